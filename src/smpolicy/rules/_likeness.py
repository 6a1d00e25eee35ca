"""How alike two texts are, once what every network adds of its own is taken away."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

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


class Bare:
    """Bare texts, of which those of about one length are found at once: texts of other lengths cannot be alike."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sorted = sorted((len(text), at, text) for at, text in enumerate(texts))
        self._lengths = [length for length, _, _ in self._sorted]

    def like(self, one: str, least: float) -> list[tuple[int, float]]:
        """Which of the texts (by index, in order) are at least so like another one, and how much: 0 is nothing in common, 1 the same.

        Twice the length of the longest common subsequence, over the length of both.
        """
        least_length, most_length = _lengths_like(len(one), least)
        near = self._sorted[bisect_left(self._lengths, least_length) : bisect_right(self._lengths, most_length)]
        if not near:
            return []
        from rapidfuzz import fuzz, process  # costs more than a whole check: loaded where two texts are compared

        found = process.extract(one, [text for _, _, text in near], scorer=fuzz.ratio, processor=None, score_cutoff=least * 100, limit=None)
        return sorted((near[place][1], score / 100) for _, score, place in found)


def _lengths_like(length: int, least: float) -> tuple[float, float]:
    """Between which lengths a text must be so that all of the shorter could stand in the longer and make them so alike."""
    if least <= 0:
        return 0, math.inf
    share = min(least, 1.0) / (2 - min(least, 1.0))
    return length * share - 1, length / share + 1


def copied(text: str, sample: str, least: float) -> Span | None:
    """Where a text holds (nearly) the whole of a sample; None where the likeness there is under `least`."""
    short, long = sample.casefold(), text[:_LONGEST].casefold()
    if len(long) != len(text[:_LONGEST]) or not short.strip() or len(short) > len(long) * 1.25:
        return None
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(short, long, score_cutoff=least * 100)
    return None if found is None or found.dest_end == found.dest_start else Span(found.dest_start, found.dest_end)
