"""Dates as people write them in posts, Indonesian and English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from smpolicy.model.text import Span

_MONTHS = {
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
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("senin monday mon", "selasa tuesday tue", "rabu wednesday wed", "kamis thursday thu", "jumat jum'at friday fri",
         "sabtu saturday sat", "minggu ahad sunday sun")
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY_NAMES = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_NAME = "|".join(sorted((name.replace("'", "['’]") for name in _WEEKDAYS), key=len, reverse=True))
_WRITTEN = regex.compile(
    rf"""(?ix)
    (?:\b(?P<weekday>{_DAY_NAME})\b[ ,]{{1,3}})?
    (?:
        (?<![\d.,/])(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|s\.?/?d\.?|sampai|hingga|to)\s*(?P<last>\d{{1,2}}))?
        \s+(?P<month>{_MONTH})\b\.?(?:[ ,]{{1,2}}(?P<year>(?:19|20)\d\d)\b)?
      |
        \b(?P<month2>{_MONTH})\b\.?\s+(?P<first2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–—]\s*(?P<last2>\d{{1,2}}))?
        (?:,?\s+(?P<year2>(?:19|20)\d\d)\b)(?![\d.,]\d)
    )
    """
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date or a range of days of one month in a text. `weekday` counts from 0 for Monday; `year` may be unsaid."""

    span: Span
    weekday: int | None
    first: int
    last: int | None
    month: int
    year: int | None


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Every date with a month's name, in order of place."""
    for match in _WRITTEN.finditer(text):
        group = match.groupdict()
        name = (group["weekday"] or "").lower().replace("’", "'")
        last = group["last"] or group["last2"]
        year = group["year"] or group["year2"]
        yield WrittenDate(
            span=Span(*match.span()),
            weekday=_WEEKDAYS.get(name),
            first=int(group["first"] or group["first2"]),
            last=int(last) if last else None,
            month=_MONTHS[(group["month"] or group["month2"]).lower()],
            year=int(year) if year else None,
        )


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
