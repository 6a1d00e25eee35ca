"""Office files are ZIP archives of other people: what must hold before one is opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from smpolicy.errors import Fault
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.text_file import BytesFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Office files under a password (and those of before 2007) begin so."""
MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes of all members together once they are unpacked."""
_MAX_MEMBERS = 2_000
_MAX_RATIO = 200
"""Unpacked bytes for each packed one; sheets of equal rows reach about 100."""
_SMALL = 1024 * 1024
"""A member below this is no bomb whatever its ratio."""
_MOST_MARKS = 4_000_000
"""Signs `<` in all XML of a file: each element costs some hundred bytes once it is read, however little it weighs in the file."""
_MACROS = "vbaproject.bin"
_MARK = re.compile(rb"<")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)
_XML = (".xml", ".rels", ".vml")
_CHUNK = 1024 * 1024


def fault_of_archive(file: BytesFile, wanted: str) -> Fault | None:
    """Why an office file is not opened, or None. `wanted` is the beginning of the names without which it is no such file (`xl/`)."""
    if file.data.startswith(_OLE):
        return fault("office-locked", whole(file.name))
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            members = archive.infolist()
    except _UNREADABLE:
        return fault("office-broken", whole(file.name))
    names = [one.filename.casefold() for one in members]
    wrong = {
        "office-broken": not any(name.startswith(wanted) for name in names),
        "office-macros": any(name.endswith(_MACROS) for name in names),
        "office-locked": any(one.flag_bits & 1 for one in members),
        "office-bomb": _swells(members),
    }
    code = next((code for code, holds in wrong.items() if holds), None) or _code_of_marks(file)
    return fault(code, whole(file.name), limit=MAX_UNPACKED // (1024 * 1024)) if code else None


def count_in_parts(file: BytesFile, folder: str, pattern: re.Pattern[bytes], most: int) -> int:
    """How often the pattern occurs in the XML of a folder of an office file, counted until there are more than `most`.

    Parts are looked at piece by piece, so that counting needs no memory. Raises what `zipfile` does.
    """
    found = 0
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        for one in archive.infolist():
            name = one.filename.casefold()
            if name.startswith(folder) and name.endswith(_XML) and found <= most:
                found += sum(len(pattern.findall(piece)) for piece in _pieces(archive, one))
    return found


def _pieces(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(one) as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def _code_of_marks(file: BytesFile) -> str | None:
    try:
        return "office-bomb" if count_in_parts(file, "", _MARK, _MOST_MARKS) > _MOST_MARKS else None
    except _UNREADABLE:
        return "office-broken"


def _swells(members: Sequence[zipfile.ZipInfo]) -> bool:
    unpacked = sum(one.file_size for one in members)
    bomb = any(one.file_size > _SMALL and one.file_size > _MAX_RATIO * max(one.compress_size, 1) for one in members)
    return unpacked > MAX_UNPACKED or len(members) > _MAX_MEMBERS or bomb
