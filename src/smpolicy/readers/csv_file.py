"""Tables as CSV: a plan, posts, measured figures, the inbox, invitations, contacts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.csv_source import heading_line, parse_csv
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES, Headings, kind_of_headings
from smpolicy.policy.headings_file import OwnHeadings, own_headings
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._tables import found_in, kind_of


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The subjects of the table. What kind of table it is follows from the workspace's `files`, else from its headings."""
    own, headings = own_headings(policy.root), heading_line(file.text)
    if own.faults:
        return Found(faults=list(own.faults))
    kind = kind_of(file.name, headings, policy, own)
    if kind is None:
        return Found(skipped=True, faults_if_named=_not_a_table(file, headings, own))
    return found_in(parse_csv(file.text, file.name, kind, own.of(kind)), kind, Path(file.name).stem)


def _not_a_table(file: TextFile, headings: Sequence[str], own: OwnHeadings) -> list[Fault]:
    """The headings that are not known, where the others make a table of some kind; else that it is none."""
    nearest = kind_of_headings(headings, own.pairs, asking=True)
    if nearest is not None:
        return list(Headings.of(nearest, headings, Place(file.name, 1, 1), own.of(nearest)).faults)
    return [fault("table-unknown", whole(file.name), known=", ".join(TABLES))]


READER = Reader("csv_file", (".csv",), read, limit="max_lines_bytes", default_limit=16 * 1024 * 1024)
