"""The XML of a Word file: its texts in the order in which they are read, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, RUN, TEXT, COMMENT = f"{W}p", f"{W}r", f"{W}t", f"{W}comment"
TEXT_BOX, FIELD = f"{W}txbxContent", f"{W}fldSimple"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same drawing once more, for programs that do not know the first form."""
_INSERTIONS, _DELETIONS, _MOVED_FROM = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom"), f"{W}moveFrom"
_FIELD_MARK, _INSTRUCTION = f"{W}fldChar", f"{W}instrText"
_DELETED_TEXT, _HIDDEN = f"{W}delText", f"{W}vanish"
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad",
}  # fmt: skip
"""What stands in a run as an element of its own."""


def paragraphs_in(element: Any) -> Iterator[Any]:
    """The paragraphs of a block, those of text boxes behind the one that holds the box."""
    return (one for one in element.iter(PARAGRAPH) if not _is_copy(one))


def pieces_of(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The elements with text of a paragraph, as it reads once all changes are accepted; text boxes in it are paragraphs of their own."""
    for one in paragraph.iter(TEXT, *_SIGNS):
        if one.getparent().tag == RUN and _is_of(one, paragraph):
            yield one, (one.text or "") if one.tag == TEXT else _SIGNS[one.tag]


def text_of(paragraph: Any) -> str:
    """The paragraph as it reads once all changes are accepted."""
    return "".join(text for _, text in pieces_of(paragraph))


def deletions(root: Any) -> list[tuple[Any, str]]:
    """Each tracked deletion with its text; words that were moved are none, where they stand elsewhere now."""
    found = [(one, _told(one, _DELETED_TEXT, *((TEXT,) if one.tag == _MOVED_FROM else ()))) for one in root.iter(*_DELETIONS)]
    kept = "\n".join(text_of(one) for one in paragraphs_in(root)) if any(one.tag == _MOVED_FROM for one, _ in found) else ""
    return [(one, text) for one, text in found if text.strip() and not _is_copy(one) and not (one.tag == _MOVED_FROM and text in kept)]


def insertions(root: Any) -> list[tuple[Any, str]]:
    """Each tracked insertion with its text."""
    found = ((one, _told(one, TEXT)) for one in root.iter(*_INSERTIONS) if not _is_copy(one))
    return [(one, text) for one, text in found if text.strip()]


def hidden_runs(root: Any) -> list[tuple[Any, str]]:
    """Each run that is hidden, with its text."""
    found = []
    for mark in root.iter(_HIDDEN):
        run = next((parent for parent in mark.iterancestors(RUN)), None)
        if run is not None and mark.get(f"{W}val") not in ("0", "false") and not _is_copy(run):
            text = _told(run, TEXT)
            found.extend([(run, text)] if text.strip() else [])
    return found


def comments_in(root: Any, but: str) -> list[tuple[Any, str]]:
    """The comments of everybody but that author, with their words."""
    found = ((one, "\n".join(text_of(paragraph) for paragraph in paragraphs_in(one))) for one in root.iterchildren(COMMENT))
    return [(one, text) for one, text in found if text.strip() and one.get(f"{W}author") != but]


def notes_in(root: Any) -> list[tuple[Any, str]]:
    """The footnotes or endnotes of a part, with their words."""
    found = ((one, "\n".join(text_of(paragraph) for paragraph in paragraphs_in(one))) for one in root.iterchildren())
    return [(one, text) for one, text in found if text.strip()]


def field_around(run: Any) -> tuple[Any, Any] | None:
    """The first and the last run of the field that a run is the result of, within its paragraph; links are none."""
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    begun: list[Any] = []
    first, instruction = None, ""
    for one in () if paragraph is None else paragraph.iter(RUN):
        if one is run and begun and not instruction.lstrip().upper().startswith("HYPERLINK"):
            first = begun[0]
        for part in one.iterchildren(_FIELD_MARK, _INSTRUCTION):
            kind = part.get(f"{W}fldCharType")
            if part.tag == _INSTRUCTION:
                instruction += (part.text or "") if len(begun) == 1 else ""
            elif kind == "begin":
                instruction = instruction if begun else ""
                begun.append(one)
            elif kind == "end" and begun:
                begun.pop()
                if first is not None and not begun:
                    return first, one
    return None


def _told(element: Any, *tags: str) -> str:
    return "".join(one.text or "" for one in element.iter(*tags) if not _is_copy(one))


def _is_of(one: Any, paragraph: Any) -> bool:
    """Whether a text stands in the paragraph itself, and has not been deleted."""
    for parent in one.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag in (PARAGRAPH, *_DELETIONS):
            return False
    return False


def _is_copy(one: Any) -> bool:
    return any(True for _ in one.iterancestors(_FALLBACK))
