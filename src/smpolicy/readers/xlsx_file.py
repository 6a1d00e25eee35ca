"""Tables as spreadsheets: each sheet with known headings is a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.headings_file import own_headings
from smpolicy.policy.sheet_source import MAX_WORKBOOK_BYTES, Sheet, sheet_document, sheets_of
from smpolicy.policy.text_file import BytesFile, read_bytes_file
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._tables import found_in, named_kind


def read(file: BytesFile, policy: PolicyHead) -> Found:
    """The subjects of every table in the workbook, with notes on what was hidden, merged or computed."""
    own = own_headings(policy.root)
    if own.faults:
        return Found(faults=list(own.faults))
    sheets, faults = sheets_of(file, named_kind(file.name, policy), own.pairs)
    found = Found(faults=faults)
    for sheet in sheets:
        _add(found, file, sheet, own.of(sheet.kind), alone=len(sheets) == 1)
    return found


def _add(found: Found, file: BytesFile, sheet: Sheet, also: Sequence[tuple[str, str]], *, alone: bool) -> None:
    name = Path(file.name).stem if alone else f"{Path(file.name).stem}#{sheet.title}"
    one = found_in(sheet_document(file.name, sheet, also), sheet.kind, name)
    if one.subjects:
        one.subjects[0] = dataclasses.replace(one.subjects[0], notes=sheet.notes)
    found.subjects.extend(one.subjects)
    found.faults.extend(one.faults)
    found.values += one.values


READER = Reader("xlsx_file", (".xlsx",), read, limit="max_office_bytes", default_limit=MAX_WORKBOOK_BYTES, load=read_bytes_file)
