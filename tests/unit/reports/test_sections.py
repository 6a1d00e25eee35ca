"""Sections of lines on a terminal and in Markdown."""

from __future__ import annotations

import pytest

from smpolicy.model.telling import Line, Section, Span
from smpolicy.reports._base import Style
from smpolicy.reports._sections import sections_markdown, sections_text

SECTIONS = [
    Section("a", {"id": "Judul", "en": "Title"}, (Line(1, (Span("plain", "x: "), Span("gone", "la\x1bma "), Span("new", "baru"))),))
]


@pytest.mark.parametrize(
    ("color", "line"),
    [
        (False, "    x: [-la<U+001B>ma-] {+baru+}"),
        (True, "    x: \x1b[31mla<U+001B>ma \x1b[0m\x1b[32mbaru\x1b[0m"),
    ],
)
def test_a_terminal_shows_colours_or_marks_and_nothing_steers_it(color: bool, line: str) -> None:
    text = "".join(sections_text(SECTIONS, "1 → 2", Style("en", color=color)))
    assert text.splitlines()[-1] == line
    assert ("\x1b[1m1 → 2\x1b[0m" in text) == color


def test_markdown_is_a_list() -> None:
    assert "".join(sections_markdown(SECTIONS, "a_b", Style("id"))) == (
        "# a\\_b\n\n## Judul\n\n  - x: <del>la&lt;U+001B&gt;ma </del><ins>baru</ins>\n"
    )
