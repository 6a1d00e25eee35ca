"""A report as rows: one for each finding, and one for each subject on which nothing was found, so that it shows what was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from smpolicy.model.finding import Finding
from smpolicy.model.localised import Localised, say
from smpolicy.model.report import Report, SubjectReport
from smpolicy.reports._data import all_findings
from smpolicy.reports._safe import visible

COLUMNS: Mapping[str, Localised] = {
    "decision": {"id": "Keputusan", "en": "Decision"},
    "subject": {"id": "Subjek", "en": "Subject"},
    "kind": {"id": "Jenis", "en": "Kind"},
    "path": {"id": "Berkas", "en": "File"},
    "line": {"id": "Baris", "en": "Line"},
    "column": {"id": "Kolom", "en": "Column"},
    "field": {"id": "Bagian", "en": "Field"},
    "rule": {"id": "Aturan", "en": "Rule"},
    "verdict": {"id": "Hasil", "en": "Verdict"},
    "severity": {"id": "Tingkat", "en": "Severity"},
    "route": {"id": "Diputuskan oleh", "en": "Decided by"},
    "clause": {"id": "Klausul", "en": "Clause"},
    "basis": {"id": "Dasar", "en": "Basis"},
    "message": {"id": "Temuan", "en": "Finding"},
    "help": {"id": "Saran", "en": "Advice"},
    "excerpt": {"id": "Kutipan", "en": "Excerpt"},
    "waiver": {"id": "Pengecualian", "en": "Waiver"},
    "fingerprint": {"id": "Sidik", "en": "Fingerprint"},
}
"""What stands in each column, and what people call it."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠].", re.DOTALL)
Row = tuple[str, ...]


def rows(report: Report, lang: str) -> Iterator[Row]:
    """The rows, in the order of `COLUMNS`; every text on one line, and without signs that steer."""
    subjects = {(one.id, one.path): one for one in report.subjects}
    found = all_findings(report)
    told = {(one.subject, one.path) for one in found}
    for one in found:
        yield _row(_finding(one, subjects.get((one.subject, one.path)), lang))
    for place, subject in subjects.items():
        if place not in told:
            yield _row({**_subject(subject), "path": subject.path})


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula: where it begins like one, an apostrophe stands before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def _row(held: Mapping[str, str]) -> Row:
    return tuple(visible(held.get(key, "")) for key in COLUMNS)


def _subject(one: SubjectReport) -> Mapping[str, str]:
    return {"decision": one.decision.value, "subject": one.id, "kind": one.kind}


def _finding(one: Finding, subject: SubjectReport | None, lang: str) -> Mapping[str, str]:
    where = one.range
    return {
        **(_subject(subject) if subject else {"subject": one.subject}),
        "path": one.path,
        "line": str(where.start_line) if where else "",
        "column": str(where.start_column) if where else "",
        "field": one.field,
        "rule": one.name,
        "verdict": one.verdict.value,
        "severity": one.severity.value,
        "route": one.route,
        "clause": say(one.clause.title, lang),
        "basis": ", ".join(one.clause.basis),
        "message": say(one.message, lang),
        "help": say(one.advice, lang),
        "excerpt": one.excerpt,
        "waiver": one.waiver or "",
        "fingerprint": one.fingerprint,
    }
