"""The blueprint: what was found out, for whom and where we speak, who does it with how much time, what content, and how it is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._blueprint import content as of_content
from smpolicy.documents._blueprint import facts as of_facts
from smpolicy.documents._blueprint import team as of_team
from smpolicy.documents._blueprint.words import FORM, MODEL, OBJECTION
from smpolicy.documents._charts import Bars, Presence, Tiers
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.governance import Governance, governance
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._registers.words import GOAL
from smpolicy.documents._words import word
from smpolicy.policy.clause import Policy

TITLE = {"id": "Cetak biru media sosial", "en": "Social media blueprint"}


@dataclass(frozen=True, slots=True)
class Answer:
    """An objection and its answer; an empty answer has not been given."""

    objection: str
    answer: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Carried:
    """How an account's content can be carried away: the last copy, and where its followers are sent."""

    account: str
    copied_on: str
    kept_at: str
    goes_to: str


@dataclass(frozen=True, slots=True)
class BlueprintView:
    """The blueprint. `stated` is the weekly total that the team register states, None where it states none; `events` dates and names."""

    frame: Frame
    model: str
    purposes: tuple[str, ...]
    target: str
    ages: tuple[str, ...]
    rivals: tuple[of_facts.Rival, ...]
    cases: tuple[of_facts.CaseStudy, ...]
    facts: tuple[of_facts.FactLine, ...]
    goals: tuple[of_facts.GoalLine, ...]
    audiences: tuple[of_facts.Audience, ...]
    networks: tuple[of_facts.Network, ...]
    age_chart: Presence
    governance: Governance
    form: str
    ranks: Tiers
    team: tuple[of_team.Colleague, ...]
    duties: tuple[of_team.Duty, ...]
    sourced: tuple[of_team.Sourced, ...]
    efforts: tuple[of_team.Effort, ...]
    week: Bars
    hours: float
    reference: float
    stated: float | None
    characters: tuple[str, ...]
    fit: tuple[of_content.FitRow, ...]
    mix: of_content.Mix
    events: tuple[tuple[str, str], ...]
    returns: of_content.Return | None
    carried: tuple[Carried, ...]
    answers: tuple[Answer, ...]
    answered: int


def build(policy: Policy, inputs: Inputs, lang: str) -> BlueprintView:
    """The view; what no register says is empty, and printed as undecided."""
    people, found = directory(policy), register(policy, "team")
    plan = register(policy, "plan")
    finding: Mapping[str, Any] = plan.get("fact_finding", {})
    target: Mapping[str, Any] = finding.get("target", {})
    groups, networks = tuple(map(str, target.get("age_groups", []))), of_facts.networks(policy, finding, lang)
    decided, colleagues = governance(policy, people, lang), of_team.colleagues(found, people, lang)
    efforts, (characters, rows) = of_team.efforts(policy, found, people, lang), of_content.fit(policy, lang)
    stated, answers = found.get("hours", {}).get("stated_total"), _answers(policy, people, lang)
    return BlueprintView(
        frame=frame_of(policy, TITLE, "blueprint", people, inputs.today, lang),
        model=word(MODEL, str(finding.get("business_model", "")), lang),
        purposes=tuple(word(GOAL, str(one), lang) for one in finding.get("purposes", [])),
        target=str(target.get("who", "")),
        ages=groups,
        rivals=of_facts.rivals(finding),
        cases=of_facts.case_studies(policy),
        facts=of_facts.quotable(policy, lang),
        goals=of_facts.goals(plan, lang),
        audiences=of_facts.audiences(plan, lang),
        networks=networks,
        age_chart=of_facts.ages(networks, groups, lang),
        governance=decided,
        form=word(FORM, str(found.get("form", "")), lang),
        ranks=of_team.ranks(policy, decided, people, lang),
        team=colleagues,
        duties=of_team.duties(policy, people, lang),
        sourced=of_team.sourced(found, people, lang),
        efforts=efforts,
        week=of_team.week_of(colleagues, lang),
        hours=sum(one.hours for one in efforts),
        reference=sum(one.reference or 0 for one in efforts),
        stated=None if stated is None else float(stated),
        characters=characters,
        fit=rows,
        mix=of_content.mix(policy, plan.get("items", []), lang),
        events=tuple((str(one.get("date", "")), str(one.get("event", ""))) for one in plan.get("calendar", [])),
        returns=of_content.evaluated(policy, lang),
        carried=_carried(policy),
        answers=answers,
        answered=sum(bool(one.answer) for one in answers),
    )


def _carried(policy: Policy) -> tuple[Carried, ...]:
    return tuple(
        Carried(
            account=str(one.get("id", "")),
            copied_on=str(one.get("export", {}).get("last_on", "")),
            kept_at=str(one.get("export", {}).get("where", "")),
            goes_to=str(one.get("exit_to", "")),
        )
        for one in register(policy, "accounts").get("accounts", [])
        if one.get("active", True)
    )


def _answers(policy: Policy, people: Directory, lang: str) -> tuple[Answer, ...]:
    given: Mapping[str, Mapping[str, Any]] = policy.view.get("blueprint", {}).get("objections", {})
    return tuple(
        Answer(
            objection=word(OBJECTION, one, lang),
            answer=str(given.get(one, {}).get("answer", "")),
            by=people.name(str(given.get(one, {}).get("by", ""))),
            date=str(given.get(one, {}).get("date", "")),
        )
        for one in dict.fromkeys([*OBJECTION, *given])
    )


BLUEPRINT = Document("blueprint", TITLE, build, "blueprint.html")
