"""Teams, their people, council, hours and community."""

from __future__ import annotations

from typing import TypedDict


class Training(TypedDict, total=False):
    course: str
    completed_on: str


class Contract(TypedDict, total=False):
    confidentiality_signed_on: str
    ends_on: str


class Person(TypedDict, total=False):
    id: str
    name: str
    title: str
    department: str
    employment: str
    roles: list[str]
    weekly_hours: float
    duties: list[str]
    other_duties: list[str]
    social_share: float
    skills: list[str]
    training: list[Training]
    contract: Contract
    left_on: str


class CouncilDecision(TypedDict, total=False):
    established: bool
    reason: str
    decided_by: str
    date: str


class Council(TypedDict, total=False):
    chair: str
    members: list[str]
    charter: str
    quorum: int
    meets_every_days: int
    last_meeting: str


class Sourcing(TypedDict, total=False):
    function: str
    choice: str
    reason: str
    decided_by: str
    decided_on: str


class Followers(TypedDict, total=False):
    total: int
    active: int
    as_of: str


# "from" is a Python keyword, so this one is written in the functional form.
Endorser = TypedDict(
    "Endorser",
    {
        "handle": str,
        "person": str,
        "type": str,
        "relation": str,
        "from": str,
        "to": str,
        "contract_ref": str,
        "base_platform": str,
        "followers": Followers,
    },
    total=False,
)


class HoursRow(TypedDict, total=False):
    activity: str
    person: str
    hours: float
    time_use: str


class Hours(TypedDict, total=False):
    stated_total: float
    rows: list[HoursRow]


class Ranking(TypedDict, total=False):
    published: bool
    opt_in: bool


class Member(TypedDict, total=False):
    handle: str
    since: str
    staff: bool
    reward: str
    opt_in: bool
    greeted_on: str


class Community(TypedDict, total=False):
    ranking: Ranking
    roles: dict[str, list[Member]]
    undecided: dict[str, str]


class Team(TypedDict, total=False):
    schema: str
    kind: str
    id: str
    form: str
    lead: str
    people: list[Person]
    council: Council
    council_decision: CouncilDecision
    sourcing: list[Sourcing]
    endorsers: list[Endorser]
    hours: Hours
    community: Community
    primary_admin: dict[str, str]
    backup_admin: dict[str, str]
