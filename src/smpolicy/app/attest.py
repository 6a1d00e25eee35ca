"""Attestations that a policy asks for: which, how they stand, and the record of a new signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.app._record_faults import record_fault
from smpolicy.app.records import Record, did_you_mean, people_of, person_faults, register_faults, rows_of, said_faults
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised
from smpolicy.model.report import Report
from smpolicy.policy.clause import Clause, Policy
from smpolicy.rules._approvals import exercised_functions
from smpolicy.rules.attest import Attest


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attestation that a clause asks for. `function` is empty where any may sign; `newest` is the newest signature in the register.

    `lacks` is what a check says of it; empty where it holds.
    """

    name: str
    clause: Clause
    function: str
    newest: Mapping[str, Any]
    lacks: Localised


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed: `name` is an attestation, or the clause that asks for just one. `statement` is in `lang`; without one, the last stands, or the clause."""

    name: str
    person: str
    lang: str
    function: str = ""
    statement: str | None = None
    evidence: str | None = None
    months: int | None = None


def asking(policy: Policy) -> dict[str, tuple[Clause, Attest]]:
    """The rules in force that ask for an attestation, by their names, in the order of the policy."""
    return {
        rule.name: (clause, rule)
        for clause in policy.clauses
        if clause.status == "active"
        for rule in clause.rules
        if isinstance(rule, Attest)
    }


def wanted(policy: Policy, report: Report) -> tuple[Wanted, ...]:
    """Every attestation that is asked for as things are; `report` is of the rules that ask, on the policy."""
    rows = rows_of(policy, "attestations", "items")
    lacking = {one.name: one.message for one in report.findings}
    ran = set(report.rules_run)
    return tuple(
        Wanted(rule.attestation, clause, rule.function, _newest(rows, rule.attestation), lacking.get(name, {}))
        for name, (clause, rule) in asking(policy).items()
        if name in ran
    )


def attestation_of(policy: Policy, known: Sequence[Wanted], signing: Signing, today: date) -> Record:
    """The record of a signature of today for one of those that are wanted. Raises `UsageError` with everything that stands against it."""
    found = [one for one in known if signing.name == one.name] or [one for one in known if signing.name == one.clause.id]
    faults = [
        *register_faults(policy, "attestations"),
        *said_faults({"--statement": signing.statement, "--evidence": signing.evidence}),
        *person_faults(policy, {"--person": signing.person}),
    ]
    if len(found) != 1:
        names = [one.name for one in found or known]
        hint = {"id": f"Ada {', '.join(names)}. ", "en": f"There are {', '.join(names)}. "} if found else did_you_mean(signing.name, names)
        faults.append(record_fault("unknown-attestation", signing.name, name=signing.name, hint=hint))
    elif not faults:
        function, fault = _function_of(policy, found[0], signing, today)
        row = _row(found[0], signing, function, today)
        faults += [*([fault] if fault else ()), *_again(found[0], row)]
        if not faults:
            return Record("attestations", "items", row)
    raise UsageError(faults)


def _newest(rows: Sequence[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    return max((one for one in rows if one.get("id") == name), key=lambda one: str(one.get("signed_on", "")), default={})


def _function_of(policy: Policy, one: Wanted, signing: Signing, today: date) -> tuple[str, Fault | None]:
    """The function in which the person signs, and what keeps that person from it."""
    team = policy.registers["team"].fields if "team" in policy.registers else {}
    held = exercised_functions(signing.person, {}, policy.view, team, today.isoformat())
    told = one.function or signing.function or str(one.newest.get("function", "")) or (next(iter(held)) if len(held) == 1 else "")
    if not told and len(held) > 1:
        return "", record_fault("function-open", "--function", person=signing.person, known=", ".join(sorted(held)))
    if told not in held or signing.function not in ("", told):
        holders = [one for one in people_of(policy) if told in exercised_functions(one, {}, policy.view, team, today.isoformat())]
        function = signing.function or told
        return "", record_fault(
            "without-function", "--person", person=signing.person, function=function or "-", holders=", ".join(holders) or "-"
        )
    return told, None


def _row(one: Wanted, signing: Signing, function: str, today: date) -> dict[str, Any]:
    statement: Localised = one.newest.get("statement") or one.clause.text
    months = signing.months or one.newest.get("valid_months")
    return {
        "id": one.name,
        "clause": one.clause.id,
        "statement": {signing.lang: " ".join(signing.statement.split())} if signing.statement else dict(statement),
        "person": signing.person,
        "function": function,
        "signed_on": today.isoformat(),
        **({"valid_months": months} if months else {}),
        **({"evidence": " ".join(signing.evidence.split())} if signing.evidence else {}),
    }


def _again(one: Wanted, row: Mapping[str, Any]) -> Iterator[Fault]:
    if all(one.newest.get(key) == row[key] for key in ("person", "function", "signed_on")):
        yield record_fault("signed-already", one.name, person=row["person"], name=one.name, day=row["signed_on"])
