"""What a blueprint begins with: the four questions of fact finding, the audiences, the goals, and the figures it may quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._blueprint.words import AUDIENCE, CHARACTER, FACT_STATUS
from smpolicy.documents._charts import Presence, Row
from smpolicy.documents._registers.people import register
from smpolicy.documents._registers.words import GOAL, HORIZON
from smpolicy.documents._words import ACCOUNT_STATUS, PLATFORM, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

ALL_AGES = "all"
_AGES: Localised = {"id": "Usia pengguna jejaring dan usia yang dituju", "en": "Ages of the networks' users, and the ages we want"}
_WANTED: Localised = {"id": "dituju", "en": "wanted"}


@dataclass(frozen=True, slots=True)
class Rival:
    """A competitor's account that was studied."""

    handle: str
    good: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """What another company achieved; an empty `source` or `as_of` is printed as missing."""

    company: str
    result: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Audience:
    """A group that is spoken to."""

    name: str
    kind: str
    need: str
    convinced_by: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the plan."""

    id: str
    kind: str
    target: str
    by: str
    horizon: str


@dataclass(frozen=True, slots=True)
class Network:
    """A network with its users' ages and where that is known from. `fits` is None where nobody has compared it with the target."""

    name: str
    status: str
    closed_on: str
    character: str
    ages: tuple[str, ...]
    fits: bool | None
    source: str
    as_of: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A figure that may be quoted, or must not be; `usable` is false for one that is old, doubtful or about something gone."""

    id: str
    statement: str
    value: str
    as_of: str
    source: str
    status: str
    usable: bool


def rivals(finding: Mapping[str, Any]) -> tuple[Rival, ...]:
    """The competitors of the fact finding."""
    return tuple(
        Rival(str(one.get("handle", "")), tuple(map(str, one.get("good", []))), tuple(map(str, one.get("missing", []))))
        for one in finding.get("competitors", [])
    )


def case_studies(policy: Policy) -> tuple[CaseStudy, ...]:
    """The business cases."""
    return tuple(
        CaseStudy(str(one.get("company", "")), str(one.get("result", "")), str(one.get("source", "")), str(one.get("as_of", "")))
        for one in policy.view.get("blueprint", {}).get("case_studies", [])
    )


def audiences(plan: Mapping[str, Any], lang: str) -> tuple[Audience, ...]:
    """The audiences of the plan."""
    return tuple(
        Audience(
            name=str(one.get("id", "")).replace("_", " "),
            kind=word(AUDIENCE, str(one.get("kind") or "customers"), lang),
            need=str(one.get("need", "")),
            convinced_by=str(one.get("convinced_by", "")),
        )
        for one in plan.get("audiences", [])
    )


def goals(plan: Mapping[str, Any], lang: str) -> tuple[GoalLine, ...]:
    """The goals of the plan."""
    return tuple(
        GoalLine(
            id=str(one.get("id", "")),
            kind=word(GOAL, str(one.get("kind", "")), lang),
            target=str(one.get("target", "")),
            by=str(one.get("by", "")),
            horizon=word(HORIZON, str(one.get("horizon", "")), lang),
        )
        for one in plan.get("goals", [])
    )


def networks(policy: Policy, finding: Mapping[str, Any], lang: str) -> tuple[Network, ...]:
    """The networks that the organisation has decided about; its own fact finding says more of one than the register does."""
    accounts = register(policy, "accounts").get("accounts", [])
    studied = {str(one.get("id", "")): one for one in finding.get("platforms", [])}
    found = []
    for one in policy.view.get("blueprint", {}).get("platforms", []):
        if not one.get("status"):
            continue  # a pack knows the network; the organisation has not said that it is there
        own = studied.get(str(one.get("id", "")), {})
        mine = [row for row in accounts if row.get("platform") == one.get("id") and row.get("active", True)]
        found.append(
            Network(
                name=word(PLATFORM, str(one.get("id", "")), lang),
                status=word(ACCOUNT_STATUS, str(one.get("status", "")), lang),
                closed_on=str(one.get("closed_on", "")),
                character=word(CHARACTER, str(one.get("character", "")), lang),
                ages=tuple(map(str, own.get("user_ages") or one.get("user_ages", []))),
                fits=own.get("fits_target"),
                source=str(own.get("source", "")),
                as_of=str(own.get("as_of", "")),
                accounts=tuple(str(row.get("handle") or row.get("id", "")) for row in mine),
            )
        )
    return tuple(found)


def ages(found: Sequence[Network], target: Sequence[str], lang: str) -> Presence:
    """Which ages are on which network, beside the ages that are wanted."""
    shown = [one for one in found if one.ages and not one.closed_on]
    columns = tuple(sorted({age for one in shown for age in one.ages if age != ALL_AGES} | set(target)))

    def places(groups: Sequence[str]) -> frozenset[int]:
        return frozenset(at for at, age in enumerate(columns) if age in groups or ALL_AGES in groups)

    rows = tuple(Row(one.name, places(one.ages)) for one in shown)
    return Presence(say(_AGES, lang), columns, rows if columns else (), places(target), say(_WANTED, lang))


def quotable(policy: Policy, lang: str) -> tuple[FactLine, ...]:
    """The register of figures."""
    return tuple(
        FactLine(
            id=str(one.get("id", "")),
            statement=str(one.get("statement", "")),
            value=str(one.get("value", "")),
            as_of=str(one.get("as_of", "")),
            source=str(one.get("source", "")),
            status=word(FACT_STATUS, str(one.get("status") or "current"), lang),
            usable=str(one.get("status") or "current") == "current",
        )
        for one in policy.view.get("legal_review", {}).get("facts", [])
    )
