"""The days an audit looks at, as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any

import click

from smpolicy.cli._options import name_of
from smpolicy.errors import Fault, UsageError

Days = tuple[date, date]
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-?[QqKk]([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


class PeriodType(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A year, quarter, month or two dates. Raises `UsageError` for anything else."""

    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Days:  # noqa: ARG002 - click's signature
        """The first and the last day."""
        if isinstance(value, tuple):
            return value
        try:
            found = days_of(str(value))
        except ValueError:
            found = None
        if found is None or found[0] > found[1]:
            raise UsageError(_no_period(name_of(param), str(value)))
        return found


def days_of(text: str) -> Days | None:
    """First and last day of `2026`, `2026-Q4`, `2026-11` or `2026-10-01..2026-11-22`; None for another form.

    Raises `ValueError` for dates that do not exist.
    """
    if match := _YEAR.fullmatch(text):
        return _months(int(match[1]), 1, 12)
    if match := _QUARTER.fullmatch(text):
        last = 3 * int(match[2])
        return _months(int(match[1]), last - 2, last)
    if match := _MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _RANGE.fullmatch(text):
        return date.fromisoformat(match[1]), date.fromisoformat(match[2])
    return None


def _months(year: int, first: int, last: int) -> Days:
    start = date(year, first, 1)
    return start, date(year, last, monthrange(year, last)[1])


def _no_period(place: str, value: str) -> Fault:
    return Fault(
        place,
        0,
        0,
        "not-a-period",
        {"id": f"'{value}' bukan periode.", "en": f"'{value}' is no period."},
        {
            "id": "Tulis tahun (2026), triwulan (2026-Q4), bulan (2026-11), atau dua tanggal (2026-10-01..2026-11-22).",
            "en": "Write a year (2026), a quarter (2026-Q4), a month (2026-11) or two dates (2026-10-01..2026-11-22).",
        },
    )
