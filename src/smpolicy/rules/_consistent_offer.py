"""What a text says of an offer equals the draft's offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Hit
from smpolicy.rules._dates import Day, WrittenDate, days_of, written_dates
from smpolicy.rules._guards import after, before, sentence

_PERCENT = lazy(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen\b|percent\b)", regex.IGNORECASE)
_WORDS = r"(?:diskon|disc|discount|potongan|hemat|cashback|promo|sale|save)"
_BEFORE = lazy(rf"(?i)\b{_WORDS}\b(?:(?!%|persen|percent)[^\n]){{0,40}}$")
_AFTER = lazy(rf"(?i)\s*(?:{_WORDS}|off)\b")
_SPEAKS_OF_IT = lazy(rf"(?i)\b(?:{_WORDS}|penawaran|berlaku|periode|s\.?d\.?|s/d|offer|valid|until)\b|%")
_NO_PERIOD: Localised = {"id": "Penawaran tidak menyebut masa berlakunya.", "en": "The offer does not state its period."}
_VALUE: Localised = {"id": "Teks menyebut {matched}, padahal penawarannya {value}.", "en": "The text says {matched}, the offer is {value}."}
_PERIOD: Localised = {
    "id": "Tanggal '{matched}' berbeda dari masa penawaran {starts}–{ends}.",
    "en": "The date '{matched}' differs from the offer's period {starts} to {ends}.",
}
_OVER: Localised = {
    "id": "Penawaran berakhir pada {ends}, sebelum unggahan terbit pada {day}.",
    "en": "The offer ends on {ends}, before publication on {day}.",
}


def check_offer(part: Part, subject: Subject) -> Iterator[Hit]:
    """A discount without a period, an offer that is over, percentages and dates of the text that are not the offer's."""
    offer = subject.fields.get("offer")
    if not isinstance(offer, Mapping) or part.field != "text":
        return
    starts, ends = _day(offer.get("starts_on")), _day(offer.get("ends_on"))
    if offer.get("kind") == "discount" and (starts is None or ends is None):
        yield Hit(field="offer", sub="period", message=_NO_PERIOD)
    # A draft without a time of publication has not said that it comes too late.
    published = str(subject.fields.get("publish_at", ""))[:10]
    if ends is not None and published and ends.isoformat() < published:
        yield Hit(field="offer.ends_on", sub="over", message=_OVER, values={"ends": ends.isoformat(), "day": published})
    yield from _percentages(part, offer)
    if starts is not None and ends is not None:
        yield from _dates(part, starts, ends)


def _percentages(part: Part, offer: Mapping[str, Any]) -> Iterator[Hit]:
    value = _PERCENT.search(str(offer.get("value", "")))
    if value is None:
        return
    for match in _PERCENT.finditer(part.text):
        span = Span(*match.span())
        is_discount = _BEFORE.search(before(part, span)) or _AFTER.match(after(part, span))
        if is_discount and _number(match[1]) != _number(value[1]):
            yield Hit(part=part, span=span, sub="value", message=_VALUE, values={"value": str(offer["value"])})


def _dates(part: Part, starts: date, ends: date) -> Iterator[Hit]:
    values = {"starts": starts.isoformat(), "ends": ends.isoformat()}
    for written in written_dates(part.text):
        # What is no date at all is the calendar's own finding.
        is_date = all(day.on(starts.year) for day in days_of(written))
        if is_date and not _agrees(written, starts, ends) and _SPEAKS_OF_IT.search(sentence(part, written.span)):
            yield Hit(part=part, span=written.span, sub="period", message=_PERIOD, values=values)


def _agrees(written: WrittenDate, starts: date, ends: date) -> bool:
    """Whether a range is the offer's, and a single day inside it; where no year is said, either year of the offer does."""
    first, last = _possible(written.first, starts, ends), written.last
    if last is None:
        return any(starts <= day <= ends for day in first)
    return starts in first and ends in _possible(last, starts, ends)


def _possible(day: Day, starts: date, ends: date) -> set[date]:
    dates = (one.on(year) for one in day.readings() for year in (starts.year, ends.year))
    return {one for one in dates if one is not None}


def _day(told: Any) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
