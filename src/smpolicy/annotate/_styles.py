"""The styles of a workbook: new ones are appended, those that stand keep their numbers."""

from __future__ import annotations

import copy
from typing import Any

from smpolicy.annotate._package import BrokenPackage

_DARK, _LIGHT = "FF000000", 150
"""The colour of letters on a ground of ours, and the brightness (to 255) from which letters need another."""


class Styles:
    """The root of `xl/styles.xml`, and the styles made of those that it had."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._space = root.tag.rpartition("}")[0] + "}"
        self._made: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}
        self._dark: dict[int, int] = {}

    def filled(self, base: int, colour: str) -> int:
        """The style of `base` on a ground of that colour (`AARRGGBB`)."""
        return self._of(base, f"fill {colour}", lambda form: self._fill(form, colour))

    def unfilled(self, base: int) -> int:
        """The style of `base` without a ground."""

        def change(form: Any) -> None:
            form.set("fillId", "0")
            form.attrib.pop("applyFill", None)

        return self._of(base, "unfilled", change)

    def ground(self, base: int) -> str | None:
        """The colour (`AARRGGBB`) of the ground of a style, where it is plain."""
        forms, fills = self._part("cellXfs"), self._part("fills")
        number = int(forms[base].get("fillId", 0)) if 0 <= base < len(forms) else -1
        colour = fills[number].find(f"{self._space}patternFill/{self._space}fgColor") if 0 <= number < len(fills) else None
        return None if colour is None else colour.get("rgb")

    def wraps(self, base: int) -> bool:
        """Whether the text of a cell in that style goes on in a next line."""
        forms = self._part("cellXfs")
        alignment = forms[base].find(f"{self._space}alignment") if 0 <= base < len(forms) else None
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def note(self, base: int, colour: str | None) -> int:
        """The style of a cell with findings: several lines from the top, on a coloured ground where there is something to say."""

        def change(form: Any) -> None:
            for old in form.findall(f"{self._space}alignment"):
                form.remove(old)
            form.insert(0, form.makeelement(f"{self._space}alignment", {"wrapText": "1", "vertical": "top"}))
            form.set("applyAlignment", "1")
            if colour is not None:
                self._fill(form, colour)

        return self._of(base, f"note {colour}", change)

    def heading(self, base: int) -> int:
        """The style of `base` in bold."""

        def change(form: Any) -> None:
            fonts = self._part("fonts")
            font = copy.deepcopy(fonts[int(form.get("fontId", 0))])
            if font.find(f"{self._space}b") is None:
                font.insert(0, font.makeelement(f"{self._space}b", {}))
            form.set("fontId", str(_appended(fonts, font)))
            form.set("applyFont", "1")

        return self._of(base, "heading", change)

    def _of(self, base: int, name: str, change: Any) -> int:
        if (base, name) not in self._made:
            forms = self._part("cellXfs")
            if not 0 <= base < len(forms):
                raise BrokenPackage(f"style {base}")
            form = copy.deepcopy(forms[base])
            change(form)
            self._made[base, name] = _appended(forms, form)
        return self._made[base, name]

    def _fill(self, form: Any, colour: str) -> None:
        if colour not in self._fills:
            fills = self._part("fills")
            fill = fills.makeelement(f"{self._space}fill", {})
            pattern = fill.makeelement(f"{self._space}patternFill", {"patternType": "solid"})
            fill.append(pattern)
            pattern.append(pattern.makeelement(f"{self._space}fgColor", {"rgb": colour}))
            pattern.append(pattern.makeelement(f"{self._space}bgColor", {"indexed": "64"}))
            self._fills[colour] = _appended(fills, fill)
        form.set("fillId", str(self._fills[colour]))
        form.set("applyFill", "1")
        self._darken(form)

    def _darken(self, form: Any) -> None:
        """Gives light letters, which the ground would swallow, a dark colour."""
        fonts = self._part("fonts")
        number = int(form.get("fontId", 0))
        colour = fonts[number].find(f"{self._space}color") if 0 <= number < len(fonts) else None
        if colour is None or not _is_light(colour):
            return
        if number not in self._dark:
            font = copy.deepcopy(fonts[number])
            told = font.find(f"{self._space}color")
            told.attrib.clear()
            told.set("rgb", _DARK)
            self._dark[number] = _appended(fonts, font)
        form.set("fontId", str(self._dark[number]))
        form.set("applyFont", "1")

    def _part(self, name: str) -> Any:
        found = self.root.find(f"{self._space}{name}")
        if found is None:
            raise BrokenPackage(name)
        return found


def _is_light(colour: Any) -> bool:
    """Whether letters of that colour need a dark ground; of a theme's colours its first is the ground itself."""
    rgb = str(colour.get("rgb", ""))[-6:]
    if len(rgb) == len("RRGGBB"):
        red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
        return 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT
    return colour.get("theme") == "0" or colour.get("indexed") in ("1", "9")


def _appended(parent: Any, child: Any) -> int:
    """The number of a child put behind its siblings."""
    parent.append(child)
    parent.set("count", str(len(parent)))
    return len(parent) - 1
