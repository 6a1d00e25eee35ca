"""The elements of a page: which are blocks of text, which hold only other blocks, and which of two pages are counterparts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

_BLOCKS = frozenset(
    (
        *("html", "head", "body", "header", "main", "nav", "section", "article", "aside", "footer", "div", "p", "blockquote", "pre", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "svg", "img"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    )
)
_PARTS = frozenset(("number", "label", "words"))
"""Classes of spans that a template sets apart inside a block (`parts.html`)."""
_NEAR = 8
"""How far a counterpart is looked for where two pages differ, so that the work stays in proportion to their elements."""


def is_apart(one: Any) -> bool:
    """Whether an element stands by itself: a block, or a part of one that a template sets apart."""
    return one.tag in _BLOCKS or not _PARTS.isdisjoint(classes(one))


def has_text(one: Any) -> bool:
    """Whether text stands right in an element, outside those in it."""
    return any(text and text.strip() for text in (one.text, *(child.tail for child in one)))


def is_frame(one: Any) -> bool:
    """Whether an element only holds others that stand by themselves."""
    if one.tag not in _BLOCKS or has_text(one):
        return False
    return one.tag == "head" or all(is_apart(child) for child in one)


def classes(one: Any) -> list[str]:
    """The classes of an element."""
    return str(one.get("class", "")).split()


def words(one: Any) -> str:
    """The text of an element on one line."""
    return " ".join(str(one.xpath("string()")).split())


def is_alike(one: Any, other: Any) -> bool:
    """Whether two elements are written alike; white space is all the same."""
    return _source(one) == _source(other)


def _source(one: Any) -> list[bytes]:
    written: bytes = etree.tostring(one, with_tail=False)
    return written.split()


def counterparts(first: Sequence[Any], second: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """The elements of two lists in order, each with its counterpart, or with None where none is near."""
    kinds = [_kind(one) for one in first], [_kind(one) for one in second]
    if [one[0] for one in kinds[0]] == [one[0] for one in kinds[1]]:
        yield from zip(first, second, strict=True)
        return
    i = j = 0
    while i < len(first) or j < len(second):
        over, under = _nearest(*kinds, i, j)
        yield from ((one, None) for one in first[i : i + over])
        yield from ((None, one) for one in second[j : j + under])
        i, j = i + over, j + under
        if i < len(first) and j < len(second) and kinds[0][i] == kinds[1][j]:
            yield first[i], second[j]
            i, j = i + 1, j + 1


def _nearest(first: Sequence[Any], second: Sequence[Any], i: int, j: int) -> tuple[int, int]:
    """How many elements of each list have no counterpart before the next two of one kind."""
    for far in range(_NEAR):
        for over in range(far + 1):
            x, y = i + over, j + far - over
            if x < len(first) and y < len(second) and first[x] == second[y]:
                return over, far - over
    return min(_NEAR, len(first) - i), min(_NEAR, len(second) - j)


def _kind(one: Any) -> tuple[tuple[str, int], str, str]:
    """What makes two elements counterparts: the tag, for a row its cells; where those do not suffice, class and id."""
    return (one.tag, len(one) if one.tag == "tr" else 0), one.get("class", ""), one.get("id", "")
