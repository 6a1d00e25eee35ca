"""A workspace made ready: its policy, and what that compiles to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from smpolicy.app.ports import PolicySource, RulesetStore
from smpolicy.detectors._base import Detector
from smpolicy.engine.ruleset import Ruleset
from smpolicy.errors import Fault, UsageError
from smpolicy.policy.clause import Policy, PolicyHead

Head_co = TypeVar("Head_co", bound=PolicyHead, covariant=True)


@dataclass(frozen=True, slots=True)
class Workspace(Generic[Head_co]):
    """A policy and what it compiles to: `Workspace[Policy]` knows the whole policy, `Workspace[PolicyHead]` enough to check with."""

    policy: Head_co
    ruleset: Ruleset


def open_workspace(root: Path | None, start: Path, source: PolicySource, detectors: Mapping[str, Detector]) -> Workspace[Policy]:
    """The workspace at `root`, or the nearest one upwards from `start`.

    Raises `UsageError` when there is none, `PolicyError` when it cannot be loaded or compiled.
    """
    from smpolicy.engine.compile import compile_policy

    policy = source.load(_found(root, start, source))
    return Workspace(policy, compile_policy(policy, detectors))


def open_to_check(
    root: Path | None, start: Path, source: PolicySource, detectors: Mapping[str, Detector], store: RulesetStore
) -> Workspace[PolicyHead]:
    """As `open_workspace`, from the store where nothing has changed since the policy was compiled last."""
    found = _found(root, start, source)
    stored = store.load(found)
    if stored is not None:
        return Workspace(*stored)
    # Only here: a check with a stored ruleset pays neither for the type checker nor for protobuf.
    from smpolicy.engine.compile import compile_policy

    policy = source.load(found, cases=False)
    ruleset = dataclasses.replace(compile_policy(policy, detectors), gates=store.gates())
    store.keep(policy, ruleset)
    return Workspace(policy, ruleset)


def _found(root: Path | None, start: Path, source: PolicySource) -> Path:
    found = root if root is not None else source.find(start)
    if found is not None:
        return found
    raise UsageError(
        Fault(
            str(start),
            0,
            0,
            "no-workspace",
            {
                "id": "tidak ada ruang kerja di sini: tidak ditemukan smpolicy.yaml di folder ini maupun di atasnya.",
                "en": "there is no workspace here: no smpolicy.yaml in this folder or above it.",
            },
            {"id": "Sebutkan dengan --workspace FOLDER.", "en": "Name it with --workspace DIR."},
        )
    )
