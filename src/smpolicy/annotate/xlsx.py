"""The same sheet back: a findings column, coloured cells, cell comments; every other part of the file byte for byte."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from smpolicy.annotate._comments import add_comments
from smpolicy.annotate._package import BrokenPackage, Package, parsed, written
from smpolicy.annotate._sheet import SheetXml
from smpolicy.annotate._styles import Styles
from smpolicy.annotate._words import COLUMN, NOTHING, short, told, worst
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding, Severity
from smpolicy.model.localised import say
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.sheet_source import Sheet, sheets_of
from smpolicy.policy.text_file import BytesFile

_FILLS = {Severity.ERROR: "FFF4B6B0", Severity.WARNING: "FFFCE4A8", Severity.INFO: "FFD6E6F5"}
_SIGNATURES = "_xmlsignatures/"
_WIDTH = 70
_Place = tuple[int, int]


def annotate(file: BytesFile, findings: Sequence[Finding], lang: str) -> bytes | Fault:
    """The workbook with its findings, or why it cannot be written back whole."""
    sheets, faults = sheets_of(file)
    if faults:
        return faults[0]
    try:
        package = Package(file.data)
        if any(name.casefold().startswith(_SIGNATURES) for name in package.names()):
            return fault("annotate-signed", whole(file.name))
        _annotate(package, sheets, findings, Path(file.name).stem, lang)
    except (BrokenPackage, ValueError, KeyError, IndexError) as error:
        return fault("office-unreadable", whole(file.name), reason=type(error).__name__)
    return package.content()


def _annotate(package: Package, sheets: Sequence[Sheet], findings: Sequence[Finding], stem: str, lang: str) -> None:
    [(_, book)] = package.related("", "officeDocument")
    [(_, styles_part)] = package.related(book, "styles")
    styles = Styles(parsed(package.read(styles_part)))
    parts = _parts(package, book)
    for sheet in sheets:
        part = parts[sheet.title]
        page = SheetXml(parsed(package.read(part)))
        mine = _of_sheet(sheet, findings, stem, page, alone=len(sheets) == 1)
        _mark(page, styles, sheet, mine, _free_column(package, part, page, sheet), lang)
        add_comments(package, part, page, {place: "\n\n".join(told(one, lang) for one in found) for place, found in mine.items()})
        package.write(part, written(page.root))
    package.write(styles_part, written(styles.root))


def _parts(package: Package, book: str) -> dict[str, str]:
    """The parts of the worksheets by their titles."""
    targets = dict(package.related(book, "worksheet"))
    found: dict[str, str] = {}
    for one in parsed(package.read(book)).iter("{*}sheet"):
        relation = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
        if relation in targets:
            found[str(one.get("name"))] = targets[relation]
    return found


def _of_sheet(sheet: Sheet, findings: Sequence[Finding], stem: str, page: SheetXml, *, alone: bool) -> Mapping[_Place, list[Finding]]:
    """The findings by row and column; those about the whole table stand at its headings, those of merged cells at the first of them."""
    name = stem if alone else f"{stem}#{sheet.title}"
    first = sheet.rows[0].line
    lines = {row.line for row in sheet.rows}
    found: dict[_Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        if alone or finding.subject == name or finding.subject.startswith(f"{name}:"):
            where = finding.range
            place = (where.start_line, where.start_column) if where and where.start_line in lines else (first, 1)
            found[page.anchor(*place)].append(finding)
    return found


def _mark(page: SheetXml, styles: Styles, sheet: Sheet, findings: Mapping[_Place, list[Finding]], column: int, lang: str) -> None:
    first = sheet.rows[0].line
    for row in sheet.rows:
        mine = [one for (line, _), found in sorted(findings.items()) for one in found if _line(one, line, sheet) == row.line]
        text = short(mine, lang) if mine else say(NOTHING, lang)
        colour = _FILLS[worst(mine)] if mine else None
        if row.line != first:
            page.set_text(row.line, column, text, styles.note(0, colour))
        elif mine:
            page.set_text(first, column, f"{say(COLUMN, lang)}\n{text}", styles.note(styles.heading(0), colour))
        else:
            page.set_text(first, column, say(COLUMN, lang), styles.heading(0))
    for (line, at), found in findings.items():
        page.set_style(line, at, styles.filled(page.style_at(line, at), _FILLS[worst(found)]))
    page.set_width(column, _WIDTH)


def _line(finding: Finding, shown: int, sheet: Sheet) -> int:
    """The row in which a finding is told: its own, though a merged cell shows it in an earlier one."""
    where = finding.range
    return where.start_line if where and any(row.line == where.start_line for row in sheet.rows) else shown


def _free_column(package: Package, part: str, page: SheetXml, sheet: Sheet) -> int:
    """The first column behind the table, and behind pictures and charts that would lie over it."""
    column = max(page.last_column(), *(len(row.cells) for row in sheet.rows)) + 1
    top, bottom = sheet.rows[0].line, sheet.rows[-1].line
    anchors = [anchor for _, name in package.related(part, "drawing") for anchor in _anchors(parsed(package.read(name)))]
    beside = sorted((left, right) for above, left, below, right in anchors if above <= bottom and below >= top)
    for left, right in beside:
        if left <= column <= right:
            column = right + 1
    return column


def _anchors(drawing: Any) -> list[tuple[int, int, int, int]]:
    """Where things are drawn: first line and column, last line and column; one whose size is not told in cells ends where it begins."""
    found = []
    for one in drawing:
        start = one.find("{*}from")
        end = one.find("{*}to")
        if start is not None:
            found.append((*_cell_of(start), *_cell_of(start if end is None else end)))
    return found


def _cell_of(corner: Any) -> _Place:
    return int(corner.findtext("{*}row", "0")) + 1, int(corner.findtext("{*}col", "0")) + 1
