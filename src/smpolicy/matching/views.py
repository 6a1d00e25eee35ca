"""Views of a text: what its author may have hidden, with a map back to the original code points."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, TypeVar, cast

from smpolicy.matching.lazy import lazy
from smpolicy.matching.look_alikes import LOOK_ALIKES
from smpolicy.model.text import Span

Made = TypeVar("Made")

_ENTITY = lazy(r"&(?:amp;)?(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
"""Numeric entities count without their semicolon, as in browsers, and so do those that were escaped twice."""
_ASCII_OF = {one: letter for letter, group in LOOK_ALIKES.items() for one in group} | {"。": ".", "｡": ".", "‐": "-", "‒": "-"}
# Default-ignorable characters carry nothing that a reader sees; enclosing marks (keycaps) leave the sign that they enclose.
_INVISIBLE = lazy(r"[\p{Default_Ignorable_Code_Point}\p{Me}]")
_NAMED_LETTER = lazy(r"(?:LATIN LETTER SMALL CAPITAL|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER) ([A-Z])")
"""Letters that NFKC and the table of look-alikes leave as they are."""
_CACHED = 60_000
"""Characters whose fold is remembered; a text of every character of Unicode must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` of a view stands for the source's `[start, end)`; one for one where the lengths are equal."""

    text: str
    start: int
    end: int


Offsets = tuple["array[int]", "array[int]"]
"""For each character of a view where in its source begins and ends what it stands for."""


class View:
    """A rewritten text with a map to its original, which is made when first asked for."""

    __slots__ = ("_base", "_make", "_map", "text")

    def __init__(self, text: str, make: Callable[[], Offsets] | None = None, base: View | None = None) -> None:
        """`make` gives the offsets in the text of `base`, or in the original; without it this is its source, unchanged."""
        self.text = text
        self._make, self._base = make, base
        self._map: Offsets | None = None

    @property
    def plain(self) -> bool:
        """Whether this view is the original itself."""
        return self._make is None and (self._base is None or self._base.plain)

    def original_span(self, start: int, end: int) -> Span:
        """The original span of this view's `[start, end)`, which must not be empty."""
        if self._make is not None:
            if self._map is None:
                self._map = self._make()
            start, end = self._map[0][start], self._map[1][end - 1]
        return Span(start, end) if self._base is None else self._base.original_span(start, end)


class Views:
    """The views of one text, each made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[Views], Made]) -> Made:
        """What `make` gives for these views, made once: what several detectors need of one text."""
        if key not in self._made:
            self._made[key] = make(self)
        return cast("Made", self._made[key])

    @cached_property
    def folded(self) -> View:
        """Entities unescaped, invisible characters and marks dropped, digits and look-alikes as ASCII, NFKC.

        The original itself where nothing of that occurs: plain ASCII pays one scan for an ampersand.
        """
        source = View(self.text)
        if "&" in self.text:
            source = _unescaped(source)
        text = source.text
        if text.isascii():
            return source
        folded = text.translate(_FOLD)
        return source if folded == text else View(folded, lambda: _fold_offsets(text), source)


def rewritten(base: View, changes: Iterable[tuple[int, int, Iterable[Piece]]]) -> View:
    """`base` with each `[start, end)` replaced by pieces that name places in it; `base` itself where nothing changes.

    The changes are in order and apart.
    """
    text, pieces, at = base.text, [], 0
    for start, end, new in changes:
        pieces.append(Piece(text[at:start], at, start))
        pieces.extend(new)
        at = end
    if not pieces:
        return base
    pieces.append(Piece(text[at:], at, len(text)))
    return View("".join(piece.text for piece in pieces), lambda: _piece_offsets(pieces), base)


def _piece_offsets(pieces: Iterable[Piece]) -> Offsets:
    starts, ends = array("I"), array("I")
    for piece in pieces:
        count = len(piece.text)
        if count == piece.end - piece.start:
            starts.extend(range(piece.start, piece.end))
            ends.extend(range(piece.start + 1, piece.end + 1))
        else:
            starts.extend([piece.start] * count)
            ends.extend([piece.end] * count)
    return starts, ends


def fold_character(char: str) -> str:
    """What one character reads as; empty for one that a reader does not see."""
    return _FOLD[ord(char)]


class _Fold(dict[int, str]):
    """What each character reads as, for `str.translate`; filled as characters come."""

    def __missing__(self, code: int) -> str:
        if len(self) > _CACHED:
            self.clear()
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char.isascii():
        return char
    if _INVISIBLE.match(char):
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in _ASCII_OF:
        return _ASCII_OF[char]
    if small := _NAMED_LETTER.fullmatch(unicodedata.name(char, "")):
        return small[1].lower()
    decomposed = unicodedata.normalize("NFKD", char)
    kept = "".join(_ASCII_OF.get(one, one) for one in decomposed if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


_FOLD = _Fold()


def _fold_offsets(text: str) -> Offsets:
    """A mark that is dropped belongs to the character before it: a keycap is one sign."""
    starts, ends = array("I"), array("I")
    for index, char in enumerate(text):
        folded = _FOLD[ord(char)]
        if folded:
            starts.extend([index] * len(folded))
            ends.extend([index + 1] * len(folded))
        elif ends and unicodedata.category(char)[0] == "M":
            ends[-1] = index + 1
    return starts, ends


def _unescaped(source: View) -> View:
    changes = []
    for match in _ENTITY.finditer(source.text):
        decoded = unescape(unescape(match[0]))
        if decoded != match[0]:
            changes.append((match.start(), match.end(), (Piece(decoded, match.start(), match.end()),)))
    return rewritten(source, changes)
