"""Whether the inputs of a document are still what they were when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from smpolicy.app.manifest import GROUPS, Manifest, leaves
from smpolicy.errors import Fault


class Change(StrEnum):
    """What became of an input."""

    CHANGED = "changed"
    VANISHED = "vanished"
    ADDED = "added"
    OUTSIDE = "outside"
    """Its name leads out of the workspace, so it was not read."""


class OutsideError(Exception):
    """The name of an input leads out of the folder that it belongs to."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One input that is not what it was; `was` and `now` are SHA-256, empty where there is none."""

    group: str
    name: str
    change: Change
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A program, library or pack that is of another version than when the document was made; `now` is empty where it is gone."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How the inputs of a document compare with what stands there now.

    `untold` says why it could not be told whether anything was added. `redrawn` is whether the document, drawn anew, is the same
    byte for byte; None where nobody asked.
    """

    differences: tuple[Difference, ...]
    versions: tuple[OtherVersion, ...]
    untold: tuple[Fault, ...] = ()
    redrawn: bool | None = None


class Present(Protocol):
    """The inputs as they stand now."""

    def digest(self, group: str, name: str) -> str:
        """The SHA-256 of one input, empty where it is not there. Raises `OutsideError` instead of reading what lies outside."""
        ...

    def counted(self) -> Mapping[str, Mapping[str, str]]:
        """What would count if the document were made now: names and SHA-256 by group, as far as that can be told."""
        ...


def differences(manifest: Manifest, present: Present) -> Iterator[Difference]:
    """What changed, vanished, or was added, by group and name."""
    counted = present.counted()
    for group in GROUPS:
        was, added = manifest.digests(group), counted.get(group, {})
        for name in sorted({*was, *added}):
            if name not in was:
                yield Difference(group, name, Change.ADDED, now=added[name])
            elif (found := _compared(group, name, was[name], present)) is not None:
                yield found


def other_versions(manifest: Manifest, now: Manifest) -> Iterator[OtherVersion]:
    """The versions that differ between two manifests of the same document."""
    pairs = [("smpolicy", manifest.tool, now.tool), (manifest.policy_id, manifest.policy_version, now.policy_version)]
    for was, held in ((manifest.pack_versions, now.pack_versions), (manifest.libraries, now.libraries)):
        pairs += [(name, version, held.get(name, "")) for name, version in was.items()]
    yield from (OtherVersion(*one) for one in pairs if one[1] != one[2])


def _compared(group: str, name: str, was: str, present: Present) -> Difference | None:
    try:
        now = None if leaves(name) else present.digest(group, name)
    except OutsideError:
        now = None
    if now is None:
        return Difference(group, name, Change.OUTSIDE, was)
    if now == was:
        return None
    return Difference(group, name, Change.CHANGED if now else Change.VANISHED, was, now)
