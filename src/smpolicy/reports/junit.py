"""Test results for build servers: a suite for each subject, a failing case for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.localised import say
from smpolicy.model.report import Report
from smpolicy.model.words import ROUTE, word
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import TOOL, all_findings
from smpolicy.reports._safe import visible
from smpolicy.reports._summary import nothing_done
from smpolicy.reports._words import STDIN_PATH, file_name, phrase, place

_Key = tuple[str, str]
_FAILED, _ERROR, _SKIPPED, _PASSED = "failure", "error", "skipped", "passed"


def render(report: Report, style: Style) -> Iterator[str]:
    """The XML document. A warning fails as an error does; an `info` passes and says so; undetermined is an error of the test."""
    nothing = nothing_done(report, style.lang)
    # Where nothing was tested, a subject without findings is no passed test.
    suites = {key: group for key, group in _suites(report).items() if group or nothing is None}
    findings = [finding for group in suites.values() for finding in group]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    cases = sum(max(len(group), 1) for group in suites.values()) + (nothing is not None)
    errors = _count(findings, _ERROR) + (nothing is not None)
    yield f"<testsuites{_attributes({'name': TOOL, 'tests': cases, 'failures': _count(findings, _FAILED), 'errors': errors})}>\n"
    if nothing is not None:
        yield _suite_start(TOOL, "", 1, {_ERROR: 1})
        yield f"    <testcase{_attributes({'name': phrase('report', style.lang), 'classname': TOOL})}>\n"
        yield f"      <error{_attributes({'message': nothing})}/>\n    </testcase>\n  </testsuite>\n"
    for (path, subject), group in suites.items():
        yield from _suite(path, subject, group, style.lang)
    yield "</testsuites>\n"


def _suites(report: Report) -> Mapping[_Key, Sequence[Finding]]:
    """The findings of each subject, also of one that has none."""
    out: dict[_Key, list[Finding]] = {(one.path, one.id): [] for one in report.subjects}
    for finding in all_findings(report):
        out.setdefault((finding.path, finding.subject), []).append(finding)
    return out


def _suite(path: str, subject: str, findings: Sequence[Finding], lang: str) -> Iterator[str]:
    yield _suite_start(subject, path, max(len(findings), 1), {one: _count(findings, one) for one in (_FAILED, _ERROR, _SKIPPED)})
    for finding in findings:
        yield from _case(finding, lang)
    if not findings:
        yield f"    <testcase{_attributes({'name': phrase('no_finding', lang), 'classname': subject})}/>\n"
    yield "  </testsuite>\n"


def _suite_start(name: str, path: str, tests: int, counts: Mapping[str, int]) -> str:
    numbers = {"failures": counts.get(_FAILED, 0), "errors": counts.get(_ERROR, 0), "skipped": counts.get(_SKIPPED, 0)}
    where = {"file": path} if path not in ("", STDIN_PATH) else {}
    return f"  <testsuite{_attributes({'name': name, 'tests': tests, **numbers, **where})}>\n"


def _case(finding: Finding, lang: str) -> Iterator[str]:
    where = f" ({place(finding)})" if finding.range else ""
    yield f"    <testcase{_attributes({'name': f'{finding.name}{where}', 'classname': finding.subject})}>\n"
    outcome, message = _outcome(finding), say(finding.message, lang)
    if outcome == _PASSED:
        yield f"      <system-out>{_told(finding, lang)}</system-out>\n"
    elif outcome == _SKIPPED:
        yield f"      <skipped{_attributes({'message': phrase('waived_by', lang, waiver=finding.waiver or '')})}/>\n"
    else:
        yield f"      <{outcome}{_attributes({'type': finding.severity.value, 'message': message})}>{_told(finding, lang)}</{outcome}>\n"
    yield "    </testcase>\n"


def _told(finding: Finding, lang: str) -> str:
    path = file_name(finding.path, lang)
    place_of = f"{path}:{place(finding)}" if finding.range else path
    clause = f"{phrase('clause', lang)}: {finding.clause.id} {say(finding.clause.title, lang)}"
    if finding.clause.basis:
        clause += f"; {phrase('basis', lang)} {', '.join(finding.clause.basis)}"
    lines = [place_of, say(finding.message, lang), clause, f"{phrase('route', lang)}: {word(ROUTE, finding.route, lang)}"]
    if finding.excerpt:
        lines.insert(1, f"> {finding.excerpt}")
    if finding.evasion:
        lines.append(phrase("evasion", lang))
    if help_text := say(finding.advice, lang):
        lines.append(f"{phrase('help', lang)}: {help_text}")
    return "\n".join(escape(visible(line)) for line in lines)


def _outcome(finding: Finding) -> str:
    if finding.waiver is not None:
        return _SKIPPED
    if finding.verdict is Verdict.UNDETERMINED:
        return _ERROR
    return _PASSED if finding.severity is Severity.INFO else _FAILED


def _count(findings: Sequence[Finding], outcome: str) -> int:
    return sum(_outcome(one) == outcome for one in findings)


def _attributes(values: Mapping[str, object]) -> str:
    return "".join(f' {name}="{escape(visible(str(value)))}"' for name, value in values.items())


FORMAT = ReportFormat("junit", "application/xml", ".xml", render)
