"""Posts, replies, comments, bios and invitations: the front matter of a draft plus its `text`."""

from __future__ import annotations

from typing import Any, TypedDict


class Turn(TypedDict, total=False):
    by: str
    handle: str
    at: str
    visibility: str
    text: str


class Thread(TypedDict, total=False):
    id: str
    kind: str
    turns: list[Turn]
    customer_text: str
    our_public_turns: int
    shares: int
    replies_last_hour: int
    escalated_to: str


class Consent(TypedDict, total=False):
    ref: str
    person: str
    data: list[str]
    given_on: str
    until: str


class PersonShown(TypedDict, total=False):
    name: str
    minor: bool
    consent: Consent
    guardian_consent: Consent


class Medium(TypedDict, total=False):
    """`hidden` is what the file carries beside what is seen (`position`, `author`); readers fill it in where they find the file."""

    kind: str
    file: str
    alt: str
    people: list[PersonShown]
    licence: str
    ref: str
    caption_file: str
    ai_generated: bool
    hidden: list[str]


class Offer(TypedDict, total=False):
    kind: str
    value: str
    starts_on: str
    ends_on: str
    terms_url: str
    conditions: list[str]


class Giveaway(TypedDict, total=False):
    draw: str
    entry_actions: list[str]
    rules_url: str
    starts_on: str
    ends_on: str
    winners: int
    prize: str
    prize_value: int
    announce_on: str
    permit_ref: str
    eligibility: str
    platform_release: bool


class Relationship(TypedDict, total=False):
    kind: str
    partner: str
    contract_ref: str


class SourceRef(TypedDict, total=False):
    title: str
    kind: str
    url: str
    doc: str
    author: str
    as_of: str


class Ugc(TypedDict, total=False):
    """What a member of the community made, and by what permission it is shown again."""

    handle: str
    permission_ref: str


class Quote(TypedDict, total=False):
    by: str
    source: str


class Approval(TypedDict, total=False):
    function: str
    person: str
    at: str
    text_hash: str
    note: str


class Unscheduled(TypedDict, total=False):
    reason: str
    approved_by: str


class Draft(TypedDict, total=False):
    """The fields of every kind of draft. `request` to `status` and `note` are those of an invitation (`invitation`, `introduction`)."""

    schema: str
    kind: str
    id: str
    account: str
    author: str
    author_role: str
    reward: str
    ghostwriter: str
    capacity: str
    platform: str
    visibility: str
    language: str
    automated: bool
    closing: bool
    plan_item: str
    unscheduled: Unscheduled
    content_type: str
    content_kind: str
    origin: str
    ugc: Ugc
    theme: str
    tags: list[str]
    claims: str
    quote: Quote
    publish_at: str
    relationship: Relationship
    offer: Offer
    giveaway: Giveaway
    media: list[Medium]
    hashtags: list[str]
    sources: list[SourceRef]
    consents: list[Consent]
    checked_by: str
    approvals: list[Approval]
    thread: Thread
    refs: list[str]
    corrects: str
    fixed_text: bool
    credentials: list[str]
    request: str
    name: str
    industry: str
    relation: str
    met_where: str
    met_when: str
    reason: str
    via: str
    sent_by: str
    sent_on: str
    status: str
    bio: str
    note: str
    text: str
    meta: dict[str, Any]
