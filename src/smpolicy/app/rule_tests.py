"""Runs the rule tests of a pack, of every shipped pack, or of a workspace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from smpolicy.app.ports import PolicySource, SubjectSource
from smpolicy.detectors._base import Detector
from smpolicy.engine.cases import CaseOutcome, CasesReport, RuleCoverage, run_cases
from smpolicy.errors import Fault, UsageError
from smpolicy.policy.clause import Policy
from smpolicy.policy.workspace_file import WORKSPACE_FILE


def run_rule_tests(
    target: str | None, start: Path, source: PolicySource, subjects: SubjectSource, detectors: Mapping[str, Detector]
) -> CasesReport:
    """The report on a pack's name, a workspace's folder, or (None) the workspace around `start` or else every pack.

    Raises `UsageError` when there is nothing to test: no case is not a pass.
    """
    policies = _policies(target, start, source)
    outcomes: list[CaseOutcome] = []
    coverage: list[RuleCoverage] = []
    for policy, packs in policies:
        cases = [(clause.id, clause.pack, case) for clause in policy.clauses if clause.pack in packs for case in clause.cases]
        report = run_cases(policy, cases, detectors, subjects.from_fields)
        outcomes.extend(report.outcomes)
        coverage.extend(report.coverage)
    if not outcomes:
        raise UsageError(
            Fault(
                target or str(start),
                0,
                0,
                "no-cases",
                {"id": "tidak ada kasus uji.", "en": "there are no rule tests."},
                {"id": "Tulis 'cases:' di samping klausul.", "en": "Write 'cases:' beside the clause."},
            )
        )
    return CasesReport(tuple(outcomes), tuple(coverage))


def _policies(target: str | None, start: Path, source: PolicySource) -> list[tuple[Policy, frozenset[str]]]:
    if target is not None and target in source.packs():
        return [(source.load_pack(target), frozenset({target}))]
    root = _folder(Path(target)) if target is not None else source.find(start)
    if root is not None:
        policy = source.load(root)
        shipped = frozenset(source.packs())
        return [(policy, frozenset(clause.pack for clause in policy.clauses) - shipped)]
    return [(source.load_pack(name), frozenset({name})) for name in source.packs()]


def _folder(path: Path) -> Path:
    """The workspace that a path names: its folder, or its policy's file."""
    return path.parent if path.name == WORKSPACE_FILE else path
