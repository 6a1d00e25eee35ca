"""What every chart is, and the words and numbers that charts share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from smpolicy.model.localised import Localised, say

MOST_ROWS = 40
"""Rows that a picture shows; the table has them all."""
_IN_TABLE: Localised = {"id": "Angkanya ada pada tabel.", "en": "The numbers are in the table."}
_MORE: Localised = {"id": "dan {count} lagi", "en": "and {count} more"}
_TOLD = 12
"""Rows that the text alternative tells one by one."""
_LONG = 1e12
"""From here on a number is written with a power of ten."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page, as `#rrggbb`."""

    ink: str = "#1b2428"
    accent: str = "#14323f"
    soft: str = "#55636a"
    line: str = "#c6ced2"
    tint: str = "#f2f5f6"
    warn: str = "#8a2f12"


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart; the first column names the rows, the columns from `numeric` on hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: int = 1


@dataclass(frozen=True, slots=True)
class Chart(ABC):
    """A picture to draw. `title` is its caption; `wide` ones take the gutter at the left, too."""

    title: str

    @property
    def wide(self) -> bool:
        """Whether it needs the whole width of the page."""
        return False

    @property
    @abstractmethod
    def empty(self) -> bool:
        """Whether there is nothing to draw."""

    @abstractmethod
    def told(self, lang: str) -> list[str]:
        """What the picture shows, row by row, for those who do not see it."""

    @abstractmethod
    def table(self, lang: str) -> Table:
        """The numbers."""

    def alt(self, lang: str) -> str:
        """The text alternative."""
        rows = self.told(lang)
        more = [say(_MORE, lang).format(count=len(rows) - _TOLD)] if len(rows) > _TOLD else []
        return f"{self.title}: {'; '.join([*rows[:_TOLD], *more])}. {say(_IN_TABLE, lang)}"


def number(value: float | None, lang: str, unit: str = "") -> str:
    """A number with at most one decimal and its unit, as the language writes it; a dash where there is none."""
    if known(value) is None or value is None:
        return "–"
    text = f"{value:,.1f}".removesuffix(".0") if abs(value) < _LONG else f"{value:.3g}"
    if lang == "id":
        text = text.translate({ord(","): ".", ord("."): ","})
    between = "" if unit in ("", "%") else "\u00a0"
    return text.replace("-", "−") + between + unit


def known(value: float | None) -> float | None:
    """A value that can be drawn, or None."""
    return value if value is not None and isfinite(value) else None


def finite(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn."""
    return [one for one in map(known, values) if one is not None]
