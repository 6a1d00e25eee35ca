"""The council's charter: who sits in it, how it decides, what it decides, and what it has decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._changes import ChangeView, changes
from smpolicy.documents._dates import parse_date
from smpolicy.documents._frame import Approval, Frame, frame_of
from smpolicy.documents._governance import Governance, governance
from smpolicy.documents._people import Directory, directory, register
from smpolicy.documents._words import FUNCTION, ROUTE, SOURCING, word
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Policy

TITLE = {"id": "Piagam dewan media sosial", "en": "Charter of the social media council"}
COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Member:
    """A member, with the functions that the member exercises."""

    name: str
    title: str
    functions: tuple[str, ...]
    chairs: bool


@dataclass(frozen=True, slots=True)
class Sourcing:
    """A decision to build, buy or share a function."""

    function: str
    choice: str
    reason: str
    decided_by: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class CharterView:
    """The charter. `refusal` is the recorded decision to have no council; `next_meeting` is None where no rhythm is set."""

    frame: Frame
    members: tuple[Member, ...]
    quorum: int | None
    every_days: int | None
    last_meeting: str
    next_meeting: date | None
    refusal: Mapping[str, Any]
    clauses: tuple[tuple[str, Localised], ...]
    sourcing: tuple[Sourcing, ...]
    changes: tuple[ChangeView, ...]
    governance: Governance
    signatures: tuple[Approval, ...]


def build(policy: Policy, inputs: Inputs, lang: str) -> CharterView:
    """The view of the council in the team register."""
    people, team = directory(policy), register(policy, "team")
    council: Mapping[str, Any] = team.get("council", {})
    members = _members(council, people, lang)
    last, every = str(council.get("last_meeting", "")), council.get("meets_every_days")
    day = parse_date(last)
    return CharterView(
        frame=frame_of(policy, TITLE, "council_charter", people, inputs.today, lang),
        members=members,
        quorum=council.get("quorum"),
        every_days=every,
        last_meeting=last,
        next_meeting=day + timedelta(days=every) if day and isinstance(every, int) else None,
        refusal=team.get("council_decision", {}),
        clauses=tuple((one.id, one.title) for one in policy.clauses if one.route == COUNCIL and one.status == "active"),
        sourcing=tuple(_sourcing(row, people, lang) for row in team.get("sourcing", [])),
        changes=tuple(one for one in changes(policy, people, lang) if one.direction == "loosened"),
        governance=governance(policy, people, lang),
        signatures=tuple(_seat(one, lang) for one in members),
    )


def _members(council: Mapping[str, Any], people: Directory, lang: str) -> tuple[Member, ...]:
    chair = str(council.get("chair", ""))
    seated = dict.fromkeys([*([chair] if chair else []), *(str(one) for one in council.get("members", []))])
    return tuple(
        Member(
            name=people.name(one),
            title=people.title(one),
            functions=tuple(word(FUNCTION, function, lang) for function, held in people.functions.items() if one in held),
            chairs=one == chair,
        )
        for one in seated
    )


def _sourcing(row: Mapping[str, Any], people: Directory, lang: str) -> Sourcing:
    decider = str(row.get("decided_by", ""))
    return Sourcing(
        function=word(FUNCTION, str(row.get("function", "")), lang),
        choice=word(SOURCING, str(row.get("choice", "")), lang),
        reason=str(row.get("reason", "")),
        decided_by=people.names.get(decider) or word(ROUTE, decider, lang),
        decided_on=str(row.get("decided_on", "")),
    )


def _seat(member: Member, lang: str) -> Approval:
    seat = {"id": ("Anggota", "Ketua"), "en": ("Member", "Chair")}[lang][member.chairs]
    return Approval(seat, member.name, member.title, "", "", current=False)


COUNCIL_CHARTER = Document("council-charter", TITLE, build, "council-charter.html")
