"""The records that an audit prints beside the findings: waivers, and the approvals written in drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from smpolicy.documents._base import Run
from smpolicy.documents._registers.people import Directory, register
from smpolicy.documents._words import FUNCTION, word
from smpolicy.engine.waive import WAIVER_CLAUSE
from smpolicy.model.localised import Localised
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import Policy
from smpolicy.rules._approvals import standing_of_approvals

Standing = Literal["holds", "other_text", "void"]


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver. `covers` counts the findings of the run that it covers, `faults` say why it covers nothing."""

    id: str
    rule: str
    subject: str
    reason: str
    requested_by: str
    approved_by: str
    approved_on: str
    until: str
    covers: int
    faults: tuple[Localised, ...]


@dataclass(frozen=True, slots=True)
class DraftApproval:
    """A signature on a draft, and whether it holds for the text as it stands. `after`: given after publication."""

    subject: str
    function: str
    name: str
    at: str
    standing: Standing
    after: bool


@dataclass(frozen=True, slots=True)
class ApprovalCount:
    """Approvals of drafts given before publication, or after it, by whether they hold."""

    after: bool
    holds: int
    other_text: int
    void: int


def approval_counts(approvals: Sequence[DraftApproval]) -> tuple[ApprovalCount, ApprovalCount]:
    """Those before publication, then those after it."""

    def counted(after: bool) -> ApprovalCount:
        seen = [one.standing for one in approvals if one.after is after]
        return ApprovalCount(after, seen.count("holds"), seen.count("other_text"), seen.count("void"))

    return counted(after=False), counted(after=True)


def waivers(policy: Policy, run: Run, people: Directory) -> tuple[WaiverView, ...]:
    """Every waiver of the register, and what it did in the run."""
    report = run.report
    return tuple(
        WaiverView(
            id=str(row.get("id") or row.get("fingerprint", "")),
            rule="/".join(str(row[key]) for key in ("rule", "sub") if row.get(key)),
            subject=str(row.get("subject", "")),
            reason=str(row.get("reason", "")),
            requested_by=people.name(str(row.get("requested_by", ""))),
            approved_by=people.name(str(row.get("approved_by", ""))),
            approved_on=str(row.get("approved_on", "")),
            until=str(row.get("until", "")),
            covers=sum(one.waiver == row.get("id") for one in report.waived),
            faults=tuple(one.message for one in report.findings if _is_about(one.rule, one.fingerprint, row)),
        )
        for row in register(policy, "waivers").get("waivers", [])
    )


def _is_about(rule: str, fingerprint: str, row: Mapping[str, Any]) -> bool:
    return rule == WAIVER_CLAUSE.id and fingerprint == str(row.get("id") or row.get("fingerprint", ""))


def draft_approvals(policy: Policy, run: Run, people: Directory, lang: str) -> tuple[DraftApproval, ...]:
    """The approvals in the drafts of the run, in the order of the drafts."""
    return tuple(one for subject in run.subjects if subject.kind in DRAFT_KINDS for one in _approvals(subject, policy, run, people, lang))


def _approvals(subject: Subject, policy: Policy, run: Run, people: Directory, lang: str) -> Iterator[DraftApproval]:
    published = str(subject.fields.get("publish_at", ""))
    for row in subject.fields.get("approvals") or []:
        if isinstance(row, Mapping):
            yield DraftApproval(
                subject=subject.id,
                function=word(FUNCTION, str(row.get("function", "")), lang),
                name=people.name(str(row.get("person", ""))),
                at=str(row.get("at", "")),
                standing=_standing(row, subject, policy, run),
                after=bool(published) and str(row.get("at", "")) > published,
            )


def _standing(row: Mapping[str, Any], subject: Subject, policy: Policy, run: Run) -> Standing:
    """What the engine says of this signature alone."""
    accounts = register(policy, "accounts").get("accounts", [])
    account: Mapping[str, Any] = next((one for one in accounts if one.get("id") == subject.fields.get("account")), {})
    alone = replace(subject, fields={**subject.fields, "approvals": [row]})
    holding, lapsed = standing_of_approvals(alone, account, policy.view, register(policy, "team"), policy.settings, run.report.today)
    return "holds" if holding else "other_text" if lapsed else "void"
