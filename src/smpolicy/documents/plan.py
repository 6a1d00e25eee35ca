"""The content plan: why, for whom, what and when, as a calendar and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._blueprint.content import Mix, mix
from smpolicy.documents._blueprint.facts import Audience, audiences
from smpolicy.documents._blueprint.team import Effort, efforts
from smpolicy.documents._calendar import Month, months
from smpolicy.documents._dates import long_date, parse_date
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._registers.words import GOAL, HORIZON, STAGE
from smpolicy.documents._words import CONTENT, word
from smpolicy.policy.clause import Policy

TITLE = {"id": "Rencana konten", "en": "Content plan"}


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage of the plan and its dates, as the plan gives them."""

    name: str
    done_on: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, and how many items of the plan serve it."""

    id: str
    kind: str
    target: str
    by: str
    horizon: str
    items: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the plan. `media` are the files, `sources` where its content comes from, each with its date."""

    id: str
    at: str
    account: str
    theme: str
    content: str
    goal: str
    caption: str
    media: tuple[str, ...]
    hashtags: tuple[str, ...]
    sources: tuple[str, ...]
    watched_by: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan.

    `target` says for whom, `purposes` why; `themes` are a name, the need it answers and the line of business it serves; `efforts` are
    the week's activities, `hours` their sum.
    """

    frame: Frame
    id: str
    purposes: tuple[str, ...]
    target: str
    stages: tuple[StageRow, ...]
    goals: tuple[GoalRow, ...]
    themes: tuple[tuple[str, str, str], ...]
    audiences: tuple[Audience, ...]
    efforts: tuple[Effort, ...]
    hours: float
    events: tuple[tuple[str, str], ...]
    mix: Mix
    months: tuple[Month, ...]
    items: tuple[ItemRow, ...]
    undated: int


def build(policy: Policy, inputs: Inputs, lang: str) -> PlanView:
    """The view of the plan register; without one everything is empty."""
    people, plan = directory(policy), register(policy, "plan")
    rows: list[Mapping[str, Any]] = sorted(plan.get("items", []), key=lambda one: str(one.get("publish_at", "")))
    finding: Mapping[str, Any] = plan.get("fact_finding", {})
    dated = [(day, str(one.get("id", ""))) for one in rows if (day := parse_date(str(one.get("publish_at", ""))))]
    done = tuple(one for one in efforts(policy, register(policy, "team"), people, lang) if one.hours)
    return PlanView(
        frame=frame_of(policy, TITLE, "plan", people, inputs.today, lang),
        id=str(plan.get("id", "")),
        purposes=tuple(word(GOAL, str(one), lang) for one in finding.get("purposes", [])),
        target=str(finding.get("target", {}).get("who", "")),
        stages=tuple(_stage(name, row, lang) for name, row in plan.get("stages", {}).items()),
        goals=tuple(_goal(row, rows, lang) for row in plan.get("goals", [])),
        themes=tuple(
            (str(one.get("id", "")), str(one.get("need", "")), str(one.get("business_line", ""))) for one in plan.get("themes", [])
        ),
        audiences=audiences(plan, lang),
        efforts=done,
        hours=sum(one.hours for one in done),
        events=tuple((str(one.get("date", "")), str(one.get("event", ""))) for one in plan.get("calendar", [])),
        mix=mix(policy, rows, lang),
        months=months(dated),
        items=tuple(_item(one, people, lang) for one in rows),
        undated=len(rows) - len(dated),
    )


def _source(row: Mapping[str, Any], lang: str) -> str:
    told = [str(row[key]) for key in ("title", "doc", "url") if row.get(key)]
    return ", ".join([*told[:1], *([long_date(str(row["as_of"]), lang)] if row.get("as_of") else [])])


def _stage(name: str, row: Mapping[str, Any], lang: str) -> StageRow:
    return StageRow(
        word(STAGE, name, lang), str(row.get("done_on", "")), str(row.get("from", "")), str(row.get("to") or row.get("due", ""))
    )


def _goal(row: Mapping[str, Any], items: list[Mapping[str, Any]], lang: str) -> GoalRow:
    return GoalRow(
        id=str(row.get("id", "")),
        kind=word(GOAL, str(row.get("kind", "")), lang),
        target=str(row.get("target", "")),
        by=str(row.get("by", "")),
        horizon=word(HORIZON, str(row.get("horizon", "")), lang),
        items=sum(one.get("goal") == row.get("id") for one in items),
    )


def _item(row: Mapping[str, Any], people: Directory, lang: str) -> ItemRow:
    return ItemRow(
        id=str(row.get("id", "")),
        at=str(row.get("publish_at", "")),
        account=str(row.get("account", "")),
        theme=str(row.get("theme", "")),
        content=word(CONTENT, str(row.get("content_type", "")), lang),
        goal=str(row.get("goal", "")),
        caption=str(row.get("caption", "")),
        media=tuple(str(one.get("file") or one.get("kind", "")) for one in row.get("media", [])),
        hashtags=tuple(map(str, row.get("hashtags", []))),
        sources=tuple(_source(one, lang) for one in row.get("sources", [])),
        watched_by=people.name(str((row.get("watch") or {}).get("person", ""))),
    )


PLAN = Document("plan", TITLE, build, "plan.html")
