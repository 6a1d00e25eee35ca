"""The cells of one worksheet as rows of text, as its reader sees them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from smpolicy.policy.table import Row

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Parts of a number format that are shown as they stand."""


class Cells:
    """One worksheet. What stands in a merged cell holds for each of its rows that has something of its own."""

    def __init__(self, values: Any, formulas: Any) -> None:
        self._values, self._formulas = values, formulas
        # Only cells that are there: going through all that lie between them would never end in a sheet with one at its far corner.
        cells: Mapping[tuple[int, int], Any] = values._cells  # noqa: SLF001
        self._held = {place: cell for place, cell in cells.items() if cell.value is not None and str(cell.value).strip()}
        self.lines = sorted({line for line, _ in self._held})
        self.width = max((column for _, column in self._held), default=0)

    def rows(self) -> Iterator[Row]:
        """Every row with something in it, without the empty cells at its end."""
        by_line: dict[int, dict[int, str]] = {line: {} for line in self.lines}
        for (line, column), cell in self._held.items():
            by_line[line][column] = _shown(cell)
        for line, column, told in self._shown_by_merging():
            by_line[line].setdefault(column, told)
        for line, held in by_line.items():
            yield Row(line, tuple(held.get(column, "") for column in range(1, max(held) + 1)))

    def computed(self, lines: set[int], columns: set[int]) -> Iterator[tuple[int, int, str]]:
        """Line, column and name of each formula there."""
        for (line, column), cell in sorted(self._formulas._cells.items()):  # noqa: SLF001 - as above
            if cell.data_type == "f" and line in lines and column in columns:
                yield line, column, cell.coordinate

    def wrong(self, lines: set[int], columns: set[int]) -> Iterator[tuple[int, int, str, str]]:
        """Line, column, name and words of each cell there that shows an error (`#REF!`)."""
        for (line, column), cell in sorted(self._held.items()):
            if cell.data_type == "e" and line in lines and column in columns:
                yield line, column, cell.coordinate, str(cell.value)

    def is_stored(self, line: int, column: int) -> bool:
        """Whether the cell has a value."""
        cell = self._values._cells.get((line, column))  # noqa: SLF001 - as above
        return cell is not None and cell.value is not None

    def hidden_lines(self, lines: Sequence[int]) -> list[str]:
        """Those of the lines that nobody sees."""
        held = self._values.row_dimensions
        return [str(line) for line in lines if line in held and (held[line].hidden or held[line].height == 0)]

    def hidden_columns(self, columns: set[int]) -> list[str]:
        """The letters of those columns that nobody sees."""
        from openpyxl.utils import get_column_letter

        unseen = [one for one in self._values.column_dimensions.values() if one.hidden or one.width == 0]
        hidden = {at for one in unseen for at in columns if (one.min or 0) <= at <= (one.max or 0)}
        return [get_column_letter(at) for at in sorted(hidden)]

    def merged(self, first: int, last: int) -> list[str]:
        """The ranges of merged cells that reach into the lines."""
        return sorted(str(one) for one in self._values.merged_cells.ranges if one.max_row >= first and one.min_row <= last)

    def _shown_by_merging(self) -> Iterator[tuple[int, int, str]]:
        """What a merged cell shows in the rows below its first; cells beside it in the same row stay empty."""
        for one in self._values.merged_cells.ranges:
            cell = self._held.get((one.min_row, one.min_col))
            if cell is not None:
                below = self.lines[bisect_right(self.lines, one.min_row) : bisect_right(self.lines, one.max_row)]
                yield from ((line, one.min_col, _shown(cell)) for line in below)


def _shown(cell: Any) -> str:
    """The cell's value as it is meant: days in ISO form, a share with its sign of per cent."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if "%" in _LITERAL.sub("", str(cell.number_format)):
        return f"{value * 100:.10g}%"
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}"
