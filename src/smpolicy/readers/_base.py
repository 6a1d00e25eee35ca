"""What a reader is, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.text_file import BytesFile, TextFile, read_text_file


@dataclass(slots=True)
class Found:
    """What one file holds.

    `skipped` says that nothing in it is a subject: that is no fault in a folder, where other files stand about, but
    `faults_if_named` are the faults where the file was asked for by its name. `values` counts what was read.
    """

    subjects: list[Subject] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: bool = False
    faults_if_named: list[Fault] = field(default_factory=list)
    values: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of this folder. `limit` names the setting with the most bytes that it reads; `default_limit` is its default.

    `load` gives the file that `read` takes: as text, or as its bytes (`read_bytes_file`) where the format is not text.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Any, PolicyHead], Found]
    limit: str = "max_file_bytes"
    default_limit: int = 1024 * 1024
    load: Callable[[Path, str, int], TextFile | BytesFile | Fault] = read_text_file
