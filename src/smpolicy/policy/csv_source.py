"""CSV -> plain data with places: a heading line, then one row a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault
from smpolicy.policy.table import Row, document_of

_DELIMITERS = ",;\t"
_LARGEST_FIELD = 1024 * 1024


def parse_csv(text: str, file: str, kind: str, also: Sequence[tuple[str, str]] = ()) -> Document:
    """The table's rows as `policy.table.document_of` gives them; a row's line is that on which it begins."""
    records = list(_records(text, file))
    faults = tuple(one for one in records if isinstance(one, Fault))
    if faults:
        return Document(file, text, faults=faults)
    return document_of(file, text, kind, [one for one in records if not isinstance(one, Fault)], also)


def heading_line(text: str) -> tuple[str, ...]:
    """The headings of a table; empty where there are none to be read."""
    first = next(_records(text, ""), None)
    return first.cells if isinstance(first, Row) else ()


def _records(text: str, file: str) -> Iterator[Row | Fault]:
    """Each record that is not empty, with the line on which it begins."""
    csv.field_size_limit(_LARGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield Row(line, tuple(record))
            line = reader.line_num + 1
    except csv.Error as error:
        yield fault("csv-broken", Place(file, line, 1), reason=str(error))


def _delimiter(text: str) -> str:
    """Spreadsheets of this part of the world write semicolons: the sign that is most often in the heading line."""
    heading = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=heading.count)
