"""Where a hit does not count: quoted, denied, excused by its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from smpolicy.matching.patterns import CONFIRM_TIMEOUT, compiled
from smpolicy.matching.sentences import quoted_spans, sentence_at
from smpolicy.model.source import Part
from smpolicy.model.text import Span
from smpolicy.rules._base import Undetermined

_NO = r"(?i)\b(?:bukan(?:lah)?|tidak|tanpa|tak|jangan(?:lah)?|belum|not|never|no|without|(?:is|are|was|were|do|does|did)n['’]?t)\b"
_END = r"\s*[\"“'(]?\s*$"
DENIED = _NO + r"(?:\s+\p{L}+){0,2}" + _END
"""Right before a hit: words that deny it, with at most two words between."""
DENIED_LABEL = (
    _NO
    + r"(?:\s+(?:an?|the|any|our|my|part|of|in|way|sebuah|suatu|merupakan|adalah|termasuk|mengandung|berisi|konten|unggahan)\b){0,3}"
    + _END
)
"""As `DENIED`, with only such words between as keep the sense: "tidak sabar mencoba #iklan" denies nothing."""


def occurs(pattern: str, text: str, start: int = 0, end: int | None = None, *, right_here: bool = False) -> regex.Match[str] | None:
    """The first match of a guard inside `[start, end)`; what stands before `start` is still seen by look-behinds.

    With `right_here` it must begin at `start`. Raises `Undetermined` when the guard does not compile or takes too long.
    """
    try:
        expression = compiled(pattern)
        look = expression.match if right_here else expression.search
        return look(text, start, end, timeout=CONFIRM_TIMEOUT)
    except TimeoutError:
        raise Undetermined({"id": "sebuah pola tidak selesai dalam batas waktu", "en": "a pattern did not finish in time"}) from None
    except regex.error as error:
        raise Undetermined(
            {"id": f"sebuah pola tidak dapat dikompilasi ({error})", "en": f"a pattern does not compile ({error})"}
        ) from None


def occurrences(pattern: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Every match inside `[start, end)`. Raises `Undetermined` as `occurs` does."""
    while start <= end and (found := occurs(pattern, text, start, end)) is not None:
        yield Span(*found.span())
        start = found.end() if found.end() > found.start() else found.end() + 1


def is_quoted(part: Part, span: Span) -> bool:
    """Whether the span lies inside a quotation."""
    quotes = quoted_spans(part.text)
    index = bisect_right(quotes, span.start, key=lambda quote: quote.start) - 1
    return index >= 0 and quotes[index].contains(span)


def is_denied(part: Part, span: Span, words: str = DENIED) -> bool:
    """Whether the words right before the span, in its sentence, deny it."""
    return occurs(words, before(part, span)) is not None


def before(part: Part, span: Span) -> str:
    """The text of the sentence up to the span."""
    return part.text[sentence_at(part.text, span.start).start : span.start]


def after(part: Part, span: Span) -> str:
    """The text of the sentence from the span's end."""
    return part.text[span.end : sentence_at(part.text, max(span.start, span.end - 1)).end]


def sentence(part: Part, span: Span) -> str:
    """The text of the span's sentence."""
    found = sentence_at(part.text, span.start)
    return part.text[found.start : max(found.end, span.end)]
