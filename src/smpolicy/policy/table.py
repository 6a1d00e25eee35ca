"""Rows of cells -> plain data with places: what CSV files and spreadsheets have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy._cells import cell_value, time_of_day
from smpolicy.policy._heading_words import TIME
from smpolicy.policy.document import MAX_FAULTS, MAX_NODES, Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES, Headings

_LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: its line (from 1) and the text of its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class _Gathering:
    """The document in the making."""

    file: str
    kind: str
    data: list[dict[str, Any]]
    places: dict[str, Place]
    texts: dict[str, str]
    faults: list[Fault]


def document_of(file: str, source: str, kind: str, rows: Sequence[Row], also: Sequence[tuple[str, str]] = ()) -> Document:
    """The rows below their headings, as the table of that `kind` holds them (`rows`, `items`, ...).

    The first row has the headings; `also` are pairs of a heading and the field that this workspace takes it for. A row's place is
    its line; a cell's column is its number in the row, from 1. Empty cells are absent keys. An open table's `columns` are told
    beside its rows. All faults at once.
    """
    if not rows:
        return Document(file, source, faults=(fault("file-empty", whole(file)),))
    headings = Headings.of(kind, rows[0].cells, Place(file, rows[0].line, 1), also)
    if headings.faults:
        return Document(file, source, faults=headings.faults)
    key = TABLES[kind].key
    start = Place(file, rows[0].line, 1)
    work = _Gathering(file, kind, [], {"": start, key: start}, {}, [])
    for index, row in enumerate(rows[1:]):
        _take(work, headings, row, f"{key}[{index}]")
        if len(work.faults) >= MAX_FAULTS or len(work.places) > MAX_NODES:
            break
    if kind == "kpi" and not work.faults:
        work.faults.extend(islice(_months(work), MAX_FAULTS))
    data: dict[str, Any] = {key: work.data}
    if TABLES[kind].open:
        data["columns"] = list(_columns(work, headings, rows[0]))
    return Document(file, source, data, work.places, texts=work.texts, faults=tuple(work.faults))


def _columns(work: _Gathering, headings: Headings, row: Row) -> Iterator[dict[str, str]]:
    """The columns of an open table; one that has neither a heading nor anything below it is none."""
    filled = {path for held in work.data for path in held}
    told = (
        (column, name.strip(), path)
        for column, (name, path) in enumerate(zip(row.cells, headings.paths, strict=True), 1)
        if name.strip() or path in filled
    )
    for index, (column, name, path) in enumerate(told):
        work.places[f"columns[{index}]"] = Place(work.file, row.line, column)
        yield {"name": name or path, "field": path}


def _months(work: _Gathering) -> Iterator[Fault]:
    """A month of an account is evaluated once: of two rows nobody knows which figures count."""
    seen: dict[tuple[str, str], int] = {}
    for index, row in enumerate(work.data):
        place = work.places[f"rows[{index}]"]
        if "period" in row and "account" in row:
            first = seen.setdefault((str(row["period"]), str(row["account"])), place.line)
            if first != place.line:
                yield fault("month-twice", place, period=row["period"], account=row["account"], first=first)


def _take(work: _Gathering, headings: Headings, row: Row, here: str) -> None:
    work.places[here] = Place(work.file, row.line, 1)
    if len(row.cells) > len(headings.paths):
        wide = fault("csv-too-wide", work.places[here], found=len(row.cells), expected=len(headings.paths))
        work.faults.append(wide)
    held: dict[str, Any] = {}
    for column, (path, cell) in enumerate(zip(headings.paths, row.cells, strict=False), 1):
        told = cell.strip()
        if not told or not path:
            continue
        place = Place(work.file, row.line, column)
        work.places[f"{here}.{path}"] = place
        if len(told) > _LONGEST_CELL:
            work.faults.append(fault("cell-too-long", place, limit=_LONGEST_CELL))
            continue
        value = time_of_day(told) if path == TIME else cell_value(work.kind, path, told)
        if value != told and not isinstance(value, list | dict):
            work.texts[f"{here}.{path}"] = told if isinstance(value, int | float) else str(value)
        _put(held, path, value)
    _with_time(held)
    work.data.append(held)
    if len(work.places) > MAX_NODES:
        work.faults.append(fault("yaml-too-many", Place(work.file, row.line, 1), limit=MAX_NODES))


def _with_time(held: dict[str, Any]) -> None:
    """A time in a column of its own belongs to the date beside it, unless that has one."""
    time = held.pop(TIME, "")
    if time and len(str(held.get("publish_at", ""))) == len("2026-11-22"):
        held["publish_at"] += time


def _put(row: dict[str, Any], path: str, value: Any) -> None:
    """A cell under its key; `a.b` is the key `b` of the mapping `a`."""
    name, _, below = path.partition(".")
    if below:
        row.setdefault(name, {})[below] = value
    else:
        row[name] = value
