"""What a Word file holds: the body as it will read, and everything else that people leave in such a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from smpolicy.errors import Fault
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.text_file import BytesFile
from smpolicy.policy.zip_guard import fault_of_archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _DELETED_TEXT = f"{_W}p", f"{_W}t", f"{_W}delText"
_INSERTION, _DELETION, _MOVED_FROM = f"{_W}ins", f"{_W}del", f"{_W}moveFrom"
_RUN, _HIDDEN, _TAB, _BREAKS = f"{_W}r", f"{_W}vanish", f"{_W}tab", (f"{_W}br", f"{_W}cr")
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
        if block.tag == _PARAGRAPH:
            found.paragraphs.append(_text(block))
        elif block.tag == f"{_W}tbl" and not found.rows and not any(one.strip() for one in found.paragraphs):
            # A table above everything else tells of the draft, as front matter does.
            found.rows = [[_joined(cell) for cell in row.iterchildren(f"{_W}tc")] for row in block.iterchildren(f"{_W}tr")]
        elif block.tag != f"{_W}sectPr":
            found.paragraphs.extend(_text(one) for one in block.iter(_PARAGRAPH))
        if len(found.paragraphs) > _MOST_PARAGRAPHS:
            raise OverflowError
    for name, texts in (
        ("deleted", _changed(body, (_DELETION, _MOVED_FROM), _DELETED_TEXT)),
        ("inserted", _changed(body, (_INSERTION,), _TEXT)),
        ("hidden", _hidden(body)),
        ("comments", (comment.text for comment in document.comments)),
        ("headers", _margins(document, "header")),
        ("footers", _margins(document, "footer")),
    ):
        _add(found, name, texts)
    for name, uri in _NOTES:
        _add(found, name, _note_texts(document, uri))
    return found


def _add(found: WordText, name: str, texts: Iterator[str]) -> None:
    told = [text for text in texts if text.strip()]
    found.others.extend((f"{name}[{index}]", text) for index, text in enumerate(told))


def _text(paragraph: Any) -> str:
    """The paragraph as it reads once all changes are accepted; a paragraph inside it (a text box) is part of it."""
    pieces: list[str] = []
    for one in paragraph.iter(_TEXT, _TAB, *_BREAKS):
        if any(parent.tag in (_DELETION, _MOVED_FROM) for parent in one.iterancestors()):
            continue
        if one.tag == _TEXT:
            pieces.append(one.text or "")
        elif one.getparent().tag == _RUN:
            pieces.append("\t" if one.tag == _TAB else "\n")
    return "".join(pieces)


def _joined(cell: Any) -> str:
    return "\n".join(_text(one) for one in cell.iter(_PARAGRAPH)).strip()


def _changed(body: Any, kinds: tuple[str, ...], texts: str) -> Iterator[str]:
    """The text of each tracked change; words moved away are kept as plain text by Word."""
    for change in body.iter(*kinds):
        yield "".join(one.text or "" for one in change.iter(texts, *((_TEXT,) if change.tag == _MOVED_FROM else ())))


def _hidden(body: Any) -> Iterator[str]:
    for mark in body.iter(_HIDDEN):
        run = next((parent for parent in mark.iterancestors(_RUN)), None)
        if run is not None and mark.get(f"{_W}val") not in ("0", "false"):
            yield "".join(one.text or "" for one in run.iter(_TEXT))


def _margins(document: Any, name: str) -> Iterator[str]:
    """Headers or footers of every section, each text once."""
    seen: set[str] = set()
    for section in document.sections:
        for which in (name, f"first_page_{name}", f"even_page_{name}"):
            margin = getattr(section, which)
            text = "" if margin.is_linked_to_previous else "\n".join(_text(one) for one in margin._element.iter(_PARAGRAPH))  # noqa: SLF001 - tables and text boxes too
            if text not in seen:
                seen.add(text)
                yield text


def _note_texts(document: Any, uri: str) -> Iterator[str]:
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname) == uri:
            for one in parse_xml(part.blob).iterchildren():
                yield "\n".join(_text(paragraph) for paragraph in one.iter(_PARAGRAPH))
