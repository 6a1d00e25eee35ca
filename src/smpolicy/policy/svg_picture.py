"""SVG that people bring: only what draws shapes and reaches for nothing. Anything else is refused, and never mended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat  # entities are refused below, before the parser would resolve any

from smpolicy.policy.look import UnfitPicture

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENTS = frozenset(("svg", "g", "defs", "style", "title", "desc", "metadata", "clipPath", "linearGradient", "radialGradient", "stop"))
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_REMARKS = frozenset(
    (
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.serif.com/",
    )
)
"""Namespaces of drawing programs' own remarks, which nothing draws."""
_FUNCTIONS = frozenset(("rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewx", "skewy"))
_WORDS = frozenset(("id", "class", "d", "points", "role", "version", "lang"))
"""Attributes in which a bracket is only a bracket."""
_FUNCTION = re.compile(r"([A-Za-z][\w-]*)\s*\(\s*[\"']?\s*(#?)")
_NUMBERS = re.compile(r"[\s,]+")
_MAX_ELEMENTS, _MAX_DEPTH = 5000, 32


def svg_size(data: bytes) -> tuple[float, float]:
    """Width and height of the drawing in its own units. Raises `UnfitPicture` with the place of what cannot stay."""
    reading = _Reading()
    try:
        reading.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnfitPicture("svg-broken", error.lineno, error.offset + 1, reason=expat.ErrorString(error.code)) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise UnfitPicture("svg-broken", 1, 1, reason=str(error)) from error
    return reading.size


@dataclass(slots=True)
class _Reading:
    """One reading of a drawing, element by element."""

    parser: Any = field(default_factory=lambda: expat.ParserCreate(namespace_separator=" "))
    size: tuple[float, float] = (0, 0)
    _elements: int = 0
    _path: list[str] = field(default_factory=list)
    _style: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, full: str, attributes: Mapping[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        self._elements += 1
        if self._elements > _MAX_ELEMENTS or len(self._path) >= _MAX_DEPTH:
            raise self._unfit("svg-many", limit=_MAX_ELEMENTS, depth=_MAX_DEPTH)
        if not self._path:
            self._root(space, name, attributes)
        self._path.append(name if space == _SVG else "")
        if space in _REMARKS:
            return
        if space != _SVG or name not in _ELEMENTS | _SHAPES:
            raise self._unfit("svg-element", name=name)
        for key, value in attributes.items():
            self._attribute(key, value)

    def _root(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        if (space, name) != (_SVG, "svg"):
            raise self._unfit("svg-root", name=name)
        try:
            _, _, width, height = (float(one) for one in _NUMBERS.split(attributes.get("viewBox", "").strip()))
        except ValueError:
            width = height = 0.0
        if not (0 < width < float("inf") and 0 < height < float("inf")):
            raise self._unfit("svg-size")
        self.size = (width, height)

    def _attribute(self, full: str, value: str) -> None:
        space, _, name = full.rpartition(" ")
        if name == "href" and space in ("", _XLINK):
            if not value.strip().startswith("#"):
                raise self._unfit("svg-outside", name=value)
        elif not space and name.lower().startswith("on"):
            raise self._unfit("svg-script", name=name)
        elif not space and name not in _WORDS and not name.startswith(("aria-", "data-")):
            self._value(value)

    def _value(self, value: str) -> None:
        """A value or a style: no function but colours and moves, no address but in the drawing."""
        if "\\" in value or "@" in value:
            raise self._unfit("svg-style", name="\\" if "\\" in value else "@")
        for called in _FUNCTION.finditer(value):
            name = called[1].lower()
            if name == "url" and not called[2]:
                raise self._unfit("svg-outside", name=value[called.start() : called.start() + 60])
            if name != "url" and name not in _FUNCTIONS:
                raise self._unfit("svg-style", name=f"{name}()")

    def _text(self, text: str) -> None:
        if self._path and self._path[-1] == "style":
            self._style.append(text)

    def _end(self, _full: str) -> None:
        if self._path.pop() == "style":
            self._value("".join(self._style))
            self._style.clear()

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise self._unfit("svg-entities")

    def _instruction(self, target: str, _data: str) -> None:
        raise self._unfit("svg-element", name=f"?{target}")

    def _unfit(self, code: str, **values: Any) -> UnfitPicture:
        return UnfitPicture(code, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, **values)
