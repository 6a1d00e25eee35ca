"""Hides personal data and confidential terms in everything that leaves the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from smpolicy.engine.context import CheckContext
from smpolicy.model.finding import Snippet
from smpolicy.model.text import Span
from smpolicy.rules._confidential import confidential_entries, misspellable
from smpolicy.rules._misspelt import slips

EXCERPT_LIMIT = 120
"""Code points of an excerpt; a longer one is cut with an ellipsis."""
SNIPPET_BEFORE, SNIPPET_AFTER = 60, 80
"""Code points of the line shown before the start and after the end of what is marked."""
HIDDEN = "••••"


@dataclass(frozen=True, slots=True)
class Cover:
    """The masked text that stands in place of `span`."""

    span: Span
    shown: str


def covers_of(text: str, context: CheckContext, confidential: Collection[tuple[str, str]]) -> tuple[Cover, ...]:
    """What must be hidden in a text: personal data, and confidential terms under the id of their entry.

    `confidential` pairs the prefix of the matcher keys of an entry with the entry's id.
    """
    covers = [
        Cover(found.span, context.detectors[found.detector].mask(text[found.span.start : found.span.end]))
        for found in context.detections(text)
        if context.detectors[found.detector].personal
    ]
    scan = context.scan(text)
    for prefix, entry in confidential:
        for key, matches in scan.items():
            if key.startswith(prefix):
                covers.extend(Cover(match.span, f"[{entry}]") for match in matches)
    for row in confidential_entries(context.policy) if confidential else ():
        # What is nearly a secret gives the secret away.
        covers.extend(Cover(one.span, f"[{row['id']}]") for one in slips(text, misspellable(row), 1))
    return _disjoint(covers)


def masked(text: str, covers: Iterable[Cover], span: Span) -> str:
    """The part of `text` inside `span`, masked; a cover that reaches over an edge counts whole."""
    if span.start >= span.end:
        return ""
    out, at = [], span.start
    for cover in covers:
        if cover.span.overlaps(span):
            out.append(text[at : max(at, cover.span.start)])
            out.append(cover.shown)
            at = max(at, cover.span.end)
    out.append(text[at : max(at, span.end)])
    return "".join(out)


def excerpt_of(text: str, covers: tuple[Cover, ...], span: Span) -> str:
    """The marked text, masked and of bounded length."""
    shown = masked(text, covers, span)
    return shown if len(shown) <= EXCERPT_LIMIT else shown[: EXCERPT_LIMIT - 1] + "…"


def snippet_of(text: str, covers: tuple[Cover, ...], span: Span) -> Snippet:
    """The masked line around the marked text, cut on both sides where it is long."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - SNIPPET_BEFORE)
    line_end = text.find("\n", span.start)
    line_end = len(text) if line_end < 0 else line_end
    stop = min(span.end, line_end)
    end = min(line_end, stop + SNIPPET_AFTER)
    before = masked(text, covers, Span(start, span.start))
    inside = excerpt_of(text, covers, Span(span.start, max(stop, span.start)))
    # A cover that began before the mark was shown whole with the text before it.
    inside_start = _after_covers(covers, span.start)
    if inside_start > span.start:
        inside = masked(text, covers, Span(min(inside_start, stop), stop))
    after = masked(text, covers, Span(min(_after_covers(covers, stop), end), end))
    lead = "…" if start > 0 and text[start - 1] != "\n" else ""
    tail = "…" if end < line_end else ""
    whole = lead + before + inside + after + tail
    return Snippet(whole, len(lead + before), len(lead + before + inside))


def _after_covers(covers: Iterable[Cover], offset: int) -> int:
    """`offset`, or the end of the cover that reaches over it."""
    return next((cover.span.end for cover in covers if cover.span.start < offset < cover.span.end), offset)


def _disjoint(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    kept: list[Cover] = []
    for cover in sorted(covers, key=lambda one: (one.span.start, -one.span.end)):
        if kept and cover.span.start < kept[-1].span.end:
            if cover.span.end > kept[-1].span.end:
                kept[-1] = Cover(Span(kept[-1].span.start, cover.span.end), HIDDEN)
            continue
        kept.append(cover)
    return tuple(kept)
