"""The blueprint: what was found out, where we speak, who does it with how much time, and which objections are answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._blueprint_words import ACTIVITY, CHARACTER, CONTENT_KIND, FIT, MODEL, OBJECTION, TIME_USE
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._governance import Governance, governance
from smpolicy.documents._people import Directory, directory, register
from smpolicy.documents._register_words import GOAL
from smpolicy.documents._words import FUNCTION, ROUTE, SOURCING, word
from smpolicy.policy.clause import Policy

TITLE = {"id": "Cetak biru media sosial", "en": "Social media blueprint"}


@dataclass(frozen=True, slots=True)
class Rival:
    """A competitor's account that was studied."""

    handle: str
    good: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitRow:
    """How a kind of content suits networks, in the order of `BlueprintView.characters`; empty where nothing is said."""

    content: str
    fits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the team. `planned` are the weekly hours of activities, `capacity` those there are; None where unknown."""

    name: str
    title: str
    planned: float
    capacity: float | None

    @property
    def overbooked(self) -> bool:
        """Whether more is planned than there are hours."""
        return self.capacity is not None and self.planned > self.capacity


@dataclass(frozen=True, slots=True)
class Effort:
    """A weekly activity: who, how long, and what it does with time."""

    activity: str
    person: str
    hours: float
    time_use: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An objection and its answer; an empty answer has not been given."""

    objection: str
    answer: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class BlueprintView:
    """The blueprint. `sourced` are functions with the choice, the reason and who decided; `cases` company, result, source."""

    frame: Frame
    model: str
    purposes: tuple[str, ...]
    target: str
    rivals: tuple[Rival, ...]
    governance: Governance
    characters: tuple[str, ...]
    fit: tuple[FitRow, ...]
    team: tuple[Colleague, ...]
    efforts: tuple[Effort, ...]
    hours: float
    sourced: tuple[tuple[str, str, str, str], ...]
    answers: tuple[Answer, ...]
    cases: tuple[tuple[str, str, str], ...]


def build(policy: Policy, inputs: Inputs, lang: str) -> BlueprintView:
    """The view; what no register says is empty, and printed as undecided."""
    people, blueprint = directory(policy), policy.view.get("blueprint", {})
    team, finding = register(policy, "team"), register(policy, "plan").get("fact_finding", {})
    efforts = tuple(_effort(row, people, lang) for row in team.get("hours", {}).get("rows", []))
    characters = tuple(dict.fromkeys(one for row in blueprint.get("fit", {}).values() for one in row))
    return BlueprintView(
        frame=frame_of(policy, TITLE, "blueprint", people, inputs.today, lang),
        model=word(MODEL, str(finding.get("business_model", "")), lang),
        purposes=tuple(word(GOAL, str(one), lang) for one in finding.get("purposes", [])),
        target=str(finding.get("target", {}).get("who", "")),
        rivals=tuple(
            Rival(str(one.get("handle", "")), tuple(map(str, one.get("good", []))), tuple(map(str, one.get("missing", []))))
            for one in finding.get("competitors", [])
        ),
        governance=governance(policy, people, lang),
        characters=tuple(word(CHARACTER, one, lang) for one in characters),
        fit=tuple(_fit(kind, row, characters, lang) for kind, row in blueprint.get("fit", {}).items()),
        team=_team(team, people),
        efforts=efforts,
        hours=sum(one.hours for one in efforts),
        sourced=tuple(_sourced(row, people, lang) for row in team.get("sourcing", [])),
        answers=_answers(policy, people, lang),
        cases=tuple(
            (str(one.get("company", "")), str(one.get("result", "")), str(one.get("source", "")))
            for one in blueprint.get("case_studies", [])
        ),
    )


def _effort(row: Mapping[str, Any], people: Directory, lang: str) -> Effort:
    return Effort(
        activity=word(ACTIVITY, str(row.get("activity", "")), lang),
        person=people.name(str(row.get("person", ""))),
        hours=float(row.get("hours", 0)),
        time_use=word(TIME_USE, str(row.get("time_use", "")), lang),
    )


def _fit(kind: str, row: Mapping[str, Any], characters: tuple[str, ...], lang: str) -> FitRow:
    return FitRow(word(CONTENT_KIND, kind, lang), tuple(word(FIT, str(row[one]), lang) if one in row else "" for one in characters))


def _team(team: Mapping[str, Any], people: Directory) -> tuple[Colleague, ...]:
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
                planned=sum(float(row.get("hours", 0)) for row in rows if row.get("person") == one.get("id")),
                capacity=None if week is None else float(week) * float(one.get("social_share", 1)),
            )
        )
    return tuple(found)


def _sourced(row: Mapping[str, Any], people: Directory, lang: str) -> tuple[str, str, str, str]:
    decider = str(row.get("decided_by", ""))
    return (
        word(FUNCTION, str(row.get("function", "")), lang),
        word(SOURCING, str(row.get("choice", "")), lang),
        str(row.get("reason", "")),
        people.names.get(decider) or word(ROUTE, decider, lang),
    )


def _answers(policy: Policy, people: Directory, lang: str) -> tuple[Answer, ...]:
    given: Mapping[str, Mapping[str, Any]] = policy.view.get("blueprint", {}).get("objections", {})
    asked = dict.fromkeys([*OBJECTION, *given])
    return tuple(
        Answer(
            objection=word(OBJECTION, one, lang),
            answer=str(given.get(one, {}).get("answer", "")),
            by=people.name(str(given.get(one, {}).get("by", ""))),
            date=str(given.get(one, {}).get("date", "")),
        )
        for one in asked
    )


BLUEPRINT = Document("blueprint", TITLE, build, "blueprint.html")
