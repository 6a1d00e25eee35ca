"""Spreadsheets (`.xlsx`) -> tables: values as they were stored, with what a reader must know of how they were found."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Place
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES, field_of, kind_of_headings
from smpolicy.policy.table import Row, document_of
from smpolicy.policy.text_file import BytesFile
from smpolicy.policy.zip_guard import fault_of_archive

MAX_WORKBOOK_BYTES = 20 * 1024 * 1024
"""The largest spreadsheet that is read."""
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
_NEAR = 4
"""Known headings that make a sheet with unknown ones a table to ask about, though another sheet of the workbook is known."""
_TITLE_ROWS = 15
"""Rows above the headings that may hold a title, a logo, a note."""
_NOTES: dict[str, tuple[Localised, Localised]] = {
    "hidden_sheet": (
        {"id": "Lembar “{name}” tersembunyi, dan tetap dibaca.", "en": "The sheet “{name}” is hidden, and was read all the same."},
        {"id": "Tampilkan lembarnya, atau hapus bila tidak dipakai.", "en": "Show it, or delete it if nobody uses it."},
    ),
    "hidden_rows": (
        {"id": "Baris tersembunyi tetap dibaca: {name}.", "en": "Hidden rows were read all the same: {name}."},
        {"id": "Tampilkan barisnya, atau hapus bila tidak dipakai.", "en": "Show them, or delete them if nobody uses them."},
    ),
    "merged_cells": (
        {
            "id": "Sel gabungan {name}: isinya berlaku untuk setiap baris di dalamnya.",
            "en": "Merged cells {name}: what they hold was taken for each of their rows.",
        },
        {"id": "Pisahkan selnya agar tiap baris berdiri sendiri.", "en": "Split them, so that each row stands on its own."},
    ),
    "formula": (
        {
            "id": "Rumus pada {name}: yang dipakai adalah nilai yang terakhir disimpan.",
            "en": "Formulas in {name}: the values last stored were used.",
        },
        {"id": "Simpan ulang berkasnya setelah rumus dihitung.", "en": "Save the file again once the formulas are calculated."},
    ),
    "other_sheet": (
        {
            "id": "Lembar “{name}” bukan tabel yang dikenal dan tidak dibaca.",
            "en": "The sheet “{name}” is no table that is known, and was not read.",
        },
        {"id": "Beri judul kolom yang dikenal bila isinya perlu diperiksa.", "en": "Give it known headings if it is to be checked."},
    ),
}
_LISTED = 8
"""Places that a note names."""

OwnPairs = Mapping[str, Sequence[tuple[str, str]]]
"""Headings of the workspace's own and the fields they mean, by the kind of table."""
KindOf = Callable[[Sequence[str]], str | None]
"""The kind of table whose headings these are."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook: its kind, and its rows from the headings on."""

    title: str
    kind: str
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]


def sheets_of(file: BytesFile, wanted: str | None = None, own: OwnPairs | None = None) -> tuple[list[Sheet], list[Fault]]:
    """The tables of a workbook, or why it cannot be read. With `wanted`, tables of that kind only; else each by its headings.

    `own` is what this workspace takes its own headings for. Where nothing is known for a table, what comes nearest to one is given.
    Needs the extra `office`: without it there is a fault that says so.
    """
    broken = fault_of_archive(file, "xl/")
    if broken is not None:
        return [], [broken]
    try:
        values, formulas = _workbooks(file.data)
    except ModuleNotFoundError:
        return [], [fault("office-extra", whole(file.name))]
    except Exception as error:  # noqa: BLE001 - the library raises whatever a broken part makes it stumble over
        return [], [fault("office-unreadable", whole(file.name), reason=type(error).__name__)]
    found, faults = _tables(
        file.name, values, formulas, (lambda names: _kind(names, wanted, own), lambda names: _near_kind(names, wanted, own))
    )
    if not found and not faults:
        found, faults = _tables(file.name, values, formulas, (lambda names: _kind(names, wanted, own, asking=True),))
    if not found and not faults:
        faults.append(fault("table-unknown", whole(file.name), known=", ".join(TABLES)))
    return found, faults


def _kind(names: Sequence[str], wanted: str | None, own: OwnPairs | None, *, asking: bool = False) -> str | None:
    kind = kind_of_headings(names, own, asking=asking)
    return kind if wanted in (None, kind) else None


def _near_kind(names: Sequence[str], wanted: str | None, own: OwnPairs | None) -> str | None:
    """The kind of table that headings come near to, with so many known ones that the sheet beside it is no reason to pass it over."""
    kind = _kind(names, wanted, own, asking=True)
    known = sum(bool(name.strip()) and field_of(kind, name) is not None for name in names) if kind else 0
    return kind if known >= _NEAR else None


def _tables(file: str, values: Any, formulas: Any, kinds_of: Sequence[KindOf]) -> tuple[list[Sheet], list[Fault]]:
    """The sheets that are tables by the first of `kinds_of` that knows them, with notes on those that are not, and the faults of their cells."""
    found: list[Sheet] = []
    faults: list[Fault] = []
    others: list[Note] = []
    for sheet in values.worksheets:
        if (sheet.max_row or 0) > _MOST_ROWS or (sheet.max_column or 0) > _MOST_COLUMNS:
            faults.append(fault("sheet-too-large", whole(file), name=sheet.title, rows=_MOST_ROWS, columns=_MOST_COLUMNS))
            continue
        reading = _Reading(file, sheet, formulas[sheet.title])
        table = next(filter(None, map(reading.table, kinds_of)), None)
        if table is not None:
            found.append(table)
            faults.extend(reading.faults)
        elif reading.grid:
            others.append(_note("other_sheet", file, 0, sheet.title))
    if found and others:
        found[0] = Sheet(found[0].title, found[0].kind, found[0].rows, (*found[0].notes, *others))
    return found, faults


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
    return dataclasses.replace(document_of(file, "", sheet.kind, sheet.rows, also), file_lines=tuple(lines))


def _workbooks(data: bytes) -> tuple[Any, Any]:
    """The workbook with stored values, and the same with its formulas."""
    import defusedxml  # noqa: F401 - openpyxl reads XML through it where it is installed; without it entities would be followed
    import openpyxl

    return (
        openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False),
        openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False),
    )


class _Reading:
    """One worksheet as rows of text."""

    def __init__(self, file: str, values: Any, formulas: Any) -> None:
        self.file, self.faults = file, list[Fault]()
        self._values, self._formulas = values, formulas
        self._merged = [str(one) for one in values.merged_cells.ranges]
        self._filled = dict(_merged_values(values))
        self.grid = [row for row in self._rows() if any(row.cells)]

    def table(self, kind_of: KindOf) -> Sheet | None:
        """The table on the sheet, from its headings on; None where it has none, or one of a kind that is not wanted."""
        for index, row in enumerate(self.grid[:_TITLE_ROWS]):
            kind = kind_of(row.cells)
            if kind is not None:
                rows = tuple(_trimmed(self.grid[index:]))
                formulas = list(self._formula_cells(rows))
                return Sheet(self._values.title, kind, rows, tuple(self._notes(rows, formulas)))
        return None

    def _rows(self) -> Iterator[Row]:
        for line, cells in enumerate(self._values.iter_rows(), 1):
            yield Row(line, tuple(self._text(cell) for cell in cells))

    def _text(self, cell: Any) -> str:
        value = self._filled.get((cell.row, cell.column), cell.value)
        return _shown(value)

    def _formula_cells(self, rows: Sequence[Row]) -> Iterator[str]:
        """The coordinates of formulas; one whose value was never stored is a fault, for nobody knows what it says."""
        lines = {row.line for row in rows}
        for cells in self._formulas.iter_rows():
            for cell in cells:
                if cell.data_type == "f" and cell.row in lines:
                    yield cell.coordinate
                    if self._values.cell(cell.row, cell.column).value is None:
                        self.faults.append(fault("formula-unstored", Place(self.file, cell.row, cell.column), name=cell.coordinate))

    def _notes(self, rows: Sequence[Row], formulas: Sequence[str]) -> Iterator[Note]:
        line = rows[0].line
        if self._values.sheet_state != "visible":
            yield _note("hidden_sheet", self.file, line, self._values.title)
        hidden = [str(row.line) for row in rows if self._values.row_dimensions[row.line].hidden]
        for sub, names in (("hidden_rows", hidden), ("merged_cells", self._merged), ("formula", formulas)):
            if names:
                yield _note(sub, self.file, line, ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else ""))


def _merged_values(sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    """What a merged cell shows, for the cells below its first one; cells beside it in the same row stay empty."""
    for merged in sheet.merged_cells.ranges:
        value = sheet.cell(merged.min_row, merged.min_col).value
        for line in range(merged.min_row, min(merged.max_row, _MOST_ROWS) + 1):
            yield (line, merged.min_col), value


def _trimmed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows without the empty cells at their ends, which a sheet has wherever it was once formatted."""
    for row in rows:
        cells = list(row.cells)
        while cells and not cells[-1].strip():
            cells.pop()
        yield Row(row.line, tuple(cells))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _note(sub: str, file: str, line: int, name: str) -> Note:
    message, remedy = _NOTES[sub]
    return Note(sub, Place(file, line, 1), fill(message, {"name": name}), remedy)
