"""Two texts compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\s*(?:\w+|[^\w\s])\s*")
_MOST_WORDS = 20_000
"""Words of one text that are compared one by one; longer texts are shown whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same` in both texts, `gone` from the old one, `new` in the new one. The pieces in order are both texts whole."""

    state: Literal["same", "gone", "new"]
    text: str


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """What went and what came, word by word."""
    before, now = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(now)) > _MOST_WORDS:
        return tuple(piece for piece in (Piece("gone", old), Piece("new", new)) if piece.text)
    return tuple(_pieces(before, now))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Between two runs that stayed, what went comes first, then all that came in its place."""
    gone, came = "", ""
    for block in Indel.opcodes(old, new):
        if block.tag == "equal":
            yield from _changed(gone, came)
            gone, came = "", ""
            yield Piece("same", "".join(new[block.dest_start : block.dest_end]))
        else:
            gone += "".join(old[block.src_start : block.src_end])
            came += "".join(new[block.dest_start : block.dest_end])
    yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if came:
        yield Piece("new", came)
