"""Views of a text: what its author may have hidden, with a map back to the original code points."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache

import regex

from smpolicy.matching.look_alikes import LOOK_ALIKES
from smpolicy.model.text import Span

_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ASCII_OF = {one: letter for letter, group in LOOK_ALIKES.items() for one in group}
# Default-ignorable characters that carry nothing a reader sees (Unicode 16, DerivedCoreProperties, 2024-09-10).
_INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\u20E3]")


class View:
    """A rewritten text; its character `k` stands for the original `[starts[k], ends[k])`."""

    __slots__ = ("_ends", "_starts", "text")

    def __init__(self, text: str, starts: Sequence[int] | None = None, ends: Sequence[int] | None = None) -> None:
        self.text = text
        self._starts, self._ends = starts, ends

    @property
    def plain(self) -> bool:
        """Whether this view is the original itself."""
        return self._starts is None

    def original_span(self, start: int, end: int) -> Span:
        """The original span of this view's `[start, end)`, which must not be empty."""
        if self._starts is None or self._ends is None:
            return Span(start, end)
        return Span(self._starts[start], self._ends[end - 1])


class Views:
    """The views of one text, each made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> View:
        """Entities unescaped, invisible characters and marks dropped, digits and look-alikes as ASCII, NFKC.

        The original itself where nothing of that occurs: plain ASCII pays one scan for an ampersand.
        """
        text = self.text
        if text.isascii() and "&" not in text:
            return View(text)
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for match in _ENTITY.finditer(text):
            _fold_run(text, at, match.start(), out, starts, ends)
            decoded = html.unescape(match[0])
            for char in decoded if decoded != match[0] else "":
                folded = fold_character(char)
                out.append(folded)
                starts.extend([match.start()] * len(folded))
                ends.extend([match.end()] * len(folded))
            at = match.end() if decoded != match[0] else match.start()
        _fold_run(text, at, len(text), out, starts, ends)
        folded_text = "".join(out)
        return View(text) if folded_text == text else View(folded_text, starts, ends)


def _fold_run(text: str, start: int, end: int, out: list[str], starts: list[int], ends: list[int]) -> None:
    for index in range(start, end):
        folded = fold_character(text[index])
        out.append(folded)
        for _ in folded:
            starts.append(index)
            ends.append(index + 1)


@lru_cache(maxsize=8192)
def fold_character(char: str) -> str:
    """What one character reads as; empty for one that a reader does not see."""
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
