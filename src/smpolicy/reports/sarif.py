"""SARIF 2.1.0, for code scanning and for viewers: waived findings are suppressed results, undetermined ones open ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from smpolicy import __version__
from smpolicy.engine.mask import HIDDEN
from smpolicy.model.finding import Edit, Finding, Fix, Severity, Verdict
from smpolicy.model.localised import Localised, say
from smpolicy.model.report import Report
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import TOOL, all_findings, json_text
from smpolicy.reports._safe import in_markdown, visible
from smpolicy.reports._summary import nothing_done
from smpolicy.reports._words import STDIN_PATH, phrase

_SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, style: Style) -> Iterator[str]:
    """The log with its one run."""
    log = {"$schema": _SCHEMA_URI, "version": "2.1.0", "runs": [_run(report, style.lang)]}
    yield json_text(log, indent=2) + "\n"


def _run(report: Report, lang: str) -> Mapping[str, Any]:
    findings = all_findings(report)
    rules: dict[str, Finding] = {}
    for finding in findings:
        rules.setdefault(finding.name, finding)
    index = {name: at for at, name in enumerate(rules)}
    driver = {"name": TOOL, "version": __version__, "language": lang, "rules": [_rule(one, lang) for one in rules.values()]}
    return {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "redactionTokens": [HIDDEN],
        "invocations": [_invocation(report, lang)],
        "results": [_result(one, index[one.name], lang) for one in findings],
        "properties": {
            "policy": report.policy.id,
            "policyVersion": report.policy.version,
            "policyDigest": report.policy.digest,
            "today": report.today.isoformat(),
            "decision": report.decision.value,
        },
    }


def _invocation(report: Report, lang: str) -> Mapping[str, Any]:
    """What a reader of levels alone would miss: what could not be tested, and that nothing was."""
    nothing = nothing_done(report, lang)
    told = [nothing] if nothing else []
    told += [say(one.message, lang) for one in report.findings if one.verdict is Verdict.UNDETERMINED]
    notifications = [{"level": "error", "message": _text(one)} for one in told]
    return {"executionSuccessful": nothing is None, "toolExecutionNotifications": notifications}


def _rule(finding: Finding, lang: str) -> Mapping[str, Any]:
    clause = finding.clause
    rule: dict[str, Any] = {
        "id": finding.name,
        "shortDescription": _plain(clause.title, lang),
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": sorted({clause.chapter, *clause.basis} - {""}), "clause": clause.id, "basis": list(clause.basis)},
    }
    if say(finding.why, lang):
        rule["fullDescription"] = _plain(finding.why, lang)
    help_text = visible(say(finding.help, lang) or say(clause.title, lang))
    rule["help"] = {"text": help_text, "markdown": in_markdown(help_text)}
    return rule


def _result(finding: Finding, rule_index: int, lang: str) -> Mapping[str, Any]:
    # The standard has a kind for what could not be decided; a level goes with failures alone.
    failed = finding.verdict is Verdict.VIOLATION
    result: dict[str, Any] = {
        "ruleId": finding.name,
        "ruleIndex": rule_index,
        "kind": "fail" if failed else "open",
        "level": _LEVELS[finding.severity] if failed else "none",
        # What is to be done is told of the rule, so what is true of this subject alone stands with the result.
        "message": _text(" ".join(filter(None, (say(finding.message, lang), say(finding.remark, lang))))),
        "locations": [_location(finding)],
        "suppressions": _suppressions(finding, lang),
        "properties": {"route": finding.route, "subject": finding.subject, "field": finding.field, "evasion": finding.evasion},
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"smpolicyFinding/v1": finding.fingerprint}
    fixes = [fix for one in finding.fixes if (fix := _fix(one, finding, lang)) is not None]
    if fixes:
        result["fixes"] = fixes
    return result


def _location(finding: Finding) -> Mapping[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"name": visible(finding.subject), "kind": "resource"}]}
    if finding.path != STDIN_PATH:
        location["physicalLocation"] = {"artifactLocation": _artifact(finding.path)}
        if finding.range is not None:
            where = finding.range
            location["physicalLocation"]["region"] = _region(where.start_line, where.start_column, where.end_line, where.end_column)
    return location


def _suppressions(finding: Finding, lang: str) -> list[Mapping[str, str]]:
    if finding.waiver is None:
        return []
    return [{"kind": "external", "status": "accepted", "justification": visible(phrase("waived_by", lang, waiver=finding.waiver))}]


def _fix(fix: Fix, finding: Finding, lang: str) -> Mapping[str, Any] | None:
    """The fix as replacements in the file; None where its places in the file are not known."""
    replacements = [_replacement(edit, finding) for edit in fix.edits]
    if not replacements or None in replacements or finding.path == STDIN_PATH:
        return None
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {"description": _text(say(fix.title, lang)), "artifactChanges": [change]}


def _replacement(edit: Edit, finding: Finding) -> Mapping[str, Any] | None:
    where, span = finding.range, finding.span
    if where is None or span is None:
        return None
    new = {"insertedContent": {"text": edit.new_text}}
    if edit.span == span:
        return {"deletedRegion": _region(where.start_line, where.start_column, where.end_line, where.end_column), **new}
    # Inside one file line that has a column for each code point of the text, the place of a part follows from the whole's.
    straight = where.start_line == where.end_line and where.end_column - where.start_column == span.end - span.start
    if not straight or not span.contains(edit.span):
        return None
    start = where.start_column + edit.span.start - span.start
    return {"deletedRegion": _region(where.start_line, start, where.start_line, start + edit.span.end - edit.span.start), **new}


def _region(start_line: int, start_column: int, end_line: int, end_column: int) -> Mapping[str, int]:
    return {"startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> Mapping[str, str]:
    uri = quote(PurePath(path).as_posix(), errors="surrogatepass")
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _plain(text: Localised, lang: str) -> Mapping[str, str]:
    return {"text": visible(say(text, lang))}


def _text(text: str) -> Mapping[str, str]:
    """A message; `[a](b)` in it stays text and becomes no link."""
    return {"text": visible(text).replace("](", r"\](")}


FORMAT = ReportFormat("sarif", "application/sarif+json", ".sarif", render)
