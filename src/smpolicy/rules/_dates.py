"""Dates as people write them in posts, Indonesian and English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february pebruari feb", "maret march mar", "april apr", "mei may", "juni june jun", "juli july jul",
            "agustus august agt agu aug", "september sept sep", "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ENGLISH = "january february april june july august september october november december"
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("senin sen monday mon", "selasa sel tuesday tue", "rabu rab wednesday wed", "kamis kam thursday thu", "jumat jum'at jum friday fri",
         "sabtu sab saturday sat", "minggu mgg ahad sunday sun")
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY_NAMES = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ENGLISH_DAYS = frozenset(name.lower() for long in WEEKDAY_NAMES["en"] for name in (long, long[:3]))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_NAME = "|".join(sorted((name.replace("'", "['’]") for name in _WEEKDAYS), key=len, reverse=True))
_TO = r"(?:[-–—]|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|until|through|to)"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)"
_LAST_DAY, _LAST_MONTH = 31, 12

# "dua minggu, 3 Oktober" is a stretch of weeks, not a Sunday, and "50 sen, 3 Oktober" is money.
_WEEKDAY = rf"""\b(?P<weekday>(?:(?<!(?:\d|dua|tiga|empat|lima|enam|beberapa|se|per|tiap|akhir|awal)\s*)|(?!minggu|sen\b))(?:{_DAY_NAME}))\b
    (?:\s*{_TO}\s*(?P<weekday_last>{_DAY_NAME})\b)?"""
_WRITTEN = lazy(
    rf"""(?ix)
    (?:{_WEEKDAY}[ ,(]{{1,3}}(?:tanggal\s+|tgl\.?\s+|the\s+)?)?
    (?:
        (?<![\w.,/])(?P<first>\d{{1,2}}){_ORDINAL}?(?:\s*{_TO}\s*(?P<last>\d{{1,2}}){_ORDINAL}?)?
        \s+(?:of\s+)?(?P<month>{_MONTH})\b(?:\.?[ ,]{{1,2}}(?P<year>{_YEAR})\b)?
      |
        \b(?P<month>{_MONTH})\b\.?\s+(?P<first>\d{{1,2}}){_ORDINAL}?(?:\s*{_TO}\s*(?P<last>\d{{1,2}}){_ORDINAL}?)?,?\s+(?P<year>{_YEAR})\b(?![.,]?\d)
      |
        # Without a year only where nothing follows that the number could count.
        \b(?P<month>{_ENGLISH.replace(" ", "|")})\s+(?P<first>\d{{1,2}})(?:{_ORDINAL}\b|(?![.,]?\d)(?=\s*(?:[.,;:!?)–—-]|$)))
        (?:\s*[-–—]\s*(?P<last>\d{{1,2}})\b)?
      |
        (?<![\w./-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<number>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})(?![\w/-])
      |
        (?<![\w./-])(?P<year>{_YEAR})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w/-])
    )
    """
)
_DIGIT = lazy(r"\d")
_JOIN = lazy(rf"(?i)\s*{_TO}\s*")


@dataclass(frozen=True, slots=True)
class Day:
    """One day as written. `weekday` counts from 0 for Monday; `year` may be unsaid; `swapped`: day and month may be swapped."""

    day: int
    month: int
    year: int | None
    weekday: int | None = None
    swappable: bool = False

    def on(self, year: int) -> date | None:
        """The date, in `year` where none is said; None when there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def readings(self) -> tuple[Day, ...]:
        """This day, and for `10/1/2026` its other reading."""
        return (self, replace(self, day=self.month, month=self.day)) if self.swappable else (self,)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, or a range with its last day."""

    span: Span
    first: Day
    last: Day | None = None


def written_dates(text: str) -> list[WrittenDate]:
    """Every date or range with a month's name or in figures with a year, in order of place."""
    found: list[WrittenDate] = []
    if _DIGIT.search(text) is None:
        return found
    for match in _WRITTEN.finditer(text):
        one = _read(match)
        before = found[-1] if found else None
        if one is None:
            continue
        if before and not before.last and not one.last and _JOIN.fullmatch(text, before.span.end, one.span.start):
            found[-1] = WrittenDate(Span(before.span.start, one.span.end), _with_year(before.first, one.first), one.first)
        else:
            found.append(one)
    return found


def _read(match: regex.Match[str]) -> WrittenDate | None:
    group = match.groupdict()
    year = int(group["year"]) if group["year"] else None
    weekday, last_weekday = _weekday(group["weekday"]), _weekday(group["weekday_last"])
    if group["number"]:
        day, month = int(group["day"]), int(group["number"])
        english = (group["weekday"] or "").lower() in _ENGLISH_DAYS
        return _in_figures(Span(*match.span()), day, month, year, weekday, swaps=group["mark"] is not None, english=english)
    month = MONTHS[group["month"].lower()]
    first = Day(int(group["first"]), month, year, weekday)
    last = Day(int(group["last"]), month, year, last_weekday) if group["last"] else None
    # "40 may come" is no date, "32 Januari 2026" is a wrong one.
    if year is None and weekday is None and max(first.day, last.day if last else 0) > _LAST_DAY:
        return None
    return WrittenDate(Span(*match.span()), first, last)


def _in_figures(
    span: Span, day: int, month: int, year: int | None, weekday: int | None, *, swaps: bool, english: bool
) -> WrittenDate | None:
    """Indonesian order; the American one where only that is possible, or where an English weekday leaves it open."""
    if swaps and month > _LAST_MONTH >= day:
        day, month = month, day
    if month > _LAST_MONTH or day > _LAST_DAY or not day or not month:
        return None
    open_ = swaps and day <= _LAST_MONTH and day != month
    return WrittenDate(span, Day(day, month, year, None if open_ and english else weekday, swappable=open_))


def _with_year(first: Day, last: Day) -> Day:
    """The first day of a range takes its year from the last; "28 Desember – 3 Januari 2027" begins in 2026."""
    if first.year is not None or last.year is None:
        return first
    over_new_year = first.month > last.month and (last.month - first.month) % _LAST_MONTH <= _LAST_MONTH // 2
    return replace(first, year=last.year - over_new_year)


def _weekday(name: str | None) -> int | None:
    return _WEEKDAYS.get((name or "").lower().replace("’", "'"))


def days_of(written: WrittenDate) -> Iterator[Day]:
    """The first day and, of a range, the last."""
    yield written.first
    if written.last is not None:
        yield written.last
