"""The comments of a Word file: ours are added, those of others keep their words and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smpolicy.annotate._package import Package, child, element, parsed, written
from smpolicy.readers._word import AUTHOR
from smpolicy.readers._word_xml import COMMENT, PARAGRAPH, RUN, TEXT, W

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_START, _END, _REFERENCE = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MORE_OF_COMMENTS = ("commentsExtended", "commentsIds")
"""Parts that tell more of each comment, by the id of its paragraph."""


class WordComments:
    """The comments of a document part, and their marks in its root."""

    def __init__(self, package: Package, part: str, root: Any) -> None:
        self._package, self._part, self._root = package, part, root
        held = package.related(part, "comments")
        self._name = held[0][1] if held else ""
        self.root = parsed(package.read(self._name)) if held else element(f"{W}comments", space=W.strip("{}"), prefix="w")
        self._free = max([-1, *(int(one.get(f"{W}id", -1)) for one in self.root)]) + 1
        self._changed = False

    def remove_own(self) -> None:
        """Takes out what an earlier run said."""
        own = [one for one in self.root.iterchildren(COMMENT) if one.get(f"{W}author") == AUTHOR]
        numbers = {one.get(f"{W}id") for one in own}
        for mark in [one for one in self._root.iter(_START, _END, _REFERENCE) if one.get(f"{W}id") in numbers]:
            gone = mark.getparent() if mark.tag == _REFERENCE and mark.getparent().tag == RUN else mark
            gone.getparent().remove(gone)
        self._forget({paragraph.get(_PARAGRAPH_ID) for one in own for paragraph in one.iter(PARAGRAPH)} - {None})
        for one in own:
            self.root.remove(one)
        self._changed = self._changed or bool(own)

    def add(self, first: Any, last: Any, text: str) -> None:
        """A comment from one element of a paragraph to another of the same or a later one."""
        number = {f"{W}id": str(self._free)}
        self._free += 1
        first.addprevious(first.makeelement(_START, number))
        end = last.makeelement(_END, number)
        last.addnext(end)
        run = last.makeelement(RUN, {})
        child(run, _REFERENCE, number)
        end.addnext(run)
        comment = child(self.root, COMMENT, {**number, f"{W}author": AUTHOR, f"{W}initials": "sm"})
        told = child(child(child(comment, PARAGRAPH), RUN), TEXT, {_SPACE: "preserve"})
        told.text = text
        self._changed = True

    def range_of(self, comment: Any) -> tuple[Any, Any] | None:
        """The marks of somebody's comment in the document."""
        number = comment.get(f"{W}id")
        start, end = (next((one for one in self._root.iter(tag) if one.get(f"{W}id") == number), None) for tag in (_START, _END))
        return None if start is None or end is None else (start, end)

    def save(self) -> None:
        """Writes both parts, where anything has changed."""
        if not self._changed:
            return
        if not self._name:
            folder = self._part.rpartition("/")[0]
            self._name = self._package.free_name(f"{folder}/comments{{}}.xml".lstrip("/"))
            self._package.declare(self._name, _TYPE)
            self._package.relate(self._part, "comments", self._name)
        self._package.write(self._name, written(self.root))
        self._package.write(self._part, written(self._root))

    def _forget(self, paragraphs: Sequence[str] | set[str]) -> None:
        for kind in _MORE_OF_COMMENTS:
            for _, name in self._package.related(self._part, kind):
                root = parsed(self._package.read(name))
                gone = [one for one in root if any(key.endswith("}paraId") and value in paragraphs for key, value in one.attrib.items())]
                for one in gone:
                    root.remove(one)
                if gone:
                    self._package.write(name, written(root))
