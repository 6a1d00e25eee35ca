"""Where something stands: a file, a line, a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smpolicy.model.text import Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file; `line` and `column` count code points from 1."""

    file: str
    line: int
    column: int


def cell_name(line: int, column: int) -> str:
    """What spreadsheets call the cell at a place: `C3` for line 3, column 3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


@dataclass(frozen=True, slots=True)
class Range:
    """Two points in a file, from 1; `end` is the column after the last code point."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a file that its reader must know although it was read: a hidden sheet, a formula's stored value.

    `sub` names it; `message` and `help` say it in every language. One with a `route` is a warning which that
    function decides; others only inform.
    """

    sub: str
    place: Place
    message: Mapping[str, str]
    help: Mapping[str, str]
    route: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The code point `offset` of a part's text stands at `line` and `column` (from 1) of its file."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a subject (`text`, `bio`, `media[0].alt`), and where its characters stand in the file.

    `anchors` are sorted by offset and begin at 0; between two anchors the text runs on one file line without a
    jump. A part without anchors has no place inside its file (a spreadsheet cell, a text on standard input).
    """

    field: str
    text: str
    anchors: tuple[Anchor, ...] = ()

    def range_of(self, span: Span) -> Range | None:
        """The file range of a span of this part's text."""
        start, end = self._point(span.start), self._point(span.end, at_end=True)
        return None if start is None or end is None else Range(*start, *end)

    def _point(self, offset: int, *, at_end: bool = False) -> tuple[int, int] | None:
        found = None
        for anchor in self.anchors:
            # The end of a span belongs to the line of its last character, not to the line that follows.
            if anchor.offset > offset or (at_end and anchor.offset == offset and offset > 0 and found):
                break
            found = anchor
        return None if found is None else (found.line, found.column + offset - found.offset)
