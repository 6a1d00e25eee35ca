"""The errors that end a run: each knows its place, its remedy and its exit code.

A *finding* is a value and never raised; what cannot be decided is the verdict `undetermined`. Only what makes a
run impossible is an error, and then every fault of the input is reported at once.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOENT: ("tidak ditemukan", "not found"),
    errno.EACCES: ("tidak diizinkan", "not permitted"),
    errno.EPERM: ("tidak diizinkan", "not permitted"),
    errno.EROFS: ("hanya dapat dibaca", "it can only be read"),
    errno.ENOSPC: ("ruang penyimpanan habis", "no space is left"),
    errno.EISDIR: ("ini folder", "it is a folder"),
    errno.ENOTDIR: ("ada bagian jalurnya yang bukan folder", "a part of the path is no folder"),
    errno.EEXIST: ("sudah ada sesuatu dengan nama itu", "something of that name is there already"),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "the name is too long"),
    errno.ELOOP: ("tautannya berputar", "its links run in a circle"),
    errno.EIO: ("penyimpanannya rusak atau terputus", "the storage is broken or gone"),
}
"""What the operating system means, (Indonesian, English); it speaks one language itself."""
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an input, in the words of every language of the product.

    `line` and `column` count from 1; 0 means that the fault has no place inside the file.
    """

    file: str
    line: int
    column: int
    code: str
    what: dict[str, str]
    help: dict[str, str] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """`file:line:column: what. remedy`, without the parts that are unknown."""
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        text = self.what.get(lang) or self.what.get("en", "")
        remedy = self.help.get(lang) or self.help.get("en", "")
        return f"{place}: {text}" + (f" {remedy}" if remedy else "")


class SmPolicyError(Exception):
    """Something makes the run impossible. `exit_code` is what the command line ends with."""

    exit_code = 2

    def __init__(self, faults: Fault | Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(fault.say("en") for fault in self.faults))


class UsageError(SmPolicyError):
    """The command was called in a way that cannot be carried out."""


class PolicyError(SmPolicyError):
    """The policy, a pack or a register cannot be read, or says something impossible."""


class InputError(SmPolicyError):
    """A thing to be checked cannot be read."""


class OutputError(SmPolicyError):
    """A result cannot be written or drawn."""


def reason_of(error: Exception) -> dict[str, str]:
    """Why the operating system refused, in both languages where it is a reason that is known, else in its own words."""
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number in _REASONS:
        return dict(zip(("id", "en"), _REASONS[number], strict=True))
    told = getattr(error, "strerror", None) or str(error)
    return {"id": told, "en": told}


def is_full(error: Exception) -> bool:
    """Whether it is for want of room that something could not be written."""
    return getattr(error, "errno", None) in _NO_ROOM
