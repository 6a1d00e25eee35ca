"""Wiring: the only place that chooses adapters. Each function imports what it needs, so that a check pays for no PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.check import gate as run_gate
from smpolicy.app.workspace import Workspace
from smpolicy.app.workspace import open_to_check as run_open_to_check
from smpolicy.app.workspace import open_workspace as run_open
from smpolicy.detectors._registry import all_detectors
from smpolicy.model.report import Report
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import Policy, PolicyHead
from smpolicy.policy.look import BUILT_IN
from smpolicy.policy.workspace_file import RELEASE_FILE

if TYPE_CHECKING:
    from smpolicy.annotate.files import Annotated
    from smpolicy.app.explain import Explanation
    from smpolicy.app.fix import FileFix
    from smpolicy.app.knowledge import ArticleHit
    from smpolicy.app.legal_review import LegalReview
    from smpolicy.app.manifest import RunScope
    from smpolicy.documents._base import Inputs, Run
    from smpolicy.documents.render import Watch, Written
    from smpolicy.engine.cases import CasesReport
    from smpolicy.policy.release import Release
    from smpolicy.store.new_workspace import NewWorkspace

__all__ = [
    "CheckOptions",
    "Workspace",
    "annotate",
    "audit",
    "changed_files",
    "check_paths",
    "document_inputs",
    "explain",
    "files_read_now",
    "fix_paths",
    "for_legal",
    "gate",
    "gate_answer",
    "gate_request",
    "new_workspace",
    "open_to_check",
    "open_workspace",
    "render",
    "save",
    "save_fix",
    "schemas",
    "search_kb",
    "test_policy",
]


class _Policies:
    """`app.ports.PolicySource` over YAML files."""

    def find(self, start: Path) -> Path | None:
        from smpolicy.policy.workspace_file import find_workspace

        return find_workspace(start)

    def load(self, root: Path, *, cases: bool = True) -> Policy:
        from smpolicy.policy.load import load_policy

        return load_policy(root, cases=cases)

    def load_pack(self, name: str) -> Policy:
        from smpolicy.policy.load import load_pack

        return load_pack(name)

    def packs(self) -> tuple[str, ...]:
        from smpolicy.policy.load import shipped_packs

        return shipped_packs()


class _Subjects:
    """`app.ports.SubjectSource` over files and plain data; with `among`, over those files only. `given` are those it gave last."""

    def __init__(self, among: frozenset[Path] | None = None) -> None:
        self._among = among
        self.given: tuple[Subject, ...] = ()

    def collect(self, paths: Sequence[str], policy: PolicyHead, stdin: BinaryIO | None) -> Iterable[Subject]:
        from smpolicy.readers.collect import collect

        self.given = collect(paths, policy=policy, stdin=stdin, among=self._among)
        return self.given

    def from_fields(self, fields: Mapping[str, Any], policy: PolicyHead) -> Subject:
        from smpolicy.readers.collect import subject_from_fields

        return subject_from_fields(fields, policy)


def open_workspace(root: Path | None = None, *, built_in_layout: bool = False) -> Workspace[Policy]:
    """The workspace at `root`, or the nearest one upwards from the current folder.

    With `built_in_layout`, its documents look as they do without templates, logo and colours of its own.
    """
    found = run_open(root, Path.cwd(), _Policies(), all_detectors())
    return replace(found, policy=replace(found.policy, look=BUILT_IN)) if built_in_layout else found


def open_to_check(root: Path | None = None) -> Workspace[PolicyHead]:
    """As `open_workspace`, with as much as a check needs, and from the user's cache where nothing has changed."""
    from smpolicy.store.rulesets import StoredRulesets

    return run_open_to_check(root, Path.cwd(), _Policies(), all_detectors(), StoredRulesets.of_user())


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
    subjects = list(_Subjects(among).collect(paths, workspace.policy, stdin))
    told = None if progress is None else lambda done: progress(done, len(subjects))
    return check_subjects(workspace, subjects, options, told)


def annotate(
    workspace: Workspace[PolicyHead], paths: Sequence[str], options: CheckOptions, lang: str, among: frozenset[Path] | None = None
) -> tuple[Report, list[Annotated]]:
    """The report on files, and each spreadsheet or Word file of them again with its findings. Raises `OutputError` when one cannot be."""
    from smpolicy.annotate.files import annotated

    subjects = list(_Subjects(among).collect(paths, workspace.policy, None))
    report = check_subjects(workspace, subjects, options)
    return report, annotated(report, subjects, lang)


def fix_paths(workspace: Workspace[PolicyHead], paths: Sequence[str], options: CheckOptions) -> tuple[FileFix, ...]:
    """What becomes of files when their safe fixes are applied; nothing is written."""
    from smpolicy.app.fix import fix_files
    from smpolicy.policy.text_file import MAX_POLICY_BYTES, TextFile, read_text_file

    subjects = list(_Subjects().collect(paths, workspace.policy, None))
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
    return run_gate(workspace, fields, _Subjects(), options)


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

    return run_rule_tests(target, Path.cwd(), _Policies(), _Subjects(), all_detectors())


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every file, by name."""
    from smpolicy.policy.schema import json_schemas

    return json_schemas()


def audit(
    workspace: Workspace[PolicyHead], today: date, days: tuple[date, date] | None, progress: Callable[[int, int], None] | None = None
) -> Run:
    """The run over a whole workspace that an audit report prints; with `days`, only the drafts of those days."""
    from smpolicy.app.audit import audit_workspace
    from smpolicy.documents._base import Period, Run
    from smpolicy.store.releases import Releases

    releases = Releases(workspace.policy.root).all()
    done = audit_workspace(workspace, _Subjects(), today, days, progress)
    before = done.earlier
    return Run(
        done.report,
        done.subjects,
        done.paths,
        period=Period(*days) if days else None,
        gaps=done.gaps,
        earlier=Run(before.report, before.subjects, period=Period(*before.period)) if before else None,
        figures=done.figures,
        releases=releases,
    )


def for_legal(workspace: Workspace[PolicyHead], drafts: Sequence[str], today: date, source: _Subjects | None = None) -> LegalReview | None:
    """The drafts that concern legal, of files and folders or of the workspace; None where there are none to look at."""
    from smpolicy.app.legal_review import legal_review

    return legal_review(workspace, source or _Subjects(), drafts, today)


def render(
    workspace: Workspace[Policy],
    names: Sequence[str],
    today: date,
    lang: str,
    fmt: str,
    folder: Path,
    run: Run | None = None,
    drafts: Sequence[str] = (),
    archive: str = "2a",
    sign: Callable[[bytes], bytes] | None = None,
    watch: Watch | None = None,
) -> list[Written]:
    """Documents written into a folder; `drafts` are files and folders for the legal review, otherwise those of the workspace.

    `archive` is the variant of PDF/A, `sign` makes the signature that is put beside each file. Raises `UsageError` and `OutputError`
    as `write_documents` does, `InputError` for drafts that cannot be read.
    """
    from smpolicy.documents.render import write_documents

    inputs = document_inputs(workspace, names, today, lang, run, drafts, archive)
    return write_documents(names, workspace.policy, inputs, [lang], [fmt], folder, sign, watch)


def document_inputs(
    workspace: Workspace[Policy], names: Sequence[str], today: date, lang: str, run: Run | None, drafts: Sequence[str], archive: str
) -> Inputs:
    """What documents are made of beside the policy. Raises `InputError` for drafts that cannot be read."""
    from smpolicy.documents._base import Inputs
    from smpolicy.documents.render import wants_drafts
    from smpolicy.engine.context import effective_capacities
    from smpolicy.readers.origins import files_of

    source = _Subjects()
    legal = for_legal(workspace, drafts, today, source) if wants_drafts(names) else None
    read = [one for one in source.given if one.kind in DRAFT_KINDS] if run is None else [*run.subjects, *_subjects_of(run.earlier)]
    return Inputs(
        today=today,
        run=run,
        legal=legal,
        drafts=tuple(drafts),
        files=files_of(read, workspace.policy, _release_files(run.releases) if run is not None else ()),
        archive=archive,
        capacities=effective_capacities(workspace.ruleset, today),
        findings=_findings(run, workspace.policy.root, lang) if run is not None and archive == "3a" else "",
    )


def files_read_now(policy: Policy, document: str, scope: RunScope, today: date) -> Mapping[str, str]:
    """The files with their SHA-256 that a run of that scope would read now, beside the policy's own.

    Raises `InputError` for one that cannot be read.
    """
    from smpolicy.app.audit import audited, days_before, drafts_of_days
    from smpolicy.app.legal_review import drafts_of
    from smpolicy.documents.render import wants_drafts
    from smpolicy.readers.origins import files_of
    from smpolicy.store.releases import Releases

    if wants_drafts([document]):
        return files_of(drafts_of(policy, _Subjects(), [str(policy.root / one) for one in scope.paths]) or (), policy)
    _, subjects = audited(policy, _Subjects(), today, scope.period)
    before = days_before(scope.period) if scope.period is not None else None
    earlier = drafts_of_days(policy, _Subjects(), today, before) if before is not None else ()
    return files_of((*subjects, *earlier), policy, _release_files(Releases(policy.root).all()))


def _subjects_of(run: Run | None) -> tuple[Subject, ...]:
    return () if run is None else run.subjects


def _release_files(releases: Iterable[Release]) -> list[Path]:
    return [one.folder / RELEASE_FILE for one in releases]


def _findings(run: Run, root: Path, lang: str) -> str:
    """The report of a run as JSON, its paths as seen from the workspace: the same wherever it is made."""
    from smpolicy.documents._audit_findings import relative
    from smpolicy.reports._data import json_text, report_data

    report = replace(
        run.report,
        subjects=tuple(replace(one, path=relative(one.path, root)) for one in run.report.subjects),
        findings=tuple(replace(one, path=relative(one.path, root)) for one in run.report.findings),
        waived=tuple(replace(one, path=relative(one.path, root)) for one in run.report.waived),
    )
    return json_text(report_data(report, lang.partition("-")[0]), indent=2) + "\n"


def new_workspace(folder: Path) -> NewWorkspace:
    """A workspace that is to be made in a folder: its questions, what was answered, and its files."""
    from smpolicy.store.new_workspace import NewWorkspace

    return NewWorkspace(folder, save)


def save(path: Path, content: bytes) -> Path:
    """Writes a file that appears whole or not at all. Raises `OutputError`."""
    from smpolicy.documents._saving import save as saved

    return saved(path, content)
