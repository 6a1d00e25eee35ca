"""Sentences and quotations of social text, Indonesian and English."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

LONGEST = 600
"""Code points: text that goes on without an end mark is taken for several sentences, so that looking into one stays cheap."""

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
    """Offsets after each sentence's end mark, the end of the text last; what is too long is cut, at a space where there is one."""
    ends: list[int] = []
    for match in _END.finditer(text):
        ends.extend(_cuts(text, ends[-1] if ends else 0, match.end()))
        ends.append(match.end())
    last = ends[-1] if ends else 0
    if not ends or last != len(text):
        ends.extend(_cuts(text, last, len(text)))
        ends.append(len(text))
    return tuple(ends)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        start = space + 1 if space >= 0 else start + LONGEST
        yield start


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds the code point at `offset`, with its end mark and without the space before it.

    A line end ends a sentence; the stops of abbreviations, decimals, times and domains do not.
    """
    ends = sentence_ends(text)
    index = min(bisect_right(ends, offset), len(ends) - 1)
    start = ends[index - 1] if index else 0
    while start < offset and text[start].isspace():
        start += 1
    return Span(start, ends[index])


@lru_cache(maxsize=512)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks of one line, marks included, and lines that begin with `>`; in order, apart from each other."""
    return tuple(Span(match.start(), match.end()) for match in _QUOTED.finditer(text))
