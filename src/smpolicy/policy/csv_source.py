"""CSV -> plain data with places: a heading line, then one row a record."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault
from smpolicy.policy.headings import TITLE_ROWS, heading_row
from smpolicy.policy.table import Row, document_of

_DELIMITERS = ",;\t"
_TOLD = re.compile(r"(?i)\"?sep=(?P<sign>[,;\t|])\"?\r?\n")
"""How spreadsheets are told the sign between cells, in a line above all others."""
_LARGEST_FIELD = 1024 * 1024


def parse_csv(text: str, file: str, kind: str, also: Sequence[tuple[str, str]] = ()) -> Document:
    """The table's rows as `policy.table.document_of` gives them; a row's line is that on which it begins."""
    records = list(_records(text, file))
    faults = tuple(one for one in records if isinstance(one, Fault))
    if faults:
        return Document(file, text, faults=faults)
    rows = [one for one in records if not isinstance(one, Fault)]
    start, _ = heading_row([row.cells for row in rows], lambda _: kind, {kind: also}) or (0, kind)
    return document_of(file, text, kind, rows[start:], also)


def first_rows(text: str) -> list[tuple[str, ...]]:
    """The rows among which the headings of a table stand, below a title perhaps; none where there are none to be read."""
    return [one.cells for one in islice(_records(text, ""), TITLE_ROWS) if isinstance(one, Row)]


def _records(text: str, file: str) -> Iterator[Row | Fault]:
    """Each record that is not empty, with the line on which it begins."""
    csv.field_size_limit(_LARGEST_FIELD)
    told = _TOLD.match(text)
    delimiter, before = (told["sign"], 1) if told else (_delimiter(text), 0)
    reader = csv.reader(io.StringIO(text[told.end() :] if told else text, newline=""), delimiter=delimiter, strict=True)
    line = 1 + before
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield Row(line, tuple(record))
            line = reader.line_num + 1 + before
    except csv.Error as error:
        yield fault("csv-broken", Place(file, line, 1), reason=str(error))


def _delimiter(text: str) -> str:
    """Spreadsheets of this part of the world write semicolons: the sign that is most often in the first line with any."""
    lines = text[:_LARGEST_FIELD].splitlines()[:TITLE_ROWS]
    first = next((line for line in lines if any(sign in line for sign in _DELIMITERS)), "")
    return max(_DELIMITERS, key=first.count)
