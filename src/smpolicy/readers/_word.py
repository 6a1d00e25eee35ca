"""What a Word file holds: the body as it will read, and everything else that people leave in such a file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from smpolicy.errors import Fault
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings import field_of
from smpolicy.policy.text_file import BytesFile
from smpolicy.policy.zip_guard import fault_of_archive
from smpolicy.readers._word_xml import W, comments_in, deletions, hidden_runs, insertions, notes_in, paragraphs_in, text_of

AUTHOR = "smpolicy"
"""Who signs the comments that a file comes back with; they are no part of it."""
_NOTES = (("footnotes", "/word/footnotes.xml"), ("endnotes", "/word/endnotes.xml"))
_MOST_PARAGRAPHS = 50_000


@dataclass(slots=True)
class WordText:
    """The texts of a file. `paragraphs` and `rows` are the body's, in order, with insertions and without deletions.

    `others` pairs a field (`comments[0]`, `headers[0]`, `deleted[0]`, `inserted[0]`, `hidden[0]`, `footnotes[0]`) with its text.
    """

    paragraphs: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)


def read_word(file: BytesFile) -> WordText | Fault:
    """The texts of a Word file, or why it cannot be read. Needs the extra `office`: without it there is a fault that says so."""
    broken = fault_of_archive(file, "word/")
    if broken is not None:
        return broken
    try:
        import docx

        document = docx.Document(io.BytesIO(file.data))
        return _texts(document)
    except ModuleNotFoundError:
        return fault("office-extra", whole(file.name))
    except Exception as error:  # noqa: BLE001 - the library raises whatever a broken part makes it stumble over
        return fault("office-unreadable", whole(file.name), reason=type(error).__name__)


def _texts(document: Any) -> WordText:
    found = WordText()
    body = document.element.body
    for block in body.iterchildren():
        if block.tag == f"{W}tbl" and not found.rows and not any(one.strip() for one in found.paragraphs) and (rows := _pairs(block)):
            found.rows = rows
        elif block.tag != f"{W}sectPr":
            found.paragraphs.extend(text_of(one) for one in paragraphs_in(block))
        if len(found.paragraphs) > _MOST_PARAGRAPHS:
            raise OverflowError
    margins = list(_margins(document))
    notes = [(name, root) for name, uri in _NOTES for root in _note_parts(document, uri)]
    everywhere = (body, *(root for _, root in margins), *(root for _, root in notes))
    for name, pairs in (("deleted", deletions), ("inserted", insertions), ("hidden", hidden_runs)):
        _add(found, name, (text for root in everywhere for _, text in pairs(root)))
    _add(found, "comments", (text for _, text in comments_in(document.part._comments_part.element, AUTHOR)))  # noqa: SLF001 - what the library gives has lost the author's changes
    for name in ("headers", "footers"):
        _add(found, name, dict.fromkeys(_joined(root) for which, root in margins if which == name))
    for name, _ in _NOTES:
        _add(found, name, (text for which, root in notes if which == name for _, text in notes_in(root)))
    return found


def _pairs(table: Any) -> list[list[str]]:
    """The rows of a table that tells of the draft, as front matter does: names and their values, most of the names known."""
    rows = [[_joined(cell) for cell in row.iterchildren(f"{W}tc")] for row in table.iterchildren(f"{W}tr")]
    names = [row[0] for row in rows if len(row) > 1 and row[0].strip()]
    known = sum(field_of("posts", name) is not None for name in names)
    return rows if names and all(len(row) <= 2 for row in rows) and known * 2 >= len(names) else []  # noqa: PLR2004 - a name and its value


def _add(found: WordText, name: str, texts: Iterable[str]) -> None:
    told = [text for text in texts if text.strip()]
    found.others.extend((f"{name}[{index}]", text) for index, text in enumerate(told))


def _joined(element: Any) -> str:
    return "\n".join(text_of(one) for one in paragraphs_in(element)).strip()


def _margins(document: Any) -> Iterator[tuple[str, Any]]:
    """The headers and footers of every section that has its own."""
    for name in ("header", "footer"):
        for section in document.sections:
            for which in (name, f"first_page_{name}", f"even_page_{name}"):
                margin = getattr(section, which)
                if not margin.is_linked_to_previous:
                    yield f"{name}s", margin._element  # noqa: SLF001 - tables and text boxes too


def _note_parts(document: Any, uri: str) -> Iterator[Any]:
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname) == uri:
            yield parse_xml(part.blob)
