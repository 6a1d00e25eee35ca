"""One automaton for all text patterns of a policy: it names candidates, `regex` confirms them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import hyperscan
import regex

from smpolicy.matching.patterns import CONFIRM_TIMEOUT, compile_term, compiled
from smpolicy.matching.views import View, Views
from smpolicy.model.match import Match, Pattern
from smpolicy.model.text import Span

_SHORTEST = 3
"""Code points of a literal worth putting into the automaton: shorter ones name too many candidates."""


class MatchTimeout(Exception):  # noqa: N818 - becomes the verdict `undetermined`
    """The pattern of that key did not finish on a text."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class Matcher:
    """All patterns of a policy. Texts go in; for each, the confirmed matches by pattern key come out."""

    def __init__(self, patterns: Iterable[Pattern], database: bytes | None = None) -> None:
        self._patterns = tuple(patterns)
        self._sources = tuple(one.source if one.regex else compile_term(one.source) for one in self._patterns)
        literals = {index: literal for index, one in enumerate(self._patterns) if (literal := _literal(one))}
        self._always = tuple(index for index in range(len(self._patterns)) if index not in literals)
        self._database = _load(database) or _build(literals)

    def scan(self, text: str) -> dict[str, tuple[Match, ...]]:
        """The matches of every pattern in one text, in order of place. Raises `MatchTimeout`."""
        views = Views(text)
        found: dict[str, tuple[Match, ...]] = {}
        for index in sorted({*self._candidates(views.folded.text), *self._candidates(text), *self._always}):
            matches = self._confirm(index, text, views.folded)
            if matches:
                found[self._patterns[index].key] = matches
        return found

    def scan_batch(self, texts: Sequence[str]) -> list[dict[str, tuple[Match, ...]]]:
        """As `scan`, for many texts. Raises `MatchTimeout` when any of them makes a pattern run away."""
        return [self.scan(text) for text in texts]

    def to_data(self) -> dict[str, Any]:
        """Builtin values only; the automaton as it is for this machine's processor."""
        rows = [[one.key, one.source, one.regex, one.fold] for one in self._patterns]
        return {"patterns": rows, "database": hyperscan.dumpb(self._database) if self._database else b""}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Matcher:
        """The matcher that `to_data` described; an automaton of another version or processor is built anew."""
        return cls([Pattern(*row) for row in data["patterns"]], data["database"])

    def _candidates(self, text: str) -> set[int]:
        found: set[int] = set()
        if self._database is None:
            return found

        def seen(index: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.add(index)

        self._database.scan(text.lower().encode("utf-8", "surrogatepass"), match_event_handler=seen)
        return found

    def _confirm(self, index: int, text: str, folded: View) -> tuple[Match, ...]:
        one = self._patterns[index]
        expression = compiled(self._sources[index])
        try:
            plain = [
                Match(one.key, Span(*match.span()), groups=_groups(match)) for match in expression.finditer(text, timeout=CONFIRM_TIMEOUT)
            ]
            if not one.fold or folded.plain:
                return tuple(match for match in plain if match.span.end > match.span.start)
            hidden = [
                Match(one.key, folded.original_span(*match.span()), evasion=True, groups=_groups(match))
                for match in expression.finditer(folded.text, timeout=CONFIRM_TIMEOUT)
                if match.end() > match.start()
            ]
        except TimeoutError:
            raise MatchTimeout(one.key) from None
        new = [match for match in hidden if not any(match.span.overlaps(other.span) for other in plain)]
        return tuple(sorted((*plain, *new), key=lambda match: match.span))


def _groups(match: regex.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value is not None}


def _literal(one: Pattern) -> str | None:
    """A piece that every match of a term holds, in lower case; expressions have none and are always confirmed."""
    if one.regex:
        return None
    longest = max(one.source.lower().split(), key=len, default="")
    return longest if len(longest) >= _SHORTEST else None


def _build(literals: Mapping[int, str]) -> Any:
    if not literals:
        return None
    database = hyperscan.Database()
    database.compile(
        expressions=[regex.escape(one).encode() for one in literals.values()],
        ids=list(literals),
        elements=len(literals),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(literals),
    )
    return database


def _load(data: bytes | None) -> Any:
    if not data:
        return None
    try:
        database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    except hyperscan.HyperscanError:
        return None
    database.scratch = hyperscan.Scratch(database)
    return database
