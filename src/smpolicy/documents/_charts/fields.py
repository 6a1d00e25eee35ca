"""Charts of places: in a map of risks, among ordered groups, above and below one another."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._charts.base import Chart, Table
from smpolicy.model.localised import Localised, say

STEPS = 5
INHERENT: Localised = {"id": "Nilai awal", "en": "Inherent"}
RESIDUAL: Localised = {"id": "Nilai sisa", "en": "Residual"}
LIKELIHOOD: Localised = {"id": "Kemungkinan", "en": "Likelihood"}
IMPACT: Localised = {"id": "Dampak", "en": "Impact"}
_RISK: Localised = {"id": "Risiko", "en": "Risk"}
_APPETITE: Localised = {"id": "batas selera risiko {appetite}", "en": "appetite {appetite}"}
_WANTED: Localised = {"id": "dituju: {groups}", "en": "wanted: {groups}"}
_NONE: Localised = {"id": "tidak ada", "en": "none"}
_YES: Localised = {"id": "ya", "en": "yes"}


@dataclass(frozen=True, slots=True)
class Risk:
    """`label` names it in the picture; the places are likelihood and impact, each from 1 to 5, None where one is missing."""

    label: str
    inherent: tuple[int, int] | None
    residual: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class RiskMap(Chart):
    """Two maps side by side, before and after treatment; the line is the appetite: the highest score that is borne."""

    risks: tuple[Risk, ...]
    appetite: int | None = None

    @property
    def wide(self) -> bool:
        """Two maps need the page."""
        return True

    @property
    def empty(self) -> bool:
        """Whether no risk has a place."""
        return not any(risk.inherent or risk.residual for risk in self.risks)

    def told(self, lang: str) -> list[str]:
        """`1: 15, then 5`."""
        rows = [f"{risk.label}: {_score(risk.inherent)}, {_score(risk.residual)}" for risk in self.risks]
        return ([say(_APPETITE, lang).format(appetite=self.appetite)] if self.appetite is not None else []) + rows

    def table(self, lang: str) -> Table:
        """Label and both scores."""
        head = (say(_RISK, lang), say(INHERENT, lang), say(RESIDUAL, lang))
        return Table(head, tuple((risk.label, _score(risk.inherent), _score(risk.residual)) for risk in self.risks))


def _score(place: tuple[int, int] | None) -> str:
    return f"{place[0] * place[1]} ({place[0]} × {place[1]})" if place else "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A thing, and the positions of the columns it is in, from 0."""

    label: str
    within: frozenset[int]


@dataclass(frozen=True, slots=True)
class Presence(Chart):
    """Which of the ordered `columns` each row is in; `wanted` are the columns that matter, `wanted_name` says why."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    wanted: frozenset[int] = frozenset()
    wanted_name: str = ""

    @property
    def empty(self) -> bool:
        """Whether no row is in any column."""
        return not any(row.within for row in self.rows)

    def told(self, lang: str) -> list[str]:
        """`Instagram 18–24, 25–34`."""
        rows = [f"{row.label} {self._names(row.within) or say(_NONE, lang)}" for row in self.rows]
        return ([say(_WANTED, lang).format(groups=self._names(self.wanted))] if self.wanted else []) + rows

    def _names(self, places: frozenset[int]) -> str:
        return ", ".join(name for at, name in enumerate(self.columns) if at in places)

    def table(self, lang: str) -> Table:
        """A column for each group."""
        rows = [(row.label, *(say(_YES, lang) if at in row.within else "–" for at in range(len(self.columns)))) for row in self.rows]
        asked = tuple(say(_YES, lang) if at in self.wanted else "–" for at in range(len(self.columns)))
        return Table(("", *self.columns), ((self.wanted_name, *asked), *rows) if self.wanted else tuple(rows), len(self.columns) + 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A body or a function, and the names in it."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tier:
    """Boxes of one rank; `name` says what they are to the tier above."""

    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Tiers(Chart):
    """Ranks from the top down, an arrow from each to the next."""

    levels: tuple[Tier, ...]

    @property
    def wide(self) -> bool:
        """Names need the page."""
        return True

    @property
    def empty(self) -> bool:
        """Whether there is no box."""
        return not any(level.boxes for level in self.levels)

    def told(self, lang: str) -> list[str]:
        """Rank by rank, each body with its people."""
        return [
            f"{level.name}: "
            + ", ".join(f"{box.title} ({', '.join(box.lines) or say(_NONE, lang)})" if box.lines else box.title for box in level.boxes)
            for level in self.levels
            if level.boxes
        ]

    def table(self, lang: str) -> Table:
        """Body, rank, people."""
        rows = tuple((box.title, level.name, ", ".join(box.lines) or "–") for level in self.levels for box in level.boxes)
        head = (
            {"id": "Badan atau fungsi", "en": "Body or function"}[lang],
            {"id": "Tingkat", "en": "Level"}[lang],
            {"id": "Siapa", "en": "Who"}[lang],
        )
        return Table(head, rows, 3)
