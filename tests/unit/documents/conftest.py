"""The policy of the small cooperative, as the documents see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_policy

WORKSPACE = Path(__file__).parents[2] / "cases" / "documents" / "_workspace"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(WORKSPACE)
