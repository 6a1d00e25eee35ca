"""Whether the inputs of a document are still what they were when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from smpolicy.app.manifest import GROUPS, Manifest, leaves


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
