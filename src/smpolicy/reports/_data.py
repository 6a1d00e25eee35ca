"""A report as the plain values of the contract `smpolicy/report/1`, and as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from smpolicy import __version__
from smpolicy.engine.check import place_key
from smpolicy.model.finding import Finding, Fix, Severity
from smpolicy.model.localised import say
from smpolicy.model.report import Report, SubjectReport
from smpolicy.model.source import Range, cell_name
from smpolicy.model.text import Span
from smpolicy.reports._safe import in_json
from smpolicy.reports._words import is_spreadsheet

SCHEMA = "smpolicy/report/1"
TOOL = "smpolicy"


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON that any terminal, log or file can hold: readable letters stay, invisible characters are escaped."""
    return in_json(json.dumps(value, ensure_ascii=False, indent=indent))


def report_data(report: Report, lang: str) -> dict[str, Any]:
    """The whole report; texts are in `lang`."""
    return {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": __version__},
        "policy": {"id": report.policy.id, "version": report.policy.version, "digest": report.policy.digest},
        "today": report.today.isoformat(),
        "decision": report.decision.value,
        "summary": _summary(report),
        "subjects": [_subject(one) for one in report.subjects],
        "findings": [finding_data(one, lang) for one in all_findings(report)],
    }


def all_findings(report: Report) -> list[Finding]:
    """Findings that stand and findings that a waiver covers, in the order of every output."""
    return sorted((*report.findings, *report.waived), key=place_key)


def finding_data(finding: Finding, lang: str) -> dict[str, Any]:
    """One finding; `waiver` names the waiver that covers it, and is null where the finding stands."""
    return {
        "rule": finding.rule,
        "sub": finding.sub,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "route": finding.route,
        "clause": {
            "id": finding.clause.id,
            "title": say(finding.clause.title, lang),
            "chapter": finding.clause.chapter,
            "basis": list(finding.clause.basis),
        },
        "message": say(finding.message, lang),
        "help": say(finding.advice, lang),
        "why": say(finding.why, lang),
        "subject": finding.subject,
        "path": finding.path,
        "field": finding.field,
        "range": _range(finding.range),
        **_cell(finding),
        "span": _span(finding.span),
        "excerpt": finding.excerpt,
        "evasion": finding.evasion,
        "fixes": [_fix(one, lang) for one in finding.fixes],
        "waiver": finding.waiver,
        "fingerprint": finding.fingerprint,
    }


def _cell(finding: Finding) -> Mapping[str, str]:
    """In a spreadsheet, the name of the cell, and that of the sheet where there are several."""
    where = finding.range
    if where is None or not is_spreadsheet(finding):
        return {}
    return {"cell": cell_name(where.start_line, where.start_column), **({"sheet": finding.sheet} if finding.sheet else {})}


def _summary(report: Report) -> Mapping[str, int]:
    return {
        "subjects": len(report.subjects),
        **{one.value: report.count(one) for one in Severity},
        "waived": len(report.waived),
        "undetermined": report.undetermined,
        "rules_run": len(report.rules_run),
    }


def _subject(one: SubjectReport) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "path": one.path,
        "decision": one.decision.value,
        "digest": one.digest,
        "needs": list(one.needs),
    }


def _fix(one: Fix, lang: str) -> Mapping[str, Any]:
    edits = [{"span": _span(edit.span), "new_text": edit.new_text} for edit in one.edits]
    return {"title": say(one.title, lang), "safe": one.safe, "edits": edits}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _range(where: Range | None) -> Mapping[str, Mapping[str, int]] | None:
    if where is None:
        return None
    return {
        "start": {"line": where.start_line, "column": where.start_column},
        "end": {"line": where.end_line, "column": where.end_column},
    }
