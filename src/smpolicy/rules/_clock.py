"""Times of the clock as replies tell opening hours: "08.00–20.00", "sampai jam 5 sore", "9 am to 1 pm"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

_HALVES = "a\\.?m\\.?|p\\.?m\\.?|pagi|siang|sore|malam"
_TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_NAMED = r"(?:pukul|pkl\.?|jam)\s+"
_EXPRESSION = lazy(
    rf"""(?ix) (?<![\d.,:/\p{{L}}-]|\bRp\s|\bRp\.\s) (?P<name>{_NAMED})?
    (?P<first>{_TIME})\s*(?P<half>(?:{_HALVES})(?!\p{{L}}))?
    (?: \s*(?:[-–—]|s\.?/?d\.?|sampai(?:\s+dengan)?|hingga|to|until)\s*(?:{_NAMED})?(?P<last>{_TIME})\s*(?P<last_half>(?:{_HALVES})(?!\p{{L}}))? )?
    (?![\d:/] | [.,]\d | \s*(?:x\b|hari|jam\b|menit|detik|bulan|tahun|pekan|%|persen|percent|rb\b|ribu|juta|jt\b|kg|gb|hours?|days?|minutes?|weeks?|months?|years?))"""
)
_NOON = 12
_MIDDAY = 10
"""From this hour on `siang` is said of the morning: "11 siang"."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, or a span from one to another, in minutes since midnight."""

    span: Span
    first: int
    last: int | None


def clocks(text: str) -> Iterator[Clock]:
    """Every time of the clock in order of place; a bare number is one only with a word such as `jam` or `pm` beside it."""
    for match in _EXPRESSION.finditer(text):
        told = (match["name"], match["half"], match["last_half"], _minutes_told(match["first"]))
        if any(told) or (match["last"] and _minutes_told(match["last"])):
            half = match["half"] or (match["last_half"] if match["last_half"] and not match["last"] else None)
            last = _minutes(match["last"], match["last_half"]) if match["last"] else None
            yield Clock(_trimmed(match), _minutes(match["first"], half), last)


def _trimmed(match: regex.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _minutes_told(time: str) -> bool:
    return not time.isdigit()


def _minutes(time: str, half: str | None) -> int:
    hour, _, minute = time.replace(":", ".").partition(".")
    return _hour(int(hour), (half or "").casefold().replace(".", "")) * 60 + int(minute or 0)


def _hour(hour: int, half: str) -> int:
    if half in ("am", "pagi"):
        return hour % _NOON
    first_of_day = _MIDDAY if half == "siang" else _NOON
    return hour + _NOON if half in ("pm", "siang", "sore", "malam") and hour < first_of_day else hour
