"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from smpolicy.errors import Fault, OutputError, is_full, reason_of

SIGNATURE_SUFFIX = ".p7s"
Sign = Callable[[bytes], bytes]
"""The detached signature of a content."""


def save(path: Path, content: bytes) -> Path:
    """Writes beside the target and renames, so that a reader sees the old file or the whole new one. Raises `OutputError`.

    A file keeps its rights, and a link its target's place; a device or a pipe is written to as it is: a rename would put a file in its place.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return path
        with _staged(path, content) as place:
            place()
    except OSError as error:
        raise OutputError(_not_written(path, error)) from error
    return path


def save_signed(path: Path, content: bytes, sign: Sign) -> Path:
    """Writes a file and, beside it, its detached signature `NAME.p7s`; both or neither. Raises `OutputError`.

    Both are on the disk before either takes its place. The signature goes first: stopped in between, it does not fit the old
    file, and says so.
    """
    signature = path.with_name(path.name + SIGNATURE_SUFFIX)
    made = sign(content)
    try:
        with _staged(signature, made) as place_signature, _staged(path, content) as place:
            place_signature()
            place()
    except OSError as error:
        raise OutputError(_not_written(path, error)) from error
    return signature


@contextmanager
def _staged(path: Path, content: bytes) -> Iterator[Callable[[], None]]:
    """A file beside its target, and what puts it in its place; whatever ends this before leaves nothing behind."""
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".smpolicy-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else _new_rights())
        yield partial(_put, temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, target: Path) -> None:
    temporary.replace(target)


def _new_rights() -> int:
    """What a new file is given: what the user's mask leaves of reading and writing."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _not_written(path: Path, error: OSError) -> Fault:
    reason = reason_of(error)
    return Fault(
        str(path),
        0,
        0,
        "not-written",
        {"id": f"berkas tidak dapat ditulis ({reason['id']}).", "en": f"the file cannot be written ({reason['en']})."},
        {"id": "Kosongkan tempat, atau pilih folder lain dengan --output.", "en": "Make room, or choose another folder with --output."}
        if is_full(error)
        else {"id": "Pilih folder lain dengan --output.", "en": "Choose another folder with --output."},
    )
