"""The findings alone, one JSON object a line, waived ones with the name of their waiver."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.model.report import Report
from smpolicy.reports._base import ReportFormat, Style
from smpolicy.reports._data import all_findings, finding_data, json_text


def render(report: Report, style: Style) -> Iterator[str]:
    """One line a finding."""
    for finding in all_findings(report):
        yield json_text(finding_data(finding, style.lang)) + "\n"


FORMAT = ReportFormat("jsonl", "application/x-ndjson", ".jsonl", render)
