"""Bytes of a file as text: encodings that are read, and characters that are not."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from smpolicy.errors import Fault, reason_of
from smpolicy.model.source import Place
from smpolicy.model.text import LineIndex
from smpolicy.policy.faults import fault, whole

MAX_POLICY_BYTES = 1024 * 1024
"""The largest policy, pack or register that is read."""

_NUL = "\x00"
_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter in UTF-8, which text in Windows-1252 holds by the oddest chance only."""
_UNPRINTABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text without its byte order mark, and the SHA-256 of its bytes.

    `old_letters` says that the bytes were no UTF-8, and were read as what spreadsheets and editors wrote before it.
    """

    name: str
    text: str
    digest: str
    old_letters: bool = False


@dataclass(frozen=True, slots=True)
class BytesFile:
    """A file that is no text, and the SHA-256 of its bytes."""

    name: str
    data: bytes
    digest: str


def shown(path: Path) -> str:
    """The path as messages show it: relative to the current folder where it lies below it."""
    try:
        inside = os.path.relpath(path, Path.cwd())
    except (OSError, ValueError):
        return str(path)
    return str(path) if inside.startswith("..") else Path(inside).as_posix()


def read_text_file(path: Path, name: str, limit: int) -> TextFile | Fault:
    """The text of a file, or why it cannot be read. Devices and pipes are not opened: they might never end."""
    data = _bytes_of(path, name, limit)
    return data if isinstance(data, Fault) else decoded(data, name, limit)


def read_office_text(path: Path, name: str, limit: int) -> TextFile | Fault:
    """As `read_text_file`, also in Windows-1252, which spreadsheets still save CSV in. Damaged UTF-8 is none of it."""
    data = _bytes_of(path, name, limit)
    if isinstance(data, Fault):
        return data
    file = decoded(data, name, limit)
    if not isinstance(file, Fault) or file.code != "not-utf8" or _LETTER.search(data):
        return file
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return file
    at = text.find(_NUL)
    if at >= 0:
        return fault("nul-byte", Place(name, *LineIndex(text).line_column(at)))
    return TextFile(name, text, hashlib.sha256(data).hexdigest(), old_letters=True)


def read_bytes_file(path: Path, name: str, limit: int) -> BytesFile | Fault:
    """The bytes of a file, or why it cannot be read."""
    data = _bytes_of(path, name, limit)
    return data if isinstance(data, Fault) else BytesFile(name, data, hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path, name: str, limit: int) -> bytes | Fault:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return fault("file-missing", whole(name))
        if found.st_size > limit:
            return fault("file-too-large", whole(name), size=found.st_size, limit=limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        return fault("file-missing", whole(name))
    except (OSError, ValueError) as error:
        return fault("file-unreadable", whole(name), reason=reason_of(error))
    return fault("file-too-large", whole(name), size=len(data), limit=limit) if len(data) > limit else data


def decoded(data: bytes, name: str, limit: int) -> TextFile | Fault:
    """The text of bytes in UTF-8, or in UTF-16 with a byte order mark; or why they are none."""
    if len(data) > limit:
        return fault("file-too-large", whole(name), size=len(data), limit=limit)
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_text(data, name, error)
    at = text.find(_NUL)
    if at >= 0:
        return fault("nul-byte", Place(name, *LineIndex(text).line_column(at)))
    return TextFile(name, text, hashlib.sha256(data).hexdigest())


def encoded_like(before: bytes, text: str) -> bytes:
    """A text in the encoding, and with the byte order mark, that a file had before."""
    if before.startswith(codecs.BOM_UTF16_LE):
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    if before.startswith(codecs.BOM_UTF16_BE):
        return codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8")


def unprintable(text: str, name: str) -> Fault | None:
    """The first character that YAML does not allow, as a fault."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return None
    return fault("control-character", Place(name, *LineIndex(text).line_column(found.start())), name=f"U+{ord(found[0]):04X}")


def _not_text(data: bytes, name: str, error: UnicodeDecodeError) -> Fault:
    if error.encoding.startswith("utf-16"):
        return fault("not-utf16", whole(name))
    start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
    before = data[:start].decode("utf-8", "replace").removeprefix("\ufeff")
    return fault("not-utf8", Place(name, *LineIndex(before).line_column(len(before))), offset=start + 1)
