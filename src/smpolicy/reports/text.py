"""For a person at a terminal: findings by file, the line they stand on, what to do, the clause; a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from smpolicy.model.finding import Finding, Fix, Severity, Snippet, Verdict
from smpolicy.model.localised import say
from smpolicy.model.report import Decision, Report, SubjectReport
from smpolicy.model.words import DECISION, FUNCTION, ROUTE, listed, word
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import all_findings
from smpolicy.reports._layout import cells, window, wrapped
from smpolicy.reports._safe import visible
from smpolicy.reports._summary import decision, sentences
from smpolicy.reports._words import beside, file_name, phrase, place, standing

_MIN_WIDTH = 40
_INDENT = "    "
_GUTTER = "      │ "
_BOLD, _DIM, _RED, _YELLOW, _CYAN, _MAGENTA, _GREEN = "1", "2", "31", "33", "36", "35", "32"
_OF_SEVERITY = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}
_OF_DECISION = {Decision.ALLOW: _GREEN, Decision.ASK: _YELLOW, Decision.BLOCK: _RED}


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole report; colour only where the style asks for it."""
    page = _Page(style)
    findings = {path: list(group) for path, group in groupby(all_findings(report), key=lambda one: one.path)}
    subjects: dict[str, list[SubjectReport]] = {}
    for subject in report.subjects:
        subjects.setdefault(subject.path, []).append(subject)
    for path in sorted({*findings, *subjects}):
        yield from page.file(path, findings.get(path, []), subjects.get(path, []))
    for sentence in sentences(report, style.lang):
        yield from page.lines(sentence)
    if decided := decision(report, style.lang):
        yield page.painted(decided, _BOLD, _OF_DECISION[report.decision]) + "\n"


class _Page:
    """Prints in one style."""

    def __init__(self, style: Style) -> None:
        self._style, self._lang = style, style.lang
        self._width = max(style.width, _MIN_WIDTH)

    def painted(self, text: str, *codes: str) -> str:
        """`text` in colour where the style has colours."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._style.color and codes and text else text

    def lines(self, text: str, indent: str = "", *codes: str) -> Iterator[str]:
        """`text` wrapped to the width."""
        text = _inert(text).lstrip()
        # A line that begins with two colons is a command to some build servers.
        for line in wrapped(f": {text[1:]}" if text.startswith("::") else text, self._width - len(indent)):
            yield f"{indent}{self.painted(line, *codes)}\n"

    def file(self, path: str, findings: Iterable[Finding], subjects: Iterable[SubjectReport]) -> Iterator[str]:
        """What is said of one file; nothing where there is nothing to say."""
        shown = list(findings)
        told = [one for one in subjects if one.decision is not Decision.ALLOW]
        if not shown and not told:
            return
        yield from self.lines(visible(file_name(path, self._lang)), "", _BOLD)
        for finding in shown:
            yield from self._finding(finding)
        spoken = {finding.subject for finding in shown if finding.waiver is None}
        for subject in told:
            yield from self._decision(subject, shown=subject.id in spoken)
        yield "\n"

    def _finding(self, finding: Finding) -> Iterator[str]:
        lang, color = self._lang, _color(finding)
        where = "".join(f"{one}  " for one in (place(finding), beside(finding, lang)) if one)
        name = visible(finding.name)
        if finding.waiver is not None:
            yield from self.lines(f"{where}{name}: {phrase('waived_by', lang, waiver=visible(finding.waiver))}", "  ", _DIM)
            return
        yield f"  {self.painted(where, _DIM)}{self.painted(standing(finding, lang), _BOLD, color)}  {self.painted(name, _BOLD)}\n"
        yield from self.lines(visible(say(finding.message, lang)), _INDENT)
        # A finding on the subject as a whole stands on its first line only for want of another.
        if finding.snippet is not None and finding.snippet.text and (finding.span or finding.field):
            yield from self._line(finding.snippet, color)
        if finding.evasion:
            yield from self.lines(phrase("evasion", lang), _INDENT, _MAGENTA)
        yield from self._remedy(finding)

    def _line(self, snippet: Snippet, color: str) -> Iterator[str]:
        text, start, end = _inert(snippet.text), snippet.start, snippet.end
        room = self._width - len(_GUTTER)
        before, marked, after = window(visible(text[:start]), visible(text[start:end]), visible(text[end:]), room)
        gutter = self.painted(_GUTTER, _DIM)
        yield f"{gutter}{before}{self.painted(marked, _BOLD)}{after}".rstrip() + "\n"
        yield f"{gutter}{' ' * cells(before)}{self.painted('^' * max(cells(marked), 1), color)}\n"

    def _remedy(self, finding: Finding) -> Iterator[str]:
        lang, clause = self._lang, finding.clause
        if help_text := visible(say(finding.advice, lang)):
            yield from self.lines(f"{phrase('help', lang)}: {help_text}", _INDENT)
        for fix in finding.fixes:
            yield from self.lines(self._fix(fix), _INDENT, _GREEN)
        told = f"{phrase('clause', lang)}: {clause.id} {visible(say(clause.title, lang))}"
        if clause.basis:
            told += f"; {phrase('basis', lang)} {visible(', '.join(clause.basis))}"
        yield from self.lines(f"{told}; {phrase('decides', lang)} {visible(word(ROUTE, finding.route, lang))}", _INDENT, _DIM)

    def _fix(self, fix: Fix) -> str:
        return f"{phrase('safe_fix' if fix.safe else 'fix', self._lang)}: {visible(say(fix.title, self._lang))}"

    def _decision(self, subject: SubjectReport, *, shown: bool) -> Iterator[str]:
        lang = self._lang
        told = f"{visible(subject.id)}: {word(DECISION, subject.decision.value, lang)}"
        if not shown:
            told += f", {phrase('elsewhere' if subject.settled else 'untested', lang)}"
        if subject.needs:
            functions = [visible(word(FUNCTION, one, lang)) for one in subject.needs]
            told += f"; {phrase('needs', lang)}: {listed(functions, lang)}"
        yield from self.lines(told, "  ", _OF_DECISION[subject.decision])


def _color(finding: Finding) -> str:
    return _MAGENTA if finding.verdict is Verdict.UNDETERMINED else _OF_SEVERITY[finding.severity]


def _inert(text: str) -> str:
    """As long as `text`, with nothing that a build server reading this output takes for the old form of a command."""
    return text.replace("##[", "##(")


FORMAT = ReportFormat("text", "text/plain", ".txt", render)
