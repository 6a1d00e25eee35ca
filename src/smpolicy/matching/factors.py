"""What every match of an expression must hold: literals for the automaton, read from `regex`'s own parse tree.

Literals and texts are compared in one spelling for each set of letters that `regex` takes for one when case is ignored
(`k`, `K` and the Kelvin sign), so that a literal is missed only where the expression cannot match. The tree is private to
`regex`; a node that is not known here says nothing, and an expression without a literal is confirmed on every text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

import regex

_regex: Any = import_module("regex._regex")
_regex_core: Any = import_module("regex._regex_core")

_MOST = 128
"""Strings of one place in an expression that are worth telling apart."""
_LONGEST = 40
"""Code points of a literal: more tell no more."""
_SHORTEST = 2
"""Code points of a literal worth looking for, unless it is a rare sign such as `@` or an emoji."""
_CASELESS = regex.IGNORECASE | regex.UNICODE
_CACHED = 60_000


@dataclass(frozen=True, slots=True)
class _Place:
    """`exact`: all strings that can stand here, where they are few. `needed`: one of them stands in every match."""

    exact: frozenset[str] | None = None
    needed: frozenset[str] | None = None


_NOTHING = _Place(frozenset(("",)))
_UNKNOWN = _Place()


class _Spelling(dict[int, str]):
    """One letter for all letters that are the same when case is ignored, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        if len(self) > _CACHED:
            self.clear()
        same, new = {code}, [code]
        while new:
            more = {int(other) for one in new for other in _regex.get_all_cases(_CASELESS, one)} - same
            same |= more
            new = list(more)
        lower = sorted(ord(chr(one).lower()) for one in same if len(chr(one).lower()) == 1)
        self[code] = found = chr(lower[0] if lower else min(same))
        return found


_SPELLING = _Spelling()


def spelled_alike(text: str) -> str:
    """The text in the spelling that literals have; one character for one."""
    return text.lower() if text.isascii() else text.translate(_SPELLING)


@lru_cache(maxsize=4096)
def factors(source: str) -> frozenset[str] | None:
    """Literals of which every match of the expression holds one, spelled alike; None where there are none of use."""
    try:
        place = _place(_parsed(source))
    except (regex.error, RecursionError, AttributeError, TypeError):
        return None
    found = _better(place.needed, place.exact)
    if found is None or not all(_tells(one) for one in found):
        return None
    return _shortest(found)


def _shortest(found: frozenset[str]) -> frozenset[str]:
    """Without the literals that hold another one: where they occur the other does."""
    kept: list[str] = []
    for one in sorted(found, key=lambda text: (len(text), text)):
        if not any(other in one for other in kept):
            kept.append(one)
    return frozenset(kept)


def _parsed(source: str) -> Any:
    flags = 0
    while True:
        reader = _regex_core.Source(source)
        info = _regex_core.Info(flags, reader.char_type, {})
        info.guess_encoding = _regex_core.UNICODE
        reader.ignore_space = bool(info.flags & regex.VERBOSE)
        try:
            return _regex_core._parse_pattern(reader, info)  # noqa: SLF001 - regex has no public parser
        except _regex_core._UnscopedFlagSet:  # noqa: SLF001 - flags are known once they were met
            flags = info.global_flags


def _place(node: Any) -> _Place:
    name = type(node).__name__
    if name == "LookAround" or isinstance(node, _regex_core.ZeroWidthBase):
        return _NOTHING
    read = _READERS.get(name)
    return read(node) if read else _UNKNOWN


def _one_character(node: Any) -> _Place:
    if node.zerowidth:
        return _NOTHING
    found = _members(node)
    return _UNKNOWN if found is None or not found else _Place(frozenset(found))


def _members(node: Any) -> set[str] | None:
    """The characters a node stands for, spelled alike; None where they are many or full case folding adds to them."""
    if not node.positive or node.case_flags & regex.FULLCASE:
        return None
    name = type(node).__name__
    if name == "Character":
        return {_SPELLING[node.value]}
    if name == "Range" and node.upper - node.lower < _MOST // 4:
        return {_SPELLING[code] for code in range(node.lower, node.upper + 1)}
    if name == "SetUnion":
        parts = [_members(one) for one in node.items]
        found = {char for part in parts if part for char in part}
        return None if any(part is None for part in parts) or len(found) > _MOST // 4 else found
    return None


def _sequence(items: list[Any]) -> _Place:
    best: frozenset[str] | None = None
    run: frozenset[str] = frozenset(("",))
    whole = True
    for place in map(_place, items):
        joined = _joined(run, place.exact) if place.exact is not None else None
        if joined is not None:
            run = joined
            continue
        whole = False
        best = _better(_better(best, run), place.needed)
        run = place.exact if place.exact is not None else frozenset(("",))
    return _Place(run if whole else None, _better(best, run))


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str] | None:
    if len(first) * len(second) > _MOST:
        return None
    found = frozenset(one + two for one in first for two in second)
    return found if all(len(one) <= _LONGEST for one in found) else None


def _either(places: list[_Place]) -> _Place:
    exact = None
    if all(one.exact is not None for one in places):
        exact = frozenset(text for one in places for text in one.exact or ())
    needed = [_better(one.needed, one.exact) for one in places]
    union = None if any(one is None for one in needed) else frozenset(text for one in needed for text in one or ())
    return _Place(exact if exact is not None and len(exact) <= 4 * _MOST else None, union)


def _repeated(place: _Place, least: int, most: int | None) -> _Place:
    if place.exact is not None and most is not None and most <= 4:  # noqa: PLR2004 - longer ones are spelled out for nothing
        counts: list[frozenset[str]] = [frozenset(("",))]
        for _ in range(most):
            longer = _joined(counts[-1], place.exact)
            if longer is None:
                break
            counts.append(longer)
        found = frozenset(text for one in counts[least:] for text in one)
        if len(counts) == most + 1 and len(found) <= _MOST:
            return _Place(found, _better(None, found))
    if least == 0:
        return _UNKNOWN
    return _Place(None, _better(place.needed, place.exact))


_READERS: dict[str, Callable[[Any], _Place]] = {
    "Sequence": lambda node: _sequence(node.items),
    "Branch": lambda node: _either([_place(one) for one in node.branches]),
    **dict.fromkeys(("Group", "Atomic"), lambda node: _place(node.subpattern)),
    **dict.fromkeys(
        ("GreedyRepeat", "LazyRepeat", "PossessiveRepeat"), lambda node: _repeated(_place(node.subpattern), node.min_count, node.max_count)
    ),
    **dict.fromkeys(("Character", "Range", "SetUnion"), _one_character),
}


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set of which a text is less likely to hold something: longer literals first, then fewer."""
    usable = [found for found in (one, other) if found and all(found)]
    return max(usable, key=lambda found: (min(len(text) for text in found), -len(found)), default=None)


def _tells(literal: str) -> bool:
    return len(literal) >= _SHORTEST or not (literal.isalnum() or literal.isspace() or literal in ".,-/:()'\"!?")
