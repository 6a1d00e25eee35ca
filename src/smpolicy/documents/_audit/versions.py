"""The released versions of a policy, and whether the policy that calls itself one of them still is that one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from smpolicy.documents._audit.findings import relative
from smpolicy.documents._base import Run
from smpolicy.documents._registers.people import Directory
from smpolicy.errors import PolicyError
from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_policy
from smpolicy.policy.release import Release, changed_files


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release. `approvals` pairs who approved it with the day; `unapproved` is the reason where it lacked approvals.

    `edited` are the files of its folder that are not what was frozen: it proves nothing about them any more.
    """

    version: str
    previous: str
    released_on: str
    digest: str
    approvals: tuple[tuple[str, str], ...]
    unapproved: str
    edited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """Every release, the latest first, and the one of the version that the policy bears; None where it was not released.

    `changed` are the files of the policy itself that are not what was frozen, `moved` the registers: those live on between versions.
    """

    releases: tuple[ReleaseRow, ...]
    current: ReleaseRow | None
    changed: tuple[str, ...]
    moved: tuple[str, ...]


def versions(policy: Policy, run: Run, people: Directory) -> Versions:
    """The versions of a policy."""
    current = next((one for one in run.releases if one.version == policy.version), None)
    rows = tuple(_row(one, people) for one in reversed(run.releases))
    names = changed_files(current, policy.digests) if current else ()
    registers = {PurePath(name).as_posix() for name in policy.files.values()}
    return Versions(
        releases=rows,
        current=next((one for one in rows if current and one.version == current.version), None),
        changed=tuple(name for name in names if name not in registers),
        moved=tuple(name for name in names if name in registers),
    )


def _row(one: Release, people: Directory) -> ReleaseRow:
    approvals = tuple((people.name(each.person), each.date) for each in one.approvals)
    return ReleaseRow(one.version, one.previous, one.released_on, one.digest, approvals, one.unapproved, _edited(one))


def _edited(release: Release) -> tuple[str, ...]:
    """What stands against reading a release as it was frozen, by file, in its folder; nothing for one that has none."""
    if release.folder == Path():
        return ()
    try:
        load_policy(release.folder, cases=False)
    except PolicyError as error:
        return tuple(dict.fromkeys(relative(one.file, release.folder) for one in error.faults))
    return ()
