"""Risks, knowledge base, log, evaluation, attestations and waivers."""

from __future__ import annotations

from typing import TypedDict


class Score(TypedDict, total=False):
    likelihood: int
    impact: int


class Activity(TypedDict, total=False):
    endorser_type: str
    account: str
    plan_item: str
    active: bool


class Risk(TypedDict, total=False):
    id: str
    about: str
    account: str
    title: str
    likelihood: int
    impact: int
    treatment: str
    to: str
    contract_ref: str
    activity: Activity
    accepted_by: str
    accepted_on: str
    controls: list[str]
    residual: Score
    owner: str
    review_on: str


class NotApplicable(TypedDict, total=False):
    id: str
    reason: str


class Risks(TypedDict, total=False):
    schema: str
    kind: str
    scale: dict[str, str]
    risks: list[Risk]
    not_applicable: list[NotApplicable]


class KbFact(TypedDict, total=False):
    when: list[str]
    value: str
    unit: str


class KbSource(TypedDict, total=False):
    doc: str
    as_of: str


class Article(TypedDict, total=False):
    id: str
    title: dict[str, str]
    questions: list[str]
    audience: str
    url: str
    short: dict[str, str]
    steps: list[str]
    facts: list[KbFact]
    internal_note: str
    source: KbSource
    owner: str
    approved_by: str
    status: str
    valid_until: str


class KnowledgeBase(TypedDict, total=False):
    schema: str
    kind: str
    articles: list[Article]


class LogEntry(TypedDict, total=False):
    id: str
    kind: str
    account: str
    draft: str
    detected_at: str
    summary: str
    wrong: str
    right: str
    impact: int
    scheduled_paused: bool
    paused_at: str
    informed_at: str
    action: str
    intent: str
    checked_source: str
    within_minutes: int
    correction_draft: str
    corrected_at: str
    deleted: bool
    closed_at: str


class LogAction(TypedDict, total=False):
    id: str
    rule: str
    what: str
    owner: str
    due: str
    done_on: str


class Log(TypedDict, total=False):
    schema: str
    kind: str
    entries: list[LogEntry]
    actions: list[LogAction]


class Attestation(TypedDict, total=False):
    id: str
    clause: str
    statement: dict[str, str]
    person: str
    function: str
    signed_on: str
    valid_months: int
    evidence: str


class Attestations(TypedDict, total=False):
    schema: str
    kind: str
    items: list[Attestation]


class Waiver(TypedDict, total=False):
    id: str
    rule: str
    sub: str
    subject: str
    fingerprint: str
    reason: str
    requested_by: str
    approved_by: str
    approved_on: str
    until: str


class Waivers(TypedDict, total=False):
    schema: str
    kind: str
    waivers: list[Waiver]


class Signature(TypedDict, total=False):
    person: str
    function: str
    signed_on: str


class RoiLine(TypedDict, total=False):
    kind: str
    basis: str
    amount: int
    currency: str
    period: str
    method: str
    evidence: str
    confidence: str
    lead_count: int
    conversion: float
    average_value: int


class Roi(TypedDict, total=False):
    currency: str
    costs: list[RoiLine]
    benefits: list[RoiLine]
    stated: float


class Trend(TypedDict, total=False):
    """How often a rule found something, oldest period first."""

    rule: str
    counts: list[int]


class Observation(TypedDict, total=False):
    theme: str
    quote: str
    observed_on: str
    by: str


class Influencer(TypedDict, total=False):
    handle: str
    mentions: int
    relation: str
    as_of: str


class NetworkCount(TypedDict, total=False):
    as_of: str
    nodes: int
    edges: int
    clusters: int
    new_members: int
    left: int


class Evaluation(TypedDict, total=False):
    schema: str
    kind: str
    period: str
    signed_by: Signature
    roi: Roi
    trends: list[Trend]
    ethnography: list[Observation]
    influencers: list[Influencer]
    network: list[NetworkCount]
