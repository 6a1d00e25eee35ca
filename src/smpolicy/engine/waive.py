"""The one function that decides waivers, for the linter, the gate, the audit and the documents."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.model.finding import ClauseRef, Finding, Severity, Verdict
from smpolicy.model.localised import Localised
from smpolicy.rules._approvals import exercised_functions

WAIVER_CLAUSE = ClauseRef(
    "WAIVER",
    {"id": "Pengecualian beralasan, disetujui orang lain, dan berbatas waktu", "en": "Waivers have a reason, another approver and an end"},
    "governance",
)
ROUTE_FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "legal": ("legal",),
    "pr": ("public_relations", "communications_director"),
    "council": ("communications_director", "legal"),
    "comms": ("communications_director", "marketing_communications"),
    "admin": ("community_manager", "communications_director"),
}
"""The functions of `legal_review.functions` that may approve a waiver of a finding on that route."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings that stand, findings that a waiver covers, and what is wrong with the waivers."""

    standing: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def settle(
    findings: Sequence[Finding],
    waivers: Mapping[str, Any],
    view: Mapping[str, Any],
    team: Mapping[str, Any],
    today: date,
    ran: Iterable[str],
    checked: Iterable[str],
) -> Settled:
    """Applies the waivers of the workspace to the findings of a run; `ran` are the clauses, `checked` the subjects of it, by id.

    A waiver covers a finding of its rule (and sub, and subject, where it names them) with its fingerprint. It covers
    nothing when it has run out, has no reason, or was approved by its requester or by somebody without the function
    that decides. Each such waiver that would have covered something is a finding, and so is one that covers nothing
    although its rule ran on its subject. An undetermined finding cannot be waived.
    """
    entries: list[Mapping[str, Any]] = list(waivers.get("waivers", []))
    standing: list[Finding] = []
    waived: list[Finding] = []
    extra: dict[tuple[str, str], Finding] = {}
    used: set[int] = set()
    for finding in findings:
        cover = None
        for index, entry in enumerate(entries):
            if finding.verdict is Verdict.VIOLATION and _meets(entry, finding):
                used.add(index)
                fault = why_not(entry, finding, view, team, today)
                if fault is None:
                    cover = entry
                    break
                extra[(str(entry.get("id", index)), fault[0])] = _waiver_finding(entry, finding, *fault)
        if cover is None:
            standing.append(finding)
        else:
            waived.append(dataclasses.replace(finding, waiver=str(cover.get("id", ""))))
    standing.extend(extra.values())
    subjects, rules = set(checked), set(ran)
    for index, entry in enumerate(entries):
        if index not in used and entry.get("rule") in rules and entry.get("subject") in subjects:
            standing.append(_unused(entry))
    return Settled(tuple(standing), tuple(waived))


def _meets(entry: Mapping[str, Any], finding: Finding) -> bool:
    return (
        entry.get("rule") == finding.rule
        and entry.get("sub", finding.sub) == finding.sub
        and entry.get("subject", finding.subject) == finding.subject
        and entry.get("fingerprint") == finding.fingerprint
    )


def why_not(
    entry: Mapping[str, Any], finding: Finding, view: Mapping[str, Any], team: Mapping[str, Any], today: date
) -> tuple[str, Localised] | None:
    """Why the waiver does not cover the finding: a sub and a sentence."""
    approver, until = str(entry.get("approved_by", "")), str(entry.get("until", ""))
    approved_on = str(entry.get("approved_on", "")) or today.isoformat()
    if not entry.get("reason"):
        return "no_reason", {"id": "tidak memuat alasan", "en": "gives no reason"}
    if not until or until < today.isoformat():
        return "expired", {"id": f"habis masa berlakunya pada {until or '-'}", "en": f"expired on {until or '-'}"}
    if approved_on > today.isoformat():
        return "not_yet", {"id": "bertanggal persetujuan di masa depan", "en": "was approved on a day that is still to come"}
    if not approver or approver == entry.get("requested_by"):
        return "self_approved", {"id": "disetujui oleh pemohonnya sendiri", "en": "was approved by its own requester"}
    if not exercised_functions(approver, {}, view, team, approved_on) & set(ROUTE_FUNCTIONS.get(finding.route, ())):
        return "wrong_function", {
            "id": f"disetujui oleh orang yang tidak memegang fungsi '{finding.route}'",
            "en": f"was approved by someone who does not hold the function '{finding.route}'",
        }
    return None


def _waiver_finding(entry: Mapping[str, Any], finding: Finding, sub: str, reason: Localised) -> Finding:
    name = str(entry.get("id") or entry.get("fingerprint", ""))
    message = {
        "id": f"Pengecualian {name} untuk {finding.name} {reason['id']}; temuannya kembali berlaku.",
        "en": f"The waiver {name} of {finding.name} {reason['en']}; the finding stands again.",
    }
    return _about_waiver(sub, message, finding.subject, finding.path, finding.route, name)


def _unused(entry: Mapping[str, Any]) -> Finding:
    name = str(entry.get("id") or entry.get("fingerprint", ""))
    message = {
        "id": f"Pengecualian {name} tidak menutup temuan apa pun lagi.",
        "en": f"The waiver {name} covers no finding any more.",
    }
    return _about_waiver("unused", message, str(entry.get("subject", "")), "waivers.yaml", "council", name)


def _about_waiver(sub: str, message: Localised, subject: str, path: str, route: str, name: str) -> Finding:
    return Finding(
        rule=WAIVER_CLAUSE.id,
        sub=sub,
        verdict=Verdict.VIOLATION,
        severity=Severity.WARNING,
        route=route,
        clause=WAIVER_CLAUSE,
        message=message,
        help={"id": "Perbarui lewat fungsi yang berwenang, atau hapus.", "en": "Have the deciding function renew it, or remove it."},
        why=WAIVER_CLAUSE.title,
        subject=subject,
        path=path,
        fingerprint=name,
    )
