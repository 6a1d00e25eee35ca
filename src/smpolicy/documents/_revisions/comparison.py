"""What changed between two policies, as sections of lines that every form of the answer lays out: terminal, Markdown, HTML, PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smpolicy.app.compare import Compared, DraftChange
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.people import directory
from smpolicy.documents._revisions.comparison_words import CHECKED, DRAFTS, NO_DRAFTS, NOTHING, STATES, VALUES
from smpolicy.documents._revisions.lines import clause_lines, draft_lines, value_line
from smpolicy.documents.html import render_html
from smpolicy.model.localised import Localised, fill, say
from smpolicy.model.telling import Line, Section, line
from smpolicy.model.words import DECISION, word
from smpolicy.policy.clause import Policy

_OTHERS = "registers"
TITLE: Localised = {"id": "Perubahan kebijakan", "en": "Changes of the policy"}


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page about the changes; its frame is that of the new policy. `before` is empty where there was no policy before."""

    frame: Frame
    before: str
    before_digest: str
    now: str
    sections: tuple[Section, ...]


def sections_of(compared: Compared, lang: str) -> tuple[Section, ...]:
    """The sections that have something to tell; at least one."""
    told = tuple(one for one in _sections(compared, lang) if one.lines)
    return told or (Section("nothing", TITLE, (line(0, say(NOTHING, lang)),)),)


def comparison_page(compared: Compared, today: date, lang: str, fmt: str) -> str:
    """The changes as one self-contained HTML file in the layout of every document; `fmt` is `html`, or `pdf` for paper."""

    def build(policy: Policy, inputs: Inputs, lang: str) -> ComparisonView:
        frame = frame_of(policy, TITLE, "", directory(policy), inputs.today, lang)
        old = compared.comparison.old
        return ComparisonView(frame, f"{old.id} {old.version}", old.digest, f"{policy.id} {policy.version}", sections_of(compared, lang))

    document = Document("comparison", TITLE, build, "comparison.html")
    return render_html(document, build(compared.new, Inputs(today=today), lang), lang, fmt, look=compared.new.look).html


def _sections(compared: Compared, lang: str) -> Iterator[Section]:
    comparison = compared.comparison
    names = {**directory(compared.old).names, **directory(compared.new).names}
    for state, title in STATES.items():
        yield Section(
            state, title, tuple(told for one in comparison.clauses if one.state == state for told in clause_lines(one, names, lang))
        )
    lines: dict[str, list[Line]] = {group: [] for group in VALUES}
    for one in comparison.values:
        lines[_group_of(one.path)].append(value_line(one, lang))
    for group, (title, _) in VALUES.items():
        yield Section(f"values-{group}", title, tuple(lines[group]))
    if comparison.drafts is not None:
        yield Section("drafts", DRAFTS, tuple(_drafts(comparison.drafts, comparison.drafts_checked, lang)))


def _group_of(path: str) -> str:
    head = path.partition(".")[0].partition("[")[0]
    return next((group for group, (_, heads) in VALUES.items() if head in heads), _OTHERS)


def _drafts(drafts: Sequence[DraftChange], checked: int, lang: str) -> Iterator[Line]:
    """How many of how many, from which decision to which, and each of them."""
    if not drafts:
        yield line(0, say(NO_DRAFTS, lang))
        return
    ways: Mapping[tuple[str, str], int] = Counter((word(DECISION, one.old, lang), word(DECISION, one.new, lang)) for one in drafts)
    told = "; ".join(f"{old} → {new}: {count}" for (old, new), count in ways.items())
    yield line(0, f"{say(fill(CHECKED, {'count': len(drafts), 'checked': checked}), lang)} ({told}).", "strong")
    for one in drafts:
        yield from draft_lines(one, lang)
