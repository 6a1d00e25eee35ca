"""Wiring: the only place that chooses adapters. Each function imports what it needs, so that a check pays for no PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.check import gate as run_gate
from smpolicy.app.explain import Explanation
from smpolicy.app.explain import explain as run_explain
from smpolicy.app.rule_tests import run_rule_tests
from smpolicy.app.workspace import Workspace
from smpolicy.app.workspace import open_workspace as run_open
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.cases import CasesReport
from smpolicy.model.report import Report
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy

__all__ = ["CheckOptions", "Workspace", "check_paths", "explain", "gate", "open_workspace", "schemas", "test_policy"]


class _Policies:
    """`app.ports.PolicySource` over YAML files."""

    def find(self, start: Path) -> Path | None:
        from smpolicy.policy.load import find_workspace

        return find_workspace(start)

    def load(self, root: Path) -> Policy:
        from smpolicy.policy.load import load_policy

        return load_policy(root)

    def load_pack(self, name: str) -> Policy:
        from smpolicy.policy.load import load_pack

        return load_pack(name)

    def packs(self) -> tuple[str, ...]:
        from smpolicy.policy.load import shipped_packs

        return shipped_packs()


class _Subjects:
    """`app.ports.SubjectSource` over files and plain data."""

    def collect(self, paths: Sequence[str], policy: Policy, stdin: BinaryIO | None) -> Iterable[Subject]:
        from smpolicy.readers.collect import collect

        return collect(paths, policy=policy, stdin=stdin)

    def from_fields(self, fields: Mapping[str, Any], policy: Policy) -> Subject:
        from smpolicy.readers.collect import subject_from_fields

        return subject_from_fields(fields, policy)


def open_workspace(root: Path | None = None) -> Workspace:
    """The workspace at `root`, or the nearest one upwards from the current folder."""
    return run_open(root, Path.cwd(), _Policies(), all_detectors())


def check_paths(
    workspace: Workspace,
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None,
    options: CheckOptions,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """The report on files and folders; `progress` is told how many subjects of how many are done."""
    subjects = list(_Subjects().collect(paths, workspace.policy, stdin))
    told = None if progress is None else lambda done: progress(done, len(subjects))
    return check_subjects(workspace, subjects, options, told)


def gate(workspace: Workspace, fields: Mapping[str, Any], options: CheckOptions) -> Report:
    """The report on the one subject that another tool asks about."""
    return run_gate(workspace, fields, _Subjects(), options)


def explain(workspace: Workspace, name: str) -> Explanation:
    """What a clause or rule means."""
    return run_explain(workspace, name)


def test_policy(target: str | None) -> CasesReport:
    """The rule tests of a pack, a workspace, or all shipped packs."""
    return run_rule_tests(target, Path.cwd(), _Policies(), _Subjects(), all_detectors())


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every file, by name."""
    from smpolicy.policy.schema import json_schemas

    return json_schemas()
