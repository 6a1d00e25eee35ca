"""Checks a whole workspace, for the audit report."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from smpolicy.app.check import CheckOptions, check_subjects, is_moment
from smpolicy.app.ports import SubjectSource
from smpolicy.app.workspace import Workspace
from smpolicy.engine.check import masked
from smpolicy.engine.gaps import gaps
from smpolicy.engine.recomputed import recomputed
from smpolicy.model.knowledge import Gap
from smpolicy.model.recomputed import Recomputed
from smpolicy.model.report import Report
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.workspace_file import WORKSPACE_FILE


@dataclass(frozen=True, slots=True)
class Earlier:
    """The drafts of the period of the same length before the one audited, decided by the same policy on the same day."""

    period: tuple[date, date]
    report: Report
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Audited:
    """A run over a workspace: its report, what was checked, the files and folders asked for, and what the knowledge base lacks.

    `earlier` is None where no period was asked for, or none lies before it. `figures` are the stated ones beside the computed.
    """

    report: Report
    subjects: tuple[Subject, ...]
    paths: tuple[str, ...]
    gaps: tuple[Gap, ...]
    earlier: Earlier | None = None
    figures: tuple[Recomputed, ...] = ()


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
    paths, subjects = audited(workspace.policy, source, today, period)
    told = None if progress is None else lambda done: progress(done, len(subjects))
    report = check_subjects(workspace, subjects, CheckOptions(today=today), told)
    return Audited(
        report,
        subjects,
        paths,
        _gaps(workspace, subjects, today, period),
        _earlier(workspace, source, today, period),
        recomputed(workspace.ruleset, subjects, today),
    )


def days_before(period: tuple[date, date]) -> tuple[date, date] | None:
    """The period of the same length right before: as many months before whole months, else as many days. None before the year 1."""
    start, end = period
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    try:
        last = start - timedelta(days=1)
        if not whole:
            return start - (end - start) - timedelta(days=1), last
        year, month = divmod(start.year * 12 + start.month - 1 - ((end.year - start.year) * 12 + end.month - start.month + 1), 12)
        return date(year, month + 1, 1), last
    except (OverflowError, ValueError):
        return None


def _earlier(workspace: Workspace[PolicyHead], source: SubjectSource, today: date, period: tuple[date, date] | None) -> Earlier | None:
    before = days_before(period) if period is not None else None
    if before is None:
        return None
    drafts = drafts_of_days(workspace.policy, source, today, before)
    return Earlier(before, check_subjects(workspace, drafts, CheckOptions(today=today)), drafts)


def drafts_of_days(policy: PolicyHead, source: SubjectSource, today: date, days: tuple[date, date]) -> tuple[Subject, ...]:
    """The drafts that say that they are published on one of these days."""
    found = source.collect(_paths(policy), policy, None)
    return tuple(
        one
        for one in found
        if one.kind in DRAFT_KINDS and is_moment(str(one.fields.get("publish_at") or "")) and _published(one, today, days)
    )


def audited(
    policy: PolicyHead, source: SubjectSource, today: date, period: tuple[date, date] | None
) -> tuple[tuple[str, ...], tuple[Subject, ...]]:
    """What an audit looks at: the files and folders, and the subjects in them. Raises `InputError` as `audit_workspace` does."""
    paths = _paths(policy)
    found = source.collect(paths, policy, None)
    return paths, tuple(one for one in found if period is None or one.kind not in DRAFT_KINDS or _published(one, today, period))


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
    """Whether a draft is due in the period; one without a date, or with one that nobody can read, is due today: no period may miss it."""
    given = str(draft.fields.get("publish_at") or "")
    day = given[:10] if is_moment(given) else today.isoformat()
    return period[0].isoformat() <= day <= period[1].isoformat()
