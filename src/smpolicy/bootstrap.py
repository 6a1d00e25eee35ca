"""Wiring: the only place that chooses adapters. Each function imports what it needs, so that a check pays for no PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

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
from smpolicy.policy.clause import Policy, PolicyHead

if TYPE_CHECKING:
    from smpolicy.documents._base import Run
    from smpolicy.documents.render import Written

__all__ = [
    "CheckOptions",
    "Workspace",
    "audit",
    "changed_files",
    "check_paths",
    "explain",
    "gate",
    "gate_answer",
    "gate_request",
    "open_workspace",
    "render",
    "save",
    "schemas",
    "test_policy",
]


class _Policies:
    """`app.ports.PolicySource` over YAML files."""

    def find(self, start: Path) -> Path | None:
        from smpolicy.policy.workspace_file import find_workspace

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
    """`app.ports.SubjectSource` over files and plain data; with `among`, over those files only."""

    def __init__(self, among: frozenset[Path] | None = None) -> None:
        self._among = among

    def collect(self, paths: Sequence[str], policy: PolicyHead, stdin: BinaryIO | None) -> Iterable[Subject]:
        from smpolicy.readers.collect import collect

        return collect(paths, policy=policy, stdin=stdin, among=self._among)

    def from_fields(self, fields: Mapping[str, Any], policy: PolicyHead) -> Subject:
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
    among: frozenset[Path] | None = None,
) -> Report:
    """The report on files and folders; `progress` is told how many subjects of how many are done.

    With `among`, only files that are among those are read.
    """
    subjects = list(_Subjects(among).collect(paths, workspace.policy, stdin))
    told = None if progress is None else lambda done: progress(done, len(subjects))
    return check_subjects(workspace, subjects, options, told)


def changed_files(folder: Path) -> frozenset[Path]:
    """The files of a folder that git says are changed or new, resolved."""
    from smpolicy.readers._changed import changed_files as of_git

    return of_git(folder)


def gate(workspace: Workspace, fields: Mapping[str, Any], options: CheckOptions) -> Report:
    """The report on the one subject that another tool asks about."""
    return run_gate(workspace, fields, _Subjects(), options)


def gate_request(stream: BinaryIO | None) -> dict[str, Any]:
    """The one JSON object on a stream. Raises `InputError` for anything else."""
    from smpolicy.readers._request import read_request

    return read_request(stream)


def gate_answer(report: Report, lang: str) -> str:
    """The report as the gate answers it: JSON, the decision first."""
    from smpolicy.reports.json import gate_answer as answer

    return answer(report, lang)


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


def audit(workspace: Workspace, today: date, days: tuple[date, date] | None, progress: Callable[[int, int], None] | None = None) -> Run:
    """The run over a whole workspace that an audit report prints; with `days`, only the drafts of those days."""
    from smpolicy.app.audit import audit_workspace
    from smpolicy.documents._base import Period, Run

    done = audit_workspace(workspace, _Subjects(), today, days, progress)
    return Run(report=done.report, subjects=done.subjects, paths=done.paths, period=Period(*days) if days else None)


def render(
    workspace: Workspace, names: Sequence[str], today: date, lang: str, fmt: str, folder: Path, run: Run | None = None
) -> list[Written]:
    """Documents written into a folder. Raises `UsageError` and `OutputError` as `write_documents` does."""
    from smpolicy.documents._base import Inputs
    from smpolicy.documents.render import write_documents

    return write_documents(names, workspace.policy, Inputs(today=today, run=run), [lang], [fmt], folder)


def save(path: Path, content: bytes) -> Path:
    """Writes a file that appears whole or not at all. Raises `OutputError`."""
    from smpolicy.documents._saving import save as saved

    return saved(path, content)
