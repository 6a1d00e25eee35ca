"""What people write in cells -> values: decimal commas, thousands, dates of spreadsheets, Indonesian months, lists."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from smpolicy.policy.headings import TABLES
from smpolicy.rules._dates import MONTHS, written_dates

_NOTHING = frozenset(("none", "tidak ada", "-", "–", "—", "n/a", "nihil"))
_GROUPED = re.compile(r"-?\d{1,3}(?:[.\u00a0 ]\d{3})+|-?\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>-?\d+|-?\d{1,3}(?:\.\d{3})+)[.,](?P<part>\d+)")
_INTEGER = re.compile(r"-?\d{1,18}")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day has no zone
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Day numbers of spreadsheets that are taken for dates: 1954 to 2119."""
_TIME = re.compile(
    r"(?i)(?<![\d/.-])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:](?P<second>[0-5]\d))?\s*(?P<half>am|pm)?\s*(?P<zone>wib|wita|wit|[+-]\d\d:\d\d|z)?(?![\d/.-])"
)
_ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "z": "+00:00"}
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
_PERIOD = re.compile(rf"(?i)(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s+(?P<year>(?:19|20)\d\d)")
_MONTH_NUMBER = re.compile(
    r"(?:(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)|(?P<first>(?:19|20)\d\d)[/.](?P<last>0?[1-9]|1[0-2]))"
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)")
_MOMENTS = ("at", "met_when", "consent_until")
_CONTENT_TYPES = {
    "education": "education", "educational": "education", "edukasi": "education", "edukatif": "education",
    "quote": "quote", "quotes": "quote", "kutipan": "quote",
    "soft sell": "soft_sell", "soft selling": "soft_sell", "softselling": "soft_sell", "softsell": "soft_sell", "jualan halus": "soft_sell",
    "hard sell": "hard_sell", "hard selling": "hard_sell", "hardselling": "hard_sell", "hardsell": "hard_sell", "jualan langsung": "hard_sell",
    "announcement": "announcement", "pengumuman": "announcement", "correction": "correction", "koreksi": "correction", "ralat": "correction",
    "engagement": "engagement", "interaksi": "engagement",
}  # fmt: skip
"""What people call the kinds of content."""
_INBOX_KINDS = {
    "question": "question", "questions": "question", "pertanyaan": "question", "tanya": "question", "bertanya": "question", "inquiry": "question",
    "complaint": "complaint", "complaints": "complaint", "complain": "complaint", "keluhan": "complaint", "komplain": "complaint",
    "komplen": "complaint", "aduan": "complaint", "pengaduan": "complaint",
    "dispute": "dispute", "perselisihan": "dispute", "sengketa": "dispute", "praise": "praise", "pujian": "praise", "apresiasi": "praise",
    "lainnya": "other", "lain lain": "other", "other": "other", "spam": "spam",
}  # fmt: skip
"""What people call what somebody writes to us."""
_YES, _NO = frozenset(("ya", "yes", "true", "benar")), frozenset(("tidak", "no", "false", "bukan"))


def cell_value(kind: str, path: str, told: str) -> Any:
    """The value of a cell under its field; the text itself where it is not of the kind that the field wants."""
    hint = _hint(kind, path)
    if get_origin(hint) is list:
        return "none" if told.casefold() in _NOTHING else _listed(path, told)
    read = {int: _whole, float: _number, bool: _truth}.get(hint)
    if read is not None:
        return read(told)
    if path == "content_type":
        return _CONTENT_TYPES.get(re.sub(r"[\s_-]+", " ", told.casefold()), told)
    if kind == "inbox" and path == "kind":
        return _INBOX_KINDS.get(re.sub(r"[\s_-]+", " ", told.casefold()), told)
    if path == "period":
        return _period(told)
    return moment(told) if path.endswith(("_at", "_on")) or path in _MOMENTS else told


def moment(told: str) -> str:
    """A date, or a date with its time, in ISO form; the text itself where it is none.

    Day before month, as in Indonesia and Britain. A time without a zone stays without one.
    """
    if _ISO.fullmatch(told):
        return told
    if _SERIAL.fullmatch(told) and _FIRST_SERIAL <= float(told) <= _LAST_SERIAL:
        when = _EPOCH + timedelta(seconds=round(float(told) * 86_400))
        return when.isoformat() if when.time() != _EPOCH.time() else when.date().isoformat()
    told = _YEAR_FIRST.sub(lambda match: f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}", told, count=1)
    if _ISO.fullmatch(told):
        return told
    found = next(iter(written_dates(told)), None)
    if found is None or found.first.year is None:
        return told
    day = found.first.on(found.first.year)
    return told if day is None else day.isoformat() + _time(told[: found.span.start] + " " + told[found.span.end :])


def time_of_day(told: str) -> str:
    """`T09:00:00+07:00` for `09.00 WIB`; empty where there is no time."""
    return _time(told)


def _time(told: str) -> str:
    found = _TIME.search(told)
    if found is None:
        return ""
    hour = int(found["hour"])
    half = (found["half"] or "").lower()
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    zone = (found["zone"] or "").lower()
    return f"T{hour:02}:{found['minute']}:{found['second'] or '00'}{_ZONES.get(zone, zone)}"


def _period(told: str) -> str:
    found = _PERIOD.fullmatch(told)
    if found:
        return f"{found['year']}-{MONTHS[found['month'].lower()]:02}"
    found = _MONTH_NUMBER.fullmatch(told)
    if found:
        return f"{found['year'] or found['first']}-{int(found['month'] or found['last']):02}"
    when = moment(told)
    return when[:7] if _ISO.fullmatch(when) else told


def _whole(told: str) -> int | float | str:
    plain = re.sub(r"[.,\u00a0 ]", "", told) if _GROUPED.fullmatch(told) else told
    if _INTEGER.fullmatch(plain):
        return int(plain)
    number = _number(told)
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _truth(told: str) -> bool | str:
    return True if told.casefold() in _YES else False if told.casefold() in _NO else told


def _number(told: str) -> int | float | str:
    plain = told.removesuffix("%").strip()
    if _INTEGER.fullmatch(plain):
        return int(plain)
    found = _DECIMAL.fullmatch(plain)
    return float(f"{found['whole'].replace('.', '')}.{found['part']}") if found else told


def _listed(path: str, told: str) -> list[str]:
    split = r"[\s,;]+" if path == "hashtags" else r"\s*[;\n]\s*"
    return [one for one in re.split(split, told) if one]


@cache
def _hint(kind: str, path: str) -> Any:
    hint: Any = TABLES[kind].row
    for step in path.split("."):
        hint = get_args(hint)[1] if get_origin(hint) is dict else get_type_hints(hint).get(step, str)
    return hint
