"""The risk register, and the risk matrix as a picture: geometry here, drawing in the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._people import Directory, register
from smpolicy.documents._words import TREATMENT, word
from smpolicy.policy.clause import Policy

STEPS = 5
CELL_WIDTH, CELL_HEIGHT = 76, 52
_PER_ROW, _GAP, _MOST = 3, 22, 6


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk; `number` names it in the picture. Scores are likelihood times impact; None where one is missing."""

    number: int
    id: str
    title: str
    account: str
    likelihood: int | None
    impact: int | None
    score: int | None
    residual_likelihood: int | None
    residual_impact: int | None
    residual: int | None
    treatment: str
    treatment_note: str
    controls: tuple[str, ...]
    owner: str
    review_on: str
    over_appetite: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the matrix. `band` goes from 1 (far under the appetite) to 4 (far over it)."""

    x: int
    y: int
    score: int
    band: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A risk in a field: a ring for the inherent score, a disc for the residual one. `label` is its number, or `+n`."""

    x: int
    y: int
    label: str
    residual: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of the line between the fields within the appetite and those beyond it."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture: sizes in SVG units, origin at the upper left."""

    width: int
    height: int
    cell_width: int
    cell_height: int
    cells: tuple[Cell, ...]
    edges: tuple[Edge, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class RiskRegister:
    """The register with its appetite; `not_applicable` pairs an id with the reason."""

    risks: tuple[RiskView, ...]
    appetite: int | None
    scale: tuple[tuple[int, str], ...]
    not_applicable: tuple[tuple[str, str], ...]
    matrix: Matrix | None


def risk_register(policy: Policy, people: Directory, lang: str) -> RiskRegister:
    """The risk register of a workspace; without a register it is empty and has no picture."""
    management = policy.view.get("risk_management", {})
    appetite = management.get("appetite")
    fields = register(policy, "risks")
    rows = [_risk(number, row, people, appetite, lang) for number, row in enumerate(fields.get("risks", []), 1)]
    scale = management.get("scale", {}).get("impact", {})
    return RiskRegister(
        risks=tuple(rows),
        appetite=appetite if isinstance(appetite, int) else None,
        scale=tuple((int(step), "; ".join(str(one) for one in words.values())) for step, words in sorted(scale.items())),
        not_applicable=tuple((str(one.get("id", "")), str(one.get("reason", ""))) for one in fields.get("not_applicable", [])),
        matrix=_matrix(rows, appetite if isinstance(appetite, int) else None) if rows else None,
    )


def _risk(number: int, row: Mapping[str, Any], people: Directory, appetite: Any, lang: str) -> RiskView:
    likelihood, impact = _step(row.get("likelihood")), _step(row.get("impact"))
    rest = row.get("residual", {})
    residual_likelihood, residual_impact = _step(rest.get("likelihood")), _step(rest.get("impact"))
    residual = _product(residual_likelihood, residual_impact)
    note = [str(row[key]) for key in ("to", "contract_ref") if row.get(key)]
    note += [people.name(str(row["accepted_by"]))] if row.get("accepted_by") else []
    return RiskView(
        number=number,
        id=str(row.get("id", "")),
        title=str(row.get("title") or row.get("about", "")),
        account=str(row.get("account", "")),
        likelihood=likelihood,
        impact=impact,
        score=_product(likelihood, impact),
        residual_likelihood=residual_likelihood,
        residual_impact=residual_impact,
        residual=residual,
        treatment=word(TREATMENT, str(row.get("treatment", "")), lang),
        treatment_note=", ".join(note),
        controls=tuple(str(one) for one in row.get("controls", [])),
        owner=people.name(str(row.get("owner", ""))),
        review_on=str(row.get("review_on", "")),
        over_appetite=isinstance(appetite, int) and residual is not None and residual > appetite,
    )


def _step(value: Any) -> int | None:
    return value if isinstance(value, int) and 1 <= value <= STEPS else None


def _product(likelihood: int | None, impact: int | None) -> int | None:
    return None if likelihood is None or impact is None else likelihood * impact


def _matrix(risks: list[RiskView], appetite: int | None) -> Matrix:
    cells = tuple(
        Cell((impact - 1) * CELL_WIDTH, (STEPS - likelihood) * CELL_HEIGHT, likelihood * impact, _band(likelihood * impact, appetite))
        for likelihood in range(STEPS, 0, -1)
        for impact in range(1, STEPS + 1)
    )
    fields: dict[tuple[int, int], list[tuple[str, bool]]] = {}
    for risk in risks:
        places = ((risk.likelihood, risk.impact, False), (risk.residual_likelihood, risk.residual_impact, True))
        for likelihood, impact, residual in places:
            if likelihood is not None and impact is not None:
                fields.setdefault((likelihood, impact), []).append((str(risk.number), residual))
    marks = tuple(mark for (likelihood, impact), held in sorted(fields.items()) for mark in _marks(likelihood, impact, held))
    edges = tuple(_edges(appetite)) if appetite is not None else ()
    return Matrix(STEPS * CELL_WIDTH, STEPS * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT, cells, edges, marks)


def _edges(appetite: int) -> Iterator[Edge]:
    """Where a field beyond the appetite touches one within it, below or to the left."""
    for likelihood in range(1, STEPS + 1):
        for impact in range(1, STEPS + 1):
            left, top = (impact - 1) * CELL_WIDTH, (STEPS - likelihood) * CELL_HEIGHT
            if likelihood * impact <= appetite:
                continue
            if impact > 1 and likelihood * (impact - 1) <= appetite:
                yield Edge(left, top, left, top + CELL_HEIGHT)
            if likelihood > 1 and (likelihood - 1) * impact <= appetite:
                yield Edge(left, top + CELL_HEIGHT, left + CELL_WIDTH, top + CELL_HEIGHT)


def _marks(likelihood: int, impact: int, held: list[tuple[str, bool]]) -> list[Mark]:
    """Up to six marks in two rows of three; where there are more, the last one says how many are left out."""
    shown = held if len(held) <= _MOST else [*held[: _MOST - 1], (f"+{len(held) - _MOST + 1}", False)]
    rows = [shown[at : at + _PER_ROW] for at in range(0, len(shown), _PER_ROW)]
    left, top = (impact - 1) * CELL_WIDTH + CELL_WIDTH // 2, (STEPS - likelihood) * CELL_HEIGHT + CELL_HEIGHT // 2
    marks = []
    for at, row in enumerate(rows):
        y = top + round((at - (len(rows) - 1) / 2) * _GAP)
        marks += [Mark(left + round((n - (len(row) - 1) / 2) * _GAP), y, label, residual) for n, (label, residual) in enumerate(row)]
    return marks


def _band(score: int, appetite: int | None) -> int:
    """1 up to half the appetite, 2 up to it, 3 up to twice it, 4 beyond; 8 stands in where no appetite is set."""
    limit = appetite or 8
    return 1 if score <= limit / 2 else 2 if score <= limit else 3 if score <= 2 * limit else 4
