"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from smpolicy.errors import Fault, OutputError


def save(path: Path, content: bytes) -> Path:
    """Writes beside the target and renames, so that a reader sees the old file or the whole new one. Raises `OutputError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".smpolicy-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(_not_written(path, error)) from error
    return path


def _not_written(path: Path, error: OSError) -> Fault:
    return Fault(
        str(path),
        0,
        0,
        "not-written",
        {"id": f"berkas tidak dapat ditulis ({error.strerror}).", "en": f"the file cannot be written ({error.strerror})."},
        {"id": "Pilih folder lain dengan --output.", "en": "Choose another folder with --output."},
    )
