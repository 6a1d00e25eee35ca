"""The file that makes a folder a workspace; found without reading any policy."""

from __future__ import annotations

from pathlib import Path

WORKSPACE_FILE = "smpolicy.yaml"


def find_workspace(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a policy."""
    try:
        here = start.resolve()
    except (OSError, RuntimeError):
        return None
    return next((folder for folder in (here, *here.parents) if (folder / WORKSPACE_FILE).is_file()), None)
