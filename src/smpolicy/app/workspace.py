"""A loaded and compiled workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from smpolicy.app.ports import PolicySource
from smpolicy.detectors._base import Detector
from smpolicy.engine.compile import compile_policy
from smpolicy.engine.ruleset import Ruleset
from smpolicy.errors import Fault, UsageError
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class Workspace:
    """A policy and what it compiles to."""

    policy: Policy
    ruleset: Ruleset


def open_workspace(root: Path | None, start: Path, source: PolicySource, detectors: Mapping[str, Detector]) -> Workspace:
    """The workspace at `root`, or the nearest one upwards from `start`.

    Raises `UsageError` when there is none, `PolicyError` when it cannot be loaded or compiled.
    """
    found = root if root is not None else source.find(start)
    if found is None:
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
    policy = source.load(found)
    return Workspace(policy, compile_policy(policy, detectors))
