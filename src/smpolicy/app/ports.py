"""What the use cases need from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from smpolicy.detectors._finder import Gates
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy, PolicyHead


class PolicySource(Protocol):
    """Where policies come from."""

    def find(self, start: Path) -> Path | None:
        """The nearest folder upwards that is a workspace."""
        ...

    def load(self, root: Path, *, cases: bool = True) -> Policy:
        """The policy of a workspace, with or without its packs' rule tests. Raises `PolicyError` with every fault."""
        ...

    def load_pack(self, name: str) -> Policy:
        """A pack on the sample registers, for its rule tests. Raises `PolicyError`."""
        ...

    def packs(self) -> tuple[str, ...]:
        """The names of the shipped packs."""
        ...


class SubjectSource(Protocol):
    """Where the things to be checked come from."""

    def collect(self, paths: Sequence[str], policy: PolicyHead, stdin: BinaryIO | None) -> Iterable[Subject]:
        """The subjects of files and folders, `-` being `stdin`. Raises `InputError` with every fault."""
        ...

    def from_fields(self, fields: Mapping[str, Any], policy: PolicyHead) -> Subject:
        """One subject from plain data: a gate request, a case. Raises `InputError`."""
        ...


class RulesetStore(Protocol):
    """Where compiled policies are kept between runs. It never raises: what cannot be kept is compiled again."""

    def load(self, root: Path) -> tuple[PolicyHead, Ruleset] | None:
        """The ruleset of a workspace of which no file has changed since it was kept."""
        ...

    def keep(self, policy: Policy, ruleset: Ruleset) -> None:
        """Keeps the ruleset of a policy."""
        ...

    def gates(self) -> Gates:
        """The gates of the detectors, from the store where it has them."""
        ...
