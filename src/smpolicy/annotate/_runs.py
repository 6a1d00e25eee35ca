"""The text elements of a Word file, and their runs cut to what is marked."""

from __future__ import annotations

import copy
from typing import Any

from smpolicy.model.text import Span
from smpolicy.readers._word_xml import TEXT, W, paragraphs_in, pieces_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_elements(body: Any) -> tuple[list[Any], list[tuple[str, int]]]:
    """The text elements of the body in the order in which its reader gives them, and its letters (all but white space).

    A letter's place counts in all the text elements together; one that is an element of its own has that of the letter behind it.
    """
    elements: list[Any] = []
    letters: list[tuple[str, int]] = []
    at = 0
    for one, text in (piece for paragraph in paragraphs_in(body) for piece in pieces_of(paragraph)):
        is_text = one.tag == TEXT
        letters.extend((char, at + (index if is_text else 0)) for index, char in enumerate(text) if not char.isspace())
        if is_text:
            elements.append(one)
            at += len(text)
    return elements, letters


def split_runs(runs: list[Any], span: Span) -> list[Any]:
    """The text elements of a span, cut so that their runs hold nothing else; `runs` is kept in step."""
    at, index, marked = 0, 0, list[Any]()
    while index < len(runs) and at < span.end:
        element, size = runs[index], len(runs[index].text or "")
        start = max(span.start - at, 0)
        if start >= size:
            at, index = at + size, index + 1
        elif start or not _leads(element):
            _cut(runs, element, start)
            at, index = at + start, index + 1
        else:
            if span.end - at < size or not _ends(element):
                _cut(runs, element, min(span.end - at, size))
            marked.append(element)
            at, index = at + len(element.text), index + 1
    return marked


def _leads(element: Any) -> bool:
    """Whether nothing stands before the element in its run."""
    before = element.getprevious()
    return before is None or before.tag == f"{W}rPr"


def _ends(element: Any) -> bool:
    return element.getnext() is None


def _cut(runs: list[Any], element: Any, at: int) -> None:
    """Cuts the run of a text element into two of the same look, the second beginning at `at` of the element's text."""
    run = element.getparent()
    twin = copy.deepcopy(run)
    position = list(run).index(element)
    gone = list(run)[position + 1 :]
    for child in gone:
        run.remove(child)
    for child in list(twin)[:position]:
        if child.tag != f"{W}rPr":
            twin.remove(child)
    second = next(twin.iterchildren(TEXT))
    element.text, second.text = element.text[:at], element.text[at:]
    for one in (element, second):
        one.set(_SPACE, "preserve")
    run.addnext(twin)
    index = runs.index(element) + 1
    runs[index : index + sum(child.tag == TEXT for child in gone)] = list(twin.iterchildren(TEXT))
