"""Numbers in words up to a hundred, Indonesian and English."""

from __future__ import annotations

import regex

_ID_ONES = "satu dua tiga empat lima enam tujuh delapan sembilan"
_EN_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIXED = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_ONES = {word: value for words in (_ID_ONES, _EN_ONES) for value, word in enumerate(words.split(), 1)}
_TENS = {word: 10 * value for value, word in enumerate(_EN_TENS.split(), 2)}


def _any(words: str) -> str:
    return f"(?:{'|'.join(sorted(words.split(), key=len, reverse=True))})"


NUMBER_WORDS = (
    rf"(?:{'|'.join(_FIXED)}|{_any(_ID_ONES)}\s+(?:belas|puluh(?:\s+{_any(_ID_ONES)})?)|{_any(_ID_ONES)}"
    rf"|{_any(_EN_TENS)}(?:[\s-]{_any(_EN_ONES)})?|{_any(_EN_ONES)})\b"
)
"""An expression for one number in words; to be matched in any case, from the beginning of a word."""


def value_of(words: str) -> int:
    """The number that `NUMBER_WORDS` found. Raises `KeyError` for other words."""
    total = 0
    for word in regex.split(r"[\s-]+", words.casefold()):
        if word in ("belas", "puluh"):
            total = total + 10 if word == "belas" else total * 10
        else:
            total += _FIXED.get(word) or _TENS.get(word) or _ONES[word]
    return total
