"""The column in which a table's findings stand."""

from __future__ import annotations

from typing import Any

from smpolicy.annotate._package import Package, parsed
from smpolicy.annotate._sheet import SheetXml
from smpolicy.policy.sheet_source import Sheet

_Corners = tuple[int, int, int, int]


def findings_column(package: Package, part: str, page: SheetXml, sheet: Sheet) -> int:
    """The column of an earlier run, else the first behind the table, and behind pictures and charts that would lie over it."""
    if sheet.findings is not None:
        return sheet.findings
    column = max(page.last_column(), *(len(row.cells) for row in sheet.rows)) + 1
    top, bottom = sheet.rows[0].line, sheet.rows[-1].line
    anchors = [anchor for _, name in package.related(part, "drawing") for anchor in _anchors(parsed(package.read(name)))]
    beside = sorted((left, right) for above, left, below, right in anchors if above <= bottom and below >= top)
    for left, right in beside:
        if left <= column <= right:
            column = right + 1
    return column


def _anchors(drawing: Any) -> list[_Corners]:
    """Where things are drawn: first line and column, last line and column; one whose size is not told in cells ends where it begins."""
    found = []
    for one in drawing:
        start = one.find("{*}from")
        end = one.find("{*}to")
        if start is not None:
            found.append((*_cell_of(start), *_cell_of(start if end is None else end)))
    return found


def _cell_of(corner: Any) -> tuple[int, int]:
    return int(corner.findtext("{*}row", "0")) + 1, int(corner.findtext("{*}col", "0")) + 1
