"""One finding for each place: of detections that overlap the more specific stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from smpolicy.detectors._base import Detector
from smpolicy.model.match import Detection


def resolve(detections: Iterable[Detection], detectors: Mapping[str, Detector]) -> tuple[Detection, ...]:
    """The detections that hold their place, in order of place.

    One that a word beside it names goes before one that only its shape tells; then the detector's rank decides, then
    the score, then the longer one.
    """

    def weight(one: Detection) -> tuple[bool, int, float, int]:
        return one.named, detectors[one.detector].rank, one.score, one.span.end - one.span.start

    found: list[Detection] = []
    for group in _groups(detections):
        kept: list[Detection] = []
        for one in sorted(group, key=weight, reverse=True):
            # What is kept does not overlap itself, so only the neighbours can.
            at = bisect_left(kept, one.span, key=lambda other: other.span)
            if not any(other.span.overlaps(one.span) for other in kept[max(at - 1, 0) : at + 1]):
                kept.insert(at, one)
        found.extend(kept)
    return tuple(found)


def _groups(detections: Iterable[Detection]) -> Iterator[list[Detection]]:
    """The detections in order of place, those together that a chain of overlaps holds together."""
    group: list[Detection] = []
    end = 0
    for one in sorted(detections, key=lambda one: one.span):
        if group and one.span.start >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, one.span.end)
    if group:
        yield group
