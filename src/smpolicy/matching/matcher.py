"""One automaton for all text patterns of a policy: it names candidates, `regex` confirms them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import regex

from smpolicy.matching.automaton import Automaton, as_bytes, literal
from smpolicy.matching.factors import factors, spelled_alike
from smpolicy.matching.patterns import CONFIRM_TIMEOUT, CONFIRM_TIMEOUT_PER_CHARACTER, CONFIRMED_AGAIN, compile_term, compiled
from smpolicy.matching.views import View, Views
from smpolicy.matching.words import word_gate, word_views
from smpolicy.model.match import Match, Pattern
from smpolicy.model.text import Span


class MatchTimeout(Exception):  # noqa: N818 - becomes the verdict `undetermined`
    """The pattern of that key did not finish on a text."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class Matcher:
    """All patterns of a policy. Texts go in; for each, the confirmed matches by pattern key come out.

    For each pattern the matches are those that `regex.finditer` finds in the text, and where `fold` is set those in the
    folded view that overlap none of them; for a term in all its forms also those in the views of words. Empty matches
    count nowhere.
    """

    def __init__(self, patterns: Iterable[Pattern], data: Mapping[str, Any] | None = None) -> None:
        """`data` is what `to_data` gave for the same patterns, to spare the reading of their parse trees."""
        self._patterns = tuple(patterns)
        self._sources = tuple(one.source if one.regex else compile_term(one.source, forms=one.forms) for one in self._patterns)
        literals: Sequence[tuple[str, Sequence[int]]] = data["literals"] if data else _literals(self._sources)
        self._literals = [(one, tuple(owners)) for one, owners in literals]
        gated = {index for _, owners in self._literals for index in owners}
        self._always = tuple(index for index in range(len(self._patterns)) if index not in gated)
        self._with_forms = frozenset(index for index, one in enumerate(self._patterns) if one.forms and not one.regex)
        self._stored_gate: Sequence[bytes] = data["word_gate"] if data else ()
        self._automaton = Automaton((literal(one) for one, _ in self._literals), stored=data["databases"] if data else ())

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all patterns."""
        return (one.key for one in self._patterns)

    @property
    def sources(self) -> Sequence[str]:
        """The expressions of all patterns, terms too."""
        return self._sources

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
        rows = [[one.key, one.source, one.regex, one.fold, one.forms] for one in self._patterns]
        literals = [[one, list(owners)] for one, owners in self._literals]
        gate = self._word_gate.dump(batches=False) if self._with_forms else []
        return {"patterns": rows, "literals": literals, "databases": self._automaton.dump(), "word_gate": gate}

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
        if self._with_forms:
            self._add_forms(found, folded)
        return found

    @cached_property
    def _word_gate(self) -> Automaton:
        return word_gate(self._stored_gate)

    def _add_forms(self, found: dict[str, tuple[Match, ...]], folded: View) -> None:
        for words in word_views(folded, self._word_gate):
            wanted = sorted(self._with_forms & self._candidates(words.text))
            view = words.view() if wanted else None
            for index in wanted:
                key = self._patterns[index].key
                hidden = self._matches(index, words.text, view, evasion=words.disguised)
                matches = tuple(_with_hidden(found.get(key, ()), hidden))
                if matches:
                    found[key] = matches

    def _matches(self, index: int, text: str, view: View | None, *, evasion: bool = True) -> tuple[Match, ...]:
        """The matches in a text, or in a view; `evasion` is what is said of those in a view."""
        timeout = CONFIRM_TIMEOUT + len(text) * CONFIRM_TIMEOUT_PER_CHARACTER
        try:
            return self._found(index, text, view, evasion, timeout)
        except TimeoutError:
            pass
        try:
            # What stood still was perhaps the machine: a pattern that runs away does so again.
            return self._found(index, text, view, evasion, CONFIRMED_AGAIN * timeout)
        except TimeoutError:
            raise MatchTimeout(self._patterns[index].key) from None

    def _found(self, index: int, text: str, view: View | None, evasion: bool, timeout: float) -> tuple[Match, ...]:
        """As `_matches`. Raises `TimeoutError` after so many seconds."""
        return tuple(
            Match(
                self._patterns[index].key,
                view.original_span(*match.span()) if view else Span(*match.span()),
                evasion=view is not None and evasion,
                groups=_groups(match),
            )
            for match in compiled(self._sources[index]).finditer(text, timeout=timeout)
            if match.end() > match.start()
        )

    def _candidates(self, text: str) -> set[int]:
        return self._owners(self._automaton.found_in(_bytes(text)))

    def _candidates_of(self, texts: Iterable[str]) -> list[set[int]]:
        return [self._owners(found) for found in self._automaton.found_in_each(map(_bytes, texts))]

    def _owners(self, found: Iterable[int]) -> set[int]:
        """The patterns of which a literal was found."""
        return {owner for index in found for owner in self._literals[index][1]}


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
    return as_bytes(spelled_alike(text))


def _literals(sources: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Each literal with the patterns that need it."""
    owners: dict[str, list[int]] = {}
    for index, source in enumerate(sources):
        for one in factors(source) or ():
            owners.setdefault(one, []).append(index)
    return [(one, tuple(found)) for one, found in sorted(owners.items())]
