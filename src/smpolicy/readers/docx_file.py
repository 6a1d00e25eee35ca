"""Drafts as Word files: the body is the text, and what stands elsewhere in the file is checked and named too."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Part, Place
from smpolicy.policy._cells import cell_value
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import field_of, unknown_heading
from smpolicy.policy.headings_file import OwnHeadings, own_headings
from smpolicy.policy.sheet_source import MAX_WORKBOOK_BYTES
from smpolicy.policy.text_file import BytesFile, read_bytes_file
from smpolicy.policy.yaml_source import parse_yaml
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_in
from smpolicy.readers._word import WordText, read_word

_MARK = "---"
_OTHERS: Localised = {
    "id": "Berkas ini juga memuat {name}; semuanya ikut diperiksa.",
    "en": "This file also holds {name}; all of it was checked.",
}
_REMEDY: Localised = {
    "id": "Bersihkan sebelum berkas dikirim ke luar: terima perubahan, hapus komentar dan teks tersembunyi.",
    "en": "Clean it before the file goes out: accept the changes, delete comments and hidden text.",
}
_NAMES: dict[str, Localised] = {
    "deleted": {"id": "teks yang dihapus lewat pelacakan perubahan", "en": "text deleted in tracked changes"},
    "inserted": {"id": "teks yang disisipkan lewat pelacakan perubahan", "en": "text inserted in tracked changes"},
    "hidden": {"id": "teks tersembunyi", "en": "hidden text"},
    "comments": {"id": "komentar", "en": "comments"},
}
_PUBLISHED = ("inserted",)
"""Parts that stand in the text already, and are only named."""


def read(file: BytesFile, policy: PolicyHead) -> Found:
    """The draft in a Word file.

    What a Markdown draft has as front matter stands here between two lines `---` above the text, or in a table of two columns
    above everything else, with headings as in a table of posts.
    """
    told = read_word(file)
    if isinstance(told, Fault):
        return Found(faults=[told])
    own = own_headings(policy.root)
    if own.faults:
        return Found(faults=list(own.faults))
    front, text = _front(file, told, own)
    if front.faults:
        return Found(faults=list(front.faults))
    if not isinstance(front.data, dict):
        return Found(faults=[fault("not-a-mapping", front.place(""))])
    if not text:
        return Found(faults=[fault("text-missing", whole(file.name))])
    document = dataclasses.replace(front, data={"kind": "post", **front.data, "text": text})
    found = subjects_in(document, policy, Path(file.name).stem)
    found.subjects = [_with_others(one, told) for one in found.subjects]
    return found


def _front(file: BytesFile, told: WordText, own: OwnHeadings) -> tuple[Document, str]:
    """What stands above the text, and the text. Lines are the body's paragraphs."""
    lines = "\n".join(told.paragraphs).split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or lines[first].strip() != _MARK:
        return _table_front(file, told, tuple(lines), own), "\n".join(lines).strip()
    end = next((at for at, line in enumerate(lines[first + 1 :], first + 1) if line.strip() == _MARK), None)
    if end is None:
        return Document(file.name, "", faults=(fault("front-matter-open", Place(file.name, first + 1, 1)),)), ""
    # Empty lines in place of what stands above keep every line number.
    front = parse_yaml("\n" * (first + 1) + "\n".join(lines[first + 1 : end]), file.name)
    return dataclasses.replace(front, file_lines=tuple(lines)), "\n".join(lines[end + 1 :]).strip()


def _table_front(file: BytesFile, told: WordText, lines: tuple[str, ...], own: OwnHeadings) -> Document:
    data: dict[str, Any] = {}
    faults: list[Fault] = []
    for row in told.rows:
        if len(row) < 2 or not row[0].strip():  # noqa: PLR2004 - a name and its value
            continue
        name = field_of("posts", row[0], own.of("posts"))
        if name is None:
            faults.append(unknown_heading("posts", row[0].strip(), whole(file.name)))
        elif name and row[1].strip():
            data[name] = cell_value("posts", name, row[1].strip())
    return Document(file.name, "", data, {"": Place(file.name, 1, 1)}, faults=tuple(faults), file_lines=lines)


def _with_others(subject: Any, told: WordText) -> Any:
    others = tuple(Part(name, text) for name, text in told.others if name.partition("[")[0] not in _PUBLISHED)
    kinds = dict.fromkeys(name.partition("[")[0] for name, _ in told.others if name.partition("[")[0] in _NAMES)
    notes = tuple(Note(kind, Place(subject.path, 0, 0), fill(_OTHERS, {"name": _NAMES[kind]}), _REMEDY) for kind in kinds)
    return dataclasses.replace(subject, parts=(*subject.parts, *others), notes=notes)


READER = Reader("docx_file", (".docx",), read, limit="max_office_bytes", default_limit=MAX_WORKBOOK_BYTES, load=read_bytes_file)
