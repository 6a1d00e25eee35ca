"""What was found in the registers and the policy itself, rather than in drafts; and the figures that they state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._audit.findings import FindingView, Tally, finding_view, relative, tally
from smpolicy.documents._base import Run
from smpolicy.documents._words import KIND, word
from smpolicy.engine.waive import WAIVER_CLAUSE
from smpolicy.model.finding import Finding, Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.report import Decision
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.file_shapes import CHECKED_TYPES, REGISTER_TYPES
from smpolicy.policy.workspace_file import WORKSPACE_FILE

_OWN_FILES = {"accounts": "account"}
"""Registers whose rows are subjects of their own."""


@dataclass(frozen=True, slots=True)
class RegisterFindings:
    """A register, and what was found in it. `file` is empty where the workspace has none; `checked` counts the subjects of it.

    `tested` is false where no rule met any of them: then nothing found means nothing known.
    """

    kind: str
    title: str
    file: str
    checked: int
    tested: bool
    tally: Tally
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A stated figure and the computed one. `of` says of which row, `place` where it stands."""

    clause: str
    title: Localised
    of: str
    place: str
    field: str
    stated: str
    computed: str
    difference: str
    agreement: str
    reason: Localised


def on_drafts(findings: Iterable[Finding], run: Run) -> tuple[Finding, ...]:
    """The findings that speak of drafts."""
    drafts = {(one.id, one.path) for one in run.report.subjects if one.kind in DRAFT_KINDS}
    return tuple(one for one in findings if (one.subject, one.path) in drafts and one.rule != WAIVER_CLAUSE.id)


def register_findings(policy: Policy, run: Run, lang: str) -> tuple[RegisterFindings, ...]:
    """The policy, then every register that there may be, then whatever else is no draft, each with what was found in it."""
    kinds = {(one.id, one.path): one.kind for one in run.report.subjects}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for one in run.report.findings:
        kind = "waivers" if one.rule == WAIVER_CLAUSE.id else kinds.get((one.subject, one.path), "policy")
        if kind not in DRAFT_KINDS:
            groups[kind].append(one)
    kinds_told = dict.fromkeys(("policy", *REGISTER_TYPES, *CHECKED_TYPES, *(kind for kind in groups if kind not in _OWN_FILES.values())))
    return tuple(_register(kind, groups, policy, run, lang) for kind in kinds_told)


def _register(kind: str, groups: Mapping[str, list[Finding]], policy: Policy, run: Run, lang: str) -> RegisterFindings:
    mine = _OWN_FILES.get(kind, kind)
    found = [one for name in dict.fromkeys((kind, mine)) for one in groups.get(name, ())]
    violations = [one for one in found if one.verdict is Verdict.VIOLATION]
    checked = [one for one in run.report.subjects if one.kind in (kind, mine)]
    return RegisterFindings(
        kind=kind,
        title=word(KIND, mine, lang),
        file=WORKSPACE_FILE if kind == "policy" else policy.files.get(kind, ""),
        checked=len(checked),
        # A subject without findings that is not let pass is one that no rule met.
        tested=bool(found) or any(one.decision is Decision.ALLOW for one in checked),
        tally=tally(found),
        findings=tuple(finding_view(one, policy.root, lang) for one in violations),
    )


def figures(policy: Policy, run: Run, lang: str) -> tuple[FigureView, ...]:
    """Every stated figure, those that do not agree first."""
    subjects = {(one.id, one.path): one for one in run.subjects}
    order = ("differs", "undefined", "undetermined", "not_computed", "agrees")
    rows = sorted(run.figures, key=lambda one: order.index(one.agreement))
    return tuple(
        FigureView(
            clause=one.clause,
            title=one.title,
            of=_row_of(subjects.get((one.subject, one.path)), one.field) or word(KIND, one.kind, lang),
            place=relative(one.path, policy.root) + (f":{one.line}" if one.line else ""),
            field=one.field,
            stated=_number(one.stated, lang),
            computed=_number(one.computed, lang),
            difference=_number(None if one.stated is None or one.computed is None else one.stated - one.computed, lang),
            agreement=one.agreement,
            reason=one.reason,
        )
        for one in rows
    )


def _row_of(subject: Subject | None, field: str) -> str:
    """What names the row of a table that a figure stands in; empty where it stands in none."""
    if subject is None or not field.startswith("rows["):
        return ""
    at = field.removeprefix("rows[").partition("]")[0]
    rows: list[Mapping[str, Any]] = list(subject.fields.get("rows", []))
    row = rows[int(at)] if at.isdigit() and int(at) < len(rows) else {}
    return ", ".join(str(row[key]) for key in ("account", "period") if row.get(key))


def _number(value: float | None, lang: str) -> str:
    """A figure with at most two decimals, thousands set apart, as the language writes it; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:,.2f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text == "-0" else text
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text
