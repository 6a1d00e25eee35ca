"""What is wider than a phone, put where it scrolls by itself: the page stays as wide as the window, and the keyboard reaches all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markupsafe import escape

_TAG = re.compile(r"<(/?)(h[1-6]|table|caption|figcaption|svg|tr|th|td)\b([^<>]*)>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_NARROW = 2
"""Columns whose words wrap until they fit: a table of no more needs no scrolling."""
_LONGEST_NAME = 120


def scrollable(page: str) -> str:
    """The page with a `<div class="scroll">` around each picture and each table of more than two columns.

    Such a group takes the focus, because one who has only keys could not scroll it otherwise. It is named by its caption, or by the heading
    above; so is a table that has no caption.
    """
    parts, at = [], 0
    for wide in _Reading(page).found():
        opening = page[wide.start : wide.body]
        if wide.nameless:
            opening = f'{opening[:-1]} aria-label="{escape(wide.name)}">'
        whole = opening + page[wide.body : wide.end]
        parts += [page[at : wide.start], _grouped(wide, whole) if wide.columns > _NARROW else whole]
        at = wide.end
    return "".join((*parts, page[at:]))


@dataclass(slots=True)
class _Wide:
    """A table or picture: where it starts, where its opening tag ends, where it ends."""

    start: int
    body: int
    tag: str
    attributes: str
    name: str
    nameless: bool = False
    columns: int = 0
    rows: int = 0
    end: int = 0


@dataclass(slots=True)
class _Reading:
    """A page, read tag by tag; what is inside a table or picture is a part of that."""

    page: str
    heading: str = ""
    figcaption: str = ""
    words_from: int = 0
    open: _Wide | None = None

    def found(self) -> Iterator[_Wide]:
        for tag in _TAG.finditer(self.page):
            if tag[2] == "caption" or tag[2] == "figcaption" or tag[2].startswith("h"):
                self._name(tag)
            elif self.open is None:
                self._begin(tag)
            elif self.open.tag == tag[2] and tag[1]:
                self.open.end = tag.end()
                yield self.open
                self.open = None
            elif self.open.tag == "table":
                self._count(self.open, tag)

    def _name(self, tag: re.Match[str]) -> None:
        begun, self.words_from = self.words_from, tag.end()
        if not tag[1]:
            return
        words = _line(self.page[begun : tag.start()])
        if tag[2] == "caption" and self.open is not None:
            self.open.name, self.open.nameless = words or self.open.name, False
        elif tag[2] == "figcaption":
            self.figcaption = words
        elif self.open is None:
            self.heading = words

    def _begin(self, tag: re.Match[str]) -> None:
        where = tag.start(), tag.end(), tag[2], tag[3]
        if tag[2] == "table" and not tag[1]:
            self.open = _Wide(*where, self.heading, nameless="aria-label" not in tag[3])
        elif tag[2] == "svg" and not tag[1]:
            self.open = _Wide(*where, self.figcaption or self.heading, columns=_NARROW + 1)

    def _count(self, table: _Wide, tag: re.Match[str]) -> None:
        if tag[2] == "tr":
            table.rows += bool(tag[1])
        elif not table.rows and not tag[1]:
            table.columns += 1


def _line(inner: str) -> str:
    """What is written between two tags, as plain text on one line."""
    line = " ".join(unescape(_ANY_TAG.sub("", inner)).split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1].rstrip() + "…"


def _grouped(wide: _Wide, whole: str) -> str:
    kind = "scroll wide" if "wide" in wide.attributes else "scroll"
    return f'<div class="{kind}" role="group" tabindex="0" aria-label="{escape(wide.name)}">{whole}</div>'
