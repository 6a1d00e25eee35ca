"""`window`: a date lies where it must."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the key of the rule is called `date`
from typing import Any, ClassVar

from smpolicy.model.finding import Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values

_NOT_A_DATE = {
    "id": "Aturan {rule} tidak dapat diuji: '{told}' bukan tanggal.",
    "en": "The rule {rule} could not be tested: '{told}' is not a date.",
}
_WRITE_A_DATE = {
    "id": "Anggap belum lolos. Tulis tanggalnya seperti 2027-02-01, lalu periksa lagi.",
    "en": "Treat it as not passed. Write the day as in 2027-02-01, and check again.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Rule):
    """Finds a date that is before `not_before`, after `not_after`, older than `max_age_days` or too near.

    Dates are CEL strings in ISO form; days are whole days, and the bounds themselves are allowed. A bound that is the empty
    string bounds nothing. `until` (default: today) is what age and lead count to.
    """

    KIND: ClassVar[str] = "window"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Percaya pada tanggal yang tertulis; kapan sesuatu benar-benar terbit atau terjadi tidak terlihat.",
        "en": "Believes the dates that are written; when a thing was really published or done is not seen.",
    }

    date: str
    for_each: str = ""
    not_before: str = ""
    not_after: str = ""
    until: str = ""
    max_age_days: int | str | None = None
    min_lead_days: int | str | None = None
    required: bool = False
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        over = {"item": "for_each"} if self.for_each else {}
        if self.for_each:
            yield Expression("for_each", self.for_each, "list")
        for name in ("date", "not_before", "not_after", "until"):
            if getattr(self, name):
                yield Expression(name, getattr(self, name), "string", over)
        for name in ("max_age_days", "min_lead_days"):
            if isinstance(getattr(self, name), str):
                yield Expression(name, getattr(self, name), "int", over)
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        if not self.for_each:
            yield from self._told(subject, context, {}, self.at)
            return
        for item, path in elements_of(self, "for_each", self.for_each, subject, context):
            yield from self._told(subject, context, {"item": item}, path or self.at)

    def _told(self, subject: Subject, context: Context, variables: Mapping[str, Any], path: str) -> Iterator[Hit]:
        """What is wrong with one date. One that is none is told where it stands, and hides nothing about the others."""
        try:
            yield from self._judge(subject, context, variables, path)
        except _NotADateError as error:
            yield Hit(
                field=path,
                verdict=Verdict.UNDETERMINED,
                message=_NOT_A_DATE,
                help=_WRITE_A_DATE,
                values={"told": error.told, "rule": self.name},
            )

    def _judge(self, subject: Subject, context: Context, variables: Mapping[str, Any], path: str) -> Iterator[Hit]:
        told = str(context.value(self, "date", subject, **variables))
        own = slot_values(self, self.values, subject, context, **variables)
        if not told:
            if self.required:
                yield Hit(field=path, values={"date": "-", "bound": "-", "days": "-", **own})
            return
        day = _day(told)
        for bound, days in self._broken(day, subject, context, variables):
            yield Hit(field=path, values={"date": told[:10], "bound": bound, "days": days, **own})
            return

    def _broken(self, day: Date, subject: Subject, context: Context, variables: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
        until = self._bound("until", subject, context, variables) or context.today
        earliest = self._bound("not_before", subject, context, variables)
        latest = self._bound("not_after", subject, context, variables)
        if earliest is not None and day < earliest:
            yield earliest.isoformat(), (earliest - day).days
        if latest is not None and day > latest:
            yield latest.isoformat(), (day - latest).days
        age, lead = self._days("max_age_days", subject, context, variables), self._days("min_lead_days", subject, context, variables)
        if age is not None and (until - day).days > age:
            yield until.isoformat(), (until - day).days
        if lead is not None and (day - until).days < lead:
            yield until.isoformat(), (day - until).days

    def _bound(self, name: str, subject: Subject, context: Context, variables: Mapping[str, Any]) -> Date | None:
        told = str(context.value(self, name, subject, **variables)) if getattr(self, name) else ""
        return _day(told) if told else None

    def _days(self, name: str, subject: Subject, context: Context, variables: Mapping[str, Any]) -> int | None:
        told = getattr(self, name)
        return int(context.value(self, name, subject, **variables)) if isinstance(told, str) else told


class _NotADateError(Exception):
    """What stands where a date should."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


def _day(text: str) -> Date:
    try:
        return Date.fromisoformat(text[:10])
    except ValueError:
        raise _NotADateError(text) from None
