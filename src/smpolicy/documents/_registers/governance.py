"""Scope and governance of a policy: whom it binds, where we speak, who must agree, whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._registers.people import Directory, Holder, register
from smpolicy.documents._words import ACCOUNT_STATUS, CAPACITY, CONTENT, FUNCTION, PLATFORM, TRIGGER, listed, word
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """A network, whether we are on it, and our accounts there."""

    name: str
    status: str
    closed: bool
    accounts: tuple[str, ...]
    terms_checked_on: str


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Who must agree before `content` of a `capacity` (or a topic) is published."""

    capacity: str
    content: str
    need: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """Whom to call, in order."""

    level: int
    role: str
    name: str
    contact: str
    within_minutes: int | None


@dataclass(frozen=True, slots=True)
class Governance:
    """The registers of a policy that say who speaks and who decides."""

    capacities: tuple[str, ...]
    platforms: tuple[PlatformRow, ...]
    functions: tuple[Holder, ...]
    matrix: tuple[ApprovalRow, ...]
    triggers: tuple[str, ...]
    escalation: tuple[EscalationStep, ...]
    contingency: tuple[str, ...]
    council: tuple[str, ...]
    chair: str
    quorum: int | None


def governance(policy: Policy, people: Directory, lang: str) -> Governance:
    """What the registers of a policy say; an absent register is empty."""
    review, blueprint = policy.view.get("legal_review", {}), policy.view.get("blueprint", {})
    council = register(policy, "team").get("council", {})
    return Governance(
        capacities=tuple(word(CAPACITY, one, lang) for one in blueprint.get("capacities", [])),
        platforms=_platforms(policy, lang),
        functions=people.holders(tuple(review.get("functions", {})), lang),
        matrix=_matrix(policy, lang),
        triggers=tuple(word(TRIGGER, one, lang) for one in review.get("triggers", [])),
        escalation=_escalation(policy, people, lang),
        contingency=tuple(people.name(one) for one in review.get("contingency_approvers", [])),
        council=tuple(people.name(str(one)) for one in council.get("members", [])),
        chair=people.name(str(council.get("chair", ""))),
        quorum=council.get("quorum"),
    )


def _platforms(policy: Policy, lang: str) -> tuple[PlatformRow, ...]:
    accounts = register(policy, "accounts").get("accounts", [])
    rows = []
    for one in policy.view.get("blueprint", {}).get("platforms", []):
        if "status" not in one:
            continue  # a pack knows its limits, but nobody has decided on it
        mine = [
            str(row.get("handle") or row.get("id", ""))
            for row in accounts
            if row.get("platform") == one.get("id") and row.get("active", True)
        ]
        status = str(one.get("status", ""))
        if not status:
            continue  # a pack knows the network; the organisation has not said that it is there
        rows.append(
            PlatformRow(
                name=word(PLATFORM, str(one.get("id", "")), lang),
                status=word(ACCOUNT_STATUS, status, lang),
                closed=status == "closed",
                accounts=tuple(mine),
                terms_checked_on=str(one.get("terms_checked_on") or one.get("closed_on", "")),
            )
        )
    return tuple(rows)


def _matrix(policy: Policy, lang: str) -> tuple[ApprovalRow, ...]:
    rows = []
    for row in policy.view.get("legal_review", {}).get("approval_matrix", []):
        trigger = str(row.get("when", ""))
        content = [word(TRIGGER, trigger, lang)] if trigger else [word(CONTENT, str(one), lang) for one in row.get("content", [])]
        capacity = word(CAPACITY, str(row.get("capacity") or "all"), lang)
        rows.append(ApprovalRow(capacity, listed(content, lang), tuple(word(FUNCTION, str(one), lang) for one in row.get("need", []))))
    return tuple(rows)


def _escalation(policy: Policy, people: Directory, lang: str) -> tuple[EscalationStep, ...]:
    return tuple(
        EscalationStep(
            level=int(row.get("level", at)),
            role=word(FUNCTION, str(row.get("role", "")), lang),
            name=people.name(str(row.get("person", ""))),
            contact=str(row.get("contact", "")),
            within_minutes=row.get("within_minutes"),
        )
        for at, row in enumerate(policy.view.get("blueprint", {}).get("escalation", []), 1)
    )
