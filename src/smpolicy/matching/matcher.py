"""One automaton for all text patterns of a policy: it names candidates, `regex` confirms them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import hyperscan
import regex

from smpolicy.matching.factors import factors, spelled_alike
from smpolicy.matching.patterns import CONFIRM_TIMEOUT, CONFIRM_TIMEOUT_PER_CHARACTER, compile_term, compiled
from smpolicy.matching.views import View, Views
from smpolicy.model.match import Match, Pattern
from smpolicy.model.text import Span

_BETWEEN = b"\xff"
"""Stands between the texts of a batch: no byte of UTF-8, so that no literal reaches over it."""
_BATCH = 1 << 20
"""Bytes scanned at once; a batch of more loses the processor's cache."""
_FLOOD = 50
"""Hits for each text of a batch after which its texts are scanned one by one, where a literal counts only once."""


class MatchTimeout(Exception):  # noqa: N818 - becomes the verdict `undetermined`
    """The pattern of that key did not finish on a text."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class Matcher:
    """All patterns of a policy. Texts go in; for each, the confirmed matches by pattern key come out.

    For each pattern the matches are those that `regex.finditer` finds in the text, and where `fold` is set those in the
    folded view that overlap none of them; empty matches count nowhere.
    """

    def __init__(self, patterns: Iterable[Pattern], data: Mapping[str, Any] | None = None) -> None:
        """`data` is what `to_data` gave for the same patterns, to spare the reading of their parse trees."""
        self._patterns = tuple(patterns)
        self._sources = tuple(one.source if one.regex else compile_term(one.source) for one in self._patterns)
        literals: Sequence[tuple[str, Sequence[int]]] = data["literals"] if data else _literals(self._sources)
        self._literals = [(literal, tuple(owners)) for literal, owners in literals]
        gated = {index for _, owners in self._literals for index in owners}
        self._always = tuple(index for index in range(len(self._patterns)) if index not in gated)
        self._database, self._once = _load(data["databases"]) if data else (None, None)
        if self._database is None and self._literals:
            self._database, self._once = _build(self._literals, once=False), _build(self._literals, once=True)

    def scan(self, text: str) -> dict[str, tuple[Match, ...]]:
        """The matches of every pattern in one text, in order of place. Raises `MatchTimeout`."""
        views = Views(text)
        folded = views.folded
        in_text = self._candidates(text)
        return self._confirmed(text, folded, in_text, in_text if folded.plain else self._candidates(folded.text))

    def scan_batch(self, texts: Sequence[str]) -> list[dict[str, tuple[Match, ...]]]:
        """As `scan`, for many texts. Raises `MatchTimeout` when any of them makes a pattern run away."""
        folded = [Views(text).folded for text in texts]
        in_texts = self._candidates_of(texts)
        hidden = [index for index, view in enumerate(folded) if not view.plain]
        in_folded = dict(zip(hidden, self._candidates_of([folded[index].text for index in hidden]), strict=True))
        return [
            self._confirmed(text, folded[index], in_texts[index], in_folded.get(index, in_texts[index])) for index, text in enumerate(texts)
        ]

    def to_data(self) -> dict[str, Any]:
        """Builtin values only; the automata as they are for this machine's processor."""
        rows = [[one.key, one.source, one.regex, one.fold] for one in self._patterns]
        databases = [hyperscan.dumpb(one) for one in (self._database, self._once)] if self._database else []
        return {"patterns": rows, "literals": [[literal, list(owners)] for literal, owners in self._literals], "databases": databases}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Matcher:
        """The matcher that `to_data` described; an automaton of another version or processor is built anew."""
        return cls([Pattern(*row) for row in data["patterns"]], data)

    def _confirmed(self, text: str, folded: View, in_text: set[int], in_folded: set[int]) -> dict[str, tuple[Match, ...]]:
        found: dict[str, tuple[Match, ...]] = {}
        for index in sorted({*in_text, *in_folded, *self._always}):
            always = index in self._always
            plain = self._matches(index, text, None) if always or index in in_text else ()
            if self._patterns[index].fold and not folded.plain and (always or index in in_folded):
                plain = tuple(_with_hidden(plain, self._matches(index, folded.text, folded)))
            if plain:
                found[self._patterns[index].key] = plain
        return found

    def _matches(self, index: int, text: str, view: View | None) -> tuple[Match, ...]:
        key = self._patterns[index].key
        timeout = CONFIRM_TIMEOUT + len(text) * CONFIRM_TIMEOUT_PER_CHARACTER
        try:
            return tuple(
                Match(
                    key, view.original_span(*match.span()) if view else Span(*match.span()), evasion=view is not None, groups=_groups(match)
                )
                for match in compiled(self._sources[index]).finditer(text, timeout=timeout)
                if match.end() > match.start()
            )
        except TimeoutError:
            raise MatchTimeout(key) from None

    def _candidates(self, text: str) -> set[int]:
        found: set[int] = set()
        if self._once is not None:
            self._scan(self._once, _bytes(text), lambda literal, _end: found.update(self._literals[literal][1]))
        return found

    def _candidates_of(self, texts: Sequence[str]) -> list[set[int]]:
        """The candidates of each text; texts are laid end to end, up to `_BATCH` bytes."""
        found: list[set[int]] = []
        batch: list[bytes] = []
        size = 0
        for text in texts:
            batch.append(_bytes(text))
            size += len(batch[-1])
            if size >= _BATCH:
                found.extend(self._candidates_in(batch))
                batch, size = [], 0
        return found + self._candidates_in(batch)

    def _candidates_in(self, batch: Sequence[bytes]) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in batch]
        if self._database is None or not batch:
            return found
        starts = list(accumulate((len(one) + 1 for one in batch), initial=0))
        left = _FLOOD * len(batch)

        def seen(literal: int, end: int) -> bool:
            nonlocal left
            left -= 1
            found[bisect_right(starts, end - 1) - 1].update(self._literals[literal][1])
            return left < 0

        self._scan(self._database, _BETWEEN.join(batch), seen)
        if left < 0:
            for one, candidates in zip(batch, found, strict=True):
                self._scan(self._once, one, lambda literal, _end, held=candidates: held.update(self._literals[literal][1]))  # type: ignore[misc]
        return found

    @staticmethod
    def _scan(database: Any, data: bytes, seen: Callable[[int, int], bool | None]) -> None:
        try:
            database.scan(data, match_event_handler=lambda literal, _start, end, _flags, _context: seen(literal, end))
        except hyperscan.ScanTerminated:
            return


def _with_hidden(plain: Sequence[Match], hidden: Iterable[Match]) -> Iterator[Match]:
    """The matches of the plain text, and between them those of the folded one that overlap none of them."""
    starts = [match.span.start for match in plain]
    new = []
    for match in hidden:
        at = bisect_left(starts, match.span.end)
        if at == 0 or not plain[at - 1].span.overlaps(match.span):
            new.append(match)
    yield from sorted((*plain, *new), key=lambda match: match.span)


def _groups(match: regex.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value is not None}


def _bytes(text: str) -> bytes:
    return spelled_alike(text).encode("utf-8", "surrogatepass")


def _literals(sources: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Each literal with the patterns that need it."""
    owners: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        for literal in factors(source) or ():
            owners.setdefault(literal, []).append(index)
    return [(literal, tuple(found)) for literal, found in sorted(owners.items())]


def _build(literals: Sequence[tuple[str, Sequence[int]]], *, once: bool) -> Any:
    """An automaton of pure literals in bytes; `once` reports each at most once in a text."""
    database = hyperscan.Database()
    encoded = [literal.encode("utf-8", "surrogatepass") for literal, _ in literals]
    database.compile(
        expressions=["".join(f"\\x{byte:02x}" for byte in one).encode() for one in encoded],
        ids=list(range(len(encoded))),
        elements=len(encoded),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH if once else 0] * len(encoded),
    )
    return database


def _load(stored: Sequence[bytes]) -> tuple[Any, Any]:
    """The two automata, or nothing where this machine or this version cannot use them."""
    loaded = []
    for data in stored:
        try:
            database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
        except hyperscan.HyperscanError:
            return None, None
        database.scratch = hyperscan.Scratch(database)
        loaded.append(database)
    return (loaded[0], loaded[1]) if len(loaded) == 2 else (None, None)  # noqa: PLR2004 - one for batches, one for single texts
