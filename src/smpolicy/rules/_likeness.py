"""How alike two texts are, once what every network adds of its own is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

_OWN = lazy(r"https?://\S+|(?<!\w)[@#＃]\w[\w.]*")
_TITLES = "Kak|Bu|Ibu|Pak|Bapak|Mas|Mbak|Bang|Mr|Mrs|Ms|Hi|Hello|Dear|Hai|Halo"
_GREETED = lazy(rf"(?<=\b(?:{_TITLES})\.?\s)(?!(?:{_TITLES})\b)\p{{Lu}}[\p{{L}}'’-]+(?:\s\p{{Lu}}[\p{{L}}'’-]+){{0,2}}")
_LONGEST = 4000
"""Code points compared: what follows tells no more, and the cost grows with the square."""


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The text without links, mentions, hashtags and the name that is greeted; lower case, single spaces."""
    return " ".join(_GREETED.sub("", _OWN.sub("", text[:_LONGEST])).casefold().split())


def like(one: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Which of the others (by index, in order) are at least so like a bare text, and how much: 0 is nothing in common, 1 the same.

    Twice the length of the longest common subsequence, over the length of both.
    """
    found = process.extract(one, others, scorer=fuzz.ratio, processor=None, score_cutoff=least * 100, limit=None)
    return sorted((index, score / 100) for _, score, index in found)


def copied(text: str, sample: str, least: float) -> Span | None:
    """Where a text holds (nearly) the whole of a sample; None where the likeness there is under `least`."""
    short, long = sample.casefold(), text[:_LONGEST].casefold()
    if len(long) != len(text[:_LONGEST]) or not short.strip() or len(short) > len(long) * 1.25:
        return None
    found = fuzz.partial_ratio_alignment(short, long, score_cutoff=least * 100)
    return None if found is None or found.dest_end == found.dest_start else Span(found.dest_start, found.dest_end)
