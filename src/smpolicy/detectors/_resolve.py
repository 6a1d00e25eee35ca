"""One finding for each place: of detections that overlap the more specific stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from smpolicy.detectors._base import Detector
from smpolicy.model.match import Detection


def resolve(detections: Iterable[Detection], detectors: Mapping[str, Detector]) -> tuple[Detection, ...]:
    """The detections that hold their place, in order of place.

    One that a word beside it names goes before one that only its shape tells; then the detector's rank decides, then
    the score, then the longer one. What is kept does not overlap itself, so only the neighbours are looked at.
    """

    def weight(one: Detection) -> tuple[bool, int, float, int]:
        return one.named, detectors[one.detector].rank, one.score, one.span.end - one.span.start

    kept: list[Detection] = []
    for one in sorted(detections, key=weight, reverse=True):
        at = bisect_left(kept, one.span, key=lambda other: other.span)
        if not any(other.span.overlaps(one.span) for other in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, one)
    return tuple(kept)
