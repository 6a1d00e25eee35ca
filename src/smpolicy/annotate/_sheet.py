"""The XML of one worksheet: cells are added and given a style; everything else stays as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from smpolicy.annotate._package import child, element
from smpolicy.model.source import cell_name

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_BEHIND_COLUMNS = ("sheetData",)
_BEHIND_LEGACY_DRAWING = ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_TEXT = 32_000
"""Characters in a cell or comment; spreadsheets take 32,767."""
_USUAL_WIDTH, _USUAL_HEIGHT, _MOST_HEIGHT = 8.43, 15.0, 409.0
"""Characters and points, where the file says nothing else; spreadsheets make no row higher."""


def place_of(told: str) -> tuple[int, int]:
    """Line and column of `C3` or `$C$3`. Raises `ValueError` for anything else."""
    match = _REFERENCE.fullmatch(told.replace("$", "").upper())
    if match is None:
        raise ValueError(told)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def cut(text: str) -> str:
    """The text as far as a cell or comment can hold it."""
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]} …"


class SheetXml:
    """A worksheet's root element."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._space = root.tag.rpartition("}")[0] + "}"
        self._rows = dict(self._numbered())
        self._merged = list(self._merged_ranges())

    def last_column(self) -> int:
        """The last column in which any cell stands."""
        columns = [column for row in self._rows.values() for column, _ in _cells(row)]
        return max([*columns, *(right for _, _, _, right in self._merged)], default=0)

    def anchor(self, line: int, column: int) -> tuple[int, int]:
        """The cell that shows what stands at a place: the first of a merged range."""
        for top, left, bottom, right in self._merged:
            if top <= line <= bottom and left <= column <= right:
                return top, left
        return line, column

    def style_at(self, line: int, column: int) -> int:
        """The index of the style in which the place is shown now."""
        row = self._rows.get(line)
        cell = None if row is None else dict(_cells(row)).get(column)
        if cell is not None:
            return int(cell.get("s", 0))
        if row is not None and row.get("customFormat") in ("1", "true"):
            return int(row.get("s", 0))
        return next((int(one.get("style", 0)) for one in self._columns() if _spans(one, column)), 0)

    def set_style(self, line: int, column: int, style: int) -> None:
        """Shows a cell in another style."""
        self._cell(line, column).set("s", str(style))

    def set_text(self, line: int, column: int, text: str, style: int) -> None:
        """Writes text into a cell; what looks like a formula stays text."""
        cell = self._cell(line, column)
        cell.set("s", str(style))
        cell.set("t", "inlineStr")
        for old in list(cell):
            cell.remove(old)
        told = child(child(cell, f"{self._space}is"), f"{self._space}t")
        told.text = cut(text)
        told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self._grow(line, column)

    def clear_text(self, line: int, column: int) -> None:
        """Takes the words out of a cell, where there is one."""
        row = self._rows.get(line)
        cell = None if row is None else dict(_cells(row)).get(column)
        if cell is not None:
            for old in list(cell):
                cell.remove(old)
            cell.attrib.pop("t", None)
            cell.set("s", "0")

    def lines(self) -> list[int]:
        """The numbers of the rows that the file has."""
        return list(self._rows)

    def width_of(self, column: int) -> float:
        """How many characters wide a column is."""
        held = next((one.get("width") for one in self._columns() if _spans(one, column)), None)
        plain = self.root.find(f"{self._space}sheetFormatPr")
        usual = None if plain is None else plain.get("defaultColWidth")
        return float(held or usual or _USUAL_WIDTH)

    def set_height(self, line: int, lines: int) -> None:
        """Makes a row high enough for so many lines of text, unless somebody chose its height."""
        row = self._row(line)
        plain = self.root.find(f"{self._space}sheetFormatPr")
        usual = float((None if plain is None else plain.get("defaultRowHeight")) or _USUAL_HEIGHT)
        wanted = min(usual * lines, _MOST_HEIGHT)
        if row.get("customHeight") not in ("1", "true") and wanted > float(row.get("ht") or usual):
            row.set("ht", f"{wanted:g}")

    def set_width(self, column: int, width: int) -> None:
        """Makes one column so many characters wide, apart from those that it is declared with."""
        held = self.root.find(f"{self._space}cols")
        if held is None:
            held = element(f"{self._space}cols")
            self._insert(held, _BEHIND_COLUMNS)
        for one in [one for one in self._columns() if _spans(one, column)]:
            self._split(one, column)
        new = element(f"{self._space}col", {"min": str(column), "max": str(column), "width": str(width), "customWidth": "1"})
        behind = [one for one in held if int(one.get("min", 0)) > column]
        if behind:
            behind[0].addprevious(new)
        else:
            held.append(new)

    def legacy_drawing(self) -> str | None:
        """The relationship id of the drawing that holds the boxes of comments."""
        found = self.root.find(f"{self._space}legacyDrawing")
        return None if found is None else str(found.get(self._relation()))

    def add_legacy_drawing(self, relation: str) -> None:
        """Points to the drawing that holds the boxes of comments."""
        self._insert(element(f"{self._space}legacyDrawing", {self._relation(): relation}), _BEHIND_LEGACY_DRAWING)

    def _relation(self) -> str:
        strict = "purl.oclc.org" in self._space
        return "{http://purl.oclc.org/ooxml/officeDocument/relationships}id" if strict else _RELATION

    def _numbered(self) -> Iterator[tuple[int, Any]]:
        """Rows by their number, which a file may leave to their order."""
        line = 0
        for row in self.root.iterfind(f"{self._space}sheetData/{self._space}row"):
            line = int(row.get("r", line + 1))
            yield line, row

    def _merged_ranges(self) -> Iterator[tuple[int, int, int, int]]:
        for one in self.root.iterfind(f"{self._space}mergeCells/{self._space}mergeCell"):
            first, _, last = str(one.get("ref", "")).partition(":")
            yield (*place_of(first), *place_of(last or first))

    def _columns(self) -> Iterator[Any]:
        yield from self.root.iterfind(f"{self._space}cols/{self._space}col")

    def _cell(self, line: int, column: int) -> Any:
        """The cell at a place, made where the file has none."""
        row = self._row(line)
        held = list(_cells(row))
        for at, cell in held:
            if at == column:
                return cell
        new = element(f"{self._space}c", {"r": cell_name(line, column)})
        # A cell that leaves its place to the order would move.
        for at, cell in held:
            cell.set("r", cell_name(line, at))
        following = next((cell for at, cell in held if at > column), None)
        if following is not None:
            following.addprevious(new)
        elif held:
            held[-1][1].addnext(new)
        else:
            row.insert(0, new)
        return new

    def _row(self, line: int) -> Any:
        """The row, made where the file has none: what a merged cell shows there stands in an earlier one."""
        if line not in self._rows:
            data = self.root.find(f"{self._space}sheetData")
            new = child(data, f"{self._space}row", {"r": str(line)})
            for number, row in self._rows.items():
                row.set("r", str(number))
            behind = [row for number, row in self._rows.items() if number > line]
            if behind:
                behind[0].addprevious(new)
            self._rows[line] = new
            self._rows = dict(sorted(self._rows.items()))
        return self._rows[line]

    def _grow(self, line: int, column: int) -> None:
        """Keeps the hints that say how far rows and sheet reach."""
        row = self._rows[line]
        first, _, last = str(row.get("spans", "")).partition(":")
        if last.isdigit() and int(last) < column:
            row.set("spans", f"{first}:{column}")
        dimension = self.root.find(f"{self._space}dimension")
        if dimension is not None:
            first, _, last = str(dimension.get("ref", "A1")).partition(":")
            bottom, right = place_of(last or first)
            dimension.set("ref", f"{first}:{cell_name(max(bottom, line), max(right, column))}")

    def _split(self, one: Any, column: int) -> None:
        """Takes one column out of a range of columns."""
        first, last = int(one.get("min")), int(one.get("max"))
        for low, high in ((first, column - 1), (column + 1, last)):
            if low <= high:
                part = one.makeelement(one.tag, dict(one.attrib))
                part.set("min", str(low))
                part.set("max", str(high))
                one.addprevious(part)
        one.getparent().remove(one)

    def _insert(self, new: Any, behind: tuple[str, ...]) -> None:
        """Puts an element before the first of those that must follow it, else last."""
        following = next((one for one in self.root if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in behind), None)
        if following is not None:
            following.addprevious(new)
        else:
            self.root.append(new)


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    """Cells by their column, which a file may leave to their order."""
    column = 0
    for cell in row:
        if isinstance(cell.tag, str) and cell.tag.endswith("}c"):
            told = cell.get("r")
            column = place_of(str(told))[1] if told else column + 1
            yield column, cell


def _spans(one: Any, column: int) -> bool:
    return int(one.get("min", 0)) <= column <= int(one.get("max", 0))
