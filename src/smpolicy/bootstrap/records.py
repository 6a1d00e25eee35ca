"""Wiring of the records that people make: waivers and attestations, each a row more in a file of the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions
from smpolicy.app.workspace import Workspace
from smpolicy.policy.clause import Policy
from smpolicy.policy.workspace_file import WORKSPACE_FILE

if TYPE_CHECKING:
    from smpolicy.app.attest import Signing, Wanted
    from smpolicy.app.records import Record
    from smpolicy.app.waive import WaiverRequest

__all__ = ["Recorded", "attest", "attestations", "waive"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record, and the file that it was added to."""

    record: Record
    path: Path


def waive(workspace: Workspace[Policy], paths: Sequence[str], asked: WaiverRequest, today: date) -> Recorded:
    """Records a waiver of a finding in these files or folders. Raises `UsageError`; then nothing is written."""
    from smpolicy.app.waive import waiver_of

    report = bootstrap.check_paths(workspace, paths, stdin=None, options=CheckOptions(today=today))
    return _recorded(workspace.policy, waiver_of(workspace.policy, report, asked, today))


def attestations(workspace: Workspace[Policy], today: date) -> tuple[Wanted, ...]:
    """The attestations that the policy asks for, and how they stand."""
    from smpolicy.app.attest import asking, wanted

    names = tuple(asking(workspace.policy))
    if not names:
        return ()
    policy_file = str(workspace.policy.root / WORKSPACE_FILE)
    options = CheckOptions(today=today, only=names, use_waivers=False)
    return wanted(workspace.policy, bootstrap.check_paths(workspace, [policy_file], stdin=None, options=options))


def attest(workspace: Workspace[Policy], signing: Signing, today: date) -> Recorded:
    """Records a signature. Raises `UsageError`; then nothing is written."""
    from smpolicy.app.attest import attestation_of

    return _recorded(workspace.policy, attestation_of(workspace.policy, attestations(workspace, today), signing, today))


def _recorded(policy: Policy, record: Record) -> Recorded:
    """The record once it stands in its file, which says what it said before, and the row."""
    from smpolicy.app._record_faults import record_fault
    from smpolicy.errors import Fault, UsageError
    from smpolicy.policy.added_row import with_row
    from smpolicy.policy.sources import parsed
    from smpolicy.policy.text_file import MAX_POLICY_BYTES, TextFile, encoded_like, read_text_file, shown

    path = policy.root / policy.files[record.kind]
    file = read_text_file(path, shown(path), MAX_POLICY_BYTES)
    if isinstance(file, Fault):
        raise UsageError(file)
    text = with_row(file.text, record.key, record.block, record.flow)
    before = parsed(file)
    after = parsed(TextFile(file.name, text, "")) if text is not None else before
    held = before.data.get(record.key) or []
    if text is None or after.faults or after.data != {**before.data, record.key: [*held, dict(record.row)]}:
        raise UsageError(record_fault("no-place", file.name, key=record.key, row=record.flow))
    return Recorded(record, bootstrap.save(path, encoded_like(path.read_bytes(), text)))
