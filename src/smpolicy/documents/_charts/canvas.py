"""What the drawings share: a sheet measured in points, text that is measured and cut to fit, the shades of grey."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from smpolicy.documents._charts.base import Palette

FAMILY = "Source Sans Pro"
COLUMN, PAGE = 368.0, 476.0
"""Widths in points: of the text column, and of the page with its gutter."""
SMALL, BODY, STRONG = 7.5, 8.5, 600
_INCH = 72
_DARK = 0.2
"""Relative luminance below which white text is read better."""


@dataclass(frozen=True, slots=True)
class Look:
    """The language and the colours of a drawing."""

    lang: str
    palette: Palette


def sheet(width: float, height: float) -> Figure:
    """An empty drawing, sizes in points."""
    return Figure(figsize=(width / _INCH, height / _INCH), dpi=_INCH)


def axes(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes at a place of the sheet, in points from its upper left, without frame and ticks."""
    whole_width, whole_height = (side * _INCH for side in figure.get_size_inches())
    found = figure.add_axes((left / whole_width, 1 - (top + height) / whole_height, width / whole_width, height / whole_height))
    found.set_axis_off()
    return found


def surface(figure: Figure) -> Axes:
    """Axes over the whole sheet, counted in points from its upper left."""
    width, height = (side * _INCH for side in figure.get_size_inches())
    found = axes(figure, 0, 0, width, height)
    found.set_xlim(0, width)
    found.set_ylim(height, 0)
    return found


def put(where: Axes, x: float, y: float, text: str, *, size: float = BODY, weight: int = 400, color: str, **more: Any) -> None:
    """Text whose middle line, unless told otherwise, stands at `y`."""
    where.text(x, y, text, fontsize=size, fontweight=weight, color=color, **{"va": "center_baseline", "ha": "left", **more})


@cache
def extent(text: str, size: float = BODY, weight: int = 400) -> float:
    """How wide a text is, in points."""
    width: float = TextToPath().get_text_width_height_descent(text, FontProperties(size=size, weight=weight), ismath=False)[0]
    return width


def cut(text: str, width: float, size: float = BODY, weight: int = 400) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if extent(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if extent(text[:middle].rstrip() + "…", size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrapped(text: str, width: float, most: int, size: float = BODY, weight: int = 400) -> list[str]:
    """The text in lines of that width; the last of `most` lines is cut."""
    lines: list[str] = []
    words = text[: 40 * most].split() if len(text) > 40 * most else text.split()
    while words:
        line = words.pop(0)
        while words and extent(f"{line} {words[0]}", size, weight) <= width:
            line = f"{line} {words.pop(0)}"
        if len(lines) == most - 1 and words:
            line = " ".join([line, *words])
            words = []
        lines.append(cut(line, width, size, weight))
    return lines


def shade(color: str, part: float) -> str:
    """A colour mixed with white: `part` 1 is the colour itself, 0 is white."""
    mixed = (round(255 + (int(color[at : at + 2], 16) - 255) * part) for at in (1, 3, 5))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def on(color: str, palette: Palette) -> str:
    """The colour of text upon a colour: ink, or white where the ground is dark."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "#ffffff" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 < _DARK else palette.ink
