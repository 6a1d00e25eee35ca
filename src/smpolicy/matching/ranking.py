"""Texts ranked by how much they have to do with a question: BM25 over stems of both languages.

A question is heard as it is meant: chat spellings, slips of the pen, and words of the other language for the same matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.matching.asked_words import ALIKE, EMPTY, SPELT
from smpolicy.matching.lazy import lazy

_WORD = lazy(r"[\p{L}\p{N}]{2,}")
_LONGEST = 20_000
"""Code points of a text or a question that count."""
_MOST_WORDS = 200
"""Words of a question that count."""
_LEAST = 0.3
"""Of the best text's score, what another must have to be worth reading."""
_SHORTEST_SLIP, _LONG = 5, 8
"""Letters of a word from which on one slip, and two slips, may be forgiven: shorter ones are soon another word."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A text by its index, and its BM25 score (above 0; comparable within one question only)."""

    index: int
    score: float


class Ranking:
    """Finds the texts nearest to a question. Needs the extra `kb`: raises `ModuleNotFoundError` without it."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s
        import snowballstemmer

        self._stemmers = [snowballstemmer.stemmer(name) for name in ("indonesian", "english")]
        stems = [self._stems(text) for text in texts]
        self._known = {stem for one in stems for stem in one}
        self._alike: dict[str, set[str]] = {}
        for group in ALIKE:
            meant = {stem for word in group for stem in self._stems(word)}
            for stem in meant:
                self._alike.setdefault(stem, set()).update(meant & self._known)
        self._size = len(texts)
        self._index: Any = None
        if self._known:
            self._index = bm25s.BM25(method="lucene")
            self._index.index(stems, show_progress=False)

    def best(self, question: str, most: int = 3) -> list[Ranked]:
        """The texts that have to do with the question, best first; of equal ones the earlier first."""
        wanted = [stem for word in _words(question)[:_MOST_WORDS] for stem in self._meant(word)]
        if not wanted or self._index is None:
            return []
        scores = self._index.get_scores(wanted)
        least = _LEAST * float(max(scores))
        found = [Ranked(index, round(float(score), 4)) for index, score in enumerate(scores) if score > 0 and score >= least]
        return sorted(found, key=lambda one: (-one.score, one.index))[:most]

    def _meant(self, word: str) -> list[str]:
        """The known stems that a word of a question asks for: its own, twice over those of other words for the matter, else the nearest."""
        if word in EMPTY:
            return []
        word = SPELT.get(word, word)
        stems = self._stems(word)
        own = [stem for stem in stems if stem in self._known]
        alike = [one for stem in stems for one in sorted(self._alike.get(stem, ())) if one not in own]
        return own + own + alike or self._nearest(word)

    def _nearest(self, word: str) -> list[str]:
        """The known stems, or those of other words for a matter, of which the word is a slip or a beginning."""
        if len(word) < _SHORTEST_SLIP or self._index is None:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA  # loaded where a word is not known as it stands

        far = 2 if len(word) >= _LONG else 1
        words = [*self._known, *self._alike]
        near = process.extract(word, words, scorer=OSA.distance, processor=None, score_cutoff=far, limit=3)
        found = [found for found, _, _ in near if found[0] == word[0]] or [
            one for one in words if len(one) > len(word) and one.startswith(word)
        ][:3]
        return list(dict.fromkeys(stem for one in found for stem in ([one] if one in self._known else sorted(self._alike[one]))))

    def _stems(self, text: str) -> list[str]:
        """Each word's stem in either language, where they differ both: nobody says which language a word is of."""
        out: list[str] = []
        for word in _words(text):
            out.extend(dict.fromkeys(stemmer.stemWord(word) for stemmer in self._stemmers))
        return out


def _words(text: str) -> list[str]:
    """The words of a text; a figure behind one, as in "dateng2", is no part of it."""
    found: list[str] = _WORD.findall(text[:_LONGEST].casefold())
    return [word.rstrip("0123456789") or word for word in found]
