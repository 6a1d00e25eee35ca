"""A release: a version of a policy, frozen: the digest of each of its files, when, and who had approved it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CASES_SUFFIX = ".cases"
"""How the name of a case file ends among the digests: `pack:privacy-id.cases`."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who approved a version, in which function, on which day."""

    function: str
    person: str
    date: str


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen version. `files` maps each file to its SHA-256, as `Policy.digests` does, rule tests left out.

    `previous` is the version before it, empty for the first. `unapproved` is the reason why a version was released
    without its approvals; empty where it has them.
    """

    policy: str
    version: str
    released_on: str
    digest: str
    program: str
    files: Mapping[str, str]
    previous: str = ""
    approvals: tuple[Signature, ...] = ()
    unapproved: str = ""
    folder: Path = field(default=Path(), compare=False)


def frozen_digests(digests: Mapping[str, str]) -> dict[str, str]:
    """Of the digests of a policy, those that a release freezes: rule tests decide nothing."""
    return {name: digest for name, digest in digests.items() if not name.endswith(CASES_SUFFIX)}


def digest_of(digests: Mapping[str, str]) -> str:
    """`sha256:` over the sorted names and digests of all files but the packs' rule tests: those decide nothing."""
    lines = "".join(f"{name}\0{digest}\n" for name, digest in sorted(frozen_digests(digests).items()))
    return "sha256:" + hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def changed_files(release: Release, digests: Mapping[str, str]) -> tuple[str, ...]:
    """The files that came, went or are others than those that were frozen, sorted."""
    now = frozen_digests(digests)
    return tuple(name for name in sorted({*release.files, *now}) if release.files.get(name) != now.get(name))
