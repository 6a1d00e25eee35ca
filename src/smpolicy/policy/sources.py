"""The files of a workspace: read once, inside the workspace only, faults and digests gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.conform import conform
from smpolicy.policy.csv_source import parse_csv
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import TABLES
from smpolicy.policy.headings_file import HEADINGS_FILE, OwnHeadings, own_headings
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.shape import Record
from smpolicy.policy.sheet_source import MAX_WORKBOOK_BYTES, workbook_document
from smpolicy.policy.text_file import MAX_POLICY_BYTES, BytesFile, TextFile, read_bytes_file, read_text_file, shown
from smpolicy.policy.yaml_source import parse_yaml

MAX_VALUES = 400_000
"""Values in all files of a workspace together."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read and has its shape. `name` is its path in the workspace, or `pack:NAME`."""

    name: str
    document: Document
    data: Mapping[str, Any]
    declared_none: tuple[str, ...]


@dataclass(slots=True)
class Sources:
    """Reads files and notes what was wrong with them."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    limit: int = MAX_POLICY_BYTES
    values: int = 0

    def inside(self, relative: str, place: Place) -> Path | None:
        """The path of a file of the workspace; a fault when it leaves the workspace, through a symlink too."""
        try:
            path = self.root / relative
            leaves = Path(relative).is_absolute() or not path.resolve().is_relative_to(self.root.resolve())
        except (OSError, ValueError, RuntimeError):
            leaves = True
        if leaves or not relative:
            self.faults.append(fault("outside-workspace", place, path=relative))
            return None
        return path

    def read(self, path: Path, name: str, shape: Record, table: str = "") -> Source | None:
        """The file in its shape; None, with its faults noted, when it has none. `table` is the kind of its rows, if it may be a table."""
        found = _loaded(path, table, self.limit)
        if isinstance(found, Fault):
            self.faults.append(found)
            return None
        self.digests[name] = found.digest
        if self.values > MAX_VALUES:
            self.faults.append(fault("too-many-values", whole(shown(path)), limit=MAX_VALUES))
            return None
        document = self._document(found, table)
        self.values += len(document.places)
        if document.faults:
            self.faults.extend(document.faults)
            return None
        out = conform(document, shape)
        self.faults.extend(out.faults)
        return Source(name, document, out.data, tuple(sorted(out.declared_none))) if isinstance(out.data, dict) else None

    def _document(self, file: TextFile | BytesFile, kind: str) -> Document:
        """The file as plain data; a register that may be a table, with the headings that this workspace knows."""
        own = own_headings(self.root) if kind in TABLES else OwnHeadings()
        if own.faults:
            return Document(file.name, "", faults=own.faults)
        if own.digest:
            self.digests[HEADINGS_FILE] = own.digest
        return workbook_document(file, kind, own.of(kind)) if isinstance(file, BytesFile) else parsed(file, kind, own.of(kind))


def _loaded(path: Path, table: str, limit: int) -> TextFile | BytesFile | Fault:
    """The file as text, or as bytes where it is a spreadsheet that may be a table."""
    if table in TABLES and path.suffix.lower() == ".xlsx":
        return read_bytes_file(path, shown(path), MAX_WORKBOOK_BYTES)
    return read_text_file(path, shown(path), limit)


def parsed(file: TextFile, table: str = "", also: Sequence[tuple[str, str]] = ()) -> Document:
    """A YAML or, by its suffix, a JSON file as plain data; CSV where the file may be a table of that kind."""
    if table in TABLES and file.name.lower().endswith(".csv"):
        return parse_csv(file.text, file.name, table, also)
    return parse_json(file.text, file.name) if file.name.lower().endswith(".json") else parse_yaml(file.text, file.name)
