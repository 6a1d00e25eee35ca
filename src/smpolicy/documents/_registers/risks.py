"""The risk register, and the map of its risks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._charts import Risk, RiskMap
from smpolicy.documents._charts.fields import STEPS
from smpolicy.documents._dates import long_date
from smpolicy.documents._registers.people import Directory, register
from smpolicy.documents._registers.words import RISK
from smpolicy.documents._words import TREATMENT, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

_MAP: Localised = {"id": "Peta risiko, sebelum dan sesudah dikendalikan", "en": "The risks on a map, before and after treatment"}

_STILL_DONE: Localised = {"id": "masih dilakukan", "en": "still done"}
_NOT_DONE: Localised = {"id": "tidak dilakukan", "en": "not done"}


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
class RiskRegister:
    """The register with its appetite.

    `not_applicable` pairs a basic risk with the reason, `unconsidered` are those that nobody has decided about; `map` numbers the risks
    as they stand here.
    """

    risks: tuple[RiskView, ...]
    appetite: int | None
    scale: tuple[tuple[int, str], ...]
    not_applicable: tuple[tuple[str, str], ...]
    unconsidered: tuple[str, ...]
    map: RiskMap


def risk_register(policy: Policy, people: Directory, lang: str) -> RiskRegister:
    """The risk register of a workspace; without a register it is empty."""
    management = policy.view.get("risk_management", {})
    appetite = management.get("appetite")
    fields = register(policy, "risks")
    rows = [_risk(number, row, people, appetite, lang) for number, row in enumerate(fields.get("risks", []), 1)]
    scale = management.get("scale", {}).get("impact", {})
    return RiskRegister(
        risks=tuple(rows),
        appetite=appetite if isinstance(appetite, int) else None,
        scale=tuple((int(step), "; ".join(str(one) for one in words.values())) for step, words in sorted(scale.items())),
        not_applicable=tuple(
            (word(RISK, str(one.get("id", "")), lang), str(one.get("reason", ""))) for one in fields.get("not_applicable", [])
        ),
        unconsidered=_unconsidered(policy, fields, lang),
        map=_risk_map(rows, appetite if isinstance(appetite, int) else None, lang),
    )


def _unconsidered(policy: Policy, fields: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    """The basic risks that the register neither holds nor sets aside."""
    seen = {str(one.get("about", "")) for one in fields.get("risks", [])} | {
        str(one.get("id", "")) for one in fields.get("not_applicable", [])
    }
    return tuple(word(RISK, str(one), lang) for one in policy.settings.get("base_risks", []) if one not in seen)


def _risk(number: int, row: Mapping[str, Any], people: Directory, appetite: Any, lang: str) -> RiskView:
    likelihood, impact = _step(row.get("likelihood")), _step(row.get("impact"))
    rest = row.get("residual", {})
    residual_likelihood, residual_impact = _step(rest.get("likelihood")), _step(rest.get("impact"))
    residual = _product(residual_likelihood, residual_impact)
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
        treatment_note=_proof(row, people, lang),
        controls=tuple(str(one) for one in row.get("controls", [])),
        owner=people.name(str(row.get("owner", ""))),
        review_on=str(row.get("review_on", "")),
        over_appetite=isinstance(appetite, int) and residual is not None and residual > appetite,
    )


def _proof(row: Mapping[str, Any], people: Directory, lang: str) -> str:
    """What shows that the treatment is real: to whom and under which contract, who accepted it when, that what is avoided is not done."""
    told = [str(row[key]) for key in ("to", "contract_ref") if row.get(key)]
    told += [people.name(str(row["accepted_by"]))] if row.get("accepted_by") else []
    told += [long_date(str(row["accepted_on"]), lang)] if row.get("accepted_on") else []
    if (active := row.get("activity", {}).get("active")) is not None:
        told.append(say(_STILL_DONE if active else _NOT_DONE, lang))
    return ", ".join(told)


def _step(value: Any) -> int | None:
    return value if isinstance(value, int) and 1 <= value <= STEPS else None


def _product(likelihood: int | None, impact: int | None) -> int | None:
    return None if likelihood is None or impact is None else likelihood * impact


def _risk_map(risks: list[RiskView], appetite: int | None, lang: str) -> RiskMap:
    return RiskMap(
        title=say(_MAP, lang),
        risks=tuple(
            Risk(str(one.number), _place(one.likelihood, one.impact), _place(one.residual_likelihood, one.residual_impact)) for one in risks
        ),
        appetite=appetite,
    )


def _place(likelihood: int | None, impact: int | None) -> tuple[int, int] | None:
    return None if likelihood is None or impact is None else (likelihood, impact)
