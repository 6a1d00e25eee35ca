"""Figures with a unit as replies state them: durations, shares, sums, and what else an article counts in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span
from smpolicy.rules._clock import clocks
from smpolicy.rules._money import IN_RUPIAH, PRICE, rupiah
from smpolicy.rules._number_words import NUMBER_WORDS, value_of

MONEY, SHARE, TIME, CLOCK = "rupiah", "%", "time", "clock"
_DURATIONS = {
    "working day": ("hari kerja", "working days", "working day", "business days", "business day"),
    "day": ("hari", "days", "day"),
    "hour": ("jam", "hours", "hour"),
    "minute": ("menit", "minutes", "minute"),
    "second": ("detik", "seconds", "second"),
    "week": ("minggu", "pekan", "weeks", "week"),
    "month": ("bulan", "months", "month"),
    "year": ("tahun", "years", "year"),
}
_MONEY_NAMES = ("rp", "rp.", "idr", "rupiah")
_SHARE_NAMES = ("%", "persen", "percent")
_MEASURES = {
    "kg": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"),
    "g": ("g", "gr", "gram", "grams"),
    "gb": ("gb", "giga", "gigabyte", "gigabytes"),
    "mb": ("mb", "mega", "megabyte", "megabytes"),
    "km": ("km", "kilometer", "kilometre", "kilometers", "kilometres"),
    "cm": ("cm", "sentimeter", "centimetre", "centimeter"),
    "ml": ("ml", "mililiter", "millilitre"),
    "l": ("l", "liter", "litre", "liters", "litres"),
}
"""Units that an article may count in and a reply call otherwise: "25 kilo" is held against 20 kg."""
_MEASURE_OF = {name: unit for unit, names in _MEASURES.items() for name in names}
_MONTH = r"(?:jan|feb|pebr|mar|apr|mei|juni|juli|agus|sept|okt|nov|des)\p{L}*"
# What makes a name of a unit part of another word: "hari ini", "jam kerja", "minggu depan", "bulan Oktober", "tahun 2026".
_NO_UNIT = rf"""(?! \s+ (?:
      ini | itu | depan | esok | besok | libur | raya | besar | baru | ajaran | pertama | terakhir | puasa | madu | pagi | siang | sore | malam
    | senin | selasa | rabu | kamis | jum['’]?at | sabtu | minggu | operasional | buka | tutup | (?:pe)?layanan | istirahat | sibuk | tangan | dinding | berapa
    | {_MONTH} | (?:19|20)\d\d | (?:yang\s+)?(?:lalu|silam|kemarin|belakangan) | ago | earlier ) \b | \s+kerja\b )"""
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|\b{NUMBER_WORDS})"
_TO = r"\s*(?:[-–—]|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga|to)\s*"
_STATED = rf"(?<!\d[.,:]|[\p{{L}}\p{{N}}][-/_\#]|[\p{{L}}\p{{N}}\#]) (?:(?P<times>\d)\s*[x×]\s*)? (?P<first>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))?"
_CLOCK = lazy(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
# "tiket 45210 hari ini" and "WA 0811-1000-321 jam 8": the end of a longer number, or a number with a name of its own.
_NAMED = lazy(r"(?i)(?:\b(?:tiket|pesanan|order|no|nomor|resi|invoice|faktur|kode|id|kasus|case|ticket|number|ref)\b\s*[.:#]*|\d[\s-])\s*$")
_CURRENCY = lazy(r"(?i)\b(?:Rp\.?|IDR)\s*$")
# "seminggu", where it is no rate: "tiga kali seminggu", "Rp15.000 sebulan".
_ONE = lazy(
    r"(?i)(?<!(?:kali|x|hari|jam|ribu|rb|juta|jt|rupiah|per|\d)\s+)\bse(?P<unit>detik|menit|jam|hari|minggu|pekan|bulan|tahun)\b(?!-|\s+sekali\b)"
)
_BARE_SUM = lazy(
    r"(?i)(?<![\w.,/])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<factor>ribu|rb|juta|jt|k)"
    r"(?=\s*(?:/|per\b|se(?:bulan|tahun|hari|minggu)\b|saja\b|aja\b|ya\b|kak\b|[.,;!?)]|$))"
)
_SHORTEST_NAMED = 3
_REACH = 40
"""Code points before a figure that are looked at, so that many figures cost no more than their number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or range with its unit. `kind` is what units can be compared at all: a time, a sum, a share, or the unit itself.

    One that is `weak` may well speak of something else: it says something only where the condition of a fact is named beside it.
    """

    span: Span
    unit: str
    kind: str
    first: float
    last: float | None = None
    weak: bool = False

    def equals(self, other: Figure) -> bool:
        """Whether both state the same, however it is written."""
        return (self.unit, self.first, self.last) == (other.unit, other.first, other.last)


def figures(text: str, own_units: Sequence[str] = ()) -> list[Figure]:
    """Every figure with a unit in order of place; `own_units` are names beside those of times, shares and sums.

    Dates, ticket numbers, opening days ("hari kerja 08.00") and what is past ("2 hari lalu") are none of them; times of the clock,
    "seminggu" and sums without a currency ("15 ribu per bulan") are weak.
    """
    found = [*_counted(text, tuple(dict.fromkeys(own_units))), *_sums(text), *_weak(text), *_clocks(text)]
    return sorted(found, key=lambda one: one.span)


def own_unit(name: str) -> str:
    """The name where it is one that only the article knows, else nothing."""
    plain = _MEASURE_OF.get(name.strip().casefold(), name.strip().casefold())
    known = {*_MONEY_NAMES, *_SHARE_NAMES, *(one for names in _DURATIONS.values() for one in names)}
    return "" if plain in known else plain


def stated(value: str, unit: str) -> Figure | None:
    """The figure of a value that stands beside its unit: `3–5` and `hari kerja`; a value may bring its own unit."""
    unit = unit.strip()
    told = f"Rp {value}" if unit.casefold() in _MONEY_NAMES and not value.strip().casefold().startswith("rp") else f"{value} {unit}"
    own = own_unit(unit)
    return next(iter(figures(told, (own,) if own else ())), None)


def _counted(text: str, own_units: tuple[str, ...]) -> Iterator[Figure]:
    for match in _expression(own_units).finditer(text):
        number = match["first"]
        before = text[max(match.start() - _REACH, 0) : match.start()]
        is_clock = match["unit"].casefold() in _DURATIONS["hour"] and _CLOCK.fullmatch(match["last"] or number)
        if is_clock or (len(number) >= _SHORTEST_NAMED and not match["last"] and _NAMED.search(before)):
            continue
        unit, kind = _unit(match["unit"])
        factor = int(match["times"] or 1)
        last = _value(match["last"]) * factor if match["last"] else None
        yield Figure(Span(*match.span()), unit, kind, _value(number) * factor, last)


def _sums(text: str) -> Iterator[Figure]:
    for expression in (PRICE, IN_RUPIAH):
        for match in expression.finditer(text):
            if expression is PRICE or not _CURRENCY.search(text[max(match.start() - _REACH, 0) : match.start()]):
                yield Figure(Span(*match.span()), MONEY, MONEY, float(rupiah(match)))


def _weak(text: str) -> Iterator[Figure]:
    for match in _ONE.finditer(text):
        unit, kind = _unit(match["unit"])
        yield Figure(Span(*match.span()), unit, kind, 1.0, weak=True)
    for match in _BARE_SUM.finditer(text):
        if not _CURRENCY.search(text[max(match.start() - _REACH, 0) : match.start()]):
            yield Figure(Span(*match.span()), MONEY, MONEY, float(rupiah(match)), weak=True)


def _clocks(text: str) -> Iterator[Figure]:
    for one in clocks(text):
        yield Figure(one.span, CLOCK, CLOCK, float(one.first), None if one.last is None else float(one.last), weak=True)


@lru_cache(maxsize=64)
def _expression(own_units: tuple[str, ...]) -> regex.Pattern[str]:
    names = [name for group in _DURATIONS.values() for name in group]
    names += [name for unit in own_units for name in _MEASURES.get(unit, (unit,))]
    either = "|".join(regex.escape(name, literal_spaces=True).replace(" ", r"\s+") for name in sorted(names, key=len, reverse=True))
    # "2 hari kerja" states nothing in plain days, so the longer name is tried first and `kerja` may not follow the shorter.
    return regex.compile(rf"(?ix) {_STATED} (?: [\s-]*(?P<unit>{either})(?!\w){_NO_UNIT} | \s*(?P<unit>%|persen\b|percent\b) )")


def _unit(name: str) -> tuple[str, str]:
    plain = " ".join(name.casefold().split())
    if plain in _SHARE_NAMES:
        return SHARE, SHARE
    unit = next((unit for unit, names in _DURATIONS.items() if plain in names), "")
    plain = _MEASURE_OF.get(plain, plain)
    return (unit, TIME) if unit else (plain, plain)


def _value(number: str) -> float:
    if not number[0].isdigit():
        return float(value_of(number))
    grouped = regex.fullmatch(r"\d{1,3}(?:\.\d{3})+", number)
    return float(number.replace(".", "") if grouped else number.replace(",", "."))
