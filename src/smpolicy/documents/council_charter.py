"""The council's charter: who sits in it, how it decides, what it decides, and what it has decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._blueprint.team import Sourced, sourced
from smpolicy.documents._blueprint.words import OBJECTION
from smpolicy.documents._dates import long_date, parse_date
from smpolicy.documents._frame import Approval, Frame, frame_of
from smpolicy.documents._registers.attestations import attestations
from smpolicy.documents._registers.governance import Governance, governance
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._registers.risks import risk_register
from smpolicy.documents._revisions.changes import ChangeView, changes
from smpolicy.documents._words import FUNCTION, word
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
class CharterView:
    """The charter. `refusal` is the recorded decision to have no council; `next_meeting` is None where no rhythm is set; `awaiting` pairs what waits for a decision with what it is about."""

    frame: Frame
    members: tuple[Member, ...]
    quorum: int | None
    every_days: int | None
    last_meeting: str
    next_meeting: date | None
    refusal: Mapping[str, Any]
    clauses: tuple[tuple[str, Localised], ...]
    awaiting: tuple[tuple[Localised, str], ...]
    sourcing: tuple[Sourced, ...]
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
    following = day + timedelta(days=every) if day and isinstance(every, int) else None
    return CharterView(
        frame=frame_of(policy, TITLE, "council_charter", people, inputs.today, lang),
        members=members,
        quorum=council.get("quorum"),
        every_days=every,
        last_meeting=last,
        next_meeting=following,
        refusal=team.get("council_decision", {}),
        clauses=tuple((one.id, one.title) for one in policy.clauses if one.route == COUNCIL and one.status == "active"),
        awaiting=tuple(_awaiting(policy, people, following, inputs.today, lang)),
        sourcing=sourced(team, people, lang),
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


def _awaiting(policy: Policy, people: Directory, overdue: date | None, today: date, lang: str) -> Iterator[tuple[Localised, str]]:
    """What nobody has decided yet, or what has run out: the business of the next meeting."""
    if overdue is not None and overdue < today:
        yield {"id": "Sidang terlambat sejak", "en": "The meeting is overdue since"}, long_date(overdue, lang)
    for approval in frame_of(policy, TITLE, "council_charter", people, today, lang).approvals:
        if not (approval.signed_on and approval.current):
            yield {"id": "Versi ini belum disahkan oleh", "en": "This version is not approved by"}, approval.function
    risks = risk_register(policy, people, lang)
    for risk in risks.risks:
        if risk.over_appetite:
            yield {"id": "Risiko di atas selera", "en": "A risk above the appetite"}, f"{risk.id}, {risk.title}"
    if risks.unconsidered:
        yield {"id": "Risiko dasar yang belum dipertimbangkan", "en": "Basic risks not considered yet"}, ", ".join(risks.unconsidered)
    for signed in attestations(policy, people, today, lang):
        if signed.state != "valid":
            yield {"id": "Pernyataan belum ada atau habis", "en": "Attestation missing or run out"}, signed.clause or signed.id
    given: Mapping[str, Mapping[str, Any]] = policy.view.get("blueprint", {}).get("objections", {})
    open_ones = [word(OBJECTION, one, lang) for one in OBJECTION if not given.get(one, {}).get("answer")]
    if open_ones:
        yield {"id": "Keberatan yang belum dijawab", "en": "Objections without an answer"}, "; ".join(open_ones)


def _seat(member: Member, lang: str) -> Approval:
    seat = {"id": ("Anggota", "Ketua"), "en": ("Member", "Chair")}[lang][member.chairs]
    return Approval(seat, member.name, member.title, "", "", current=False)


COUNCIL_CHARTER = Document("council-charter", TITLE, build, "council-charter.html")
