"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from smpolicy.errors import Fault, OutputError

SIGNATURE_SUFFIX = ".p7s"
Sign = Callable[[bytes], bytes]
"""The detached signature of a content."""


def save(path: Path, content: bytes) -> Path:
    """Writes beside the target and renames, so that a reader sees the old file or the whole new one. Raises `OutputError`.

    A file keeps its rights; a device, a pipe or a link is written to as it is: a rename would put a file in its place.
    """
    try:
        if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
            path.write_bytes(content)
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".smpolicy-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(_not_written(path, error)) from error
    return path


def save_signed(path: Path, content: bytes, sign: Sign) -> Path:
    """Writes a file and, beside it, its detached signature `NAME.p7s`; both or neither. Raises `OutputError`.

    The signature goes first: where the file cannot follow, it is taken away, and no file stands beside the signature of another.
    """
    signature = save(path.with_name(path.name + SIGNATURE_SUFFIX), sign(content))
    try:
        save(path, content)
    except OutputError:
        signature.unlink(missing_ok=True)
        raise
    return signature


def _not_written(path: Path, error: OSError) -> Fault:
    return Fault(
        str(path),
        0,
        0,
        "not-written",
        {"id": f"berkas tidak dapat ditulis ({error.strerror}).", "en": f"the file cannot be written ({error.strerror})."},
        {"id": "Pilih folder lain dengan --output.", "en": "Choose another folder with --output."},
    )
