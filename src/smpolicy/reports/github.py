"""Annotations on a pull request: workflow commands of GitHub Actions, and the summary as a notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smpolicy.model.finding import Finding, Severity
from smpolicy.model.localised import say
from smpolicy.model.report import Report
from smpolicy.model.words import ROUTE, word
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._safe import visible
from smpolicy.reports._summary import decision, nothing_done, sentences
from smpolicy.reports._words import STDIN_PATH, phrase, standing

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> Iterator[str]:
    """One command a line; waived findings are counted in the summary alone."""
    for finding in report.findings:
        yield _command(_COMMANDS[finding.severity], _properties(finding, style.lang), _message(finding, style.lang))
    told = "\n".join([*sentences(report, style.lang), decision(report, style.lang)]).rstrip()
    level = "notice" if nothing_done(report, style.lang) is None else "error"
    yield _command(level, {"title": phrase("report", style.lang)}, told)


def _properties(finding: Finding, lang: str) -> Mapping[str, str]:
    out = {} if finding.path == STDIN_PATH else {"file": visible(finding.path)}
    where = finding.range
    if where is not None:
        out |= {"line": str(where.start_line), "endLine": str(where.end_line)}
        # Columns mean something only within one line.
        if where.start_line == where.end_line:
            out |= {"col": str(where.start_column), "endColumn": str(where.end_column)}
    out["title"] = visible(f"{finding.name} ({standing(finding, lang)}): {say(finding.clause.title, lang)}")
    return out


def _message(finding: Finding, lang: str) -> str:
    lines = [visible(say(finding.message, lang))]
    if finding.evasion:
        lines.append(phrase("evasion", lang))
    if help_text := visible(say(finding.advice, lang)):
        lines.append(f"{phrase('help', lang)}: {help_text}")
    if finding.clause.basis:
        lines.append(f"{phrase('clause', lang)}: {finding.clause.id}, {phrase('basis', lang)} {visible(', '.join(finding.clause.basis))}")
    lines.append(f"{phrase('route', lang)}: {visible(word(ROUTE, finding.route, lang))}")
    return "\n".join(lines)


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = ReportFormat("github", "text/plain", ".txt", render)
