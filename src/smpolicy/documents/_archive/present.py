"""The inputs of a document as they stand now: files of the workspace, and what is shipped with the program."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from smpolicy.app.manifest import FILES, FONTS, PACKS
from smpolicy.app.verify import OutsideError
from smpolicy.documents._archive.manifest import SEALED
from smpolicy.documents._drawing.fonts import FALLBACK, TEXT
from smpolicy.resources import resource_folder


class PresentInputs:
    """`app.verify.Present`: `counted` is what would count now, with the files of the workspace at `root`."""

    def __init__(self, root: Path, counted: Mapping[str, Mapping[str, str]]) -> None:
        self._root, self._counted = root, counted
        self._faces = {face.name: face for face in (*TEXT, *FALLBACK)}

    def counted(self) -> Mapping[str, Mapping[str, str]]:
        """What would count if the document were made now."""
        return self._counted

    def digest(self, group: str, name: str) -> str:
        """The SHA-256 of one input, empty where it is not there. Raises `OutsideError` instead of reading what lies outside."""
        if group == FONTS:
            return self._font(name)
        if name.startswith(SEALED):
            return self._counted.get(group, {}).get(name, "")
        if group == FILES:
            return _digest_in(self._root, name)
        folder = resource_folder("policies" if group == PACKS else "templates")
        return _digest_in(folder, f"{name}.yaml" if group == PACKS else name)

    def _font(self, name: str) -> str:
        face = self._faces.get(name)
        try:
            return _digest(face.path) if face else ""
        except OSError:
            return ""


def _digest_in(folder: Path, name: str) -> str:
    """Raises `OutsideError` for a link that leads out of the folder, too."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise OutsideError(name)
        return _digest(path) if path.is_file() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
