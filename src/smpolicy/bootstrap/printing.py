"""Wiring of what is printed: the run of an audit, the drafts for legal, and the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from smpolicy.app.workspace import Workspace
from smpolicy.bootstrap._sources import Subjects
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import Policy, PolicyHead
from smpolicy.policy.workspace_file import RELEASE_FILE

if TYPE_CHECKING:
    from smpolicy.app.legal_review import LegalReview
    from smpolicy.app.manifest import RunScope
    from smpolicy.documents._base import Inputs, Run
    from smpolicy.documents.render import Watch, Written
    from smpolicy.policy.release import Release

__all__ = ["audit", "document_inputs", "files_read_now", "for_legal", "render"]


def audit(
    workspace: Workspace[PolicyHead], today: date, days: tuple[date, date] | None, progress: Callable[[int, int], None] | None = None
) -> Run:
    """The run over a whole workspace that an audit report prints; with `days`, only the drafts of those days."""
    from smpolicy.app.audit import audit_workspace
    from smpolicy.documents._base import Period, Run
    from smpolicy.store.releases import Releases

    releases = Releases(workspace.policy.root).all()
    done = audit_workspace(workspace, Subjects(), today, days, progress)
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


def for_legal(workspace: Workspace[PolicyHead], drafts: Sequence[str], today: date, source: Subjects | None = None) -> LegalReview | None:
    """The drafts that concern legal, of files and folders or of the workspace; None where there are none to look at."""
    from smpolicy.app.legal_review import legal_review

    return legal_review(workspace, source or Subjects(), drafts, today)


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

    source = Subjects()
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
        return files_of(drafts_of(policy, Subjects(), [str(policy.root / one) for one in scope.paths]) or (), policy)
    _, subjects = audited(policy, Subjects(), today, scope.period)
    before = days_before(scope.period) if scope.period is not None else None
    earlier = drafts_of_days(policy, Subjects(), today, before) if before is not None else ()
    return files_of((*subjects, *earlier), policy, _release_files(Releases(policy.root).all()))


def _subjects_of(run: Run | None) -> tuple[Subject, ...]:
    return () if run is None else run.subjects


def _release_files(releases: Iterable[Release]) -> list[Path]:
    return [one.folder / RELEASE_FILE for one in releases]


def _findings(run: Run, root: Path, lang: str) -> str:
    """The report of a run as JSON, its paths as seen from the workspace: the same wherever it is made."""
    from smpolicy.documents._audit.findings import relative
    from smpolicy.reports._data import json_text, report_data

    report = replace(
        run.report,
        subjects=tuple(replace(one, path=relative(one.path, root)) for one in run.report.subjects),
        findings=tuple(replace(one, path=relative(one.path, root)) for one in run.report.findings),
        waived=tuple(replace(one, path=relative(one.path, root)) for one in run.report.waived),
    )
    return json_text(report_data(report, lang.partition("-")[0]), indent=2) + "\n"
