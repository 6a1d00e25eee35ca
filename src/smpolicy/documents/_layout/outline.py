"""The contents of a document, gathered from its headings while they are laid out, so that the two cannot differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Entry:
    """A section with its number, and the numbered things in it; `anchor` is the id of its heading."""

    anchor: str
    number: str
    title: Any
    items: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What the templates tell of their headings, in order."""

    entries: list[Entry] = field(default_factory=list)

    def section(self, anchor: str, title: Any) -> str:
        """The number of a section that begins here, counted from 1."""
        number = str(len(self.entries) + 1)
        self.entries.append(Entry(anchor, number, title))
        return number

    def item(self, anchor: str, number: str, title: Any) -> str:
        """A thing of the current section that the contents name, such as a clause; gives its anchor back."""
        self.entries[-1].items.append(Entry(anchor, number, title))
        return anchor

    @property
    def length(self) -> int:
        """Lines of the contents."""
        return sum(1 + len(one.items) for one in self.entries)
