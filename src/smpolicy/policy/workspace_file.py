"""The files that make a folder a workspace, and a workspace a release; found without reading any policy."""

from __future__ import annotations

from pathlib import Path

from smpolicy.resources import resource_folder

WORKSPACE_FILE = "smpolicy.yaml"
RELEASE_FILE = "release.yaml"
"""Stands beside the policy in a folder that froze a version of it."""
FROZEN_PACKS = "smpolicy-packs"
"""The folder of a release with the shipped packs as they were."""


def find_workspace(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a policy."""
    try:
        here = start.resolve()
    except (OSError, RuntimeError):
        return None
    return next((folder for folder in (here, *here.parents) if (folder / WORKSPACE_FILE).is_file()), None)


def is_release(folder: Path) -> bool:
    """Whether the folder froze a version of a policy."""
    return (folder / RELEASE_FILE).is_file() and (folder / WORKSPACE_FILE).is_file()


def packs_folder(root: Path) -> Path:
    """Where the policy at `root` finds the packs of the product: a release brings its own."""
    return root / FROZEN_PACKS if is_release(root) else resource_folder("policies")
