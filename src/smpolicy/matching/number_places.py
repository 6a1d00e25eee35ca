"""Where a text has digits enough for a number: shapes are looked for there, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from smpolicy.matching.lazy import lazy

FEWEST = 6
"""Digits of the shortest number that is worth a look."""
_LONGEST_RUN = 40
"""Digits without a break that may still be a number, and are no dump of them."""
_REACH = 40
"""Code points behind a place that a number which begins in it may take."""
_CHAIN = lazy(r"\d++(?:[^\p{L}\d]{1,3}+\d++){0,200}+")
"""Groups of digits with at most three signs between them; a longer row is several chains."""
_DUMP = lazy(rf"\d{{{_LONGEST_RUN + 1},}}+")
PLACE_GATE = (rf"\d(?:[^a-z\d]{{0,9}}\d){{{FEWEST - 1}}}",)
"""For the automaton: so many digits with little between them."""
_LEAD = 3
"""Code points before the first digit that belong to a number: "(+", a sign."""


def number_places(text: str) -> tuple[tuple[int, int], ...]:
    """`[start, end)` of rows of digits that together are long enough for a number."""
    return tuple(
        place for chain in _CHAIN.finditer(text) if chain.end() - chain.start() >= FEWEST for place in _numbers_in(text, *chain.span())
    )


def found_at(shape: regex.Pattern[str], text: str, places: tuple[tuple[int, int], ...]) -> Iterator[regex.Match[str]]:
    """The matches of a shape that begin in or right before one of the places, in order and apart."""
    at = 0
    for start, end in places:
        for match in shape.finditer(text, max(start - _LEAD, at), min(end + _REACH, len(text))):
            if match.start() >= end:
                break
            yield match
            at = match.end()


def _numbers_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The chain without its runs that are too long."""
    for run in _DUMP.finditer(text, start, end) if end - start > _LONGEST_RUN else ():
        if _digits(text, start, run.start()) >= FEWEST:
            yield start, run.start()
        start = run.end()
    if _digits(text, start, end) >= FEWEST:
        yield start, end


def _digits(text: str, start: int, end: int) -> int:
    return sum(map(str.isdigit, text[start:end]))
