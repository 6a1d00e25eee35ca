"""Texts ranked by how much they have to do with a question: BM25 over stems of both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.matching.lazy import lazy

_WORD = lazy(r"[\p{L}\p{N}]{2,}")
_LONGEST = 20_000
"""Code points of a text or a question that count."""


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
        self._size = len(texts)
        self._index: Any = None
        if self._known:
            self._index = bm25s.BM25(method="lucene")
            self._index.index(stems, show_progress=False)

    def best(self, question: str, most: int = 3) -> list[Ranked]:
        """The texts that share a stem with the question, best first; of equal ones the earlier first."""
        wanted = [stem for stem in self._stems(question) if stem in self._known]
        if not wanted or self._index is None:
            return []
        scores = self._index.get_scores(wanted)
        found = [Ranked(index, round(float(score), 4)) for index, score in enumerate(scores) if score > 0]
        return sorted(found, key=lambda one: (-one.score, one.index))[:most]

    def _stems(self, text: str) -> list[str]:
        """Each word's stem in either language, where they differ both: nobody says which language a word is of."""
        out: list[str] = []
        for word in _WORD.findall(text[:_LONGEST].casefold()):
            out.extend(dict.fromkeys(stemmer.stemWord(word) for stemmer in self._stemmers))
        return out
