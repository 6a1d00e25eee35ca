"""Checks a whole workspace, for the audit report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.ports import SubjectSource
from smpolicy.app.workspace import Workspace
from smpolicy.model.report import Report
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.workspace_file import WORKSPACE_FILE


@dataclass(frozen=True, slots=True)
class Audited:
    """A run over a workspace: its report, what was checked, and the files and folders asked for."""

    report: Report
    subjects: tuple[Subject, ...]
    paths: tuple[str, ...]


def audit_workspace(
    workspace: Workspace[PolicyHead],
    source: SubjectSource,
    today: date,
    period: tuple[date, date] | None,
    progress: Callable[[int, int], None] | None = None,
) -> Audited:
    """The run over the policy, every file that it names, and the drafts; of drafts only those of the period (both days belong to it).

    Raises `InputError` when a file cannot be read: an audit of a part would pass for one of the whole.
    """
    paths = _paths(workspace.policy)
    found = source.collect(paths, workspace.policy, None)
    subjects = tuple(one for one in found if period is None or one.kind not in DRAFT_KINDS or _published(one, today, period))
    told = None if progress is None else lambda done: progress(done, len(subjects))
    return Audited(check_subjects(workspace, subjects, CheckOptions(today=today), told), subjects, paths)


def _paths(policy: PolicyHead) -> tuple[str, ...]:
    named = [name for name in policy.files.values() if name != "none"]
    return tuple(str(policy.root / name) for name in dict.fromkeys((WORKSPACE_FILE, *named)))


def _published(draft: Subject, today: date, period: tuple[date, date]) -> bool:
    """Whether a draft is due in the period; one without a date is due today."""
    day = str(draft.fields.get("publish_at") or today.isoformat())[:10]
    return period[0].isoformat() <= day <= period[1].isoformat()
