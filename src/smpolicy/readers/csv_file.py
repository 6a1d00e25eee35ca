"""Tables as CSV: a plan, posts, measured figures, the inbox, invitations, contacts."""

from __future__ import annotations

from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.csv_source import first_rows, parse_csv
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES, HeadingFault, heading_row, kind_of_headings
from smpolicy.policy.headings_file import OwnHeadings, own_headings
from smpolicy.policy.text_file import TextFile, read_office_text
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._old_letters import with_old_letters
from smpolicy.readers._tables import found_in, named_kind


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The subjects of the table. What kind of table it is follows from the workspace's `files`, else from its headings."""
    own = own_headings(policy.root)
    if own.faults:
        return Found(faults=list(own.faults))
    named = named_kind(file.name, policy)
    kind = named or _kind(file, own, asking=False)
    guess = kind or _kind(file, own, asking=True)
    if guess is None:
        return Found(skipped=True, faults_if_named=[fault("table-unknown", whole(file.name), known=", ".join(TABLES))])
    found = found_in(parse_csv(file.text, file.name, guess, own.of(guess)), guess, Path(file.name).stem, named=named is not None)
    if kind is None and any(isinstance(one, HeadingFault) for one in found.faults):
        # Nobody knows whether it is such a table: in a folder it may be anything.
        return Found(skipped=True, faults_if_named=found.faults)
    return with_old_letters(found, file)


def _kind(file: TextFile, own: OwnHeadings, *, asking: bool) -> str | None:
    found = heading_row(first_rows(file.text), lambda names: kind_of_headings(names, own.pairs, asking=asking), own.pairs)
    return found[1] if found else None


READER = Reader("csv_file", (".csv", ".tsv"), read, limit="max_lines_bytes", default_limit=16 * 1024 * 1024, load=read_office_text)
