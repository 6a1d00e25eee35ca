"""A waiver is asked for and given: one finding, a reason, somebody else who may decide it, an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.app._record_faults import record_fault
from smpolicy.app.records import Record, person_faults, register_faults, rows_of, said_faults
from smpolicy.engine.waive import ROUTE_FUNCTIONS, why_not
from smpolicy.errors import UsageError
from smpolicy.model.finding import Finding, Verdict
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.report import Report
from smpolicy.model.words import FUNCTION
from smpolicy.policy.clause import Policy

_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class WaiverRequest:
    """What is asked for. `rule` is a clause id or `CLAUSE/sub`; `fingerprint` (or its beginning) chooses among several findings."""

    rule: str
    reason: str
    until: date
    requested_by: str
    approved_by: str
    fingerprint: str = ""


def waiver_of(policy: Policy, report: Report, asked: WaiverRequest, today: date) -> Record:
    """The record of a waiver for the one finding of `report` that is meant. Raises `UsageError` with everything that stands against it."""
    faults = [
        *register_faults(policy, "waivers"),
        *said_faults({"--reason": asked.reason}),
        *person_faults(policy, {"--requested-by": asked.requested_by, "--approved-by": asked.approved_by}),
    ]
    found = list(_meant(report, asked))
    if isinstance(found[0], Finding) and not faults:
        record = Record("waivers", "waivers", _row(policy, found[0], asked, today))
        refused = why_not(record.row, found[0], policy.view, _team(policy), today)
        if refused is None:
            return record
        functions = ROUTE_FUNCTIONS.get(found[0].route, ())
        told = {lang: ", ".join(FUNCTION[one][lang].lower() for one in functions) for lang in LANGUAGES}
        faults.append(record_fault("waiver-refused", asked.rule, reason=refused[1], functions=told))
    raise UsageError([*faults, *(one for one in found if not isinstance(one, Finding))])


def _meant(report: Report, asked: WaiverRequest) -> Iterator[Any]:
    """The one finding that is meant, or the fault that says why there is not one."""
    named = [one for one in (*report.findings, *report.waived) if asked.rule in (one.rule, one.name)]
    mine = [one for one in named if one.fingerprint.startswith(asked.fingerprint)]
    open_ones = {(one.name, one.subject, one.fingerprint): one for one in mine if one.verdict is Verdict.VIOLATION and one.waiver is None}
    if len(open_ones) == 1:
        yield from open_ones.values()
    elif open_ones:
        yield record_fault("several-findings", asked.rule, rule=asked.rule, count=len(open_ones), found=_listed(list(open_ones.values())))
    elif mine and mine[0].waiver:
        yield record_fault("waived-already", asked.rule, rule=mine[0].name, waiver=mine[0].waiver)
    elif mine:
        yield record_fault("undetermined", asked.rule, rule=mine[0].name, message=mine[0].message)
    else:
        names = ", ".join(dict.fromkeys(one.name for one in report.findings[:_MOST_LISTED])) or "-"
        yield record_fault("no-finding", asked.rule, rule=asked.rule, found=names)


def _listed(findings: Sequence[Finding]) -> dict[str, str]:
    return {lang: "; ".join(_line(one, lang) for one in findings[:_MOST_LISTED]) for lang in LANGUAGES}


def _line(one: Finding, lang: str) -> str:
    place = f"{one.path}:{one.range.start_line}:{one.range.start_column}" if one.range else one.path
    return f"{one.fingerprint} ({place}, {one.subject}) {one.message.get(lang, '')}".rstrip(".")


def _row(policy: Policy, finding: Finding, asked: WaiverRequest, today: date) -> dict[str, str]:
    return {
        "id": _next_id({str(one.get("id", "")) for one in rows_of(policy, "waivers", "waivers")}, today.year),
        "rule": finding.rule,
        **({"sub": finding.sub} if finding.sub else {}),
        "subject": finding.subject,
        "fingerprint": finding.fingerprint,
        "reason": " ".join(asked.reason.split()),
        "requested_by": asked.requested_by,
        "approved_by": asked.approved_by,
        "approved_on": today.isoformat(),
        "until": asked.until.isoformat(),
    }


def _next_id(taken: set[str], year: int) -> str:
    number = 1
    while f"W-{year}-{number:02}" in taken:
        number += 1
    return f"W-{year}-{number:02}"


def _team(policy: Policy) -> Any:
    return policy.registers["team"].fields if "team" in policy.registers else {}
