"""A table for a pull request, a wiki or a mail; no text of a draft can break it, link, or call a person."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.model.finding import Finding
from smpolicy.model.localised import say
from smpolicy.model.report import Report
from smpolicy.model.words import ROUTE, word
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import all_findings
from smpolicy.reports._safe import in_markdown
from smpolicy.reports._summary import decision, sentences
from smpolicy.reports._words import beside, file_name, phrase, place, standing

_COLUMNS = ("where", "severity", "rule", "finding", "help", "route")


def render(report: Report, style: Style) -> Iterator[str]:
    """Heading, decision, summary, table."""
    lang = style.lang
    yield f"## {phrase('report', lang)}\n\n"
    if decided := decision(report, lang):
        yield f"**{in_markdown(decided)}**\n\n"
    for sentence in sentences(report, lang):
        yield f"- {in_markdown(sentence)}\n"
    findings = all_findings(report)
    if findings:
        yield f"\n{_row([phrase(one, lang) for one in _COLUMNS])}{_row(['---'] * len(_COLUMNS))}"
    for finding in findings:
        yield _row(_cells(finding, lang))


def _cells(finding: Finding, lang: str) -> list[str]:
    where = file_name(finding.path, lang) + (f":{place(finding)}" if finding.range else "")
    if elsewhere := beside(finding, lang):
        where += f" ({elsewhere})"
    message = say(finding.message, lang)
    told = [message, phrase("evasion", lang)] if finding.evasion else [message]
    state = standing(finding, lang)
    if finding.waiver is not None:
        state = phrase("waived_by", lang, waiver=finding.waiver)
    rule = f"{finding.name}: {say(finding.clause.title, lang)}"
    cells = [where, state, rule, " ".join(told), say(finding.advice, lang), word(ROUTE, finding.route, lang)]
    return [in_markdown(cell) for cell in cells]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


FORMAT = ReportFormat("markdown", "text/markdown", ".md", render)
