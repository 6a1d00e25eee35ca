"""Who does the work of a blueprint: ranks, people and what they can, who answers for what, and the week's hours against the reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._blueprint.words import ACTIVITY, EMPLOYMENT, ROLE, TIME_USE
from smpolicy.documents._charts import Bar, Bars, Box, Tier, Tiers
from smpolicy.documents._registers.governance import Governance
from smpolicy.documents._registers.people import Directory, register
from smpolicy.documents._words import CAPACITY, FUNCTION, ROUTE, SOURCING, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

_WHO: Localised = {"id": "Siapa di bawah siapa", "en": "Who stands under whom"}
_COUNCIL: Localised = {"id": "Dewan media sosial", "en": "Social media council"}
_CHAIR: Localised = {"id": "ketua", "en": "chair"}
_SETS: Localised = {"id": "menetapkan", "en": "decides"}
_LEAD: Localised = {"id": "Pemimpin tim", "en": "Team lead"}
_LEADS: Localised = {"id": "memimpin", "en": "leads"}
_RUN: Localised = {"id": "mengelola akun", "en": "run the accounts"}
_WEEK: Localised = {"id": "Jam sepekan yang direncanakan dan yang tersedia", "en": "Hours a week, planned and available"}
_PLANNED: Localised = {"id": "Direncanakan", "en": "Planned"}
_AVAILABLE: Localised = {"id": "Tersedia", "en": "Available"}
_HOURS: Localised = {"id": "jam", "en": "h"}


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the team. `planned` are the weekly hours of activities, `capacity` those there are; None where unknown."""

    name: str
    title: str
    roles: tuple[str, ...]
    employment: str
    planned: float
    capacity: float | None

    @property
    def overbooked(self) -> bool:
        """Whether more is planned than there are hours."""
        return self.capacity is not None and self.planned > self.capacity


@dataclass(frozen=True, slots=True)
class Effort:
    """A weekly activity: who, how long, beside the hours of the reference (None where that has none), and what it does with time."""

    activity: str
    people: tuple[str, ...]
    hours: float
    reference: float | None
    time_use: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is responsible, accountable, consulted and informed about one account."""

    about: str
    responsible: tuple[str, ...]
    accountable: str
    consulted: tuple[str, ...]
    informed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A function that is hired for or bought in."""

    function: str
    choice: str
    reason: str
    decided_by: str
    decided_on: str


def ranks(policy: Policy, found: Governance, people: Directory, lang: str) -> Tiers:
    """The council over the lead over those who run the accounts, as far as the registers name them."""
    team = register(policy, "team")
    members = [f"{one} ({say(_CHAIR, lang)})" if one == found.chair else one for one in found.council]
    lead = people.name(str(team.get("lead", "")))
    levels = [
        Tier(say(_SETS, lang), (Box(say(_COUNCIL, lang), tuple(members)),) if members else ()),
        Tier(say(_LEADS, lang), (Box(say(_LEAD, lang), (lead,)),) if lead else ()),
        Tier(say(_RUN, lang), _admins(policy, people)),
    ]
    return Tiers(say(_WHO, lang), tuple(one for one in levels if one.boxes))


def _admins(policy: Policy, people: Directory) -> tuple[Box, ...]:
    rows = [one for one in register(policy, "accounts").get("accounts", []) if one.get("active", True)]
    return tuple(
        Box(
            str(one.get("id", "")),
            tuple(people.name(str(one[key])) for key in ("primary_admin", "backup_admin") if one.get(key)),
        )
        for one in rows
    )


def colleagues(team: Mapping[str, Any], people: Directory, lang: str) -> tuple[Colleague, ...]:
    """Those who are still there. With other duties, capacity is the share of the week that goes to social media."""
    rows = team.get("hours", {}).get("rows", [])
    found = []
    for one in team.get("people", []):
        if one.get("left_on"):
            continue
        week = one.get("weekly_hours")
        found.append(
            Colleague(
                name=people.name(str(one.get("id", ""))),
                title=str(one.get("title", "")),
                roles=tuple(word(ROLE, str(role), lang) for role in one.get("roles", [])),
                employment=word(EMPLOYMENT, str(one.get("employment", "")), lang),
                planned=sum(float(row.get("hours", 0)) for row in rows if row.get("person") == one.get("id")),
                capacity=None if week is None else float(week) * float(one.get("social_share", 1)),
            )
        )
    return tuple(found)


def week_of(team: Sequence[Colleague], lang: str) -> Bars:
    """What is planned for each person who has something planned, against what there is."""
    rows = tuple(Bar(one.name, one.planned, one.capacity) for one in team if one.planned)
    return Bars(say(_WEEK, lang), rows, say(_HOURS, lang), say(_PLANNED, lang), say(_AVAILABLE, lang))


def efforts(policy: Policy, team: Mapping[str, Any], people: Directory, lang: str) -> tuple[Effort, ...]:
    """The activities of the reference schedule, those nobody does among them, then the organisation's own."""
    reference = _reference(policy.settings)
    rows = team.get("hours", {}).get("rows", [])
    named = dict.fromkeys([*reference, *(str(row.get("activity", "")) for row in rows)])
    return tuple(_effort(one, [row for row in rows if row.get("activity") == one], reference.get(one), people, lang) for one in named)


def _effort(activity: str, rows: Sequence[Mapping[str, Any]], reference: float | None, people: Directory, lang: str) -> Effort:
    uses = dict.fromkeys(word(TIME_USE, str(row.get("time_use", "")), lang) for row in rows)
    return Effort(
        activity=word(ACTIVITY, activity, lang),
        people=tuple(dict.fromkeys(people.name(str(row.get("person", ""))) for row in rows)),
        hours=sum(float(row.get("hours", 0)) for row in rows),
        reference=reference,
        time_use=", ".join(one for one in uses if one),
    )


def _reference(settings: Mapping[str, Any]) -> dict[str, float]:
    """The hours of the reference schedule by activity (`update=4` in the settings), for a load like this organisation's."""
    load = float(settings.get("hours_load", 1))
    pairs = (str(one).partition("=") for one in settings.get("hours_reference", []))
    return {name: float(hours) * load for name, _, hours in pairs if hours.replace(".", "", 1).isdigit()}


def duties(policy: Policy, people: Directory, lang: str) -> tuple[Duty, ...]:
    """Each active account's row of the responsibility table, read from the registers: nothing in it is guessed."""
    blueprint, review = policy.view.get("blueprint", {}), policy.view.get("legal_review", {})
    ladder = [people.name(str(one.get("person", ""))) for one in blueprint.get("escalation", [])]
    found = []
    for one in register(policy, "accounts").get("accounts", []):
        if not one.get("active", True):
            continue
        capacity = str(one.get("capacity", ""))
        needs = [need for row in review.get("approval_matrix", []) if row.get("capacity") == capacity for need in row.get("need", [])]
        admin, department = people.name(str(one.get("primary_admin", ""))), str(one.get("owner_department", "")).replace("_", " ")
        found.append(
            Duty(
                about=f"{one.get('id', '')} ({word(CAPACITY, capacity, lang)})",
                responsible=tuple(people.name(str(who)) for who in one.get("publishers", [])),
                accountable=f"{department} ({admin})" if department and admin else department or admin,
                consulted=tuple(dict.fromkeys(word(FUNCTION, str(need), lang) for need in needs)),
                informed=tuple(who for who in ladder if who and who != admin),
            )
        )
    return tuple(found)


def sourced(team: Mapping[str, Any], people: Directory, lang: str) -> tuple[Sourced, ...]:
    """The decisions to hire or to buy in."""
    found = []
    for row in team.get("sourcing", []):
        decider = str(row.get("decided_by", ""))
        found.append(
            Sourced(
                function=word(ROLE, str(row.get("function", "")), lang),
                choice=word(SOURCING, str(row.get("choice", "")), lang),
                reason=str(row.get("reason", "")),
                decided_by=people.names.get(decider) or word(ROUTE, decider, lang),
                decided_on=str(row.get("decided_on", "")),
            )
        )
    return tuple(found)
