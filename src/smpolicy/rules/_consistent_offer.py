"""What a text says of an offer equals the draft's offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import regex

from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._dates import real_date, written_dates

_PERCENT = regex.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen\b|percent\b)", regex.IGNORECASE)
_DISCOUNT = regex.compile(r"(?i)\b(?:diskon|disc|discount|potongan|hemat|cashback|off|promo|sale)\b")
_REACH = 40
_NO_PERIOD = {"id": "Penawaran tidak menyebut masa berlakunya.", "en": "The offer does not state its period."}
_VALUE = {"id": "Teks menyebut {matched}, penawarannya {value}.", "en": "The text says {matched}, the offer is {value}."}
_PERIOD = {
    "id": "Tanggal '{matched}' berbeda dari masa penawaran {starts}–{ends}.",
    "en": "The date '{matched}' differs from the offer's period {starts} to {ends}.",
}
_OVER = {"id": "Penawaran berakhir pada {ends}, sebelum terbit pada {day}.", "en": "The offer ends on {ends}, before publication on {day}."}


def check_offer(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """A discount without a period, an offer that is over, percentages and dates of the text that are not the offer's."""
    offer = subject.fields.get("offer")
    if not isinstance(offer, Mapping) or part.field != "text":
        return
    starts, ends = _day(offer.get("starts_on")), _day(offer.get("ends_on"))
    if offer.get("kind") == "discount" and (starts is None or ends is None):
        yield Hit(field="offer", sub="period", message=_NO_PERIOD)
    published = str(context.facts(subject)["publish_on"])
    if ends is not None and ends.isoformat() < published:
        yield Hit(field="offer.ends_on", sub="over", message=_OVER, values={"ends": ends.isoformat(), "day": published})
    yield from _percentages(part, offer)
    if starts is not None and ends is not None:
        yield from _dates(part, starts, ends)


def _percentages(part: Part, offer: Mapping[str, Any]) -> Iterator[Hit]:
    value = _PERCENT.search(str(offer.get("value", "")))
    if value is None:
        return
    for match in _PERCENT.finditer(part.text):
        around = part.text[max(match.start() - _REACH, 0) : match.end() + _REACH]
        if _number(match[1]) != _number(value[1]) and _DISCOUNT.search(around):
            yield Hit(part=part, span=Span(*match.span()), sub="value", message=_VALUE, values={"value": str(offer["value"])})


def _dates(part: Part, starts: date, ends: date) -> Iterator[Hit]:
    values = {"starts": starts.isoformat(), "ends": ends.isoformat()}
    for written in written_dates(part.text):
        year = written.year or starts.year
        first = real_date(year, written.month, written.first)
        last = real_date(year, written.month, written.last) if written.last else None
        if first is None or (written.last and last is None):
            continue  # the calendar's own finding
        ranged = last is not None and (first, last) != (starts, ends)
        single = last is None and not starts <= first <= ends
        if ranged or single:
            yield Hit(part=part, span=written.span, sub="period", message=_PERIOD, values=values)


def _day(told: Any) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
