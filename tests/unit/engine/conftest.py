"""What the tests of the engine stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from .workspaces import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)
