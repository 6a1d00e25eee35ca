"""Tables as CSV: measured figures, the inbox, invitations."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.csv_source import ROWS, heading_line, parse_csv
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import ROW_TYPES, kind_of_headings
from smpolicy.policy.registers import subject_of
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_of_kind


def read(file: TextFile, policy: Policy) -> Found:
    """The table as one subject, and each invitation of it as a draft of its own.

    What kind of table it is follows from the workspace's `files`, else from its headings.
    """
    kind = _kind(file, policy)
    if kind is None:
        return Found(skipped=True, faults_if_named=[fault("table-unknown", whole(file.name), known=", ".join(ROW_TYPES))])
    document = parse_csv(file.text, file.name, kind)
    if document.faults:
        return Found(faults=list(document.faults))
    subjects, faults = subjects_of_kind(kind, document, document.data, kind)
    if not faults and kind == "invitations":
        subjects += [_invitation(document, row, index) for index, row in enumerate(subjects[0].fields.get(ROWS, []))]
    return Found(subjects=subjects, faults=faults, values=len(document.places))


def _kind(file: TextFile, policy: Policy) -> str | None:
    here = Path(file.name).resolve()
    for kind, relative in policy.files.items():
        if kind in ROW_TYPES and (policy.root / relative).resolve() == here:
            return kind
    return kind_of_headings(heading_line(file.text))


def _invitation(document: Document, row: dict[str, str], index: int) -> Subject:
    fields = {"kind": "invitation", "request": row.get("kind", "invitation"), **{key: row[key] for key in row if key != "kind"}}
    place = document.place(f"{ROWS}[{index}]")
    subject = subject_of("invitation", f"{Path(document.file).stem}:{place.line}", document, fields, (), f"{ROWS}[{index}]")
    return dataclasses.replace(subject, fields=fields)


READER = Reader("csv_file", (".csv",), read)
