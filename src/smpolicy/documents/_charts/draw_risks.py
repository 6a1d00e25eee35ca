"""The maps of risks: likelihood upwards, impact to the right, the line of the appetite between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from smpolicy.documents._charts.canvas import PAGE, SMALL, STRONG, Look, on, put, shade, sheet, surface
from smpolicy.documents._charts.fields import IMPACT, INHERENT, LIKELIHOOD, RESIDUAL, STEPS, RiskMap
from smpolicy.model.localised import say

_CELL, _LEFT, _TOP, _BETWEEN = 40.0, 32.0, 24.0, 42.0
_TONES = {1: 0.06, 2: 0.16, 3: 0.45, 4: 0.72}
_SHORT = 2
_BEYOND = (3, 4)
UNSET = 8
"""Stands in for the appetite in the tones of the fields where none is set."""
CIRCLES, NUMBERS = 6, 15
"""Risks of one field that are drawn as circles, and as numbers; beyond that the last one says how many are left."""


def risk_map(chart: RiskMap, look: Look) -> Figure:
    """Both maps, the inherent scores with open circles and the residual ones with full circles."""
    figure = sheet(PAGE, _TOP + STEPS * _CELL + 34)
    paper = surface(figure)
    for at, (title, residual) in enumerate(((INHERENT, False), (RESIDUAL, True))):
        left = _LEFT + at * (STEPS * _CELL + _BETWEEN)
        _fields(paper, left, chart.appetite, look)
        put(paper, left, 10, say(title, look.lang), size=9.5, weight=STRONG, color=look.palette.accent)
        held: dict[tuple[int, int], list[str]] = {}
        for risk in chart.risks:
            place = risk.residual if residual else risk.inherent
            if place:
                held.setdefault(place, []).append(risk.label)
        for (likelihood, impact), labels in sorted(held.items()):
            x, y = left + (impact - 0.5) * _CELL, _TOP + (STEPS - likelihood + 0.5) * _CELL
            _marks(paper, x, y, labels, residual=residual, tone=_tone(likelihood * impact, chart.appetite, look), look=look)
    return figure


def _fields(paper: Axes, left: float, appetite: int | None, look: Look) -> None:
    for likelihood in range(1, STEPS + 1):
        for impact in range(1, STEPS + 1):
            x, y = left + (impact - 1) * _CELL, _TOP + (STEPS - likelihood) * _CELL
            tone = _tone(likelihood * impact, appetite, look)
            paper.add_patch(Rectangle((x, y), _CELL, _CELL, facecolor=tone, edgecolor="#ffffff", linewidth=1.2))
            put(paper, x + 2.5, y + 5.5, str(likelihood * impact), size=6, color=on(tone, look.palette))
    for x1, y1, x2, y2 in edges(appetite) if appetite is not None else ():
        xs, ys = [left + x1 * _CELL, left + x2 * _CELL], [_TOP + y1 * _CELL, _TOP + y2 * _CELL]
        paper.plot(xs, ys, color=look.palette.ink, linewidth=2.2, solid_capstyle="projecting")
    _scales(paper, left, look)


def _scales(paper: Axes, left: float, look: Look) -> None:
    bottom = _TOP + STEPS * _CELL
    for step in range(1, STEPS + 1):
        put(paper, left + (step - 0.5) * _CELL, bottom + 9, str(step), size=SMALL, color=look.palette.soft, ha="center")
        put(paper, left - 7, bottom - (step - 0.5) * _CELL, str(step), size=SMALL, color=look.palette.soft, ha="center")
    middle = left + STEPS * _CELL / 2
    put(paper, middle, bottom + 23, say(IMPACT, look.lang), size=SMALL, weight=STRONG, color=look.palette.accent, ha="center")
    upright = {"rotation": 90, "ha": "center", "va": "center"}
    put(
        paper,
        left - 20,
        bottom - STEPS * _CELL / 2,
        say(LIKELIHOOD, look.lang),
        size=SMALL,
        weight=STRONG,
        color=look.palette.accent,
        **upright,
    )


def edges(appetite: int) -> Iterator[tuple[int, int, int, int]]:
    """The line between fields beyond the appetite and those within it, as `x1, y1, x2, y2` in fields from the upper left."""
    for likelihood in range(1, STEPS + 1):
        for impact in range(1, STEPS + 1):
            left, top = impact - 1, STEPS - likelihood
            if likelihood * impact <= appetite:
                continue
            if impact > 1 and likelihood * (impact - 1) <= appetite:
                yield left, top, left, top + 1
            if likelihood > 1 and (likelihood - 1) * impact <= appetite:
                yield left, top + 1, left + 1, top + 1


def band(score: int, appetite: int | None) -> int:
    """1 up to half the appetite, 2 up to it, 3 up to twice it, 4 beyond."""
    limit = UNSET if appetite is None else appetite
    return 1 if score <= limit / 2 else 2 if score <= limit else 3 if score <= 2 * limit else 4


def _tone(score: int, appetite: int | None, look: Look) -> str:
    """Within the appetite the cool colour, beyond it the warm one; the higher the darker, so that grey tells it too."""
    found = band(score, appetite)
    return shade(look.palette.warn if found in _BEYOND else look.palette.accent, _TONES[found])


def shown_labels(labels: Sequence[str]) -> tuple[list[str], bool]:
    """What stands in a field, and whether in circles."""
    if len(labels) <= CIRCLES:
        return list(labels), True
    if len(labels) <= NUMBERS:
        return list(labels), False
    return [*labels[: NUMBERS - 1], f"+{len(labels) - NUMBERS + 1}"], False


def _marks(paper: Axes, x: float, y: float, labels: Sequence[str], *, residual: bool, tone: str, look: Look) -> None:
    """Rows of three, in the middle of the field."""
    shown, circles = shown_labels(labels)
    across, down, size = (12.6, 13.2, SMALL if circles else 6.5) if circles else (12.6, 6.9, 6.5)
    rows = [shown[at : at + 3] for at in range(0, len(shown), 3)]
    for at, row in enumerate(rows):
        v = y + 2.5 + (at - (len(rows) - 1) / 2) * down
        for n, label in enumerate(row):
            u = x + (n - (len(row) - 1) / 2) * across
            color = on(tone, look.palette)
            if circles:
                face, color = (look.palette.ink, "#ffffff") if residual else ("#ffffff", look.palette.ink)
                paper.add_patch(Circle((u, v), 6, facecolor=face, edgecolor="#ffffff" if residual else look.palette.ink, linewidth=0.8))
            put(paper, u, v, label, size=size if len(label) <= _SHORT else 5.5, weight=STRONG, color=color, ha="center")
