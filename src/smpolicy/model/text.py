"""Positions in text: code points from 0, lines and columns from 1, UTF-16 units for editors."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class LineIndex:
    """Lines of one text; a line ends at LF (CR LF counts as one end, its CR belonging to the line)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column from 1 of the code point at `offset` (the end of the text is allowed)."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Code point offset from 0 of a line and column from 1, kept inside the text."""
        line = min(max(line, 1), len(self._starts))
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its end; empty when there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")


def utf16_from_code_point(line: str, column: int) -> int:
    """UTF-16 units before the code point `column` (both from 0) of a line: what the language server protocol counts."""
    return len(line[:column].encode("utf-16-le", "surrogatepass")) // 2


def normal_text(text: str) -> str:
    """The text whose equality approvals mean: NFC, LF line ends, no white space at a line's or the text's end."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip()


def text_hash(text: str) -> str:
    """`sha256:` and the hex SHA-256 of `normal_text` in UTF-8. Lone surrogates are kept as they are."""
    return "sha256:" + hashlib.sha256(normal_text(text).encode("utf-8", "surrogatepass")).hexdigest()
