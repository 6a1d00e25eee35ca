"""The report as one JSON document, `smpolicy/report/1`."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.model.report import Report
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import json_text, report_data


def render(report: Report, style: Style) -> Iterator[str]:
    """The document, indented."""
    yield json_text(report_data(report, style.lang), indent=2) + "\n"


def gate_answer(report: Report, lang: str) -> str:
    """The same document on one line, with the decision first: a reader that stops early has read what counts."""
    return json_text({"decision": report.decision.value, **report_data(report, lang)}) + "\n"


FORMAT = ReportFormat("json", "application/json", ".json", render)
