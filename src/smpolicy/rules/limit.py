"""`limit`: a measure has a bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._measures import measure_of

MeasureName = Literal["chars", "hashtags", "mentions", "links", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Rule):
    """Finds a measure over its `max` or under its `min`; each is a number, CEL, or `platform` for the platform's own."""

    KIND: ClassVar[str] = "limit"

    measure: MeasureName | None = None
    value: str = ""
    max: int | float | str | None = None
    min: int | float | str | None = None
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        if self.value:
            yield Expression("value", self.value, "number")
        for name, bound in (("max", self.max), ("min", self.min)):
            if isinstance(bound, str) and bound != "platform":
                yield Expression(name, bound, "number")

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        most, least = self._bound("max", self.max, subject, context), self._bound("min", self.min, subject, context)
        if self.measure is None:
            value = context.value(self, "value", subject)
            if _outside(value, least, most):
                yield Hit(field=self.at or "", values={"value": value, "max": most, "min": least})
            return
        platform = context.facts(subject)["platform"]
        for part in self.parts_of(subject):
            if part.field not in ("text", "bio", "caption") and not self.fields:
                continue
            value = measure_of(self.measure, part.text, platform)
            if _outside(value, least, most):
                yield self._text_hit(part, value, least, most)

    def _text_hit(self, part: Part, value: float, least: float | None, most: float | None) -> Hit:
        end = len(part.text)
        start = min(int(most), end) if self.measure == "chars" and most is not None and value > most else 0
        return Hit(part=part, span=Span(min(start, max(end - 1, 0)), end), values={"value": value, "max": most, "min": least})

    def _bound(self, name: str, bound: float | str | None, subject: Subject, context: Context) -> float | None:
        if bound is None or isinstance(bound, int | float):
            return bound
        if bound != "platform":
            computed: float = context.value(self, name, subject)
            return computed
        platform = context.facts(subject)["platform"]
        rows: list[dict[str, Any]] = context.policy.get("blueprint", {}).get("platforms", [])
        return next((row.get("max_chars") for row in rows if row.get("id") == platform), None)


def _outside(value: float, least: float | None, most: float | None) -> bool:
    return (most is not None and value > most) or (least is not None and value < least)
