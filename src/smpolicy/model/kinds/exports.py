"""What other tools export: measured figures, the inbox, invitations, contacts. One row of a sheet is one row here."""

from __future__ import annotations

from typing import Any, TypedDict


class KpiRow(TypedDict, total=False):
    """Figures of one account in one period (`2026-10`); rates are in per cent, times in minutes.

    `mentions` counts mentions by competitor; `not_measured` gives the reason for a measure that is left out.
    """

    period: str
    account: str
    reach: int
    impressions: int
    followers: int
    followers_active: int
    followers_before: int
    likes: int
    comments: int
    shares: int
    saves: int
    stated_engagement_rate: float
    stated_virality: float
    stated_share_of_voice: float
    stated_net_sentiment: float
    stated_coverage: float
    mentions_own: int
    mentions: dict[str, int]
    pos: int
    neu: int
    neg: int
    n: int
    sentiment_tool: str
    questions: int
    complaints: int
    answered: int
    answered_correct: int
    answer_checked: int
    median_ack_min: float
    leads: int
    new_members: int
    active_after_30d: int
    members: int
    active_members: int
    engagement: int
    csat: float
    csat_n: int
    repeat_contact_rate: float
    recommend_mentions: int
    outbound_responses: int
    kb_views: int
    kb_solved_rate: float
    peer_answer_share: float
    unvalidated_share: float
    leads_community: int
    repeat_customers: int
    campaign: str
    tool: str
    not_measured: dict[str, str]


class Kpi(TypedDict, total=False):
    schema: str
    kind: str
    rows: list[KpiRow]


class InboxRow(TypedDict, total=False):
    thread: str
    at: str
    kind: str
    visibility: str
    handle_hash: str
    topic: str
    question: str
    answered_at: str
    answered_by: str
    verified: str
    kb: str
    public_turns: int
    escalated_to: str


class Inbox(TypedDict, total=False):
    schema: str
    kind: str
    rows: list[InboxRow]


class InvitationRow(TypedDict, total=False):
    kind: str
    name: str
    industry: str
    relation: str
    met_where: str
    met_when: str
    reason: str
    via: str
    note: str
    sent_by: str
    sent_on: str
    status: str


class Invitations(TypedDict, total=False):
    schema: str
    kind: str
    rows: list[InvitationRow]


class ContactCells(TypedDict, total=False):
    """What a column of a contact file may mean; any other column is a field of its own."""

    name: str
    company: str
    title: str
    industry: str
    business_email: str
    business_phone: str
    business_address: str
    email: str
    phone: str
    mobile_phone: str
    address: str
    home_address: str
    messaging_id: str
    birth_date: str
    nik: str
    religion: str
    marital_status: str
    family: str
    health: str
    given_by_person: bool
    purpose: str
    collected_on: str
    consent_for: list[str]
    consent_until: str


class ContactColumn(TypedDict, total=False):
    """A column as it is headed, and the field that it means."""

    name: str
    field: str


class ContactFile(TypedDict, total=False):
    """A contact file as it is written: of its rows the reader asks only that they have keys, for whatever a fault quotes is somebody's data."""

    schema: str
    kind: str
    id: str
    columns: list[ContactColumn]
    rows: list[Any]


class ContactRow(TypedDict, total=False):
    """What rules may know of one record: which fields are `filled`, and on what ground. What they say of the person stays in the file."""

    filled: list[str]
    given_by_person: bool
    collected_on: str
    consent_for: list[str]
    consent_until: str


class Contacts(TypedDict, total=False):
    """A contact file as rules see it."""

    schema: str
    kind: str
    id: str
    columns: list[ContactColumn]
    rows: list[ContactRow]
