"""The digit view: digits that were spelled out, spaced apart or written as letters, as plain runs of digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from smpolicy.matching.digit_words import WORD_GATE, spelled_numbers
from smpolicy.matching.lazy import lazy
from smpolicy.matching.look_alikes import DIGIT_LOOK_ALIKES
from smpolicy.matching.number_places import PLACE_GATE, found_at, number_places
from smpolicy.matching.views import Piece, View, Views, rewritten

Change = tuple[int, int, tuple[Piece, ...]]

_SAME = {"O": "0", "o": "0", "I": "1", "l": "1", "L": "1", "|": "1", "i": "1", "!": "1"}
"""Letters that are a digit to the eye, in any company."""
_LIKE = {
    **_SAME,
    "S": "5",
    "s": "5",
    "B": "8",
    "Z": "2",
    "z": "2",
    "E": "3",
    "A": "4",
    "G": "6",
    "b": "6",
    "T": "7",
    "q": "9",
    "g": "9",
    **{letter: digit for digit, letters in DIGIT_LOOK_ALIKES.items() for letter in letters},
}
"""Letters that are a digit only inside one."""
_OTHER = "".join(_LIKE)
_WORD = rf"\d*[{_OTHER}](?:(?<=\d.)|(?=[{_OTHER}]*\d))[{_OTHER}\d]*|[Oo]{{2,6}}|[lI|]{{2,6}}|\d+"
_DISGUISED = lazy(rf"(?<![\p{{L}}\p{{N}}_@#/.-])(?:{_WORD})(?:[-. ](?:{_WORD})){{0,5}}+(?![\p{{L}}\p{{N}}_@])")
_SPACED = lazy(r"(?<!\d)(?<!\d[.,])\d(?:[^\p{L}\d]{1,3}\d){7,}(?!\d)(?![.,]\d)")
_GAP = r"(?P<gap>[^\p{L}\d\n]{1,3})"
_EVEN = "|".join(
    rf"\d{{{size}}}{_GAP}(?:\d{{{size}}}(?P=gap)){{{least},{most}}}\d{{1,{size}}}"
    for size, least, most in ((2, 3, 8), (3, 2, 5), (4, 1, 3))
)
_GROUPED = lazy(rf"(?<![\d*#])(?<!\d[.,])(?:{_EVEN})(?![\d*#%])(?![.,]\d)(?!(?P=gap)\d)")
"""Groups of one size with one sign between them, whatever it is; not what is dialled as *123*45#."""
_LIKE_BYTE = r"[0-9" + "".join(char for char in _LIKE if char.isascii()) + r"\x80-\xff][-. ]?"
NUMBER_GATE = (*PLACE_GATE, *WORD_GATE, rf"\d[-. ]?(?:{_LIKE_BYTE}){{6}}", rf"(?:{_LIKE_BYTE}){{6}}\d")
"""For the automaton: where the folded view or the digit view may have a number."""
_DIGIT = lazy(r"\d")
_FEWEST_DIGITS = 4
_FEWEST, _MOST = 9, 20


def digit_view(views: Views) -> View:
    """The folded view with its digits joined; the folded view itself where nothing was disguised."""
    return views.once("digits", lambda one: joined_digits(one.folded))


def joined_digits(folded: View) -> View:
    """The digit view of a folded text; the folded view itself where nothing was disguised."""
    return rewritten(folded, _apart(_changes(folded.text)))


def _changes(text: str) -> Iterator[Change]:
    yield from spelled_numbers(text)
    places = number_places(text)
    for match in chain(found_at(_SPACED, text, places), found_at(_GROUPED, text, places)):
        yield match.start(), match.end(), tuple(Piece(one[0], one.start(), one.end()) for one in _DIGIT.finditer(text, *match.span()))
    for match in _DISGUISED.finditer(text):
        if _is_disguised(match[0]):
            pieces = (Piece(_LIKE.get(char, char), at, at + 1) for at, char in enumerate(match[0], match.start()))
            yield match.start(), match.end(), tuple(pieces)


def _is_disguised(run: str) -> bool:
    """Letters among digits; few digits are enough where every letter is the same one ("4lllllllllllllll")."""
    if not _FEWEST <= len(run) <= 2 * _MOST:
        return False
    digits = sum(map(str.isdigit, run))
    letters = {char for char in run if char in _LIKE}
    if not letters or not _FEWEST <= sum(map(str.isalnum, run)) + run.count("|") <= _MOST:
        return False
    if letters <= set(_SAME):
        return digits >= _FEWEST_DIGITS - 2 or (digits > 0 and len(letters) == 1 and (run[0].isdigit() or run[-1].isdigit()))
    return digits >= _FEWEST_DIGITS - 1 and " " not in run  # "5S 16GB 64GB 128GB"


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    end = 0
    for change in sorted(changes, key=lambda one: one[:2]):
        if change[0] >= end:
            yield change
            end = change[1]
