"""Dots in ordered groups, and boxes in ranks."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

from smpolicy.documents._charts.base import MOST_ROWS
from smpolicy.documents._charts.canvas import COLUMN, PAGE, SMALL, STRONG, Look, cut, put, shade, sheet, surface, wrapped
from smpolicy.documents._charts.fields import Box, Presence, Tier, Tiers

_LABELS, _ROW = 118.0, 20.0
_ACROSS, _BETWEEN, _NAMES = 4, 10.0, 92.0
_MOST_BOXES, _MOST_LINES, _ARROW = 12, 8, 22.0

_Lines = tuple[list[str], list[str]]
"""The lines of a box: its title, the names in it."""


def presence(chart: Presence, look: Look) -> Figure:
    """A full dot where a row is in a column that is wanted, an open one where it is in another; the wanted columns are shaded."""
    rows = chart.rows[:MOST_ROWS]
    top = 34.0 if chart.wanted else 20.0
    figure = sheet(COLUMN, top + _ROW * len(rows) + 6)
    paper = surface(figure)
    step = (COLUMN - _LABELS) / max(len(chart.columns), 1)
    for at, name in enumerate(chart.columns):
        x = _LABELS + step * at
        if at in chart.wanted:
            paper.add_patch(
                Rectangle((x, top - 18), step, _ROW * len(rows) + 20, facecolor=shade(look.palette.accent, 0.13), edgecolor="none")
            )
        color, weight = (look.palette.accent, STRONG) if at in chart.wanted else (look.palette.soft, 400)
        put(paper, x + step / 2, top - 9, cut(name, step - 4, SMALL, weight), size=SMALL, weight=weight, color=color, ha="center")
    if chart.wanted:
        x = _LABELS + step * min(chart.wanted)
        put(paper, x, 8, cut(chart.wanted_name, COLUMN - x, SMALL, STRONG), size=SMALL, weight=STRONG, color=look.palette.accent)
    for at, row in enumerate(rows):
        y = top + _ROW * (at + 0.5)
        put(paper, 0, y, cut(row.label, _LABELS - 8), color=look.palette.ink)
        paper.plot([0, COLUMN], [y + _ROW / 2] * 2, color=look.palette.line, linewidth=0.4)
        for place in sorted(row.within):
            full = place in chart.wanted or not chart.wanted
            face = look.palette.accent if full else "#ffffff"
            paper.plot([_LABELS + step * (place + 0.5)], [y], marker="o", markersize=8, color=face, markeredgecolor=look.palette.accent)
    return figure


def tiers(chart: Tiers, look: Look) -> Figure:
    """Boxes in rows of four, the rank's name in the gutter, an arrow from each rank to the next."""
    levels = [level for level in chart.levels if level.boxes]
    rows = [_rows(level) for level in levels]
    heights = [sum(map(_height, found)) + _BETWEEN * (len(found) - 1) for found in rows]
    figure = sheet(PAGE, sum(heights) + _ARROW * (len(levels) - 1) + 4)
    paper = surface(figure)
    y = 2.0
    for at, (level, found, height) in enumerate(zip(levels, rows, heights, strict=True)):
        if at:
            _arrow(paper, y - _ARROW, y, look)
        for n, line in enumerate(wrapped(level.name, _NAMES - 10, 3, SMALL, STRONG)):
            put(paper, 0, y + 10 + n * 9, line, size=SMALL, weight=STRONG, color=look.palette.soft)
        _rank(paper, y, found, look)
        y += height + _ARROW
    return figure


def _rank(paper: Axes, y: float, rows: Sequence[Sequence[_Lines]], look: Look) -> None:
    for row in rows:
        width = _width(len(row)) if len(rows) == 1 else _width(_ACROSS)
        for at, box in enumerate(row):
            _box(paper, _NAMES + at * (width + _BETWEEN), y, width, _height(row), box, look)
        y += _height(row) + _BETWEEN


def _arrow(paper: Axes, begin: float, end: float, look: Look) -> None:
    x = _NAMES + _width(_ACROSS) / 2
    color = look.palette.accent
    paper.add_patch(FancyArrowPatch((x, begin), (x, end), arrowstyle="-|>", mutation_scale=8, shrinkA=2, shrinkB=1, color=color))


def _width(boxes: int) -> float:
    """Of a box in a rank of so many: up to four, and at least two, share the page."""
    across = min(max(boxes, 2), _ACROSS)
    return (PAGE - _NAMES - _BETWEEN * (across - 1)) / across


def _rows(level: Tier) -> list[list[_Lines]]:
    width = _width(len(level.boxes))
    boxes = [_lines(box, width) for box in level.boxes[:_MOST_BOXES]]
    if len(level.boxes) > _MOST_BOXES:
        boxes[-1] = ([f"+{len(level.boxes) - _MOST_BOXES + 1}"], [])
    return [boxes[at : at + _ACROSS] for at in range(0, len(boxes), _ACROSS)]


def _lines(box: Box, width: float) -> _Lines:
    names = [cut(one, width - 12, SMALL) for one in box.lines[:_MOST_LINES]]
    if len(box.lines) > _MOST_LINES:
        names[-1] = f"+{len(box.lines) - _MOST_LINES + 1}"
    return wrapped(box.title, width - 12, 3, weight=STRONG), names


def _height(row: Sequence[_Lines]) -> float:
    return max(10 + 10.5 * len(title) + 9.5 * len(names) for title, names in row)


def _box(paper: Axes, x: float, y: float, width: float, height: float, lines: _Lines, look: Look) -> None:
    paper.add_patch(Rectangle((x, y), width, height, facecolor=look.palette.tint, edgecolor=look.palette.accent, linewidth=0.7))
    paper.add_patch(Rectangle((x, y), 2.5, height, facecolor=look.palette.accent, edgecolor="none"))
    title, names = lines
    at = y + 10
    for line in title:
        put(paper, x + 8, at, line, weight=STRONG, color=look.palette.accent)
        at += 10.5
    for line in names:
        put(paper, x + 8, at, line, size=SMALL, color=look.palette.ink)
        at += 9.5
