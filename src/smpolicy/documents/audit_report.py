"""The audit report: what was checked and with what, what could not be, what was found, who approved, what was waived."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from smpolicy.documents._audit.coverage import Coverage, NotRun, coverage, not_run
from smpolicy.documents._audit.findings import (
    ClauseFindings,
    FindingView,
    RouteFindings,
    Tally,
    by_clause,
    by_route,
    finding_view,
    relative,
    tally,
)
from smpolicy.documents._audit.records import ApprovalCount, DraftApproval, WaiverView, approval_counts, draft_approvals, waivers
from smpolicy.documents._audit.registers import FigureView, RegisterFindings, figures, on_drafts, register_findings
from smpolicy.documents._audit.trend import AuditTrend, audit_trend
from smpolicy.documents._audit.versions import Versions, versions
from smpolicy.documents._base import Document, Inputs, Period, Run
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.attestations import AttestationView, attestations
from smpolicy.documents._registers.people import directory
from smpolicy.documents._revisions.changes import ChangeView, changes
from smpolicy.documents._words import DECISION, FUNCTION, KIND, ROUTE, word
from smpolicy.model.finding import Verdict
from smpolicy.model.knowledge import Gap
from smpolicy.model.localised import Localised
from smpolicy.model.report import Decision, SubjectReport
from smpolicy.model.subject import DRAFT_KINDS
from smpolicy.policy.clause import Policy

TITLE = {"id": "Laporan audit", "en": "Audit report"}


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """What was decided on one subject, and what it still needs."""

    id: str
    kind: str
    path: str
    decision: str
    decision_word: str
    needs: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What the run was asked to look at. `kinds` pairs a kind of subject with how many there were."""

    paths: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    period: Period | None
    only: tuple[str, ...]
    route: str
    use_waivers: bool


@dataclass(frozen=True, slots=True)
class AuditView:
    """The whole audit report. `decisions` counts the subjects by decision; `clauses` hold the findings on drafts, `registers` all others.

    `drafts` counts the drafts that were checked: without any, nothing found in them means nothing. `unapproved` are the subjects that
    still need somebody's approval. `attached`: a PDF carries the findings as data.
    """

    frame: Frame
    decision: str
    decision_word: str
    decisions: dict[str, int]
    drafts: int
    tally: Tally
    waived_count: int
    rules_run: int
    scope: Scope
    coverage: tuple[Coverage, ...]
    not_run: tuple[NotRun, ...]
    undetermined: tuple[FindingView, ...]
    clauses: tuple[ClauseFindings, ...]
    routes: tuple[RouteFindings, ...]
    subjects: tuple[SubjectRow, ...]
    waivers: tuple[WaiverView, ...]
    waived: tuple[FindingView, ...]
    trend: AuditTrend
    registers: tuple[RegisterFindings, ...]
    figures: tuple[FigureView, ...]
    versions: Versions
    approvals: tuple[DraftApproval, ...]
    approval_counts: tuple[ApprovalCount, ApprovalCount]
    unapproved: tuple[SubjectRow, ...]
    attestations: tuple[AttestationView, ...]
    changes: tuple[ChangeView, ...]
    gaps: tuple[Gap, ...]
    packs: tuple[tuple[str, str, Localised, str], ...]
    files: tuple[tuple[str, str], ...]
    today: date
    attached: bool


def build(policy: Policy, inputs: Inputs, lang: str) -> AuditView:
    """The view of a run. Raises `ValueError` without one."""
    run = inputs.run
    if run is None:
        raise ValueError("an audit report needs a run")
    report, people, root = run.report, directory(policy), policy.root
    decided = Counter(one.decision for one in report.subjects)
    violations = [one for one in report.findings if one.verdict is Verdict.VIOLATION]
    subjects = tuple(_subject(one, policy, lang) for one in report.subjects)
    approvals = draft_approvals(policy, run, people, lang)
    return AuditView(
        frame=replace(frame_of(policy, TITLE, "audit-report", people, inputs.today, lang), watermark=""),
        decision=report.decision,
        decision_word=word(DECISION, report.decision, lang),
        decisions={one.value: decided[one] for one in Decision},
        drafts=sum(one.kind in DRAFT_KINDS for one in report.subjects),
        tally=tally(report.findings),
        waived_count=len(report.waived),
        rules_run=len(report.rules_run),
        scope=_scope(policy, run, lang),
        coverage=coverage(policy, report),
        not_run=not_run(report),
        undetermined=tuple(finding_view(one, root, lang) for one in report.findings if one.verdict is Verdict.UNDETERMINED),
        clauses=by_clause(on_drafts(violations, run), root, lang),
        routes=by_route(report.findings, people, lang),
        subjects=subjects,
        waivers=waivers(policy, run, people),
        waived=tuple(finding_view(one, root, lang) for one in report.waived),
        trend=audit_trend(run, lang),
        registers=register_findings(policy, run, lang),
        figures=figures(policy, run, lang),
        versions=versions(policy, run, people),
        approvals=approvals,
        approval_counts=approval_counts(approvals),
        unapproved=tuple(one for one in subjects if one.needs),
        attestations=attestations(policy, people, inputs.today, lang),
        changes=changes(policy, people, lang),
        gaps=run.gaps,
        packs=tuple((one.name, one.version, one.title, one.digest) for one in policy.packs),
        files=tuple(sorted(policy.digests.items())),
        today=report.today,
        attached=bool(inputs.findings),
    )


def _scope(policy: Policy, run: Run, lang: str) -> Scope:
    kinds = Counter(one.kind for one in run.report.subjects)
    return Scope(
        paths=tuple(relative(one, policy.root) or "." for one in run.paths),
        kinds=tuple((word(KIND, kind, lang), count) for kind, count in kinds.items()),
        period=run.period,
        only=run.only,
        route=word(ROUTE, run.route, lang) if run.route else "",
        use_waivers=run.use_waivers,
    )


def _subject(one: SubjectReport, policy: Policy, lang: str) -> SubjectRow:
    return SubjectRow(
        id=one.id,
        kind=word(KIND, one.kind, lang),
        path=relative(one.path, policy.root),
        decision=one.decision,
        decision_word=word(DECISION, one.decision, lang),
        needs=tuple(word(FUNCTION, need, lang) for need in one.needs),
        digest=one.digest,
    )


AUDIT_REPORT = Document("audit-report", TITLE, build, "audit-report.html", of_a_run=True)
