"""Words that are nearly, but not quite, one that must be written exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

_WORD = lazy(r"[@#]?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.]*(?<!\.)")
_ENDS = lazy(r"[.!?;\n]")
"""What ends a sentence: the words on its two sides are no name."""
_SHORTEST = 6
"""Letters of a name below which a neighbour is more likely another word than a slip."""
_LONG = 9
"""Letters from which two slips are still told from another word."""

_COMPARED = 2
"""Letters at the beginning that must be right."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of the text, and the name that it is likely meant to be."""

    span: Span
    name: str


class _Names:
    """Names to compare with, by how many words they have and how they begin."""

    def __init__(self, names: Iterable[str]) -> None:
        self.exact = frozenset(name.casefold() for name in names)
        self.alike: dict[tuple[int, str], list[str]] = {}
        for name in names:
            if len(name) >= _SHORTEST:
                self.alike.setdefault((len(name.split()), _beginning(name)), []).append(name)


class _Words:
    """Where the words of a text stand, and which of them begin how."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self.beginning: dict[str, list[int]] = {}
        for at, (start, _) in enumerate(self.spans):
            self.beginning.setdefault(_beginning(text[start : start + _COMPARED]), []).append(at)


_names = lru_cache(maxsize=256)(_Names)
_words = lru_cache(maxsize=16)(_Words)
"""The words of a text are compared with several lists of names in turn."""


def _beginning(word: str) -> str:
    return word[:_COMPARED].casefold()[:_COMPARED]


def slips(text: str, names: Iterable[str], most: int) -> Iterator[Slip]:
    """Words of a text that are at most `most` edits (insert, delete, replace, swap) away from one of the names, but not it.

    Case does not count. The first letters must be right, for slips of the pen are rarely there and other words often are; a name
    with a space is compared with as many words of the text. Names shorter than six letters are left out.
    """
    known = _names(tuple(dict.fromkeys(names)))
    if not known.alike:
        return
    words = _words(text)
    places = sorted((count, at, like) for count, like in known.alike for at in words.beginning.get(like, ()))
    for count, at, like in places:
        inside = words.spans[at : at + count]
        if len(inside) < count or any(_ENDS.search(text, one[1], other[0]) for one, other in pairwise(inside)):
            continue
        span = Span(inside[0][0], inside[-1][1])
        found = _meant(text[span.start : span.end], known.alike[count, like], known.exact, most)
        if found is not None:
            yield Slip(span, found)


def _meant(written: str, names: Iterable[str], exact: frozenset[str], most: int) -> str | None:
    plain = written.casefold()
    near = [name for name in names if _may_be(plain, name.casefold(), most)]
    if not near or plain in exact or any(_is_inflected(plain, one) for one in exact):
        return None
    from rapidfuzz.distance import OSA  # costs more than a whole check: loaded where something is nearly a name

    for name in near:
        allowed = _allowed(name, most)
        if 0 < OSA.distance(plain, name.casefold(), score_cutoff=allowed) <= allowed:
            return name
    return None


def _may_be(written: str, name: str, most: int) -> bool:
    """Whether lengths and beginnings let one be a slip of the other: the first two letters, and the first of every word."""
    if written[:_COMPARED] != name[:_COMPARED] or abs(len(written) - len(name)) > _allowed(name, most):
        return False
    return [word[0] for word in written.split()] == [word[0] for word in name.split()]


def _allowed(name: str, most: int) -> int:
    return min(most, 1 if len(name) < _LONG else most)


def _is_inflected(written: str, name: str) -> bool:
    """`kopinya`, `teas`: the name with an ending that belongs to the language, not to the name."""
    return written.startswith(name) and written[len(name) :] in ("s", "'s", "nya", "ku", "mu", "lah", "kah")
