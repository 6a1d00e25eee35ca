"""How sure a detector is, as a sum that can be read: base pattern, validator, words beside it, words against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from smpolicy.detectors._context import Cue
from smpolicy.detectors._numbers import Number
from smpolicy.model.match import Detection

THRESHOLD = 0.6
"""The least sum that is a detection."""
CONTEXT, AGAINST, NAMED = 0.3, -0.4, 0.6


class Score:
    """A sum with its reasons."""

    def __init__(self, base: float) -> None:
        self.total = base
        self.why = [f"pattern {base:.1f}"]
        self.named = False

    def add(self, value: float, reason: str) -> Score:
        """Adds what a validator or a word says."""
        self.total += value
        self.why.append(f"{reason} {value:+.1f}")
        return self

    def words(self, number: Number, wanted: Collection[str], against: Collection[str] = ()) -> Score:
        """Adds what the words beside a number say: the nearest before it, then those after it."""
        nearest = next(iter(number.cues), None)
        behind = number.cues_behind
        self._nearest(nearest, wanted, against)
        if not self.named and (after := next((cue for cue in behind if cue.family in wanted), None)):
            self.named = after.names
            self.add(NAMED if after.names else CONTEXT, f"context after '{after.word}'")
        return self

    def _nearest(self, cue: Cue | None, wanted: Collection[str], against: Collection[str]) -> None:
        if cue is None:
            return
        if cue.family in wanted:
            self.named = cue.names
            self.add(NAMED if cue.names else CONTEXT, f"context '{cue.word}'")
        elif cue.family in against and cue.names:
            self.add(AGAINST, f"against '{cue.word}'")

    def detection(self, detector: str, number: Number, value: str = "", groups: Mapping[str, str] | None = None) -> Iterable[Detection]:
        """The detection, where the sum is enough."""
        if round(self.total, 3) >= THRESHOLD:
            yield Detection(
                detector,
                number.span,
                value or number.digits,
                round(self.total, 2),
                tuple(self.why),
                self.named,
                number.evasion,
                groups or {},
            )
