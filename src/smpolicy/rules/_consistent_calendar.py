"""Weekdays and dates of a text agree with the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._dates import WEEKDAY_NAMES, WrittenDate, real_date, written_dates

_WEEKDAY = {"id": "{date} jatuh pada hari {right}, bukan {wrong}.", "en": "{date} is a {right_en}, not a {wrong_en}."}
_NO_SUCH = {"id": "Tanggal '{matched}' tidak ada.", "en": "There is no such date as '{matched}'."}
_BACKWARDS = {"id": "Rentang '{matched}' berakhir sebelum mulai.", "en": "The range '{matched}' ends before it begins."}
_LEAP_YEAR = 2028


def check_calendar(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Wrong weekdays (only where the year is said), days that do not exist, ranges that run backwards."""
    del subject
    for written in written_dates(part.text):
        # Without a year, 29 February may exist: a leap year is the kindest reading.
        year = written.year or _LEAP_YEAR
        days = [written.first] if written.last is None else [written.first, written.last]
        if any(real_date(year, written.month, day) is None for day in days):
            yield Hit(part=part, span=written.span, sub="no_such_date", message=_NO_SUCH)
        elif written.last is not None and written.last < written.first:
            yield Hit(part=part, span=written.span, sub="end_before_start", message=_BACKWARDS)
        else:
            yield from _weekday(part, written, context)


def _weekday(part: Part, written: WrittenDate, context: Context) -> Iterator[Hit]:
    del context
    day = real_date(written.year, written.month, written.first) if written.year else None
    if day is None or written.weekday is None or day.weekday() == written.weekday:
        return
    values = {
        "date": day.isoformat(),
        "right": WEEKDAY_NAMES["id"][day.weekday()],
        "wrong": WEEKDAY_NAMES["id"][written.weekday],
        "right_en": WEEKDAY_NAMES["en"][day.weekday()],
        "wrong_en": WEEKDAY_NAMES["en"][written.weekday],
    }
    yield Hit(part=part, span=written.span, sub="weekday", message=_WEEKDAY, values=values)
