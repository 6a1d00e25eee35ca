"""Expressions of our own, compiled when they are first used: a check that starts cold needs few of them."""

from __future__ import annotations

from typing import Any, cast

import regex

from smpolicy.matching.ready import Source, ready

_ALL: list[Lazy] = []


class Lazy:
    """Stands for a `regex.Pattern` until one of its methods is asked for, and from then on carries that method itself."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags_given = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying asks; a pattern that is not compiled has none of it
            raise AttributeError(name)
        found = getattr(ready(self.pattern, self.flags_given), name)
        setattr(self, name, found)
        return found


def lazy(source: str, flags: int = 0) -> regex.Pattern[str]:
    """`regex.compile(source, flags)`, later. Raises `regex.error` when it is first used; a test compiles all there are."""
    found = Lazy(source, flags)
    _ALL.append(found)
    return cast("regex.Pattern[str]", found)


def sources() -> list[Source]:
    """All expressions of the modules that were imported so far."""
    return [(one.pattern, one.flags_given) for one in _ALL]
