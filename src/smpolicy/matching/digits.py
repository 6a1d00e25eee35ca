"""The digit view: digits that were spelled out, spaced apart or written as letters, as plain runs of digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from smpolicy.matching.views import Piece, View, Views, rewritten

_WORDS = {
    "nol": "0", "kosong": "0", "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7",
    "delapan": "8", "sembilan": "9", "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_LETTERS = {"O": "0", "o": "0", "I": "1", "l": "1", "L": "1", "|": "1", "i": "1", "S": "5", "s": "5", "B": "8", "Z": "2", "z": "2"}
_WORD = "|".join(_WORDS)
_SPELLED = regex.compile(rf"(?i)(?<!\p{{L}})(?:{_WORD})(?:[\s,.\-]{{1,3}}(?:{_WORD}|\d(?!\d))){{5,}}(?!\p{{L}})")
_ONE_WORD = regex.compile(rf"(?i){_WORD}|\d")
_SPACED = regex.compile(r"(?<![\d])\d(?:[ ._*/·•,|~–-]{1,3}\d){7,}(?!\d)(?![.,]\d)")
_DISGUISED = regex.compile(r"(?<![\p{L}\p{N}_@#/.+-])\+?[0-9OoIlLiSsBZz|]{9,20}(?![\p{L}\p{N}_@])")
_FEWEST_DIGITS = 4
_DIGIT = regex.compile(r"\d")


def digit_view(views: Views) -> View:
    """The folded view with its digits joined; the folded view itself where nothing was disguised."""
    return views.once("digits", lambda one: joined_digits(one.folded))


def joined_digits(folded: View) -> View:
    """The digit view of a folded text; the folded view itself where nothing was disguised."""
    text = folded.text
    changes = list(_apart(_changes(text)))
    return rewritten(folded, changes) if changes else folded


def _changes(text: str) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    lowered = text.lower()
    if any(word in lowered for word in _WORDS):
        for match in _SPELLED.finditer(text):
            yield match.start(), match.end(), tuple(_spelled(text, match.start(), match.end()))
    if not _DIGIT.search(text):
        return
    for match in _SPACED.finditer(text):
        yield match.start(), match.end(), tuple(Piece(one[0], one.start(), one.end()) for one in _DIGIT.finditer(text, *match.span()))
    for match in _DISGUISED.finditer(text):
        if _is_disguised(match[0]):
            plain = "".join(_LETTERS.get(char, char) for char in match[0])
            yield match.start(), match.end(), (Piece(plain, match.start(), match.end()),)


def _spelled(text: str, start: int, end: int) -> Iterable[Piece]:
    for one in _ONE_WORD.finditer(text, start, end):
        yield Piece(_WORDS.get(one[0].lower(), one[0]), one.start(), one.end())


def _is_disguised(run: str) -> bool:
    """Letters among digits; few digits are enough where every letter is the same one ("4lllllllllllllll")."""
    digits = sum(char.isdigit() for char in run)
    letters = {char for char in run if char in _LETTERS}
    return bool(letters) and digits > 0 and (digits >= _FEWEST_DIGITS or len(letters) == 1)


def _apart(changes: Iterable[tuple[int, int, tuple[Piece, ...]]]) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    end = 0
    for change in sorted(changes, key=lambda one: one[:2]):
        if change[0] >= end:
            yield change
            end = change[1]
