"""Office files are ZIP archives of other people: what must hold before one is opened."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

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
_MOST_ELEMENTS = 2_000_000
"""Elements in all XML of a file: each costs some hundred bytes once it is read, however little it weighs in the file."""
_MACROS = "vbaproject.bin"
_RANGE = re.compile(r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7}):\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d{1,7})")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError)
_XML = (".xml", ".rels")
_CHUNK, _FIRST = 1024 * 1024, 64


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
    code = next((code for code, holds in wrong.items() if holds), None) or _code_of_xml(file)
    return fault(code, whole(file.name), limit=MAX_UNPACKED // (1024 * 1024)) if code else None


@dataclass(slots=True)
class SheetCounts:
    """What the worksheets of a file hold: cells, formulas among them, and cells that a merged range or a link covers."""

    cells: int = 0
    formulas: int = 0
    covered: int = 0

    def add(self, name: str, attributes: Mapping[str, str]) -> None:
        """Counts one element."""
        if name == "c":
            self.cells += 1
        elif name == "f":
            self.formulas += 1
        elif name in ("mergeCell", "hyperlink"):
            self.covered += _area(attributes.get("ref", ""))


def sheet_counts(file: BytesFile) -> SheetCounts:
    """Counts without holding anything. The file has no fault of `fault_of_archive`."""
    counts = SheetCounts()
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        for one in archive.infolist():
            if one.filename.casefold().startswith("xl/worksheets/") and one.filename.casefold().endswith(".xml"):
                _run_through(archive, one, counts.add)
    return counts


def _code_of_xml(file: BytesFile) -> str | None:
    """A document type, with which entities come, is no part of office files; it would hide or swell what is read."""
    found = 0

    def count(_name: str, _attributes: Mapping[str, str]) -> None:
        nonlocal found
        found += 1
        if found > _MOST_ELEMENTS:
            raise _TooMuch

    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            for one in archive.infolist():
                if one.filename.casefold().endswith(_XML):
                    _run_through(archive, one, count)
                elif _looks_like_xml(archive, one):
                    # Drawings of before are not always well-formed; what is read of them as XML is looked at again then.
                    with contextlib.suppress(expat.ExpatError, LookupError):
                        _run_through(archive, one, count)
    except _TooMuch:
        return "office-bomb"
    except _DocumentType:
        return "office-entities"
    except (*_UNREADABLE, expat.ExpatError, LookupError):
        return "office-broken"
    return None


def _run_through(archive: zipfile.ZipFile, one: zipfile.ZipInfo, see: Callable[[str, Mapping[str, str]], None]) -> None:
    """Shows every element of a part, piece by piece, so that nothing of it is held."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: see(name.rpartition(":")[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse
    with archive.open(one) as stream:
        while piece := stream.read(_CHUNK):
            parser.Parse(piece, False)
        parser.Parse(b"", True)


def _looks_like_xml(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bool:
    """By its first sign: a part may have any name."""
    with archive.open(one) as stream:
        return stream.read(_FIRST).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _refuse(*_told: object) -> None:
    raise _DocumentType


def _area(told: str) -> int:
    """The number of cells in `A1:C3`; 1 for anything else."""
    match = _RANGE.fullmatch(told.upper())
    if match is None:
        return 1
    left, right = _column(match["left"]), _column(match["right"])
    return (abs(int(match["bottom"]) - int(match["top"])) + 1) * (abs(right - left) + 1)


def _column(letters: str) -> int:
    return sum((ord(letter) - ord("A") + 1) * 26**at for at, letter in enumerate(reversed(letters)))


class _TooMuch(Exception):  # noqa: N818 - says what is the matter
    pass


class _DocumentType(Exception):  # noqa: N818 - says what is the matter
    pass


def _swells(members: Sequence[zipfile.ZipInfo]) -> bool:
    unpacked = sum(one.file_size for one in members)
    bomb = any(one.file_size > _SMALL and one.file_size > _MAX_RATIO * max(one.compress_size, 1) for one in members)
    return unpacked > MAX_UNPACKED or len(members) > _MAX_MEMBERS or bomb
