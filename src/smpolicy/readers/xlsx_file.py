"""Tables as spreadsheets: each sheet with known headings is a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from smpolicy.policy._sheet_notes import note_of
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.headings import HeadingFault, kind_of_headings
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
    named = named_kind(file.name, policy)
    sheets, faults = sheets_of(file, named, own.pairs)
    found = Found(faults=faults)
    empty: list[Sheet] = []
    for sheet in sheets:
        one = _subjects(file, sheet, own.of(sheet.kind), alone=len(sheets) == 1, named=named is not None)
        found.subjects.extend(one.subjects)
        found.faults.extend(one.faults)
        found.faults_if_named.extend(one.faults_if_named)
        found.values += one.values
        empty.extend([sheet] if one.skipped else [])
    sure = named or any(kind_of_headings(one.rows[0].cells, own.pairs) for one in sheets)
    return _settled(found, file, empty, sure=bool(sure))


def _subjects(file: BytesFile, sheet: Sheet, also: Sequence[tuple[str, str]], *, alone: bool, named: bool) -> Found:
    name = Path(file.name).stem if alone else f"{Path(file.name).stem}#{sheet.title}"
    one = found_in(sheet_document(file.name, sheet, also), sheet.kind, name, named=named)
    one.subjects = [dataclasses.replace(subject, sheet=sheet.label) for subject in one.subjects]
    if one.subjects:
        one.subjects[0] = dataclasses.replace(one.subjects[0], notes=sheet.notes)
    return one


def _settled(found: Found, file: BytesFile, empty: Sequence[Sheet], *, sure: bool) -> Found:
    """In a folder, a workbook that nobody takes for ours may be anything; and one sheet without rows is no matter beside others."""
    if not sure and any(isinstance(one, HeadingFault) or one.code == "table-unknown" for one in found.faults):
        return Found(skipped=True, faults_if_named=found.faults)
    if not found.subjects and not found.faults:
        found.skipped = bool(found.faults_if_named)
    elif found.subjects and empty:
        told = note_of("empty_sheet", file.name, 0, [one.title for one in empty])
        found.subjects[0] = dataclasses.replace(found.subjects[0], notes=(*found.subjects[0].notes, told))
    return found


READER = Reader("xlsx_file", (".xlsx",), read, limit="max_office_bytes", default_limit=MAX_WORKBOOK_BYTES, load=read_bytes_file)
