"""Where a hit does not count: quoted, denied, excused by its sentence."""

from __future__ import annotations

import regex

from smpolicy.matching.patterns import CONFIRM_TIMEOUT, compiled
from smpolicy.matching.sentences import quoted_spans, sentence_at
from smpolicy.model.source import Part
from smpolicy.model.text import Span
from smpolicy.rules._base import Undetermined

DENIED = (
    r"(?i)\b(?:bukan(?:lah)?|tidak|tanpa|tak|jangan(?:lah)?|belum|not|never|no|isn'?t|aren'?t|wasn'?t|without|don'?t)\b"
    r"(?:\s+\p{L}+){0,2}\s*[\"“'(]?\s*$"
)
"""Right before a hit: words that deny it, with at most two words between."""


def occurs(pattern: str, text: str) -> regex.Match[str] | None:
    """The first match of a guard. Raises `Undetermined` when it does not finish in time."""
    try:
        return compiled(pattern).search(text, timeout=CONFIRM_TIMEOUT)
    except TimeoutError:
        raise Undetermined(
            {"id": "sebuah pola penjaga tidak selesai dalam batas waktu", "en": "a guard pattern did not finish in time"}
        ) from None


def is_quoted(part: Part, span: Span) -> bool:
    """Whether the span lies inside a quotation."""
    return any(quote.contains(span) for quote in quoted_spans(part.text))


def is_denied(part: Part, span: Span) -> bool:
    """Whether the words right before the span, in its sentence, deny it."""
    return occurs(DENIED, before(part, span)) is not None


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
