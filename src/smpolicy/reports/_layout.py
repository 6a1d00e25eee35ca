"""Text in terminal cells: some characters take two, some none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wcwidth import wcswidth, wcwidth

ELLIPSIS = "…"
_EMOJI_STYLE = "\ufe0f"
"""Makes the character before it a picture, which may take a cell more."""


def cells(text: str) -> int:
    """How many cells a text without control characters takes."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def wrapped(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` cells; a word that is longer is cut. At least one line."""
    line, room = "", width
    for word in _bounded(text.split(), width):
        size = cells(word)
        # No line begins with two colons: that is a command to some build servers.
        if line and size + 1 > room and not word.startswith("::"):
            yield line
            line, room = "", width
        line = f"{line} {word}" if line else word
        room = width - cells(line)
    yield line


def head(text: str, width: int) -> str:
    """As much of the start of `text` as fits, with an ellipsis where something is left out."""
    return text if cells(text) <= width else f"{_fitting(text, width - 1)}{ELLIPSIS}"[:width]


def tail(text: str, width: int) -> str:
    """As much of the end of `text` as fits, with an ellipsis where something is left out."""
    return text if cells(text) <= width else f"{ELLIPSIS}{_fitting(text[::-1], width - 1)[::-1]}"[:width]


def window(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """The three pieces of a line, shortened to `width` cells in all; what is marked goes first."""
    marked = head(marked, width)
    rest = width - cells(marked)
    left = min(cells(before), max(rest // 2, rest - cells(after)))
    return tail(before, left), marked, head(after, rest - left)


def _bounded(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        rest = word
        while cells(rest) > width:
            piece = _fitting(rest, width) or rest[0]
            yield piece
            rest = rest[len(piece) :]
        if rest:
            yield rest


def _fitting(text: str, width: int) -> str:
    """The start of `text` that fits, counted a character at a time: rather too short than too long."""
    used = 0
    for index, char in enumerate(text):
        used += 1 if char == _EMOJI_STYLE else max(wcwidth(char), 0)
        if used > width:
            return text[:index]
    return text
