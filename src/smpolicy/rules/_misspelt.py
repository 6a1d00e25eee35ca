"""Words that are nearly, but not quite, one that must be written exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of the text, and the name that it is likely meant to be."""

    span: Span
    name: str


def slips(text: str, names: Iterable[str], most: int) -> Iterator[Slip]:
    """Words of a text that are at most `most` edits (insert, delete, replace, swap) away from one of the names, but not it.

    Case does not count. The first letters must be right, for slips of the pen are rarely there and other words often are; a name
    with a space is compared with as many words of the text. Names shorter than six letters are left out.
    """
    names = tuple(dict.fromkeys(names))
    exact = frozenset(name.casefold() for name in names)
    wanted = [name for name in names if len(name) >= _SHORTEST]
    words = list(_WORD.finditer(text))
    for count in sorted({len(name.split()) for name in wanted}):
        alike = [name for name in wanted if len(name.split()) == count]
        for at in range(len(words) - count + 1):
            span = Span(words[at].start(), words[at + count - 1].end())
            if any(_ENDS.search(text, one.end(), other.start()) for one, other in pairwise(words[at : at + count])):
                continue
            found = _meant(text[span.start : span.end], alike, exact, most)
            if found is not None:
                yield Slip(span, found)


def _meant(written: str, names: Iterable[str], exact: frozenset[str], most: int) -> str | None:
    plain = written.casefold()
    if plain in exact or any(_is_inflected(plain, one) for one in exact):
        return None
    near = [name for name in names if _may_be(plain, name.casefold(), most)]
    if not near:
        return None
    from rapidfuzz.distance import OSA  # costs more than a whole check: loaded where something is nearly a name

    for name in near:
        allowed = _allowed(name, most)
        if 0 < OSA.distance(plain, name.casefold(), score_cutoff=allowed) <= allowed:
            return name
    return None


def _may_be(written: str, name: str, most: int) -> bool:
    """Whether lengths and beginnings let one be a slip of the other: the first two letters, and the first of every word."""
    if written[:2] != name[:2] or abs(len(written) - len(name)) > _allowed(name, most):
        return False
    return [word[0] for word in written.split()] == [word[0] for word in name.split()]


def _allowed(name: str, most: int) -> int:
    return min(most, 1 if len(name) < _LONG else most)


def _is_inflected(written: str, name: str) -> bool:
    """`kopinya`, `teas`: the name with an ending that belongs to the language, not to the name."""
    return written.startswith(name) and written[len(name) :] in ("s", "'s", "nya", "ku", "mu", "lah", "kah")
