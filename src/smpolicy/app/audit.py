"""Checks a whole workspace, for the audit report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.ports import SubjectSource
from smpolicy.app.workspace import Workspace
from smpolicy.engine.check import masked
from smpolicy.model.knowledge import Gap, gaps
from smpolicy.model.report import Report
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.workspace_file import WORKSPACE_FILE


@dataclass(frozen=True, slots=True)
class Audited:
    """A run over a workspace: its report, what was checked, the files and folders asked for, and what the knowledge base lacks."""

    report: Report
    subjects: tuple[Subject, ...]
    paths: tuple[str, ...]
    gaps: tuple[Gap, ...]


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
    report = check_subjects(workspace, subjects, CheckOptions(today=today), told)
    return Audited(report, subjects, paths, _gaps(workspace, subjects, today, period))


def _paths(policy: PolicyHead) -> tuple[str, ...]:
    named = [name for name in policy.files.values() if name != "none"]
    return tuple(str(policy.root / name) for name in dict.fromkeys((WORKSPACE_FILE, *named)))


def _gaps(workspace: Workspace[PolicyHead], subjects: Iterable[Subject], today: date, period: tuple[date, date] | None) -> tuple[Gap, ...]:
    """What people asked in the period and no article answered; topics are told as findings tell texts, masked."""
    rows = [row for one in subjects if one.kind == "inbox" for row in one.fields.get("rows", [])]
    asked = gaps(row for row in rows if period is None or period[0].isoformat() <= str(row.get("at", ""))[:10] <= period[1].isoformat())
    topics = masked(workspace.ruleset, [one.topic for one in asked], today)
    return tuple(replace(one, topic=topic) for one, topic in zip(asked, topics, strict=True))


def _published(draft: Subject, today: date, period: tuple[date, date]) -> bool:
    """Whether a draft is due in the period; one without a date is due today."""
    day = str(draft.fields.get("publish_at") or today.isoformat())[:10]
    return period[0].isoformat() <= day <= period[1].isoformat()
