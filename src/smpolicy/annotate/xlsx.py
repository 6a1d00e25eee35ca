"""The same sheet back: a findings column, coloured cells, cell comments; every value, formula and style as it was."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from smpolicy.annotate._words import AUTHOR, COLUMN, NOTHING, short, told, worst
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding, Severity
from smpolicy.model.localised import say
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.sheet_source import Sheet, sheets_of
from smpolicy.policy.text_file import BytesFile

_FILLS = {Severity.ERROR: "FFF4B6B0", Severity.WARNING: "FFFCE4A8", Severity.INFO: "FFD6E6F5"}
_LOST = (
    "xl/drawings/drawing",
    "xl/charts/",
    "xl/media/",
    "xl/pivottables/",
    "xl/pivotcache/",
    "xl/slicers/",
    "xl/embeddings/",
    "xl/ctrlprops/",
)
"""Members of a workbook that cannot be written back as they were."""
_WIDTH = 70


def annotate(file: BytesFile, findings: Sequence[Finding], lang: str) -> bytes | Fault:
    """The workbook with its findings, or why it cannot be written back whole."""
    sheets, faults = sheets_of(file)
    if faults:
        return faults[0]
    lost = sorted({name for name in _members(file) if name.casefold().startswith(_LOST)})
    if lost:
        return fault("annotate-lossy", whole(file.name), names=", ".join(lost[:5]))
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(file.data), keep_links=True)
    for sheet in sheets:
        _mark(book[sheet.title], sheet, _of_sheet(sheet, findings, Path(file.name).stem, alone=len(sheets) == 1), lang)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _of_sheet(sheet: Sheet, findings: Sequence[Finding], stem: str, *, alone: bool) -> Mapping[tuple[int, int], list[Finding]]:
    """The findings by row and column; those about the whole table stand at its headings."""
    name = stem if alone else f"{stem}#{sheet.title}"
    first = sheet.rows[0].line
    lines = {row.line for row in sheet.rows}
    found: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        if alone or finding.subject == name or finding.subject.startswith(f"{name}:"):
            where = finding.range
            place = (where.start_line, where.start_column) if where and where.start_line in lines else (first, 1)
            found[place].append(finding)
    return found


def _mark(page: Any, sheet: Sheet, findings: Mapping[tuple[int, int], list[Finding]], lang: str) -> None:
    from openpyxl.styles import Alignment, Font

    column = max(page.max_column, *(len(row.cells) for row in sheet.rows)) + 1
    heading = page.cell(sheet.rows[0].line, column, say(COLUMN, lang))
    heading.font = Font(bold=True)
    for row in sheet.rows:
        mine = [one for (line, _), found in sorted(findings.items()) if line == row.line for one in found]
        if row.line == sheet.rows[0].line and not mine:
            continue
        cell = page.cell(row.line, column)
        text = short(mine, lang) if mine else say(NOTHING, lang)
        _write_text(cell, f"{say(COLUMN, lang)}\n{text}" if row.line == sheet.rows[0].line else text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if mine:
            _paint(cell, worst(mine))
    for (line, at), found in findings.items():
        cell = page.cell(line, at)
        _paint(cell, worst(found))
        _comment(cell, "\n\n".join(told(one, lang) for one in found))
    page.column_dimensions[heading.column_letter].width = _WIDTH


def _write_text(cell: Any, text: str) -> None:
    """Text that begins like a formula stays text."""
    cell.value = text
    cell.data_type = "s"


def _paint(cell: Any, severity: Severity) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", start_color=_FILLS[severity])


def _comment(cell: Any, text: str) -> None:
    """A comment beside one that stands there already keeps its words."""
    from openpyxl.comments import Comment

    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    cell.comment = Comment(before + text, AUTHOR, height=160, width=420)


def _members(file: BytesFile) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        return archive.namelist()
