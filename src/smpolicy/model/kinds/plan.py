"""The written plan and its items."""

from __future__ import annotations

from typing import TypedDict

from smpolicy.model.kinds.draft import Giveaway, Medium, Offer, SourceRef

Stage = TypedDict("Stage", {"done_on": str, "from": str, "to": str, "due": str}, total=False)


class PlatformFit(TypedDict, total=False):
    id: str
    user_ages: list[str]
    fits_target: bool
    source: str
    as_of: str


class Competitor(TypedDict, total=False):
    handle: str
    good: list[str]
    missing: list[str]
    samples: list[str]


class Target(TypedDict, total=False):
    age_groups: list[str]
    who: str


class FactFinding(TypedDict, total=False):
    business_model: str
    purposes: list[str]
    target: Target
    platforms: list[PlatformFit]
    competitors: list[Competitor]
    segments: list[str]
    decision: str


class Goal(TypedDict, total=False):
    id: str
    kind: str
    target: str
    by: str
    horizon: str


class Audience(TypedDict, total=False):
    id: str
    kind: str
    need: str
    convinced_by: str


class Theme(TypedDict, total=False):
    id: str
    need: str
    business_line: str
    origin: str


class Event(TypedDict, total=False):
    date: str
    event: str


class Watch(TypedDict, total=False):
    person: str
    until: str


class PlanItem(TypedDict, total=False):
    id: str
    account: str
    platform: str
    theme: str
    content_type: str
    content_kind: str
    goal: str
    caption: str
    media: list[Medium]
    hashtags: list[str]
    publish_at: str
    sources: list[SourceRef]
    claims: str
    requested_by: str
    decided_by: str
    watch: Watch
    result: str
    engagement: list[str]
    offer: Offer
    giveaway: Giveaway


class Plan(TypedDict, total=False):
    schema: str
    kind: str
    id: str
    stages: dict[str, Stage]
    fact_finding: FactFinding
    goals: list[Goal]
    audiences: list[Audience]
    themes: list[Theme]
    calendar: list[Event]
    items: list[PlanItem]
