"""Spreadsheets (`.xlsx`) -> tables: values as they were stored, with what a reader must know of how they were found."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Note, Place
from smpolicy.policy._sheet_cells import Cells
from smpolicy.policy._sheet_notes import note_of
from smpolicy.policy.document import MAX_FAULTS, Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES, Headings, count_known, heading_row, is_findings, kind_of_headings
from smpolicy.policy.table import Row, document_of
from smpolicy.policy.text_file import BytesFile
from smpolicy.policy.zip_guard import fault_of_archive, sheet_counts

MAX_WORKBOOK_BYTES = 20 * 1024 * 1024
"""The largest spreadsheet that is read."""
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
"""Of a sheet, with something in them."""
_MOST_CELLS = 600_000
"""Cells of a workbook, those included that have a look and nothing in them, or that merged cells and links cover."""
_NEAR = 4
"""Known headings that make a sheet with unknown ones a table to ask about, though another sheet of the workbook is known."""

OwnPairs = Mapping[str, Sequence[tuple[str, str]]]
"""Headings of the workspace's own and the fields they mean, by the kind of table."""
KindOf = Callable[[Sequence[str]], str | None]
"""The kind of table whose headings these are."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook: its kind, and its rows from the headings on. `label` is its title where there are several sheets.

    `findings` is the column in which an earlier run wrote its findings.
    """

    title: str
    label: str
    kind: str
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    findings: int | None = None


def sheets_of(file: BytesFile, wanted: str | None = None, own: OwnPairs | None = None) -> tuple[list[Sheet], list[Fault]]:
    """The tables of a workbook, or why it cannot be read. With `wanted`, tables of that kind only; else each by its headings.

    `own` is what this workspace takes its own headings for. Where nothing is known for a table, what comes nearest to one is given.
    Needs the extra `office`: without it there is a fault that says so.
    """
    broken = fault_of_archive(file, "xl/")
    if broken is not None:
        return [], [broken]
    counts = sheet_counts(file)
    if counts.cells + counts.covered > _MOST_CELLS:
        return [], [fault("too-many-cells", whole(file.name), limit=_MOST_CELLS)]
    try:
        values, formulas = _workbooks(file, computed=counts.formulas > 0)
    except ModuleNotFoundError:
        return [], [fault("office-extra", whole(file.name))]
    except Exception as error:  # noqa: BLE001 - the library raises whatever a broken part makes it stumble over
        return [], [fault("office-unreadable", whole(file.name), reason=type(error).__name__)]
    book = _Book(file.name, own or {})
    found = book.tables(values, formulas, (lambda names: _kind(names, wanted, own), lambda names: _near_kind(names, wanted, own)))
    if not found and not book.faults:
        found = book.tables(values, formulas, (lambda names: _kind(names, wanted, own, asking=True),))
    if not found and not book.faults:
        book.faults.append(fault("table-unknown", whole(file.name), known=", ".join(TABLES)))
    return found, book.faults


def _kind(names: Sequence[str], wanted: str | None, own: OwnPairs | None, *, asking: bool = False) -> str | None:
    kind = kind_of_headings(names, own, asking=asking)
    return kind if wanted in (None, kind) else None


def _near_kind(names: Sequence[str], wanted: str | None, own: OwnPairs | None) -> str | None:
    """The kind of table that headings come near to, with so many known ones that the sheet beside it is no reason to pass it over."""
    kind = _kind(names, wanted, own, asking=True)
    return kind if kind and count_known(kind, names, own) >= _NEAR else None


@dataclass(slots=True)
class _Book:
    """The reading of one workbook."""

    name: str
    own: OwnPairs
    faults: list[Fault] = dataclasses.field(default_factory=list)
    several: bool = False

    def tables(self, values: Any, formulas: Any, kinds_of: Sequence[KindOf]) -> list[Sheet]:
        """The sheets that are tables by the first of `kinds_of` that knows them, with notes on those that are not."""
        found: list[Sheet] = []
        others: list[Note] = []
        self.several = len(values.worksheets) > 1
        for sheet in values.worksheets:
            cells = Cells(sheet, formulas[sheet.title])
            if len(cells.lines) > _MOST_ROWS or cells.width > _MOST_COLUMNS:
                self.faults.append(fault("sheet-too-large", whole(self.name), name=sheet.title, rows=_MOST_ROWS, columns=_MOST_COLUMNS))
                continue
            table = self._table(sheet, cells, kinds_of)
            if table is not None:
                found.append(table)
            elif cells.lines:
                others.append(note_of("other_sheet", self.name, 0, [sheet.title]))
        if found and others:
            found[0] = dataclasses.replace(found[0], notes=(*found[0].notes, *others))
        return found

    def _table(self, sheet: Any, cells: Cells, kinds_of: Sequence[KindOf]) -> Sheet | None:
        """The table on the sheet, from its headings on."""
        grid = list(cells.rows())
        for kind_of in kinds_of:
            found = heading_row([row.cells for row in grid], kind_of, self.own)
            if found:
                start, kind = found
                before = next((at for at, name in enumerate(grid[start].cells, 1) if is_findings(name)), None)
                rows = tuple(_without_findings(grid[start:]))
                label = sheet.title if self.several else ""
                return Sheet(sheet.title, label, kind, rows, tuple(self._notes(sheet, cells, kind, rows)), before)
        return None

    def _notes(self, sheet: Any, cells: Cells, kind: str, rows: Sequence[Row]) -> Iterator[Note]:
        line, lines = rows[0].line, {row.line for row in rows}
        paths = Headings.of(kind, rows[0].cells, Place(self.name, line, 1), self.own.get(kind, ())).paths
        read = {at for at, path in enumerate(paths, 1) if path}
        formulas = list(cells.computed(lines, read))
        self._judge(labelled(self.name, sheet.title if self.several else ""), cells, lines, read, formulas)
        if sheet.sheet_state != "visible":
            yield note_of("hidden_sheet", self.name, line, [sheet.title])
        for sub, names in (
            ("hidden_rows", cells.hidden_lines(sorted(lines))),
            ("hidden_columns", cells.hidden_columns(read)),
            ("merged_cells", cells.merged(line, rows[-1].line)),
            ("formula", [name for _, _, name in formulas]),
        ):
            if names:
                yield note_of(sub, self.name, line, names)

    def _judge(self, file: str, cells: Cells, lines: set[int], read: set[int], formulas: Sequence[tuple[int, int, str]]) -> None:
        """A formula whose value was never stored, or is an error, is a fault: nobody knows what the cell says."""
        for line, column, name in formulas:
            if not cells.is_stored(line, column) and len(self.faults) < MAX_FAULTS:
                self.faults.append(fault("formula-unstored", Place(file, line, column), name=name))
        for line, column, name, told in cells.wrong(lines, read):
            if len(self.faults) < MAX_FAULTS:
                self.faults.append(fault("cell-error", Place(file, line, column), name=name, told=told))


def _without_findings(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows as they were before findings were written beside them."""
    ours = {at for at, name in enumerate(rows[0].cells) if is_findings(name)}
    for row in rows:
        cells = ["" if at in ours else cell for at, cell in enumerate(row.cells)]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(row.line, tuple(cells))


def labelled(file: str, label: str) -> str:
    """The file as faults name it, with the sheet where there are several: `plan.xlsx[Desember]`."""
    return f"{file}[{label}]" if label else file


def workbook_document(file: BytesFile, kind: str, also: Sequence[tuple[str, str]] = ()) -> Document:
    """The one table of that kind in a workbook, as a register; none or several are a fault."""
    sheets, faults = sheets_of(file, kind, {kind: also})
    if not faults and len(sheets) > 1:
        faults = [fault("several-tables", whole(file.name), names=", ".join(one.title for one in sheets))]
    return Document(file.name, "", faults=tuple(faults)) if faults else sheet_document(file.name, sheets[0], also)


def sheet_document(file: str, sheet: Sheet, also: Sequence[tuple[str, str]] = ()) -> Document:
    """The table as plain data; its lines are the rows of the sheet, cells parted by tabs."""
    lines = [""] * sheet.rows[-1].line
    for row in sheet.rows:
        lines[row.line - 1] = "\t".join(row.cells)
    document = document_of(file, "", sheet.kind, sheet.rows, also)
    faults = tuple(dataclasses.replace(one, file=labelled(one.file, sheet.label)) for one in document.faults)
    return dataclasses.replace(document, file_lines=tuple(lines), faults=faults)


def _workbooks(file: BytesFile, *, computed: bool) -> tuple[Any, Any]:
    """The workbook with stored values, and the same with its formulas where it has any."""
    import defusedxml  # noqa: F401 - openpyxl reads XML through it where it is installed; without it entities would be followed
    import openpyxl

    values = openpyxl.load_workbook(io.BytesIO(file.data), data_only=True, keep_links=False)
    if not computed:
        return values, values
    return values, openpyxl.load_workbook(io.BytesIO(file.data), data_only=False, keep_links=False)
