"""A table for programs and spreadsheets: a heading of stable names, then a row for each finding, and for each subject without one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from smpolicy.model.report import Report
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._table import COLUMNS, inert, rows


def render(report: Report, style: Style) -> Iterator[str]:
    """Heading and rows. No cell is a formula; nothing but a heading means that nothing was checked."""
    yield _line(tuple(COLUMNS))
    for row in rows(report, style.lang):
        yield _line(tuple(map(inert, row)))


def _line(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


FORMAT = ReportFormat("csv", "text/csv", ".csv", render)
