"""What a blueprint says of content: what fits where, the ladder and the mix, the calendar, and how success is measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._blueprint.words import CHARACTER, CONFIDENCE, CONTENT_KIND, COST, FIT
from smpolicy.documents._charts import Bar, Bars
from smpolicy.documents._charts.base import number
from smpolicy.documents._registers.people import register
from smpolicy.documents._words import CONTENT, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

LADDER = ("education", "quote", "soft_sell", "hard_sell")
"""The steps that a theme climbs, lowest first."""
_BOUND = {"quote": "quote_share_max", "hard_sell": "hard_sell_share_max"}
_MIX: Localised = {"id": "Ragam isi dalam rencana", "en": "Mix of content in the plan"}
_PLANNED: Localised = {"id": "Direncanakan", "en": "Planned"}
_AT_MOST: Localised = {"id": "Paling banyak", "en": "At most"}


@dataclass(frozen=True, slots=True)
class FitRow:
    """How a kind of content suits networks, in the order of the characters; empty where nothing is said."""

    content: str
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """The plan's items by kind. `chart` holds percentages of all items; `selling` is the share of both selling kinds, in percent."""

    chart: Bars
    items: int
    selling: float
    selling_max: float | None
    run_max: int | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A cost or a benefit, its amount in words; an empty `method` or `evidence` is printed as missing."""

    kind: str
    amount: str
    method: str
    evidence: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Return:
    """The return on investment of the last evaluation, its sums in words. `computed` is None where there are no costs."""

    period: str
    currency: str
    costs: tuple[Amount, ...]
    benefits: tuple[Amount, ...]
    cost: str
    benefit: str
    computed: str | None


def fit(policy: Policy, lang: str) -> tuple[tuple[str, ...], tuple[FitRow, ...]]:
    """The characters of networks, and each kind of content in their order."""
    rows: Mapping[str, Mapping[str, Any]] = policy.view.get("blueprint", {}).get("fit", {})
    characters = tuple(dict.fromkeys(one for row in rows.values() for one in row))
    return (
        tuple(word(CHARACTER, one, lang) for one in characters),
        tuple(
            FitRow(word(CONTENT_KIND, kind, lang), tuple(word(FIT, str(row[one]), lang) if one in row else "" for one in characters))
            for kind, row in rows.items()
        ),
    )


def mix(policy: Policy, items: Sequence[Mapping[str, Any]], lang: str) -> Mix:
    """The plan's items by kind, the steps of the ladder first, each beside the most that the settings allow."""
    counts = Counter(str(one.get("content_type", "")) for one in items)
    order = [*LADDER, *sorted(counts.keys() - set(LADDER))]
    rows = tuple(Bar(word(CONTENT, one, lang) or "–", _percent(counts[one], len(items)), _bound(policy, _BOUND.get(one))) for one in order)
    run = policy.settings.get("sell_run_max")
    return Mix(
        chart=Bars(say(_MIX, lang), rows if items else (), "%", say(_PLANNED, lang), say(_AT_MOST, lang)),
        items=len(items),
        selling=_percent(counts["soft_sell"] + counts["hard_sell"], len(items)) or 0,
        selling_max=_bound(policy, "sell_share_max"),
        run_max=int(run) if isinstance(run, int) else None,
    )


def _percent(count: int, of: int) -> float | None:
    return 100 * count / of if of else None


def _bound(policy: Policy, name: str | None) -> float | None:
    value = policy.settings.get(name) if name else None
    return 100 * float(value) if isinstance(value, int | float) else None


def evaluated(policy: Policy, lang: str) -> Return | None:
    """The return as the last evaluation's own figures give it; None without an evaluation."""
    fields = register(policy, "evaluation")
    roi: Mapping[str, Any] = fields.get("roi", {})
    if not roi:
        return None
    cost, benefit = (sum(float(one.get("amount", 0)) for one in roi.get(part, [])) for part in ("costs", "benefits"))
    return Return(
        period=str(fields.get("period", "")),
        currency=str(roi.get("currency", "")),
        costs=_amounts(roi.get("costs", []), lang),
        benefits=_amounts(roi.get("benefits", []), lang),
        cost=number(cost, lang),
        benefit=number(benefit, lang),
        computed=number(100 * (benefit - cost) / cost, lang, "%") if cost else None,
    )


def _amounts(rows: Sequence[Mapping[str, Any]], lang: str) -> tuple[Amount, ...]:
    return tuple(
        Amount(
            kind=word(COST, str(one.get("kind", "")), lang),
            amount=number(float(one.get("amount", 0)), lang),
            method=str(one.get("method", "")),
            evidence=str(one.get("evidence", "")),
            confidence=word(CONFIDENCE, str(one.get("confidence", "")), lang),
        )
        for one in rows
    )
