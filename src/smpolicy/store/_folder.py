"""The user's cache folder: only what this user alone can write is read, and nothing here ever raises.

A cache that cannot be read or written costs time and nothing else, so every failure is as silent as an empty cache.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HEAD = b"smpolicy cache 1\n"
_DIGEST = 32
_LARGEST = 128 * 1024 * 1024
_DAYS_KEPT = 60
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class CacheFolder:
    """A folder of named entries."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> bytes | None:
        """An entry that is whole and nobody else's; None otherwise."""
        with suppress(OSError):
            if not _is_own_folder(self._path):
                return None
            with _opened(self._path / name) as handle:
                if not _is_own_file(os.fstat(handle)):
                    return None
                with os.fdopen(handle, "rb", closefd=False) as file:
                    return _unsealed(file.read(_LARGEST))
        return None

    def write(self, name: str, data: bytes) -> None:
        """Puts an entry in place in one step, so that another process reads the old one or the new one."""
        with suppress(OSError):
            self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_own_folder(self._path):
                return
            self._prune()
            handle, temporary = tempfile.mkstemp(prefix=f"{name}.", suffix=".new", dir=self._path)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_sealed(data))
                Path(temporary).replace(self._path / name)
            except OSError:
                Path(temporary).unlink(missing_ok=True)

    def _prune(self) -> None:
        """Takes away what nobody has made anew for long: workspaces that are gone, writers that were killed."""
        oldest = time.time() - _DAYS_KEPT * 24 * 3600
        for path in self._path.iterdir():
            with suppress(OSError):
                if path.lstat().st_mtime < oldest:
                    path.unlink()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, _OPEN)
    try:
        yield handle
    finally:
        os.close(handle)


def _is_own_folder(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and _is_mine(found, 0o077)


def _is_own_file(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and _is_mine(found, 0o022)


def _is_mine(found: os.stat_result, forbidden: int) -> bool:
    """Whether it belongs to this user and gives others none of the forbidden rights; where there are no such owners, always."""
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & forbidden)


def _sealed(data: bytes) -> bytes:
    return _HEAD + hashlib.blake2b(data, digest_size=_DIGEST).digest() + data


def _unsealed(found: bytes) -> bytes | None:
    data = found[len(_HEAD) + _DIGEST :]
    return data if found.startswith(_HEAD) and _sealed(data) == found else None
