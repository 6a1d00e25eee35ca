"""Numbers that are read out: "nol delapan satu dua", "oh eight one two", "dobel tujuh", mixed with digits as they come."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Piece

WORDS = {
    "nol": "0", "kosong": "0", "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7",
    "delapan": "8", "lapan": "8", "sembilan": "9", "semilan": "9", "zero": "0", "nought": "0", "nil": "0", "oh": "0", "one": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TIMES = {"double": 2, "dobel": 2, "dobbel": 2, "triple": 3, "tripel": 3}
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_TOKEN = rf"(?:(?:{'|'.join(_TIMES)})\s{{1,2}})?(?:{_WORD})|\d{{1,9}}"
_GAP = r"[^\p{L}\d]{0,3}"
_CHAIN = lazy(rf"(?i)(?<![\p{{L}}\d])(?:{_TOKEN})(?:{_GAP}(?:{_TOKEN})){{3,40}}(?![\p{{L}}\d])")
_PAIR = lazy(rf"(?i)(?:{_WORD}){_GAP}(?:{_WORD}|\d)")
_ONE = lazy(rf"(?i)(?:(?P<times>{'|'.join(_TIMES)})\s+)?(?P<word>{_WORD})|(?P<digits>\d+)")
WORD_GATE = (rf"(?:{_WORD})[^a-z0-9]{{0,9}}(?:{_WORD}|\d)",)
"""For the automaton: two of the words, or a word and a digit."""
_FEWEST_WORDS, _FEWEST_DIGITS = 3, 6


def spelled_numbers(text: str) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """Each number in words as digits, with the place that it takes."""
    if not _PAIR.search(text):
        return
    for match in _CHAIN.finditer(text):
        tokens = list(_ONE.finditer(text, *match.span()))
        pieces = [Piece(_digits(one), one.start(), one.end()) for one in tokens]
        if sum(one["word"] is not None for one in tokens) >= _FEWEST_WORDS and sum(len(one.text) for one in pieces) >= _FEWEST_DIGITS:
            yield match.start(), match.end(), tuple(pieces)


def _digits(token: regex.Match[str]) -> str:
    if token["digits"]:
        return token["digits"]
    return WORDS[token["word"].lower()] * _TIMES.get((token["times"] or "").lower(), 1)
