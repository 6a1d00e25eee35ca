"""One change as lines: a clause and what changed in it, a value, a draft that is decided otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smpolicy.app._changed_clauses import ClauseChange, KeyChange
from smpolicy.app._changed_values import ValueChange
from smpolicy.app._changed_words import Piece
from smpolicy.app.compare import DraftChange
from smpolicy.documents._revisions.changes import decider, short_value
from smpolicy.documents._revisions.comparison_words import (
    APPEARED,
    CHANGE,
    DECIDED,
    KEYS,
    LANGUAGE,
    NO_DECISION,
    RULE,
    SETTING,
    VALUE_WORDS,
    VANISHED,
    WEIGHED,
)
from smpolicy.documents._words import DIRECTION
from smpolicy.model.localised import LANGUAGES, fill, say
from smpolicy.model.telling import Line, Span, line
from smpolicy.model.words import DECISION, word

_CONTEXT = 40
"""Code points of unchanged text that are shown on each side of a change."""


def clause_lines(one: ClauseChange, names: Mapping[str, str], lang: str) -> Iterator[Line]:
    """The clause, each thing that changed in it, and below a loosening who decided it. `names` are of people, by their ids."""
    yield clause_head(one, lang)
    if one.text:
        yield Line(1, (Span("gone" if one.state == "removed" else "new", say(one.text, lang)),))
    for key in one.keys:
        yield Line(1, tuple(key_spans(key, lang)))
        if key.key.startswith("rules.") and key.old is not None and key.new is not None:
            yield from (Line(2, tuple(from_to(name, key.old.get(name), key.new.get(name)))) for name in {**key.old, **key.new})
        if key.direction == "loosened":
            yield line(2, decision_sentence(key, names, lang))


def clause_head(one: ClauseChange, lang: str) -> Line:
    """The clause by its number and title."""
    return Line(0, (Span("strong", one.clause), Span("plain", f" {say(one.title, lang)}")))


def key_spans(one: KeyChange, lang: str) -> Iterator[Span]:
    """One thing that changed in a clause: from what to what, a text word by word."""
    head, _, rest = one.key.partition(".")
    if one.pieces:
        label = word(KEYS, head, lang)
        yield Span("plain", f"{label} ({word(LANGUAGE, rest, lang)}): " if rest in LANGUAGES else f"{label}: ")
        yield from _piece_spans(one.pieces)
        return
    if head == "rules":
        change = "added" if one.old is None else "removed" if one.new is None else "changed"
        yield Span("plain", f"{say(fill(RULE, {'name': rest}), lang)}: {word(CHANGE, change, lang)}")
    else:
        label = say(fill(SETTING, {"name": rest}), lang) if head == "settings" else word(KEYS, head, lang)
        words = VALUE_WORDS.get(one.key)
        old, new = (word(words, str(value), lang) if words and value else value for value in (one.old, one.new))
        yield from from_to(label, old, new)
    if one.direction != "changed":
        yield Span("loosened" if one.direction == "loosened" else "plain", f" ({word(DIRECTION, one.direction, lang).lower()})")


def decision_sentence(one: KeyChange, names: Mapping[str, str], lang: str) -> str:
    """Who decided a loosening and why, or that nobody is on record."""
    return say(fill(DECIDED, {"who": decider(one.decided_by, names, lang), "why": one.because}) if one.because else NO_DECISION, lang)


def _piece_spans(pieces: tuple[Piece, ...]) -> Iterator[Span]:
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


def value_line(one: ValueChange, lang: str) -> Line:
    """A setting or a value of a register, from what to what."""
    if one.state == "changed":
        return Line(0, tuple(from_to(one.path, one.old, one.new)))
    spans = [Span("plain", f"{one.path}: {word(CHANGE, one.state, lang)}: ")]
    spans += [Span("new" if one.state == "added" else "gone", short_value(one.new if one.state == "added" else one.old) or "-")]
    return Line(0, tuple(spans))


def draft_lines(one: DraftChange, lang: str) -> Iterator[Line]:
    """A draft, its decisions, and the rules that speak on it now, no longer do, or do otherwise."""
    yield Line(0, tuple(from_to(f"{one.path} ({one.id})", word(DECISION, one.old, lang), word(DECISION, one.new, lang))))
    for told, names in ((APPEARED, one.appeared), (VANISHED, one.vanished), (WEIGHED, one.weighed)):
        if names:
            yield line(1, say(fill(told, {"names": ", ".join(names)}), lang))


def from_to(label: str, old: Any, new: Any) -> Iterator[Span]:
    """A value that became another one; a dash stands for none."""
    yield Span("plain", f"{label}: ")
    yield Span("gone", short_value(old) or "-")
    yield Span("plain", " → ")
    yield Span("new", short_value(new) or "-")
