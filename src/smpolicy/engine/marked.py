"""Texts of subjects for somebody who reads them whole: masked as findings are, and cut where findings mark them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from smpolicy.engine._findings import FindingMaker
from smpolicy.engine.context import CheckContext
from smpolicy.engine.mask import Cover, masked
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.finding import Finding
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text, masked. `marks` are the findings that mark it: their positions, from 0, among those given."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text of a subject, in pieces."""

    field: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class MarkedDraft:
    """The texts of a draft that say something, the topics it touches, and the functions that approved another text of it."""

    texts: tuple[MarkedText, ...]
    topics: tuple[str, ...]
    lapsed: tuple[str, ...]


def marked_drafts(ruleset: Ruleset, drafts: Iterable[tuple[Subject, Sequence[Finding]]], today: date) -> tuple[MarkedDraft, ...]:
    """Each draft with what its findings mark."""
    pairs = list(drafts)
    context = CheckContext(ruleset, today)
    maker = FindingMaker(context, unmask=False)
    context.begin([subject for subject, _ in pairs])
    return tuple(
        MarkedDraft(
            texts=tuple(
                MarkedText(part.field, cut(part.text, maker.covers(part.text), _spans(findings, part.field)))
                for part in subject.parts
                if part.text.strip()
            ),
            topics=tuple(context.facts(subject)["tags"]),
            lapsed=tuple(context.facts(subject)["lapsed"]),
        )
        for subject, findings in pairs
    )


def _spans(findings: Sequence[Finding], field: str) -> list[tuple[int, Span]]:
    return [(at, one.span) for at, one in enumerate(findings) if one.span is not None and one.field == field]


def cut(text: str, covers: Sequence[Cover], marks: Iterable[tuple[int, Span]]) -> tuple[Stretch, ...]:
    """The text in pieces, each masked; a mark that reaches into what is hidden takes all of it, so that nothing shows twice."""
    opened: dict[int, list[int]] = defaultdict(list)
    closed: dict[int, list[int]] = defaultdict(list)
    for at, span in marks:
        whole = _grown(span, covers)
        if whole.start < whole.end:
            opened[whole.start].append(at)
            closed[whole.end].append(at)
    edges = sorted({0, len(text), *opened, *closed})
    inside: set[int] = set()
    found = []
    for start, end in pairwise(edges):
        inside = (inside - set(closed[start])) | set(opened[start])
        found.append(Stretch(masked(text, covers, Span(start, end)), tuple(sorted(inside))))
    return tuple(found)


def _grown(span: Span, covers: Iterable[Cover]) -> Span:
    touched = [cover.span for cover in covers if cover.span.overlaps(span)]
    return Span(min((span.start, *(one.start for one in touched))), max((span.end, *(one.end for one in touched))))
