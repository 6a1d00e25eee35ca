"""Weekdays and dates of a text agree with the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._dates import WEEKDAY_NAMES, Day, WrittenDate, days_of, written_dates

_WEEKDAY: Localised = {
    "id": "Tanggal {date} jatuh pada hari {right}, bukan {wrong}.",
    "en": "{date} is a {right}, not a {wrong}.",
}
_NO_SUCH: Localised = {"id": "Tanggal '{matched}' tidak ada.", "en": "There is no such date as '{matched}'."}
_BACKWARDS: Localised = {"id": "Rentang '{matched}' berakhir sebelum mulai.", "en": "The range '{matched}' ends before it begins."}
_LEAP_YEAR = 2028


def check_calendar(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Days that do not exist, ranges that run backwards, wrong weekdays.

    Without a year the kindest reading counts: 29 February exists, and a weekday is wrong only where it is in the year of
    publication, the one before and the one after.
    """
    told = str(context.facts(subject)["publish_on"])[:4]
    published = int(told) if told.isdecimal() and int(told) else context.today.year
    for written in written_dates(part.text):
        if any(day.on(_LEAP_YEAR) is None for day in days_of(written)):
            yield Hit(part=part, span=written.span, sub="no_such_date", message=_NO_SUCH)
        elif _is_backwards(written, published):
            yield Hit(part=part, span=written.span, sub="end_before_start", message=_BACKWARDS)
        else:
            for day in days_of(written):
                yield from _wrong_weekday(part, written, day, published)


def _is_backwards(written: WrittenDate, published: int) -> bool:
    if written.last is None:
        return False
    first, last = written.first, written.last
    if first.swappable or last.swappable or (first.year is None) != (last.year is None):
        return False
    if first.year is None and first.month > last.month:
        return False  # without years it may run over New Year
    starts, ends = first.on(published), last.on(published)
    return starts is not None and ends is not None and ends < starts


def _wrong_weekday(part: Part, written: WrittenDate, day: Day, published: int) -> Iterator[Hit]:
    years = (published, published - 1, published + 1) if day.year is None else (day.year,)
    dates = [one for year in years if (one := day.on(year)) is not None]
    if day.weekday is None or not dates or any(one.weekday() == day.weekday for one in dates):
        return
    values = {
        "date": dates[0].isoformat(),
        "right": {lang: names[dates[0].weekday()] for lang, names in WEEKDAY_NAMES.items()},
        "wrong": {lang: names[day.weekday] for lang, names in WEEKDAY_NAMES.items()},
    }
    yield Hit(part=part, span=written.span, sub="weekday", message=_WEEKDAY, values=values)
