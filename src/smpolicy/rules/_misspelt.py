"""Words that are nearly, but not quite, one that must be written exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

_WORD = lazy(r"[@#]?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.]*(?<!\.)")
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

    Case does not count. The first letter must be right, for slips of the pen are rarely there and other words often are; a name
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
            found = _meant(text[span.start : span.end], alike, exact, most)
            if found is not None:
                yield Slip(span, found)


def _meant(written: str, names: Iterable[str], exact: frozenset[str], most: int) -> str | None:
    from rapidfuzz.distance import OSA  # costs more than a whole check: loaded where a name is long enough to be misspelt

    plain = written.casefold()
    if plain in exact or any(_is_inflected(plain, one) for one in exact):
        return None
    for name in names:
        wanted = name.casefold()
        allowed = min(most, 1 if len(wanted) < _LONG else most)
        if plain[:2] == wanted[:2] and 0 < OSA.distance(plain, wanted, score_cutoff=allowed) <= allowed:
            return name
    return None


def _is_inflected(written: str, name: str) -> bool:
    """`kopinya`, `teas`: the name with an ending that belongs to the language, not to the name."""
    return written.startswith(name) and written[len(name) :] in ("s", "'s", "nya", "ku", "mu", "lah", "kah")
