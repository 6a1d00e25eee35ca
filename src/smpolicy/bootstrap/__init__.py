"""Wiring: the only place that chooses adapters. Each function imports what it needs, so that a check pays for no PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.check import gate as run_gate
from smpolicy.app.evaluated import with_evaluated_months
from smpolicy.app.workspace import Workspace
from smpolicy.app.workspace import open_to_check as run_open_to_check
from smpolicy.app.workspace import open_workspace as run_open
from smpolicy.bootstrap._sources import Policies, Subjects
from smpolicy.detectors._registry import all_detectors
from smpolicy.model.report import Report
from smpolicy.policy.clause import Policy, PolicyHead
from smpolicy.policy.look import BUILT_IN

if TYPE_CHECKING:
    from smpolicy.annotate.files import Annotated
    from smpolicy.app.explain import Explanation
    from smpolicy.app.fix import FileFix
    from smpolicy.app.knowledge import ArticleHit
    from smpolicy.engine.cases import CasesReport
    from smpolicy.store.new_workspace import NewWorkspace

__all__ = [
    "CheckOptions",
    "Workspace",
    "annotate",
    "changed_files",
    "check_paths",
    "explain",
    "fix_paths",
    "gate",
    "gate_answer",
    "gate_request",
    "new_workspace",
    "open_to_check",
    "open_workspace",
    "save",
    "save_fix",
    "schemas",
    "search_kb",
    "test_policy",
]


def open_workspace(root: Path | None = None, *, built_in_layout: bool = False) -> Workspace[Policy]:
    """The workspace at `root`, or the nearest one upwards from the current folder.

    With `built_in_layout`, its documents look as they do without templates, logo and colours of its own.
    """
    found = run_open(root, Path.cwd(), Policies(), all_detectors())
    return replace(found, policy=replace(found.policy, look=BUILT_IN)) if built_in_layout else found


def open_to_check(root: Path | None = None) -> Workspace[PolicyHead]:
    """As `open_workspace`, with as much as a check needs, and from the user's cache where nothing has changed."""
    from smpolicy.store.rulesets import StoredRulesets

    return run_open_to_check(root, Path.cwd(), Policies(), all_detectors(), StoredRulesets.of_user())


def check_paths(
    workspace: Workspace[PolicyHead],
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
    subjects = list(with_evaluated_months(Subjects(among).collect(paths, workspace.policy, stdin), workspace.ruleset))
    told = None if progress is None else lambda done: progress(done, len(subjects))
    return check_subjects(workspace, subjects, options, told)


def annotate(
    workspace: Workspace[PolicyHead], paths: Sequence[str], options: CheckOptions, lang: str, among: frozenset[Path] | None = None
) -> tuple[Report, list[Annotated]]:
    """The report on files, and each spreadsheet or Word file of them again with its findings. Raises `OutputError` when one cannot be."""
    from smpolicy.annotate.files import annotated

    subjects = list(with_evaluated_months(Subjects(among).collect(paths, workspace.policy, None), workspace.ruleset))
    report = check_subjects(workspace, subjects, options)
    return report, annotated(report, subjects, workspace.policy, lang)


def fix_paths(workspace: Workspace[PolicyHead], paths: Sequence[str], options: CheckOptions) -> tuple[FileFix, ...]:
    """What becomes of files when their safe fixes are applied; nothing is written."""
    from smpolicy.app.fix import fix_files
    from smpolicy.policy.text_file import MAX_POLICY_BYTES, TextFile, read_text_file

    subjects = list(Subjects().collect(paths, workspace.policy, None))
    report = check_subjects(workspace, subjects, options)
    files = {one.path: read_text_file(Path(one.path), one.path, MAX_POLICY_BYTES) for one in report.findings if one.fixes}
    return fix_files(report, subjects, {path: file.text for path, file in files.items() if isinstance(file, TextFile)})


def save_fix(fix: FileFix) -> None:
    """Writes a mended file over the one it was made of, in its encoding. Raises `OutputError`."""
    from smpolicy.policy.text_file import encoded_like

    path = Path(fix.path)
    save(path, encoded_like(path.read_bytes(), fix.after))


def search_kb(workspace: Workspace[PolicyHead], question: str, today: date, most: int) -> tuple[ArticleHit, ...]:
    """The articles for a question. Raises `UsageError` where there is no knowledge base."""
    from smpolicy.app.knowledge import search

    return search(workspace, question, today, most)


def changed_files(folder: Path) -> frozenset[Path]:
    """The files of a folder that git says are changed or new, resolved."""
    from smpolicy.readers._changed import changed_files as of_git

    return of_git(folder)


def gate(workspace: Workspace[PolicyHead], fields: Mapping[str, Any], options: CheckOptions) -> Report:
    """The report on the one subject that another tool asks about."""
    return run_gate(workspace, fields, Subjects(), options)


def gate_request(stream: BinaryIO | None) -> dict[str, Any]:
    """The one JSON object on a stream. Raises `InputError` for anything else."""
    from smpolicy.readers._request import read_request

    return read_request(stream)


def gate_answer(report: Report, lang: str) -> str:
    """The report as the gate answers it: JSON, the decision first."""
    from smpolicy.reports.json import gate_answer as answer

    return answer(report, lang)


def explain(workspace: Workspace[Policy], name: str) -> Explanation:
    """What a clause or rule means."""
    from smpolicy.app.explain import explain as run_explain

    return run_explain(workspace, name)


def test_policy(target: str | None) -> CasesReport:
    """The rule tests of a pack, a workspace, or all shipped packs."""
    from smpolicy.app.rule_tests import run_rule_tests

    return run_rule_tests(target, Path.cwd(), Policies(), Subjects(), all_detectors())


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every file, by name."""
    from smpolicy.policy.schema import json_schemas

    return json_schemas()


def new_workspace(folder: Path) -> NewWorkspace:
    """A workspace that is to be made in a folder: its questions, what was answered, and its files."""
    from smpolicy.store.new_workspace import NewWorkspace

    return NewWorkspace(folder, save)


def save(path: Path, content: bytes) -> Path:
    """Writes a file that appears whole or not at all. Raises `OutputError`."""
    from smpolicy.documents._saving import save as saved

    return saved(path, content)
