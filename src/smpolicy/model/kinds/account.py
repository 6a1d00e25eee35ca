"""Accounts: the register of what is ours, and of what is not."""

from __future__ import annotations

from typing import TypedDict

from smpolicy.model.kinds.people import Followers


class RecoveryPhone(TypedDict, total=False):
    owner: str
    label: str


class Voice(TypedDict, total=False):
    pronoun: str
    address: str


class Export(TypedDict, total=False):
    last_on: str
    where: str
    includes: list[str]


class Presence(TypedDict, total=False):
    reason: str
    capacity: str
    scope: str
    impact: dict[str, str]


class Profile(TypedDict, total=False):
    photo: bool
    headline: bool
    summary: bool
    experience: bool
    education: bool
    contact: bool
    skills: int


class Group(TypedDict, total=False):
    name: str
    fits: str
    owner_intent: str
    rules_read_on: str


# "from" is a Python keyword, so this one is written in the functional form.
Recommendation = TypedDict("Recommendation", {"from": str, "to": str, "relation": str, "date": str}, total=False)


class Account(TypedDict, total=False):
    id: str
    platform: str
    handle: str
    display_name: str
    capacity: str
    personal: bool
    active: bool
    kind: str
    owner_department: str
    owner_person: str
    primary_admin: str
    backup_admin: str
    admins: list[str]
    publishers: list[str]
    ghostwriter: str
    delegate: str
    comms_partner: str
    minutes_per_week: int
    recovery_email: str
    recovery_phone: RecoveryPhone
    bio: str
    links: list[str]
    purpose: str
    followers: Followers
    voice: Voice
    themes: list[str]
    presence: Presence
    listed_in: list[str]
    last_post_on: str
    export: Export
    exit_to: str
    escalation: str
    join: str
    rules_url: str
    rules_text: str
    privacy_notice: bool
    moderators: list[str]
    moderated_on: str
    profile: Profile
    groups: list[Group]
    recommendations: list[Recommendation]
    credentials: list[str]


class NotOurs(TypedDict, total=False):
    platform: str
    handle: str
    kind: str


class Accounts(TypedDict, total=False):
    schema: str
    kind: str
    accounts: list[Account]
    not_ours: list[NotOurs]
