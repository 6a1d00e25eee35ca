"""Months as a wall calendar shows them: weeks from Monday, with what falls on each day."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Day:
    """A field of the calendar; `number` is 0 outside the month."""

    number: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `first` is its first day."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]


def months(entries: Iterable[tuple[date, str]]) -> tuple[Month, ...]:
    """The months that have an entry, in order; each day's entries in the order given."""
    on: dict[date, list[str]] = {}
    for day, text in entries:
        on.setdefault(day, []).append(text)
    return tuple(_month(year, month, on) for year, month in sorted({(day.year, day.month) for day in on}))


def _month(year: int, month: int, on: dict[date, list[str]]) -> Month:
    weeks = Calendar().monthdayscalendar(year, month)
    return Month(
        date(year, month, 1),
        tuple(tuple(Day(number, tuple(on.get(date(year, month, number), ())) if number else ()) for number in week) for week in weeks),
    )
