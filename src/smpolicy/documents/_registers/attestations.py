"""Attestations: what people signed for because no machine can test it, and how old that is. Never a pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from smpolicy.documents._dates import parse_date
from smpolicy.documents._registers.people import Directory, register
from smpolicy.documents._words import FUNCTION, word
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Clause, Policy
from smpolicy.rules._months import months_after
from smpolicy.rules.attest import Attest

State = Literal["valid", "expired", "missing", "undated"]


@dataclass(frozen=True, slots=True)
class AttestationView:
    """One attestation on a day. `age_days` and `expires_on` are None where nothing (readable) was signed."""

    id: str
    clause: str
    statement: Localised
    name: str
    function: str
    signed_on: str
    expires_on: date | None
    age_days: int | None
    evidence: str
    state: State


def attestations(policy: Policy, people: Directory, today: date, lang: str) -> tuple[AttestationView, ...]:
    """Those of the register, then those that a rule asks for and nobody has signed."""
    rows: list[Mapping[str, Any]] = list(register(policy, "attestations").get("items", []))
    signed = [_signed(row, people, today, lang) for row in rows]
    have = {one.id for one in signed}
    missing = [
        AttestationView(one, clause.id, clause.title, "", word(FUNCTION, function, lang), "", None, None, "", "missing")
        for clause in policy.clauses
        for one, function in _asked_of(clause).items()
        if one not in have and clause.status == "active"
    ]
    return (*signed, *missing)


def asked(clause: Clause) -> tuple[str, ...]:
    """The attestations that a clause's rules ask for."""
    return tuple(_asked_of(clause))


def _asked_of(clause: Clause) -> dict[str, str]:
    """Each attestation that is asked for, and the function that must sign it; empty where any may."""
    return {rule.attestation: rule.function for rule in clause.rules if isinstance(rule, Attest)}


def _signed(row: Mapping[str, Any], people: Directory, today: date, lang: str) -> AttestationView:
    day = parse_date(str(row.get("signed_on", "")))
    expires = _expiry(day, int(row.get("valid_months") or 12)) if day else None
    return AttestationView(
        id=str(row.get("id", "")),
        clause=str(row.get("clause", "")),
        statement=row.get("statement", {}),
        name=people.name(str(row.get("person", ""))),
        function=word(FUNCTION, str(row.get("function", "")), lang),
        signed_on=str(row.get("signed_on", "")),
        expires_on=expires,
        age_days=(today - day).days if day else None,
        evidence=str(row.get("evidence", "")),
        state="undated" if expires is None else "valid" if today <= expires else "expired",
    )


def _expiry(day: date, months: int) -> date:
    try:
        return months_after(day, months)
    except ValueError:
        return date.max
