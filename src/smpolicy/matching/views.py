"""Views of a text: what its author may have hidden, with a map back to the original code points."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, TypeVar, cast

import regex

from smpolicy.matching.look_alikes import LOOK_ALIKES
from smpolicy.model.text import Span

Made = TypeVar("Made")

_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ASCII_OF = {one: letter for letter, group in LOOK_ALIKES.items() for one in group}
# Default-ignorable characters that carry nothing a reader sees (Unicode 16, DerivedCoreProperties, 2024-09-10).
_INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\u20E3]")
_CACHED = 60_000
"""Characters whose fold is remembered; a text of every character of Unicode must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` of a view stands for the source's `[start, end)`; one for one where the lengths are equal."""

    text: str
    start: int
    end: int


class View:
    """A rewritten text with a map to its original, which is made when first asked for."""

    __slots__ = ("_base", "_map", "_pieces", "text")

    def __init__(self, text: str, pieces: Callable[[], Iterable[Piece]] | None = None, base: View | None = None) -> None:
        """`pieces` yields the whole of `text` in order, by places in the text of `base` or in the original."""
        self.text = text
        self._pieces, self._base = pieces, base
        self._map: tuple[list[int], list[Piece]] | None = None

    @property
    def plain(self) -> bool:
        """Whether this view is the original itself."""
        return self._pieces is None and (self._base is None or self._base.plain)

    def original_span(self, start: int, end: int) -> Span:
        """The original span of this view's `[start, end)`, which must not be empty."""
        found = Span(start, end) if self._pieces is None else Span(self._source(start)[0], self._source(end - 1)[1])
        return found if self._base is None else self._base.original_span(found.start, found.end)

    def _source(self, offset: int) -> tuple[int, int]:
        """The `[start, end)` in the source that the view's character at `offset` stands for."""
        if self._map is None:
            starts: list[int] = []
            pieces: list[Piece] = []
            at = 0
            for piece in self._pieces() if self._pieces else ():
                if piece.text:
                    starts.append(at)
                    pieces.append(piece)
                    at += len(piece.text)
            self._map = starts, pieces
        starts, pieces = self._map
        index = bisect_right(starts, offset) - 1
        piece = pieces[index]
        if len(piece.text) != piece.end - piece.start:
            return piece.start, piece.end
        inside = piece.start + offset - starts[index]
        return inside, inside + 1


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
        text = self.text
        if "&" in text and _ENTITY.search(text):
            pieces = tuple(_unescaped(text))
            return View("".join(piece.text for piece in pieces), lambda: pieces)
        if text.isascii():
            return View(text)
        folded = text.translate(_FOLD)
        return View(text) if folded == text else View(folded, lambda: _folded(text, 0, len(text)))


def rewritten(base: View, changes: Iterable[tuple[int, int, Iterable[Piece]]]) -> View:
    """`base` with each `[start, end)` replaced by pieces that name places in it. The changes are in order and apart."""
    text, pieces, at = base.text, [], 0
    for start, end, new in changes:
        pieces.append(Piece(text[at:start], at, start))
        pieces.extend(new)
        at = end
    pieces.append(Piece(text[at:], at, len(text)))
    return View("".join(piece.text for piece in pieces), lambda: pieces, base)


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
    decomposed = unicodedata.normalize("NFKD", char)
    kept = "".join(_ASCII_OF.get(one, one) for one in decomposed if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", kept)


_FOLD = _Fold()


def _folded(text: str, start: int, end: int) -> Iterable[Piece]:
    """The folded pieces of `text[start:end]`, as few as their lengths allow.

    A mark that is dropped belongs to the character before it: a keycap is one sign.
    """
    begun, run = start, ""
    last: Piece | None = None
    for index in range(start, end):
        folded = _FOLD[ord(text[index])]
        if len(folded) == 1:
            if last:
                yield last
                last, begun = None, index
            run += folded
        elif not folded and (run or last) and unicodedata.category(text[index])[0] == "M":
            if run:
                yield Piece(run[:-1], begun, begun + len(run) - 1)
                last, run = Piece(run[-1], begun + len(run) - 1, index + 1), ""
            elif last:
                last = Piece(last.text, last.start, index + 1)
        else:
            yield from (last,) if last else (Piece(run, begun, index),)
            last, run, begun = Piece(folded, index, index + 1), "", index + 1
    yield last or Piece(run, begun, end)


def _unescaped(text: str) -> Iterable[Piece]:
    at = 0
    for match in _ENTITY.finditer(text):
        decoded = unescape(match[0])
        if decoded == match[0]:
            continue
        yield from _folded(text, at, match.start())
        yield Piece("".join(_FOLD[ord(char)] for char in decoded), match.start(), match.end())
        at = match.end()
    yield from _folded(text, at, len(text))
