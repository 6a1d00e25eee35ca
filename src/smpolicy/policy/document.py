"""A file as plain data, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Anchor, Place
from smpolicy.model.text import LineIndex
from smpolicy.policy._scalars import anchors_of

MAX_NODES = 100_000
"""Values in one file, aliases expanded."""
MAX_DEPTH = 48
MAX_FAULTS = 200
"""More in one file help nobody."""
MAX_KEY = 128
MAX_PATH = 512
"""Code points of a key, and of a dotted path: both bound what places cost."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """How a text is written: `style` is `'`, `"`, `|`, `>`, `json` or empty (plain); `start` and `end` count in the source."""

    style: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """What a YAML or JSON file says.

    `places` maps dotted paths (`a.b[0].c`) to the place of the value, `key_places` to that of its key. `texts` holds
    the source of each number, for where text is expected. `faults` are all that were found; `data` is then what
    could be read. `first_line` is the file's line in which `source` begins; `file_lines` are given where that is not
    the whole file.
    """

    file: str
    source: str
    data: Any = None
    places: Mapping[str, Place] = field(default_factory=dict)
    key_places: Mapping[str, Place] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    scalars: Mapping[str, Scalar] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    first_line: int = 1
    file_lines: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines without their ends."""
        return self.file_lines or lines_of(self.source)

    def place(self, path: str) -> Place:
        """The place of a path, or of the nearest one above it."""
        return self._nearest(self.places, path)

    def key_place(self, path: str) -> Place:
        """The place of the key of a path, or of the nearest value above it."""
        return self.key_places.get(path) or self._nearest(self.places, path)

    def anchors(self, path: str, text: str) -> tuple[Anchor, ...]:
        """Where the characters of the text at `path` stand; one anchor where its source cannot be followed."""
        scalar = self.scalars.get(path)
        if scalar is None:
            return ()
        pairs = anchors_of(self.source, scalar.style, scalar.start, scalar.end, text)
        points = ((offset, *self._index.line_column(at)) for offset, at in pairs)
        return tuple(Anchor(offset, line + self.first_line - 1, column) for offset, line, column in points)

    def below(self, base: str) -> dict[str, Place]:
        """The places of `base` and below it, by their paths from there."""
        if not base:
            return dict(self.places)
        paths, starts = self._order
        found: dict[str, Place] = {}
        # A value is noted before what it holds, so that what lies below a path follows it without a gap.
        for at in range(starts.get(base, len(paths)), len(paths)):
            if not is_below(paths[at], base):
                break
            found[rest_of(paths[at], base)] = self.places[paths[at]]
        return found

    @cached_property
    def _order(self) -> tuple[list[str], dict[str, int]]:
        paths = list(self.places)
        return paths, {path: at for at, path in enumerate(paths)}

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self.source)

    def _nearest(self, places: Mapping[str, Place], path: str) -> Place:
        while path:
            if path in places:
                return places[path]
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return places.get("", Place(self.file, 0, 0))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends."""
    return tuple(line.removesuffix("\r") for line in text.split("\n"))


def is_below(path: str, base: str) -> bool:
    """Whether a dotted path is `base` or lies below it."""
    return not base or path == base or (path.startswith(base) and path[len(base)] in ".[")


def rest_of(path: str, base: str) -> str:
    """The rest of a dotted path below `base`."""
    return path[len(base) :].removeprefix(".") if base else path


def joined(path: str, key: str) -> str:
    """The dotted path of a key below `path`."""
    return f"{path}.{key}" if path else key
