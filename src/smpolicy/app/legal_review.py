"""The drafts that wait for the legal function, and those on which it has decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.app.ports import SubjectSource
from smpolicy.app.workspace import Workspace
from smpolicy.engine.marked import MarkedText, marked_drafts
from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.report import Decision, Report, SubjectReport
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead

LEGAL = "legal"
"""The route of findings, and the function of those who decide them."""


@dataclass(frozen=True, slots=True)
class DraftForLegal:
    """A draft that legal reads.

    `waits` is false once legal has nothing left to decide on the text as it stands; `lapsed`: legal approved another text of it. `findings` are those of legal, `waived` those
    that a waiver covers, `others` everybody else's. `texts` are masked; the marks in them are positions in `findings`, then
    `waived`. `triggers` are the topics of the policy's list that the draft touches.
    """

    subject: Subject
    decided: SubjectReport
    waits: bool
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    others: tuple[Finding, ...]
    lapsed: bool = False
    triggers: tuple[str, ...] = ()
    texts: tuple[MarkedText, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalReview:
    """What was looked at (`read` counts the drafts of `report`), and of it what concerns legal: the most urgent first."""

    report: Report
    read: int
    drafts: tuple[DraftForLegal, ...]


def legal_review(
    workspace: Workspace[PolicyHead],
    source: SubjectSource,
    paths: Sequence[str],
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> LegalReview | None:
    """The review of the drafts in files and folders, or of those that the policy names; None where it names none, or an empty folder.

    Raises `InputError` for a file that cannot be read, and where the paths that were asked for hold nothing to check.
    """
    subjects = drafts_of(workspace.policy, source, paths)
    if subjects is None:
        return None
    told = None if progress is None else lambda done: progress(done, len(subjects))
    report = check_subjects(workspace, subjects, CheckOptions(today=today), told)
    found = list(_for_legal(report, subjects))
    marked = marked_drafts(workspace.ruleset, ((one.subject, (*one.findings, *one.waived)) for one in found), today)
    listed = {str(one) for one in workspace.policy.view.get("legal_review", {}).get("triggers", [])}
    drafts = [
        replace(
            one,
            waits=one.waits or LEGAL in shown.lapsed,
            lapsed=LEGAL in shown.lapsed,
            triggers=tuple(topic for topic in shown.topics if topic in listed),
            texts=shown.texts,
        )
        for one, shown in zip(found, marked, strict=True)
    ]
    return LegalReview(report, len(subjects), tuple(sorted(drafts, key=_urgency)))


def drafts_of(policy: PolicyHead, source: SubjectSource, paths: Sequence[str]) -> list[Subject] | None:
    """The drafts that a review looks at; None and `InputError` as in `legal_review`."""
    wanted = tuple(paths) or _kept(policy)
    return [one for one in source.collect(wanted, policy, None) if one.kind in DRAFT_KINDS] if wanted else None


def _kept(policy: PolicyHead) -> tuple[str, ...]:
    """The drafts that the policy names; nothing where their folder is still empty."""
    name = policy.files.get("drafts", "none")
    path = policy.root / name
    return () if name == "none" or not path.exists() or (path.is_dir() and not any(path.iterdir())) else (str(path),)


def _for_legal(report: Report, subjects: Iterable[Subject]) -> Iterator[DraftForLegal]:
    standing, waived = _by_subject(report.findings), _by_subject(report.waived)
    for subject, decided in zip(subjects, report.subjects, strict=True):
        key = (subject.id, subject.path)
        mine = tuple(one for one in standing.get(key, ()) if one.route == LEGAL)
        covered = tuple(one for one in waived.get(key, ()) if one.route == LEGAL)
        waits = LEGAL in decided.needs or any(_asks(one) for one in mine)
        if waits or covered or _signed(subject.fields.get("approvals")):
            others = tuple(one for one in standing.get(key, ()) if one.route != LEGAL)
            yield DraftForLegal(subject, decided, waits, mine, covered, others)


def _urgency(draft: DraftForLegal) -> tuple[bool, bool, str, str]:
    """What waits before what is decided, what is blocked before what is asked about, and of these what is published soonest."""
    due = str(draft.subject.fields.get("publish_at") or "9999")
    return not draft.waits, draft.decided.decision is not Decision.BLOCK, due, draft.subject.id


def _by_subject(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    held: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        held.setdefault((one.subject, one.path), []).append(one)
    return held


def _asks(finding: Finding) -> bool:
    """Whether somebody has to decide: a finding that only tells does not wait for anybody."""
    return finding.severity is not Severity.INFO or finding.verdict is Verdict.UNDETERMINED


def _signed(approvals: Any) -> bool:
    return any(isinstance(one, dict) and one.get("function") == LEGAL for one in approvals or [])
