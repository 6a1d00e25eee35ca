"""The same sheet back: a findings column, coloured cells, cell comments; every other part of the file byte for byte."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from smpolicy.annotate._column import findings_column
from smpolicy.annotate._comments import add_comments, remove_own
from smpolicy.annotate._package import BrokenPackage, Package, parsed, written
from smpolicy.annotate._sheet import SheetXml
from smpolicy.annotate._styles import Styles
from smpolicy.annotate._words import MORE, NOTHING, short, told, worst
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding, Severity
from smpolicy.model.localised import say
from smpolicy.model.source import cell_name
from smpolicy.policy._heading_words import FINDINGS
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.sheet_source import OwnPairs, Sheet, sheets_of
from smpolicy.policy.text_file import BytesFile

_FILLS = {Severity.ERROR: "FFF4B6B0", Severity.WARNING: "FFFCE4A8", Severity.INFO: "FFD6E6F5"}
_SIGNATURES = "_xmlsignatures/"
_WIDTH = 70
_HEADING_LINES = 8
"""Lines that the row of headings grows to: it often stays in sight while the others move."""
_Place = tuple[int, int]


def annotate(
    file: BytesFile, findings: Sequence[Finding], lang: str, wanted: str | None = None, own: OwnPairs | None = None
) -> bytes | Fault:
    """The workbook with its findings, or why it cannot be written back whole. `wanted` and `own` are those that it was read with."""
    sheets, faults = sheets_of(file, wanted, own)
    if faults:
        return faults[0]
    try:
        package = Package(file.data)
        if any(name.casefold().startswith(_SIGNATURES) for name in package.names()):
            return fault("annotate-signed", whole(file.name))
        _annotate(package, sheets, findings, lang)
    except (BrokenPackage, ValueError, KeyError, IndexError) as error:
        return fault("office-unreadable", whole(file.name), reason=type(error).__name__)
    return package.content()


def _annotate(package: Package, sheets: Sequence[Sheet], findings: Sequence[Finding], lang: str) -> None:
    [(_, book)] = package.related("", "officeDocument")
    [(_, styles_part)] = package.related(book, "styles")
    styles = Styles(parsed(package.read(styles_part)))
    parts = _parts(package, book)
    for sheet in sheets:
        part = parts[sheet.title]
        page = SheetXml(parsed(package.read(part)))
        mine = _of_sheet(sheet, findings, page)
        _clean(package, part, page, styles, sheet)
        _mark(page, styles, sheet, mine, findings_column(package, part, page, sheet), lang)
        add_comments(package, part, page, {place: "\n\n".join(told(one, lang) for one in found) for place, found in mine.items()})
        package.write(part, written(page.root))
    package.write(styles_part, written(styles.root))


def _clean(package: Package, part: str, page: SheetXml, styles: Styles, sheet: Sheet) -> None:
    """Takes out what an earlier run wrote into this file."""
    for place in remove_own(package, part, page):
        style = page.style_at(*place)
        if styles.ground(style) in _FILLS.values():
            page.set_style(*place, styles.unfilled(style))
    if sheet.findings is not None:
        for line in page.lines():
            if line >= sheet.rows[0].line:
                page.clear_text(line, sheet.findings)


def _parts(package: Package, book: str) -> dict[str, str]:
    """The parts of the worksheets by their titles."""
    targets = dict(package.related(book, "worksheet"))
    found: dict[str, str] = {}
    for one in parsed(package.read(book)).iter("{*}sheet"):
        relation = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
        if relation in targets:
            found[str(one.get("name"))] = targets[relation]
    return found


def _of_sheet(sheet: Sheet, findings: Sequence[Finding], page: SheetXml) -> Mapping[_Place, list[Finding]]:
    """The findings by row and column; those about the whole table stand at its headings, those of merged cells at the first of them."""
    first = sheet.rows[0].line
    lines = {row.line for row in sheet.rows}
    found: dict[_Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.sheet == sheet.label:
            where = finding.range
            place = (where.start_line, where.start_column) if where and where.start_line in lines else (first, 1)
            found[page.anchor(*place)].append(finding)
    return found


def _mark(page: SheetXml, styles: Styles, sheet: Sheet, findings: Mapping[_Place, list[Finding]], column: int, lang: str) -> None:
    first = sheet.rows[0].line
    texts: dict[int, str] = {}
    for row in sheet.rows:
        mine = [one for (line, _), found in sorted(findings.items()) for one in found if _line(one, line, sheet) == row.line]
        text = short(mine, lang) if mine else say(NOTHING, lang)
        colour = _FILLS[worst(mine)] if mine else None
        if row.line == first:
            text = _heading(mine, lang, cell_name(*page.anchor(first, 1)))
        style = styles.heading(0) if row.line == first else 0
        page.set_text(row.line, column, text, styles.note(style, colour) if mine or style == 0 else style)
        texts[row.line] = text
    for (line, at), found in findings.items():
        page.set_style(line, at, styles.filled(page.style_at(line, at), _FILLS[worst(found)]))
    page.set_width(column, _WIDTH)
    _fit(page, styles, sheet, column, texts)


def _heading(findings: Sequence[Finding], lang: str, place: str) -> str:
    """The column's heading with as much of what was found in the whole table as the row of headings should hold."""
    lines, room = [say(FINDINGS, lang)], _HEADING_LINES - 2
    for at, finding in enumerate(findings):
        text = short([finding], lang)
        room -= _lines(text, _WIDTH)
        if room < 0:
            return "\n".join((*lines, say(MORE, lang).format(count=len(findings) - at, place=place)))
        lines.append(text)
    return "\n".join(lines)


def _fit(page: SheetXml, styles: Styles, sheet: Sheet, column: int, texts: Mapping[int, str]) -> None:
    """Makes rows as high as their text needs: not every application does that by itself."""
    for row in sheet.rows:
        needed = [_lines(texts[row.line], _WIDTH)]
        for at, cell in enumerate(row.cells, 1):
            if cell and at != column and styles.wraps(page.style_at(row.line, at)):
                needed.append(_lines(cell, page.width_of(at)))
        page.set_height(row.line, min(max(needed), _HEADING_LINES) if row is sheet.rows[0] else max(needed))


def _lines(text: str, width: float) -> int:
    return sum(math.ceil(max(len(line), 1) / max(width, 1)) for line in text.split("\n"))


def _line(finding: Finding, shown: int, sheet: Sheet) -> int:
    """The row in which a finding is told: its own, though a merged cell shows it in an earlier one."""
    where = finding.range
    return where.start_line if where and any(row.line == where.start_line for row in sheet.rows) else shown
