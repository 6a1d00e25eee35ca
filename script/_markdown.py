"""Markdown of which no text can break out."""

from __future__ import annotations

import re

from smpolicy.reports._safe import in_markdown, visible

_TICKS = re.compile(r"`+")
_OPENING = re.compile(r"^\s*(\d*)([#+=.)-])")
"""What makes a heading or a list where a line begins."""


def line(*cells: object) -> str:
    """A row of a table; the cells are Markdown already, and an empty one is a dash."""
    return "| " + " | ".join(str(cell) or "–" for cell in cells) + " |\n"


def quoted(text: str) -> str:
    """A text of any lines as a quotation that keeps them."""
    lines = (_OPENING.sub(r"\1\\\2", in_markdown(one)).strip() or "&nbsp;" for one in text.strip().splitlines())
    return "<br>\n".join(f"> {one}" for one in lines) + "\n"


def fenced(text: str) -> str:
    """A block of plain text, inside a fence longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return "\n".join([f"{fence}text", *map(visible, text.rstrip().splitlines()), fence]) + "\n"
