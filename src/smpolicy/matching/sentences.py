"""Sentences and quotations of social text, Indonesian and English."""

from __future__ import annotations

from functools import lru_cache

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

# A full stop after these ends no sentence.
_ABBREVIATIONS = (
    "jl|jln|no|bpk|bp|ibu|sdr|sdri|dr|drs|dra|ir|prof|hj|h|dkk|dll|dsb|dst|tgl|telp|tlp|hlm|kec|kab|kel|gg|st|pt|cv|tbk|"
    "mr|mrs|ms|vs|etc|e\\.g|i\\.e|inc|ltd|co|approx|a\\.n|u\\.p|s\\.d"
)
_END = lazy(
    rf"""
      \n+
    | (?<!\b(?i:{_ABBREVIATIONS}))(?<!\b\p{{Lu}})[.]+(?=["'”’)»\]]*(?:\s|$))
    | [!?…]+["'”’)»\]]*(?=\s|$|\p{{L}})
    """,
    regex.VERBOSE,
)
_QUOTED = lazy(
    r'"[^"\n]{1,500}"|“[^”\n]{1,500}”|„[^“”\n]{1,500}[“”]|«[^»\n]{1,500}»|(?<!\w)[\'‘][^\'’\n]{1,500}[\'’](?!\w)|^[ \t]*>[^\n]*',
    regex.MULTILINE,
)


@lru_cache(maxsize=512)
def sentence_ends(text: str) -> tuple[int, ...]:
    """Offsets after each sentence's end mark, the end of the text last."""
    ends = [match.end() for match in _END.finditer(text)]
    return (*ends, len(text)) if not ends or ends[-1] != len(text) else tuple(ends)


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds the code point at `offset`, with its end mark and without the space before it.

    A line end ends a sentence; the stops of abbreviations, decimals, times and domains do not.
    """
    start = 0
    for end in sentence_ends(text):
        if offset < end or end == len(text):
            while start < offset and text[start].isspace():
                start += 1
            return Span(start, end)
        start = end
    return Span(start, len(text))


@lru_cache(maxsize=512)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks of one line, marks included, and lines that begin with `>`."""
    return tuple(Span(match.start(), match.end()) for match in _QUOTED.finditer(text))
