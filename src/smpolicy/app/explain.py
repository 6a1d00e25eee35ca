"""Everything a reader wants to know of one clause and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from smpolicy.app.workspace import Workspace
from smpolicy.errors import Fault, UsageError
from smpolicy.policy.clause import Case, Clause, Policy
from smpolicy.rules._base import Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """A clause with the risks it treats, the rules asked for and their examples.

    `risks` are rows of the risk register whose controls name the clause.
    """

    clause: Clause
    rules: tuple[Rule, ...]
    risks: tuple[Mapping[str, Any], ...]
    fires_on: tuple[Case, ...]
    silent_on: tuple[Case, ...]


def explain(workspace: Workspace[Policy], name: str) -> Explanation:
    """What a clause id, or a `CLAUSE/sub` name, means. Raises `UsageError` with the nearest name when there is none."""
    clause_id, _, sub = name.partition("/")
    clause = workspace.policy.clause(clause_id.upper())
    rules = tuple(rule for rule in clause.rules if not sub or rule.sub == sub) if clause else ()
    if clause is None or (sub and not rules):
        raise UsageError(_unknown(workspace, name))
    risks = workspace.policy.registers.get("risks")
    mine = [case for case in clause.cases if not case.only or clause.id in case.only]
    return Explanation(
        clause=clause,
        rules=rules,
        risks=tuple(one for one in (risks.fields.get("risks", []) if risks else []) if clause.id in one.get("controls", [])),
        fires_on=tuple(case for case in mine if any(_is_of(want, clause.id, sub) for want in case.expect)),
        silent_on=tuple(case for case in mine if not case.expect),
    )


def _is_of(want: Mapping[str, Any], clause: str, sub: str) -> bool:
    return want.get("rule") == clause and (not sub or want.get("sub") == sub)


def _unknown(workspace: Workspace[Policy], name: str) -> Fault:
    known = [clause.id for clause in workspace.policy.clauses] + [one.name for one in workspace.ruleset.rules]
    close = get_close_matches(name.upper(), known, 1) or get_close_matches(name, known, 1)
    return Fault(
        "explain",
        0,
        0,
        "unknown-rule",
        {"id": f"tidak ada klausul atau aturan '{name}'.", "en": f"there is no clause or rule '{name}'."},
        {"id": f"Maksud Anda '{close[0]}'?", "en": f"Did you mean '{close[0]}'?"} if close else {},
    )
