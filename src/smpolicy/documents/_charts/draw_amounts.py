"""Bars beside one another, parts of one bar, bars that add up."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from smpolicy.documents._charts.amounts import ALL, Bar, Bars, Cascade, Parts
from smpolicy.documents._charts.base import MOST_ROWS, finite, known, number
from smpolicy.documents._charts.canvas import BODY, COLUMN, SMALL, STRONG, Look, axes, cut, extent, on, put, shade, sheet, surface, wrapped
from smpolicy.model.localised import say

_ROW, _THICK, _GAP = 23.0, 12.0, 8.0
_LABELS = 118.0
_CLEAR = {"facecolor": "#ffffff", "edgecolor": "none", "pad": 0.8}
"""Keeps a line from running through a number."""
_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")
_SHADES = (1.0, 0.45, 0.12, 0.7, 0.3, 0.05)


def bars(chart: Bars, look: Look) -> Figure:
    """A bar for each row; what it is held against is a mark upon it and a number beside."""
    rows = chart.rows[:MOST_ROWS]
    top = 24.0 if chart.compared or chart.limit is not None else 4.0
    figure = sheet(COLUMN, top + _ROW * len(rows) + 4)
    paper = surface(figure)
    values = [number(row.value, look.lang, chart.unit) for row in rows]
    against = [number(row.against, look.lang, chart.unit) for row in rows] if chart.compared else []
    first = _column(values, chart.value_name if chart.compared else "")
    second = _column(against, chart.against_name) if chart.compared else 0.0
    plot = axes(figure, _LABELS, top, COLUMN - _LABELS - first - second - _GAP, _ROW * len(rows))
    _scale(plot, [*finite(one for row in rows for one in (row.value, row.against)), *finite([chart.limit]), 0], len(rows))
    _draw_rows(plot, rows, look)
    _labels(paper, [row.label for row in rows], top, look)
    _numbers(paper, values, COLUMN - second, top, look, strong=True)
    if chart.compared:
        _numbers(paper, against, COLUMN, top, look, strong=False)
        _heading(paper, COLUMN - second, chart.value_name, "s", look.palette.accent, first - _GAP)
        _heading(paper, COLUMN, chart.against_name, "D", look.palette.warn, second - _GAP)
    if chart.limit is not None:
        _limit(plot, paper, chart.limit, f"{chart.limit_name} {number(chart.limit, look.lang, chart.unit)}", look)
    return figure


def _column(texts: Sequence[str], heading: str) -> float:
    """The width of a column of numbers under its heading and the sign before it."""
    return max([extent(one, BODY, STRONG) for one in texts] + [min(extent(heading, SMALL), 80) + 13]) + _GAP


def _scale(plot: Axes, values: Sequence[float], count: int) -> None:
    low, high = min(values), max(values)
    plot.set_xlim(low, low + ((high - low) or 1) * 1.01)  # a line at the end is drawn whole
    plot.set_ylim(count - 0.5, -0.5)


def _draw_rows(plot: Axes, rows: Sequence[Bar], look: Look) -> None:
    thick = _THICK / _ROW
    plot.axvline(0, color=look.palette.soft, linewidth=0.6)
    for at, row in enumerate(rows):
        value, against = known(row.value), known(row.against)
        if value is not None:
            plot.barh(at, value, height=thick, color=look.palette.accent, linewidth=0)
        if against is not None:
            plot.plot([against] * 2, [at - 0.36, at + 0.36], color=look.palette.warn, linewidth=1.4, clip_on=False)
            plot.plot([against], [at], marker="D", markersize=5.5, color=look.palette.warn, markeredgecolor="#ffffff", clip_on=False)


def _labels(paper: Axes, labels: Sequence[str], top: float, look: Look) -> None:
    for at, label in enumerate(labels):
        lines = wrapped(label, _LABELS - _GAP, 2)
        for n, line in enumerate(lines):
            put(paper, 0, top + _ROW * (at + 0.5) + (n - (len(lines) - 1) / 2) * 9.6, line, color=look.palette.ink)


def _numbers(paper: Axes, texts: Sequence[str], right: float, top: float, look: Look, *, strong: bool) -> None:
    for at, text in enumerate(texts):
        color, weight = (look.palette.accent, STRONG) if strong else (look.palette.soft, 400)
        put(paper, right, top + _ROW * (at + 0.5), text, color=color, weight=weight, ha="right")


def _heading(paper: Axes, right: float, text: str, sign: str, color: str, width: float) -> None:
    said = cut(text, width - 12, SMALL)
    put(paper, right, 10, said, size=SMALL, color=color, ha="right")
    paper.plot([right - extent(said, SMALL) - 7], [9.5], marker=sign, markersize=4.5, color=color)


def _limit(plot: Axes, paper: Axes, limit: float, text: str, look: Look) -> None:
    """A line through all rows, its label above it, to the left or right of it, wherever there is room."""
    low, high = plot.get_ylim()[::-1]
    plot.plot([limit] * 2, [low, high], color=look.palette.warn, linewidth=1.4, linestyle=(0, (4, 2)), clip_on=False)
    box = plot.get_position()
    left, right = plot.get_xlim()
    at = (box.x0 + (limit - left) / (right - left) * box.width) * COLUMN
    side = "right" if at > COLUMN / 2 else "left"
    put(paper, at, 10, cut(text, max(at, COLUMN - at) - 4, SMALL, STRONG), size=SMALL, weight=STRONG, color=look.palette.warn, ha=side)


def cascade(chart: Cascade, look: Look) -> Figure:
    """Each bar begins where the last one ended; the sum stands below, what is beyond the limit hatched."""
    rows = chart.rows[:MOST_ROWS]
    top = 24.0 if chart.limit is not None else 4.0
    figure = sheet(COLUMN, top + _ROW * (len(rows) + 1) + 4)
    paper = surface(figure)
    plot = axes(figure, _LABELS, top, COLUMN - _LABELS, _ROW * (len(rows) + 1))
    _scale(plot, [0, chart.total, *finite([chart.limit])], len(rows) + 1)
    _draw_steps(plot, chart, rows, look)
    _labels(paper, [row.label for row in rows], top, look)
    put(paper, 0, top + _ROW * (len(rows) + 0.5), say(ALL, look.lang), weight=STRONG, color=look.palette.accent)
    paper.plot([0, COLUMN], [top + _ROW * len(rows)] * 2, color=look.palette.line, linewidth=0.6)
    if chart.limit is not None:
        _limit(plot, paper, chart.limit, f"{chart.limit_name} {number(chart.limit, look.lang, chart.unit)}", look)
    return figure


def _draw_steps(plot: Axes, chart: Cascade, rows: Sequence[Bar], look: Look) -> None:
    thick, begin, scale = _THICK / _ROW, 0.0, plot.get_xlim()[1]
    light = shade(look.palette.accent, 0.55)
    for at, row in enumerate(rows):
        amount = known(row.value) or 0.0
        plot.barh(at, amount, left=begin, height=thick, color=light, linewidth=0)
        begin += amount
        plot.plot([begin] * 2, [at + thick / 2, at + 1 - thick / 2], color=look.palette.soft, linewidth=0.5)
        _beside(plot, begin - amount, begin, at, number(row.value, look.lang, chart.unit), look, 400)
    within = min(chart.total, chart.limit) if chart.limit is not None else chart.total
    plot.barh(len(rows), within, height=thick, color=look.palette.accent, linewidth=0)
    if chart.total > within:
        plot.barh(
            len(rows),
            chart.total - within,
            left=within,
            height=thick,
            facecolor="#ffffff",
            edgecolor=look.palette.warn,
            hatch="////",
            linewidth=0.8,
        )
    inside = chart.total > scale * 0.75
    color = "#ffffff" if inside else look.palette.accent
    text = number(chart.total, look.lang, chart.unit)
    x = within * 0.02 + scale * 0.005 if inside else chart.total + scale * 0.015
    put(plot, x, len(rows), text, weight=STRONG, color=color)


def _beside(plot: Axes, begin: float, end: float, at: int, text: str, look: Look, weight: int) -> None:
    """A number after its bar, or before it where the sheet ends."""
    scale = plot.get_xlim()[1]
    if end > scale * 0.8:
        put(plot, begin - scale * 0.015, at, text, weight=weight, color=look.palette.ink, ha="right", bbox=_CLEAR)
    else:
        put(plot, end + scale * 0.015, at, text, weight=weight, color=look.palette.ink, bbox=_CLEAR)


def parts(chart: Parts, look: Look) -> Figure:
    """One bar in pieces, each with its own shade and hatching; its name and number stand below."""
    rows = chart.rows[:MOST_ROWS]
    figure = sheet(COLUMN, 40 + 17.0 * len(rows))
    paper = surface(figure)
    whole, left = sum(row.value or 0 for row in chart.rows) or 1, 0.0
    for at, row in enumerate(rows):
        width = COLUMN * (row.value or 0) / whole
        _piece(paper, left, 2, width, 26, at, look)
        text = number(row.value, look.lang, chart.unit)
        if width > extent(text, BODY, STRONG) + 8 and not _HATCHES[at % len(_HATCHES)]:
            put(paper, left + width / 2, 15, text, weight=STRONG, color=on(_tone(at, look), look.palette), ha="center")
        left += width
        y = 46 + 17.0 * at
        _piece(paper, 0, y - 5.5, 16, 11, at, look)
        put(paper, 24, y, cut(row.label, COLUMN - 90), color=look.palette.ink)
        put(paper, COLUMN, y, text, weight=STRONG, color=look.palette.accent, ha="right")
    return figure


def _tone(at: int, look: Look) -> str:
    return shade(look.palette.accent, _SHADES[at % len(_SHADES)])


def _piece(paper: Axes, x: float, y: float, width: float, height: float, at: int, look: Look) -> None:
    hatch = _HATCHES[at % len(_HATCHES)]
    face = _tone(at, look) if not hatch else shade(look.palette.accent, _SHADES[at % len(_SHADES)] * 0.4)
    edge = look.palette.accent
    paper.add_patch(Rectangle((x, y), width, height, facecolor=face, edgecolor=edge, hatch=hatch or None, linewidth=0.6))
