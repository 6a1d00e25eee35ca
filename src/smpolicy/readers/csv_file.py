"""Tables as CSV: a plan, posts, measured figures, the inbox, invitations."""

from __future__ import annotations

from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.csv_source import heading_line, parse_csv
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._tables import found_in, kind_of


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The subjects of the table. What kind of table it is follows from the workspace's `files`, else from its headings."""
    kind = kind_of(file.name, heading_line(file.text), policy)
    if kind is None:
        return Found(skipped=True, faults_if_named=[fault("table-unknown", whole(file.name), known=", ".join(TABLES))])
    return found_in(parse_csv(file.text, file.name, kind), kind, Path(file.name).stem)


READER = Reader("csv_file", (".csv",), read)
