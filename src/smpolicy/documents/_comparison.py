"""What changed between two policies, as sections of lines that every form of the answer lays out: terminal, Markdown, HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from smpolicy.app._changed_clauses import ClauseChange, KeyChange
from smpolicy.app._changed_values import ValueChange
from smpolicy.app._changed_words import Piece
from smpolicy.app.compare import Comparison, DraftChange
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._changes import short_value
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._people import directory
from smpolicy.documents._words import DIRECTION
from smpolicy.documents.html import render_html
from smpolicy.model.localised import LANGUAGES, Localised, fill, say
from smpolicy.model.words import DECISION, ROUTE, SEVERITY, Words, word
from smpolicy.policy.clause import Policy

TITLE: Localised = {"id": "Perubahan kebijakan", "en": "Changes of the policy"}
_STATES: Mapping[str, Localised] = {
    "loosened": {"id": "Klausul yang dilonggarkan", "en": "Clauses loosened"},
    "withdrawn": {"id": "Klausul yang dicabut", "en": "Clauses withdrawn"},
    "removed": {"id": "Klausul yang hilang", "en": "Clauses gone"},
    "tightened": {"id": "Klausul yang diperketat", "en": "Clauses tightened"},
    "added": {"id": "Klausul baru", "en": "Clauses added"},
    "changed": {"id": "Klausul yang diubah", "en": "Clauses changed"},
}
"""In the order in which a reader must not miss them."""
_VALUES: Localised = {"id": "Pengaturan dan register", "en": "Settings and registers"}
_DRAFTS: Localised = {"id": "Naskah yang kini diputuskan lain", "en": "Drafts that are now decided otherwise"}
_NO_DRAFTS: Localised = {"id": "Semua naskah tetap diputuskan sama.", "en": "Every draft is decided as before."}
_NOTHING: Localised = {"id": "Tidak ada yang berubah.", "en": "Nothing changed."}
_NO_DECISION: Localised = {
    "id": "Belum ada keputusan yang tercatat untuk pelonggaran ini.",
    "en": "No decision on this loosening is on record.",
}
_DECIDED: Localised = {"id": "Diputuskan oleh {who}: {why}", "en": "Decided by {who}: {why}"}
_APPEARED: Localised = {"id": "kini ditemukan: {names}", "en": "now found: {names}"}
_VANISHED: Localised = {"id": "tidak lagi ditemukan: {names}", "en": "no longer found: {names}"}
_RULE: Localised = {"id": "aturan {name}", "en": "rule {name}"}
_SETTING: Localised = {"id": "pengaturan {name}", "en": "setting {name}"}
_KEYS: Words = {
    "title": {"id": "judul", "en": "title"},
    "text": {"id": "bunyi", "en": "text"},
    "why": {"id": "alasan", "en": "reason"},
    "help": {"id": "anjuran", "en": "what to do"},
    "chapter": {"id": "bab", "en": "chapter"},
    "check": {"id": "cara menguji", "en": "how it is tested"},
    "severity": {"id": "bobot", "en": "severity"},
    "route": {"id": "pemutus", "en": "who decides"},
    "basis": {"id": "dasar", "en": "basis"},
    "protects": {"id": "yang dilindungi", "en": "what it protects"},
    "applies_to": {"id": "berlaku bagi", "en": "applies to"},
    "source": {"id": "sumber", "en": "source"},
    "status": {"id": "status", "en": "status"},
}
_VALUE_WORDS: Mapping[str, Words] = {"severity": SEVERITY, "route": ROUTE}
_LANGUAGE: Words = {"id": {"id": "Indonesia", "en": "Indonesian"}, "en": {"id": "Inggris", "en": "English"}}
_CHANGE: Words = {
    "added": {"id": "baru", "en": "new"},
    "removed": {"id": "hilang", "en": "gone"},
    "changed": {"id": "diubah", "en": "changed"},
}
_CONTEXT = 40
"""Code points of unchanged text that are shown on each side of a change."""

SpanState = Literal["plain", "strong", "gone", "new", "loosened"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one look."""

    state: SpanState
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `level` 0 is a thing that changed, 1 what changed in it, 2 a remark on that."""

    level: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    anchor: str
    title: Localised
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page about the changes; its frame is that of the new policy."""

    frame: Frame
    before: str
    now: str
    sections: tuple[Section, ...]


def sections_of(comparison: Comparison, lang: str) -> tuple[Section, ...]:
    """The sections that have something to tell; at least one."""
    found = [
        Section(state, title, tuple(line for one in comparison.clauses if one.state == state for line in _clause(one, lang)))
        for state, title in _STATES.items()
    ]
    found.append(Section("values", _VALUES, tuple(_value(one, lang) for one in comparison.values)))
    if comparison.drafts is not None:
        drafts = tuple(line for one in comparison.drafts for line in _draft(one, lang))
        found.append(Section("drafts", _DRAFTS, drafts or (_line(0, say(_NO_DRAFTS, lang)),)))
    told = tuple(one for one in found if one.lines)
    return told or (Section("nothing", TITLE, (_line(0, say(_NOTHING, lang)),)),)


def comparison_page(old: Policy, new: Policy, comparison: Comparison, today: date, lang: str) -> str:
    """The changes as one self-contained HTML file, in the layout of every document."""

    def build(policy: Policy, inputs: Inputs, lang: str) -> ComparisonView:
        frame = frame_of(policy, TITLE, "", directory(policy), inputs.today, lang)
        return ComparisonView(frame, f"{old.id} {old.version}", f"{new.id} {new.version}", sections_of(comparison, lang))

    document = Document("comparison", TITLE, build, "comparison.html")
    return render_html(document, build(new, Inputs(today=today), lang), lang, "html").html


def _clause(one: ClauseChange, lang: str) -> Iterator[Line]:
    yield Line(0, (Span("strong", one.clause), Span("plain", f" {say(one.title, lang)}")))
    for key in one.keys:
        yield Line(1, tuple(_key(key, lang)))
        if key.key.startswith("rules.") and key.old is not None and key.new is not None:
            yield from (Line(2, tuple(_from_to(name, key.old.get(name), key.new.get(name)))) for name in {**key.old, **key.new})
        if key.direction == "loosened":
            yield _line(2, _decision(key, lang))


def _key(one: KeyChange, lang: str) -> Iterator[Span]:
    head, _, rest = one.key.partition(".")
    if one.pieces:
        label = word(_KEYS, head, lang)
        yield Span("plain", f"{label} ({word(_LANGUAGE, rest, lang)}): " if rest in LANGUAGES else f"{label}: ")
        yield from _pieces(one.pieces)
        return
    if head == "rules":
        change = "added" if one.old is None else "removed" if one.new is None else "changed"
        yield Span("plain", f"{say(fill(_RULE, {'name': rest}), lang)}: {word(_CHANGE, change, lang)}")
    else:
        label = say(fill(_SETTING, {"name": rest}), lang) if head == "settings" else word(_KEYS, head, lang)
        words = _VALUE_WORDS.get(one.key)
        old, new = (word(words, str(value), lang) if words and value else value for value in (one.old, one.new))
        yield from _from_to(label, old, new)
    if one.direction != "changed":
        yield Span("loosened" if one.direction == "loosened" else "plain", f" ({word(DIRECTION, one.direction, lang).lower()})")


def _decision(one: KeyChange, lang: str) -> str:
    return say(fill(_DECIDED, {"who": one.decided_by, "why": one.because}) if one.because else _NO_DECISION, lang)


def _pieces(pieces: tuple[Piece, ...]) -> Iterator[Span]:
    """The changes of a text, with no more of what stayed than shows where they are."""
    for at, one in enumerate(pieces):
        if one.state != "same":
            yield Span(one.state, one.text)
            continue
        is_first, is_last = at == 0, at == len(pieces) - 1
        shown = one.text
        if len(shown) > _CONTEXT * (1 if is_first or is_last else 2) + 1:
            shown = ("" if is_first else shown[:_CONTEXT]) + "…" + ("" if is_last else shown[-_CONTEXT:])
        yield Span("plain", shown)


def _value(one: ValueChange, lang: str) -> Line:
    if one.state == "changed":
        return Line(0, tuple(_from_to(one.path, one.old, one.new)))
    spans = [Span("plain", f"{one.path}: {word(_CHANGE, one.state, lang)}: ")]
    spans += [Span("new" if one.state == "added" else "gone", short_value(one.new if one.state == "added" else one.old) or "-")]
    return Line(0, tuple(spans))


def _draft(one: DraftChange, lang: str) -> Iterator[Line]:
    yield Line(0, tuple(_from_to(f"{one.path} ({one.id})", word(DECISION, one.old, lang), word(DECISION, one.new, lang))))
    for told, names in ((_APPEARED, one.appeared), (_VANISHED, one.vanished)):
        if names:
            yield _line(1, say(fill(told, {"names": ", ".join(names)}), lang))


def _from_to(label: str, old: Any, new: Any) -> Iterator[Span]:
    yield Span("plain", f"{label}: ")
    yield Span("gone", short_value(old) or "-")
    yield Span("plain", " → ")
    yield Span("new", short_value(new) or "-")


def _line(level: int, text: str) -> Line:
    return Line(level, (Span("plain", text),))
