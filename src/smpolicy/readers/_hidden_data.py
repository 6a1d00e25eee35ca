"""What the media of a draft carry beside what is seen: where a picture was taken, who wrote a document.

Files are looked for beside the draft and in the workspace, and never outside both. What cannot be found or read is left unsaid: the
key `hidden` of a medium is then absent, while a medium that was looked at and carries nothing has an empty list.
"""

from __future__ import annotations

import dataclasses
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from smpolicy.model.subject import DRAFT_KINDS, Subject

POSITION, AUTHOR = "position", "author"
_HEAD = 1024 * 1024
"""Bytes of a file that are looked at: metadata stand at its start, in a PDF also at its end."""
_CORE = "docProps/core.xml"
_LARGEST_CORE = 64 * 1024
_LONGEST_DIRECTORY = 1000
_UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, struct.error, zlib.error, zipfile.BadZipFile, NotImplementedError)
_MARK, _APP1, _SCAN = 0xFF, 0xE1, 0xDA
_GPS, _LATITUDE, _ARTIST, _XP_AUTHOR = 0x8825, 2, 0x013B, 0x9C9D
_XMP_POSITION = re.compile(rb"exif:GPSLatitude\s*(?:=\s*[\"'][^\"']|>[^<])")
_CREATOR = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)>\s*[^<\s]")
_PDF_AUTHOR = re.compile(rb"/Author\s*(?:\(\s*[^)\s]|<\s*[0-9A-Fa-f]{2})")


def with_hidden_data(subject: Subject, folders: Sequence[Path]) -> Subject:
    """The subject whose media say in `hidden` what their files carry; they are looked for in each of the folders."""
    media = subject.fields.get("media")
    if subject.kind not in DRAFT_KINDS or not isinstance(media, list):
        return subject
    told = [_told(one, folders) for one in media]
    return subject if told == media else dataclasses.replace(subject, fields={**subject.fields, "media": told})


def media_looked_at(subject: Subject, folders: Sequence[Path]) -> Iterator[Path]:
    """The files behind what `with_hidden_data` told of a subject."""
    media = subject.fields.get("media")
    for medium in media if subject.kind in DRAFT_KINDS and isinstance(media, list) else ():
        if isinstance(medium, Mapping) and medium.get("file"):
            yield from (path for path, _ in _looked_at(medium, folders))


def _told(medium: Any, folders: Sequence[Path]) -> Any:
    if not isinstance(medium, Mapping) or not medium.get("file"):
        return medium
    for _, found in _looked_at(medium, folders):
        return {**medium, "hidden": sorted(found)}
    return medium


def _looked_at(medium: Mapping[str, Any], folders: Sequence[Path]) -> Iterator[tuple[Path, set[str]]]:
    """The one file of a medium that can be looked into, and what it carries; nothing where there is none."""
    for folder in folders:
        path = folder / str(medium["file"])
        found = hidden_in(path, folders)
        if found is not None:
            yield path, found
            return


def hidden_in(path: Path, within: Sequence[Path]) -> set[str] | None:
    """`position` and `author` as far as the file carries them; None where it is not there, outside the folders, or of another format."""
    look = _LOOKS.get(path.suffix.lower())
    try:
        inside = any(path.resolve(strict=True).is_relative_to(folder.resolve()) for folder in within)
        return set(look(path)) if look is not None and inside and path.is_file() else None
    except _UNREADABLE:
        return None


def _in_jpeg(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        data = file.read(_HEAD)
    for segment in _application_segments(data):
        if segment.startswith(b"Exif\0\0"):
            yield from _in_tiff(segment[6:])
        elif segment.startswith(b"http://ns.adobe.com/xap/1.0/"):
            yield from _in_xmp(segment)


def _application_segments(data: bytes) -> Iterator[bytes]:
    """The APP1 segments of a JPEG, up to the picture itself."""
    at = 2
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and data[at] == _MARK and data[at + 1] != _SCAN:
        (length,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] == _APP1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)


def _in_tiff(data: bytes) -> Iterator[str]:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return
    first = dict(_directory(data, struct.unpack_from(order + "I", data, 4)[0], order))
    if _ARTIST in first or _XP_AUTHOR in first:
        yield AUTHOR
    if _GPS in first and _LATITUDE in dict(_directory(data, first[_GPS], order)):
        yield POSITION


def _directory(data: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    """Tags of an image file directory with their value or offset."""
    (count,) = struct.unpack_from(order + "H", data, at)
    for index in range(min(count, _LONGEST_DIRECTORY)):
        tag, _, _, value = struct.unpack_from(order + "HHII", data, at + 2 + 12 * index)
        yield tag, value


def _in_xmp(data: bytes) -> Iterator[str]:
    if _XMP_POSITION.search(data):
        yield POSITION


def _in_office(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        if _CORE in archive.namelist():
            with archive.open(_CORE) as core:
                if _CREATOR.search(core.read(_LARGEST_CORE)):
                    yield AUTHOR


def _in_pdf(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        data = file.read(_HEAD)
        file.seek(max(path.stat().st_size - _HEAD, 0))
        data += file.read(_HEAD)
    if _PDF_AUTHOR.search(data):
        yield AUTHOR


_LOOKS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    **dict.fromkeys((".jpg", ".jpeg"), _in_jpeg),
    **dict.fromkeys((".docx", ".xlsx", ".pptx"), _in_office),
    ".pdf": _in_pdf,
}
