"""What a run tested, and what it did not: clause by clause, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._registers.attestations import asked
from smpolicy.model.localised import Localised
from smpolicy.model.report import Report
from smpolicy.policy.clause import Clause, Policy
from smpolicy.rules.attest import Attest


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a clause was tested. `ran` and `spoke` count its rules that met a subject and that found something.

    Rules that only ask for a signed statement are in none of the counts: `attested` says that there is one.
    """

    id: str
    title: Localised
    check: str
    rules: int
    ran: int
    spoke: int
    attested: bool


@dataclass(frozen=True, slots=True)
class NotRun:
    """Rules that met no subject, for one reason."""

    reason: Localised
    rules: tuple[str, ...]


def coverage(policy: Policy, report: Report) -> tuple[Coverage, ...]:
    """Every clause in force, in the order of the policy."""
    ran, spoke = frozenset(report.rules_run), frozenset(report.rules_hit)
    return tuple(_covered(clause, ran, spoke) for clause in policy.clauses if clause.status == "active")


def not_run(report: Report) -> tuple[NotRun, ...]:
    """The rules that met nothing, gathered by reason."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for one in report.rules_not_run:
        groups.setdefault(tuple(sorted(one.reason.items())), []).append(one.rule)
    return tuple(NotRun(dict(reason), tuple(rules)) for reason, rules in groups.items())


def _covered(clause: Clause, ran: frozenset[str], spoke: frozenset[str]) -> Coverage:
    names = [rule.name for rule in clause.rules if not isinstance(rule, Attest)]
    return Coverage(
        id=clause.id,
        title=clause.title,
        check=clause.check,
        rules=len(names),
        ran=sum(name in ran for name in names),
        spoke=sum(name in spoke for name in names),
        attested=bool(asked(clause)),
    )
