"""What is told of a thing in sections of lines, before any form of the answer lays them out: terminal, Markdown, a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smpolicy.model.localised import Localised

SpanState = Literal["plain", "strong", "gone", "new", "loosened"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one look."""

    state: SpanState
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `level` 0 is a thing that is told of, 1 what is told of it, 2 a remark on that."""

    level: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    anchor: str
    title: Localised
    lines: tuple[Line, ...]


def line(level: int, text: str, state: SpanState = "plain") -> Line:
    """A line of one look."""
    return Line(level, (Span(state, text),))
