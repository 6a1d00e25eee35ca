"""The text of a PDF, read from its content streams through each font's own table of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf

_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def page_texts(path: Path) -> list[str]:
    """The text of each page; a new line wherever the file shows another run of text."""
    with pikepdf.open(path) as pdf:
        return ["\n".join(_runs(page)) for page in pdf.pages]


@dataclass(frozen=True)
class ContentsLine:
    """An entry of the contents: its title, the page number printed, and the page that its link leads to, from 1."""

    title: str
    printed: str
    target: int


def contents_of(path: Path) -> list[ContentsLine]:
    """The entries of the contents, in order: the links of the pages before the first one's target."""
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        targets = {str(name): numbers[where[0].objgen] for name, where in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        lines: list[ContentsLine] = []
        for number, page in enumerate(pdf.pages, 1):
            if lines and number >= lines[0].target:
                break
            runs = sorted(_placed(page))
            for goal, boxes in _links(page).items():
                said = [text.strip() for x, y, text in runs if text.strip(" .") and any(_holds(box, x, y) for box in boxes)]
                lines.append(ContentsLine(" ".join(said[:-1]), said[-1], targets[goal]))
        return lines


def _links(page: pikepdf.Page) -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = {}
    for one in page.get("/Annots", []):
        if one.get("/Subtype") == "/Link":
            found.setdefault(str(one.Dest), []).append([float(edge) for edge in one.Rect])
    return found


def _holds(box: list[float], x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left - 1 <= x <= right + 1 and min(top, bottom) <= y <= max(top, bottom)


def _runs(page: pikepdf.Page) -> list[str]:
    return [text for _, _, text in _placed(page)]


def _placed(page: pikepdf.Page) -> list[tuple[float, float, str]]:
    """Each run of text with where it begins, in points from the lower left."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, font, stack = [], {}, []
    matrix = pikepdf.Matrix()
    place = pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tm":
                place = pikepdf.Matrix(*map(float, operands))
            case "TJ" | "Tj":
                shown = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                text = "".join(font.get(codes[at : at + 2], "�") for at in range(0, len(codes), 2))
                whole = place @ matrix
                found.append((whole.e, whole.f, text))
    return found


def _characters(font: pikepdf.Object) -> dict[bytes, str]:
    table: dict[bytes, str] = {}
    for kind, body in _BLOCK.findall(bytes(font.ToUnicode.read_bytes())):
        if kind == b"bfchar":
            table |= {bytes.fromhex(code.decode()): _text(goal) for code, goal in _CHAR.findall(body)}
        else:
            for first, last, goal in _RANGE.findall(body):
                start = int(first, 16)
                for offset in range(int(last, 16) - start + 1):
                    table[(start + offset).to_bytes(2, "big")] = chr(int(goal, 16) + offset)
    return table


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
