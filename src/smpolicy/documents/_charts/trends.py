"""Charts of what changes over time."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._charts.base import Chart, Table, finite, number


@dataclass(frozen=True, slots=True)
class Series:
    """One count for each period; None where nothing was counted."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trend(Chart):
    """A strip for each series under one axis of time. Raises `ValueError` for a series of another length than the periods."""

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.periods):
                raise ValueError(f"{one.name}: {len(one.values)} values for {len(self.periods)} periods")

    @property
    def empty(self) -> bool:
        """Whether nothing was counted."""
        return not finite(value for one in self.series for value in one.values)

    def told(self, lang: str) -> list[str]:
        """`errors: 2026-10 3, 2026-11 1`."""
        return [
            f"{one.name}: "
            + ", ".join(f"{period} {number(value, lang, self.unit)}" for period, value in zip(self.periods, one.values, strict=True))
            for one in self.series
        ]

    def table(self, lang: str) -> Table:
        """A row for each period."""
        rows = ((period, *(number(one.values[at], lang, self.unit) for one in self.series)) for at, period in enumerate(self.periods))
        return Table(("", *(one.name for one in self.series)), tuple(rows))
