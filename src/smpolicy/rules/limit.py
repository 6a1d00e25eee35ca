"""`limit`: a measure has a bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._measures import HASHTAG, excess_of, measure_of
from smpolicy.rules._numbers import number_of

MeasureName = Literal["chars", "hashtags", "mentions", "links", "words"]

PLATFORM = "platform"
"""As a bound: the platform's own, from `blueprint.platforms`."""
_FIELDS = ("text", "bio", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Rule):
    """Finds a measure over its `max` or under its `min`; each is a number, CEL, or `platform` for the platform's own.

    Each part is measured alone, but for hashtags: those of the draft's list are published with its text and count there.
    """

    KIND: ClassVar[str] = "limit"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Mengukur yang tertulis di draf dan daftar; yang dipotong atau ditambahkan jaringan saat terbit tidak terlihat.",
        "en": "Measures what draft and registers say; what the network cuts or adds on publication is not seen.",
    }

    measure: MeasureName | None = None
    value: str = ""
    max: int | float | str | None = None
    min: int | float | str | None = None
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        if self.value:
            yield Expression("value", self.value, "dyn")
        for name, bound in (("max", self.max), ("min", self.min)):
            if isinstance(bound, str) and bound != PLATFORM:
                yield Expression(name, bound, "dyn")

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        most, least = self._bound("max", self.max, subject, context), self._bound("min", self.min, subject, context)
        if self.measure is None:
            value = number_of(self, "value", self.value, subject, context)
            if _outside(value, least, most):
                yield Hit(field=self.at, values=_slots(value, least, most))
            return
        platform = str(context.facts(subject)["platform"])
        for part in self.parts_of(subject):
            if self.fields or self.names_of(part) & set(_FIELDS):
                yield from self._judge(part, subject, platform, least, most)

    def _judge(self, part: Part, subject: Subject, platform: str, least: float | None, most: float | None) -> Iterator[Hit]:
        assert self.measure is not None
        here = measure_of(self.measure, part.text, platform)
        value = here + (_listed_tags(subject, part) if self.measure == "hashtags" and part.field == "text" else 0)
        if not _outside(value, least, most):
            return
        slots = _slots(value, least, most)
        if most is not None and value > most:
            if here > most:
                yield Hit(part=part, span=excess_of(self.measure, part.text, platform, most), values=slots)
            else:
                yield Hit(field="hashtags", values=slots)
        elif part.text:
            yield Hit(part=part, span=Span(0, len(part.text)), values=slots)
        else:
            yield Hit(field=part.field, values=slots)

    def _bound(self, name: str, bound: float | str | None, subject: Subject, context: Context) -> float | None:
        if bound is None or isinstance(bound, int | float):
            return bound
        if bound != PLATFORM:
            return number_of(self, name, bound, subject, context)
        platform = context.facts(subject)["platform"]
        rows: list[dict[str, Any]] = context.policy.get("blueprint", {}).get("platforms", [])
        return next((row.get("max_chars") for row in rows if row.get("id") == platform), None)


def _listed_tags(subject: Subject, text: Part) -> int:
    """Hashtags of the draft's list that its text has not got."""
    written = {tag[1:] for tag in HASHTAG.findall(text.text.casefold())}
    listed = {str(tag).casefold().lstrip("#") for tag in subject.fields.get("hashtags", [])}
    return len(listed - written)


def _slots(value: float, least: float | None, most: float | None) -> dict[str, str]:
    return {name: "-" if one is None else f"{one:.10g}" for name, one in (("value", value), ("max", most), ("min", least))}


def _outside(value: float, least: float | None, most: float | None) -> bool:
    return (most is not None and value > most) or (least is not None and value < least)
