"""A version of a policy is released: whether it may be, and what is recorded of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from smpolicy.app._release_faults import release_fault
from smpolicy.errors import Fault, UsageError
from smpolicy.model.source import Place
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.release import Release, Signature, frozen_digests
from smpolicy.rules._approvals import SIGNING_FUNCTIONS, exercised_functions

_VERSION = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){0,5}")


def version_key(version: str) -> tuple[int, ...] | None:
    """What versions are ordered by: `2.10` comes after `2.9`, and `2.1.0` is `2.1`. None for what is no version of numbers."""
    if not _VERSION.fullmatch(version):
        return None
    numbers = [int(one) for one in version.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def in_order(releases: Sequence[Release]) -> tuple[Release, ...]:
    """Releases by their versions, the earliest first."""
    return tuple(sorted(releases, key=lambda one: version_key(one.version) or ()))


def release_of(
    policy: Policy, subject: Subject, version: str, released: Sequence[Release], today: date, unapproved: str | None, program: str
) -> Release:
    """What is recorded of the release of a policy, given those before it, in order. `subject` is the policy as a subject, with its places.

    `unapproved` is the reason to release a version that lacks approvals. Raises `UsageError` with everything that stands against it.
    """
    signed = tuple(_signatures(policy, version))
    faults = [*_version_faults(policy, subject, version, released), *_reason_faults(unapproved)]
    missing = list(_approval_faults(policy, subject, today))
    if unapproved is None:
        faults += missing
    elif not missing and not faults:
        faults.append(release_fault("approved-all-the-same", Place("--unapproved", 0, 0), version=version))
    if faults:
        raise UsageError(faults)
    return Release(
        policy=policy.id,
        version=version,
        released_on=today.isoformat(),
        digest=policy.digest,
        program=program,
        files=frozen_digests(policy.digests),
        previous=released[-1].version if released else "",
        approvals=signed,
        unapproved=(unapproved or "").strip(),
    )


def _version_faults(policy: Policy, subject: Subject, version: str, released: Sequence[Release]) -> Iterator[Fault]:
    wanted, here = version_key(version), Place("release", 0, 0)
    if wanted is None:
        yield release_fault("not-a-version", here, version=version)
        return
    if version != policy.version:
        yield release_fault("other-version", _place(subject, "version"), version=version, found=policy.version)
    if released and policy.id != released[-1].policy:
        yield release_fault("other-policy", _place(subject, "id"), found=policy.id, released=released[-1].policy)
    same = next((one for one in released if version_key(one.version) == wanted), None)
    if same is not None:
        yield release_fault("released-already", here, version=same.version, day=same.released_on)
    elif released and (version_key(released[-1].version) or ()) > wanted:
        yield release_fault("not-higher", here, version=version, last=released[-1].version)


def _reason_faults(unapproved: str | None) -> Iterator[Fault]:
    if unapproved is not None and not unapproved.strip():
        yield release_fault("no-reason", Place("--unapproved", 0, 0))


def _approval_faults(policy: Policy, subject: Subject, today: date) -> Iterator[Fault]:
    """What the approvals of this version lack: the functions that the approval page names must each have signed it."""
    if policy.status != "approved":
        yield release_fault("not-approved", _place(subject, "status"), status=policy.status)
    rows: list[Mapping[str, Any]] = list(policy.view.get("approvals", []))
    for function in dict.fromkeys([*(str(one.get("function", "")) for one in rows), *SIGNING_FUNCTIONS]):
        mine = [(at, one) for at, one in enumerate(rows) if one.get("function") == function and one.get("version") == policy.version]
        if not mine:
            yield release_fault("approval-missing", _place(subject, "approvals"), function=function, version=policy.version)
        faults = [_approval_fault(policy, subject, at, one, today) for at, one in mine]
        if None not in faults:
            yield from (one for one in faults if one is not None)


def _approval_fault(policy: Policy, subject: Subject, at: int, row: Mapping[str, Any], today: date) -> Fault | None:
    """Why an approval of this version does not count; None where it does."""
    person, function, day = str(row.get("person", "")), str(row.get("function", "")), str(row.get("date", ""))
    place = _place(subject, f"approvals[{at}]")
    if not person or not _is_day(day):
        return release_fault("approval-incomplete", place, function=function)
    if day > today.isoformat():
        return release_fault("approval-to-come", place, function=function, day=day)
    team = policy.registers["team"].fields if "team" in policy.registers else {}
    if function not in exercised_functions(person, {}, policy.view, team, day):
        return release_fault("approval-without-function", place, function=function, person=person)
    return None


def _signatures(policy: Policy, version: str) -> Iterator[Signature]:
    for one in policy.view.get("approvals", []):
        if str(one.get("version", "")) == version:
            yield Signature(str(one.get("function", "")), str(one.get("person", "")), str(one.get("date", "")))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _place(subject: Subject, path: str) -> Place:
    return subject.place_of(path) or Place(subject.path, 0, 0)
