"""A folder of files that appears whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from smpolicy.errors import Fault, OutputError, UsageError, is_full, reason_of

_FOLDER_RIGHTS = 0o755


def require_free(target: Path) -> None:
    """Raises `UsageError` unless the target is missing or an empty folder."""
    try:
        if not target.exists() and not target.is_symlink():
            return
        if target.is_dir() and not any(target.iterdir()):
            return
    except (OSError, ValueError) as error:
        raise UsageError(_unusable(target, error)) from error
    raise UsageError(_not_free(target))


def write_new_folder(target: Path, files: Mapping[str, str | bytes], last: str) -> None:
    """Writes files by their relative paths, in a temporary folder first that then takes the target's place.

    Where the target is there already, and empty, the files are moved into it, the one named `last` at the end.
    Raises `UsageError` where it is not free, `OutputError` where it cannot be written; then nothing is left behind.
    """
    require_free(target)
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".smpolicy-", dir=target.parent))
    except OSError as error:
        raise OutputError(_not_written(target, error)) from error
    try:
        for name, content in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        _take_place(temporary, target, last)
    except OSError as error:
        raise OutputError(_not_written(target, error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _take_place(temporary: Path, target: Path, last: str) -> None:
    if not target.exists():
        temporary.chmod(_FOLDER_RIGHTS)
        temporary.rename(target)
        return
    moved: list[Path] = []
    try:
        for path in sorted(temporary.iterdir(), key=lambda one: one.name == last):
            moved += [path.rename(target / path.name)]
    except BaseException:
        for path in moved:
            path.rename(temporary / path.name)
        raise


def _not_free(target: Path) -> Fault:
    return Fault(
        str(target),
        0,
        0,
        "not-empty",
        {"id": "folder ini tidak kosong; tidak ada yang ditulis.", "en": "this folder is not empty; nothing was written."},
        {"id": "Sebutkan folder baru atau yang kosong.", "en": "Name a new folder or an empty one."},
    )


def _unusable(target: Path, error: Exception) -> Fault:
    reason = reason_of(error)
    return Fault(
        str(target),
        0,
        0,
        "folder-unusable",
        {"id": f"folder ini tidak dapat dipakai ({reason['id']}).", "en": f"this folder cannot be used ({reason['en']})."},
        {"id": "Sebutkan folder lain.", "en": "Name another folder."},
    )


def _not_written(target: Path, error: OSError) -> Fault:
    reason = reason_of(error)
    right = {"id": "Sebutkan folder lain, atau minta hak tulis di sini.", "en": "Name another folder, or ask for the right to write here."}
    room = {"id": "Sebutkan folder lain, atau kosongkan tempat di sini.", "en": "Name another folder, or make room here."}
    return Fault(
        str(target),
        0,
        0,
        "not-written",
        {
            "id": f"folder ini tidak dapat ditulis ({reason['id']}); tidak ada yang tertinggal di sana.",
            "en": f"this folder cannot be written ({reason['en']}); nothing is left behind there.",
        },
        room if is_full(error) else right,
    )
