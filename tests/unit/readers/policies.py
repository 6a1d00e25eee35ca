"""The smallest policy there is, for reading things beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_policy

SMALLEST = """\
schema: smpolicy/1
kind: policy
id: T-1
title: {id: Kebijakan kecil, en: Small policy}
version: "1.0"
"""


@cache
def _smallest() -> Policy:
    with TemporaryDirectory() as folder:
        (Path(folder) / "smpolicy.yaml").write_text(SMALLEST, encoding="utf-8")
        return load_policy(Path(folder))


def policy_with(settings: Mapping[str, Any], root: Path) -> Policy:
    """The policy, as if it stood in `root`."""
    return dataclasses.replace(_smallest(), settings=dict(settings), root=root)
