"""`consistent`: the text agrees with a register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit, Rule
from smpolicy.rules._consistent_calendar import check_calendar
from smpolicy.rules._consistent_catalog import check_catalog
from smpolicy.rules._consistent_facts import check_facts
from smpolicy.rules._consistent_kb import check_kb
from smpolicy.rules._consistent_laws import check_laws
from smpolicy.rules._consistent_offer import check_offer

_TESTS: Mapping[str, Callable[[Part, Subject, Context], Iterator[Hit]]] = {
    "laws": check_laws,
    "facts": check_facts,
    "catalog": check_catalog,
    "offer": check_offer,
    "calendar": check_calendar,
    "kb": check_kb,
}
_DETECTORS = {"laws": ("law_citation",), "facts": ("statistic",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistent(Rule):
    """Finds what a text says differently from the register named by `with`."""

    KIND: ClassVar[str] = "consistent"

    with_: Literal["laws", "facts", "catalog", "offer", "calendar", "kb"]

    def wanted_detectors(self) -> tuple[str, ...]:
        return _DETECTORS.get(self.with_, ())

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        for part in self.parts_of(subject):
            yield from _TESTS[self.with_](part, subject, context)
