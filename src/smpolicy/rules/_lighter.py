"""What a detector finds and what weighs less all the same: an office's telephone is no person's."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smpolicy.model.finding import Severity
from smpolicy.model.match import Detection
from smpolicy.model.source import Part
from smpolicy.rules._base import Hit, SeverityName
from smpolicy.rules._guards import occurs, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighter:
    """Findings of a detector that get a `sub`, a severity and words of their own.

    All that is given must hold: the detection has one of the values of its `groups`, `only_matched` occurs in the marked text and
    `only_sentence` in its sentence, where `unless_sentence` does not.
    """

    sub: str
    severity: SeverityName
    groups: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    only_matched: str = ""
    only_sentence: str = ""
    unless_sentence: str = ""
    message: Mapping[str, str] = dataclasses.field(default_factory=dict)
    help: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def guards(self) -> Iterator[tuple[str, str]]:
        """The expressions by their keys, as `Rule.guards` gives them."""
        for name in ("only_matched", "only_sentence", "unless_sentence"):
            if getattr(self, name):
                yield name, getattr(self, name)

    def applies(self, found: Detection, part: Part) -> bool:
        """Whether a detection is one of these."""
        if any(found.groups.get(name) not in values for name, values in self.groups.items()):
            return False
        if self.only_matched and not occurs(self.only_matched, part.text[found.span.start : found.span.end]):
            return False
        around = sentence(part, found.span)
        return bool(not self.only_sentence or occurs(self.only_sentence, around)) and not (
            self.unless_sentence and occurs(self.unless_sentence, around)
        )

    def of(self, hit: Hit) -> Hit:
        """The hit as one that weighs less."""
        return dataclasses.replace(
            hit, sub=self.sub, severity=Severity(self.severity), message=self.message or None, help=self.help or None
        )
