"""Sections of lines as plain text and as Markdown; no text of others steers a terminal, or is taken for markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smpolicy.model.localised import say
from smpolicy.model.telling import Line, Section, Span
from smpolicy.reports._base import Style
from smpolicy.reports._safe import in_markdown, visible

_COLOUR = {"strong": "1", "gone": "31", "new": "32", "loosened": "33"}
_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
_TAGS = {"gone": "del", "new": "ins", "strong": "strong", "loosened": "strong"}


def sections_text(sections: Sequence[Section], title: str, style: Style) -> Iterator[str]:
    """For a terminal: colours where it shows them, marks where it does not."""
    yield _painted(visible(title), "strong", style) + "\n"
    for section in sections:
        yield "\n" + _painted(visible(say(section.title, style.lang)), "strong", style) + "\n"
        for line in section.lines:
            yield "  " * (line.level + 1) + "".join(_marked(span, style) for span in line.spans) + "\n"


def sections_markdown(sections: Sequence[Section], title: str, style: Style) -> Iterator[str]:
    """A heading for each section, a list below it."""
    yield f"# {in_markdown(title)}\n"
    for section in sections:
        yield f"\n## {in_markdown(say(section.title, style.lang))}\n\n"
        for line in section.lines:
            yield f"{'  ' * line.level}- {_markdown_line(line)}\n"


def _marked(span: Span, style: Style) -> str:
    text = visible(span.text)
    if style.color or span.state not in _MARKS:
        return _painted(text, span.state, style)
    before, after = _MARKS[span.state]
    word = text.rstrip()
    return f"{before}{word}{after}{text[len(word) :]}"


def _painted(text: str, state: str, style: Style) -> str:
    return f"\x1b[{_COLOUR[state]}m{text}\x1b[0m" if style.color and state in _COLOUR else text


def _markdown_line(line: Line) -> str:
    shown = ((_TAGS.get(span.state), in_markdown(span.text)) for span in line.spans)
    return "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in shown)
