"""Numbers of a text in the shapes that detectors ask for, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from smpolicy.detectors._context import AFTER, BEFORE, Cue, cues_after, cues_before
from smpolicy.matching.digits import NUMBER_GATE, digit_view
from smpolicy.matching.lazy import lazy
from smpolicy.matching.number_places import found_at, number_places
from smpolicy.matching.views import View, Views
from smpolicy.model.text import Span

_LONG_NUMBER = lazy(r"\d[\d .\-–/()]{5,}\d")
_NEXT = ",;/|&"
"""Before another number: what stands behind a comma is said of that one."""
_LIST = lazy(
    r"(?i)\s*(?:\(\s*\p{L}{1,12}\s*\)|\p{L}{2,3})?\s*(?:[/,;&|+]|dan|and|atau|or|\s)?\s*(?:\(\s*\p{L}{1,12}\s*\)|\p{L}{2,3}[.:])?\s*"
)

__all__ = ["NUMBER_GATE", "Number", "numbers"]


@dataclass(frozen=True, slots=True)
class Number:
    """Digits that stand at `[start, end)` of a view. `text` is what stands there, separators included."""

    digits: str
    text: str
    start: int
    end: int
    view: View
    evasion: bool
    groups: dict[str, str]

    @property
    def span(self) -> Span:
        """Where the number stands in the original."""
        return self.view.original_span(self.start, self.end)

    def before(self, reach: int = BEFORE) -> str:
        """The text before the number, from the end of the number before it unless the two are a list."""
        text = self.view.text[max(self.start - reach, 0) : self.start]
        for match in reversed(list(_LONG_NUMBER.finditer(text))):
            if not _LIST.fullmatch(text, match.end()):
                return text[match.end() :]
            text = text[: match.start()] + " " + text[match.end() :]
        return text

    def after(self, reach: int = AFTER) -> str:
        """The text after the number, up to what belongs to the next one and to the end of its line."""
        text = self.view.text[self.end : self.end + reach].partition("\n")[0]
        found = _LONG_NUMBER.search(text)
        if not found:
            return text
        own = text[: found.start()]
        for sign in _NEXT:
            own = own.partition(sign)[0]
        return own

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The words before the number, the nearest first."""
        return cues_before(self.before())

    @property
    def cues_behind(self) -> tuple[Cue, ...]:
        """The words after the number, the nearest first."""
        return cues_after(self.after())


def numbers(views: Views, shape: regex.Pattern[str]) -> Iterator[Number]:
    """The places that fit a shape, in the folded view and then in the digit view."""
    folded, digits = views.folded, digit_view(views)
    for view in (folded,) if digits is folded else (folded, digits):
        places = views.once(("number_places", view is folded), lambda _, text=view.text: number_places(text))  # type: ignore[misc]
        for match in found_at(shape, view.text, places):
            span = view.original_span(*match.span())
            hidden = views.text[span.start : span.end] != match[0]
            if view is folded or hidden:
                groups = {name: value for name, value in match.groupdict().items() if value}
                yield Number("".join(filter(str.isdigit, match[0])), match[0], match.start(), match.end(), view, hidden, groups)
