"""CSV -> plain data with places: a heading line, then one row a record."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.document import MAX_FAULTS, MAX_NODES, Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import Headings

ROWS = "rows"
"""The key below which the records of a table stand."""
_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d+)?")
_LONGEST_CELL = 100_000


def parse_csv(text: str, file: str, kind: str) -> Document:
    """The rows of a table under `rows`, its headings understood as those of the `kind` (`kpi`, `inbox`, ...).

    A row's place is the line on which it begins; a cell's column is that of the cell in the row, from 1. Empty cells are absent keys.
    """
    lines = list(_records(text, file))
    faults = [one for one in lines if isinstance(one, Fault)]
    records = [one for one in lines if not isinstance(one, Fault)]
    if faults or not records:
        return Document(file, text, faults=tuple(faults or [fault("file-empty", whole(file))]))
    (first_line, names), *rows = records
    headings = Headings.of(kind, names, file, first_line)
    if headings.faults:
        return Document(file, text, faults=headings.faults)
    return _document(text, file, headings, rows)


def heading_line(text: str) -> list[str]:
    """The headings of a table; empty where there are none to be read."""
    first = next(_records(text, ""), None)
    return first[1] if isinstance(first, tuple) else []


def _records(text: str, file: str) -> Iterator[tuple[int, list[str]] | Fault]:
    """Each record that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        yield fault("csv-broken", Place(file, line, 1), reason=str(error))


def _delimiter(text: str) -> str:
    """Spreadsheets of this part of the world write semicolons: the sign that is most often in the heading line."""
    heading = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=heading.count)


def _document(text: str, file: str, headings: Headings, rows: Sequence[tuple[int, list[str]]]) -> Document:
    data: list[dict[str, Any]] = []
    places: dict[str, Place] = {"": Place(file, 1, 1), ROWS: Place(file, 1, 1)}
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for index, (line, record) in enumerate(rows):
        here = f"{ROWS}[{index}]"
        places[here] = Place(file, line, 1)
        if len(record) > len(headings.paths):
            faults.append(fault("csv-too-wide", Place(file, line, 1), found=len(record), expected=len(headings.paths)))
        row: dict[str, Any] = {}
        for column, (path, cell) in enumerate(zip(headings.paths, record, strict=False), 1):
            told = cell.strip()
            if not told or not path:
                continue
            places[f"{here}.{path}"] = Place(file, line, column)
            if len(told) > _LONGEST_CELL:
                faults.append(fault("cell-too-long", Place(file, line, column), limit=_LONGEST_CELL))
                continue
            _put(row, path, told, f"{here}.{path}", texts)
        data.append(row)
        if len(places) > MAX_NODES:
            faults.append(fault("too-many-nodes", Place(file, line, 1), limit=MAX_NODES))
        if len(faults) >= MAX_FAULTS or len(places) > MAX_NODES:
            break
    return Document(file, text, {ROWS: data}, places, texts=texts, faults=tuple(faults))


def _put(row: dict[str, Any], path: str, told: str, where: str, texts: dict[str, str]) -> None:
    """A cell under its key, as a number where it is one; `a.b` is the key `b` of the mapping `a`."""
    name, _, below = path.partition(".")
    value: Any = told
    if _NUMBER.fullmatch(told):
        value = float(told) if "." in told else int(told)
        texts[where] = told
    if below:
        row.setdefault(name, {})[below] = value
    else:
        row[name] = value
