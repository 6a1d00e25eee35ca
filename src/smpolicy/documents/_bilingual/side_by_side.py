"""A document in two languages beside each other, made of the document in each."""

from __future__ import annotations

from typing import Any

from lxml import etree, html

from smpolicy.documents._bilingual.blocks import has_text, is_apart
from smpolicy.documents._bilingual.halves import joined

_MIXED = ("body", "header", "main", "nav", "section", "article", "aside", "footer", "div", "li", "dd", "td", "th", "figure", "blockquote")
"""What may hold text and blocks of text at once."""
_CELLS = ("td", "th")


def side_by_side(first: str, second: str, languages: tuple[str, str]) -> str:
    """One page of two that a template made of the same facts, in this order of languages; the first is the page's own.

    The pages are paired element by element, so that a template, also one that an organisation wrote, need not know of it.
    """
    page = _parsed(first)
    joined(page, _parsed(second), languages)
    return str(html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")) + "\n"


def _parsed(page: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(page.encode(), parser=parser)
    for one in list(root.iter(*_MIXED)):
        in_lines = one.tag in _CELLS and any(child.tag == "br" for child in one)
        if in_lines or any(is_apart(child) for child in one):
            _box_loose_text(one, in_lines)
    return root


def _box_loose_text(parent: Any, in_lines: bool) -> None:
    """Puts what stands between blocks into a block of its own, as it is drawn, so that it has a counterpart; so too each line of a cell."""
    children, box = list(parent), etree.Element("div")
    box.text, parent.text = parent.text, None
    parent[:] = []
    for child in children:
        ends_line = in_lines and child.tag == "br"
        if not ends_line and not is_apart(child):
            box.append(child)
            continue
        _add_box(parent, box)
        box = etree.Element("div")
        box.text, child.tail = child.tail, None
        if not ends_line:
            parent.append(child)
    _add_box(parent, box)


def _add_box(parent: Any, box: Any) -> None:
    """A box without anything to see stays white space."""
    if len(box) or has_text(box):
        parent.append(box)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (box.text or "")
    else:
        parent.text = (parent.text or "") + (box.text or "")
