"""`headings.yaml`: what a workspace takes its own column headings for, as somebody answered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from smpolicy.errors import Fault
from smpolicy.policy.conform import conform
from smpolicy.policy.document import Document
from smpolicy.policy.faults import unknown
from smpolicy.policy.file_shapes import headings_shape
from smpolicy.policy.headings import ASIDE, TABLES, HeadingFault, field_of, fields_of
from smpolicy.policy.text_file import MAX_POLICY_BYTES, read_text_file, shown
from smpolicy.policy.yaml_source import parse_yaml

HEADINGS_FILE = "headings.yaml"


@dataclass(frozen=True, slots=True)
class OwnHeadings:
    """Pairs of a heading and its field by the kind of table, an empty field for a column that is left aside; or what is wrong."""

    pairs: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    digest: str = ""

    def of(self, kind: str) -> tuple[tuple[str, str], ...]:
        """The pairs of one kind of table."""
        return self.pairs.get(kind, ())


def own_headings(root: Path) -> OwnHeadings:
    """What the workspace at `root` remembers; nothing where it has no such file."""
    path = root / HEADINGS_FILE
    if not path.is_file():
        return OwnHeadings()
    file = read_text_file(path, shown(path), MAX_POLICY_BYTES)
    if isinstance(file, Fault):
        return OwnHeadings(faults=(file,))
    document = parse_yaml(file.text, file.name)
    out = conform(document, headings_shape()) if not document.faults else None
    faults = [*document.faults, *(out.faults if out else ())]
    data: Mapping[str, Any] = out.data if out and not out.faults else {}
    pairs = {kind: tuple(_pairs(document, kind, data[kind], faults)) for kind in TABLES if kind in data}
    return OwnHeadings(pairs, tuple(faults), file.digest)


def _pairs(document: Document, kind: str, held: Mapping[str, str], faults: list[Fault]) -> Iterable[tuple[str, str]]:
    for heading, told in held.items():
        path = "" if told == ASIDE else field_of(kind, told)
        if path is None:
            faults.append(unknown("heading-field", document.place(f"{kind}.{heading}"), told, fields_of(kind)))
        else:
            yield heading, path


def with_answers(root: Path, answers: Iterable[tuple[HeadingFault, str]]) -> bytes:
    """The file with what was answered beside what it held."""
    held: dict[str, Any] = {"schema": "smpolicy/1", "kind": "headings"}
    held |= {kind: {name: path or ASIDE for name, path in pairs} for kind, pairs in own_headings(root).pairs.items()}
    for asked, path in answers:
        held.setdefault(asked.table, {})[asked.heading] = path or ASIDE
    return yaml.safe_dump(held, allow_unicode=True, sort_keys=False).encode()
