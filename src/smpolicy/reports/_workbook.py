"""A report as a spreadsheet for people: what was checked, what was found, and which rules met nothing, a sheet each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from smpolicy.errors import OutputError
from smpolicy.model.localised import Localised, say
from smpolicy.model.report import Report
from smpolicy.model.words import DECISION, ROUTE, SEVERITY, Words, word
from smpolicy.policy.faults import fault, whole
from smpolicy.reports._safe import visible
from smpolicy.reports._summary import decision, sentences
from smpolicy.reports._table import COLUMNS, inert, rows

_SHEETS: tuple[Localised, ...] = (
    {"id": "Ringkasan", "en": "Summary"},
    {"id": "Temuan", "en": "Findings"},
    {"id": "Tidak diuji", "en": "Not tested"},
)
_NOT_RUN: tuple[Localised, ...] = ({"id": "Aturan", "en": "Rule"}, {"id": "Alasannya", "en": "Why"})
_VERDICT: Words = {"violation": {"id": "temuan", "en": "finding"}, "undetermined": {"id": "belum teruji", "en": "undetermined"}}
_WORDS: Mapping[str, Words] = {"decision": DECISION, "verdict": _VERDICT, "severity": SEVERITY, "route": ROUTE}
_LONGEST = 32_767
"""Characters that a cell can hold."""
_WIDTHS = {"message": 60, "help": 50, "clause": 40, "excerpt": 30, "path": 30, "rule": 22, "subject": 22}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(report: Report, lang: str) -> bytes:
    """The file, the same for the same report. Raises `OutputError` where the library for it is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise OutputError(fault("office-extra", whole("xlsx"))) from error
    book = Workbook(write_only=True)
    book.properties.creator = "smpolicy"
    book.properties.created = datetime.combine(report.today, time())
    summary, findings, untested = (book.create_sheet(say(title, lang)) for title in _SHEETS)
    told = [one for one in (decision(report, lang), *sentences(report, lang)) if one]
    _fill(summary, [[one] for one in told], [120])
    heading = [say(title, lang) for title in COLUMNS.values()]
    _fill(findings, _worded(report, lang), [_WIDTHS.get(key, 14) for key in COLUMNS], heading)
    _fill(untested, ([one.rule, say(one.reason, lang)] for one in report.rules_not_run), [30, 80], [say(one, lang) for one in _NOT_RUN])
    held = io.BytesIO()
    book.save(held)
    return _settled(held.getvalue(), report)


def _worded(report: Report, lang: str) -> Iterable[list[str]]:
    """The rows, in words where the table for programs has names."""
    names = list(COLUMNS)
    for row in rows(report, lang):
        yield [word(_WORDS[name], cell, lang) if cell and name in _WORDS else cell for name, cell in zip(names, row, strict=True)]


def _fill(sheet: Any, told: Iterable[Sequence[str]], widths: Sequence[int], heading: Sequence[str] = ()) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    if heading:
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, one, wrapped, bold) for one in heading])
    lines = int(bool(heading))
    for row in told:
        sheet.append([_cell(sheet, one, wrapped) for one in row])
        lines += 1
    if heading:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heading))}{lines}"


def _cell(sheet: Any, text: str, alignment: Any, font: Any = None) -> Any:
    """A cell of text, whatever the text looks like: never a formula."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    shown = visible(text)
    cell.value = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    cell.data_type = "s"
    cell.quotePrefix = inert(shown) != shown
    cell.alignment = alignment
    if font is not None:
        cell.font = font
    return cell


def _settled(data: bytes, report: Report) -> bytes:
    """The same file without the time at which it was written."""
    day = report.today.isoformat().encode() + b"T00:00:00Z"
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as settled:
        for info in given.infolist():
            part = given.read(info.filename)
            if info.filename == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + day, part)
            settled.writestr(zipfile.ZipInfo(info.filename, _EPOCH), part, zipfile.ZIP_DEFLATED)
    return held.getvalue()
