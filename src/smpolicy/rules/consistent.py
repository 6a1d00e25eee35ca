"""`consistent`: the text agrees with a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from smpolicy.model.localised import Localised
from smpolicy.model.match import Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit, Rule
from smpolicy.rules._consistent_calendar import check_calendar
from smpolicy.rules._consistent_catalog import catalog_patterns, check_catalog
from smpolicy.rules._consistent_facts import DEFAULT_MONTHS, check_facts
from smpolicy.rules._consistent_kb import check_kb
from smpolicy.rules._consistent_laws import check_laws
from smpolicy.rules._consistent_offer import check_offer

_DETECTORS = {"laws": ("law_citation",), "facts": ("statistic",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistent(Rule):
    """Finds what a text says differently from the register named by `with`.

    Where a register knows one fault only (`catalog`, `facts`) the rule's own message tells it, and of `kb` the one that a
    condition's figure is another; the others have a message for each of their subs.
    """

    KIND: ClassVar[str] = "consistent"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Melihat bahwa teks sesuai dengan daftar, bukan bahwa daftarnya benar.",
        "en": "Sees that text and register agree, not that the register is right.",
    }

    with_: Literal["laws", "facts", "catalog", "offer", "calendar", "kb"]

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        if self.with_ == "catalog":
            yield from catalog_patterns(registers)

    def wanted_detectors(self) -> tuple[str, ...]:
        return _DETECTORS.get(self.with_, ())

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        for part in self.parts_of(subject):
            for hit in self._hits(part, subject, context):
                yield replace(hit, message=None) if self.message and self._is_the_one(hit) else hit

    def _is_the_one(self, hit: Hit) -> bool:
        """Whether the hit is the fault that the rule's own message speaks of."""
        return self.with_ in ("catalog", "facts") or (self.with_ == "kb" and hit.sub is None)

    def _hits(self, part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
        match self.with_:
            case "laws":
                yield from check_laws(part, context)
            case "facts":
                months = context.setting(self, "fact_months")
                yield from check_facts(part, context, DEFAULT_MONTHS if months is None else int(months))
            case "catalog":
                yield from check_catalog(part, subject, context, context.matches(self, part))
            case "offer":
                yield from check_offer(part, subject)
            case "calendar":
                yield from check_calendar(part, subject, context)
            case "kb":
                yield from check_kb(part, subject, context)
