"""Counts over time: a strip of columns for each series, all under one axis, so that no line hides another."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from smpolicy.documents._charts.base import finite, known, number
from smpolicy.documents._charts.canvas import COLUMN, SMALL, STRONG, Look, axes, cut, extent, put, sheet, surface
from smpolicy.documents._charts.trends import Trend

MOST_PERIODS, _MOST_SERIES = 36, 8
"""The last periods are drawn; the table has them all."""
_NAMES, _STRIP, _AXIS = 86.0, 48.0, 18.0


def trend(chart: Trend, look: Look) -> Figure:
    """Strips on one scale, so that their heights can be compared."""
    series, periods = chart.series[:_MOST_SERIES], chart.periods[-MOST_PERIODS:]
    figure = sheet(COLUMN, _STRIP * len(series) + _AXIS + 4)
    paper = surface(figure)
    high = max([1, *finite(value for one in series for value in one.values[-MOST_PERIODS:])])
    for at, one in enumerate(series):
        plot = axes(figure, _NAMES, _STRIP * at + 14, COLUMN - _NAMES, _STRIP - 16)
        plot.set_xlim(-0.5, len(periods) - 0.5)
        plot.set_ylim(0, high)
        put(paper, 0, _STRIP * (at + 1) - 8, cut(one.name, _NAMES - 8, weight=STRONG), weight=STRONG, color=look.palette.accent)
        _columns(plot, one.values[-MOST_PERIODS:], chart.unit, (at, len(series)), look)
    _periods(paper, periods, _STRIP * len(series) + 8, look)
    return figure


def _columns(plot: Axes, values: Sequence[float | None], unit: str, which: tuple[int, int], look: Look) -> None:
    """The columns of a strip, the gravest series full, the others hatched more and more lightly."""
    hatch = (None, "/////", ".....", "-----")[which[0] % 4]
    face = "#ffffff" if hatch else look.palette.accent
    texts = [number(one, look.lang, unit) for one in values]
    room = (COLUMN - _NAMES) / max(len(values), 1)
    every = all(extent(text, SMALL) + 1 <= room for text in texts)
    top = max([0, *finite(values)])
    for at, (value, text) in enumerate(zip(values, texts, strict=True)):
        height = known(value)
        if height is None:
            continue
        plot.bar(at, height, width=0.62, facecolor=face, edgecolor=look.palette.accent, hatch=hatch, linewidth=0.7)
        if every or at == len(values) - 1 or height == top:
            put(plot, at, height, text, size=SMALL, color=look.palette.ink, ha="center", va="bottom")
    plot.axhline(0, color=look.palette.soft, linewidth=0.7)


def _periods(paper: Axes, periods: Sequence[str], y: float, look: Look) -> None:
    """As many names as fit."""
    room = (COLUMN - _NAMES) / max(len(periods), 1)
    widest = max((extent(one, SMALL) for one in periods), default=0) + 6
    every = max(1, -int(-widest // room))
    for at, one in enumerate(periods):
        if (len(periods) - 1 - at) % every == 0:
            put(paper, _NAMES + room * (at + 0.5), y, cut(one, room * every, SMALL), size=SMALL, color=look.palette.soft, ha="center")
