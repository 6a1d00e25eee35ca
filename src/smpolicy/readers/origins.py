"""Which files subjects were made of, for whoever has to tell later whether one of them has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from smpolicy.model.subject import Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.headings_file import HEADINGS_FILE
from smpolicy.readers._hidden_data import media_looked_at


def files_of(subjects: Iterable[Subject], policy: PolicyHead, also: Iterable[Path] = ()) -> Mapping[str, str]:
    """The SHA-256 of each file that counted, by its path as seen from the workspace.

    Those are the files read, media that were looked into, the headings that tables are read with, and those that somebody else read.
    """
    root = policy.root.resolve()
    found: dict[Path, str] = dict.fromkeys(also, "")
    for one in subjects:
        path = Path(one.path)
        if one.file_digest:
            found.setdefault(path, one.file_digest)
        for medium in media_looked_at(one, (path.parent, policy.root)):
            found.setdefault(medium, "")
    headings = policy.root / HEADINGS_FILE
    if headings.is_file():
        found.setdefault(headings, "")
    return dict(sorted(_named(found, root)))


def _named(found: Mapping[Path, str], root: Path) -> Iterator[tuple[str, str]]:
    for path, digest in found.items():
        yield Path(os.path.relpath(path.resolve(), root)).as_posix(), digest or _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
