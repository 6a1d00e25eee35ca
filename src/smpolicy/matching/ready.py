"""Compiled expressions between processes: `regex` takes longer to compile some than a check takes to run them over a draft."""

from __future__ import annotations

import copyreg
import marshal
from collections.abc import Iterable
from typing import Any, cast

import regex

VERSION: str = regex.__version__
"""What compiled expressions are made for: those of another version must not be loaded."""

Source = tuple[str, int]
"""An expression and its flags."""
Dumped = tuple[str, int, bytes]

_LOADED: dict[Source, bytes] = {}


def ready(source: str, flags: int = 0) -> regex.Pattern[str]:
    """`regex.compile(source, flags)`, or the same from what was loaded. Raises `regex.error` when it does not compile."""
    if (source, flags) not in _LOADED:
        return regex.compile(source, flags)
    made = regex._regex.compile(*marshal.loads(_LOADED[source, flags]))  # type: ignore[attr-defined] # noqa: SLF001, S302 - what unpickling calls, of what `dump` gave
    return cast("regex.Pattern[str]", made)


def dump(sources: Iterable[Source]) -> list[Dumped]:
    """Each expression with what it is made of: what `regex` would pickle, all of it builtin values."""
    return [(source, int(flags), marshal.dumps(_parts(ready(source, flags)))) for source, flags in dict.fromkeys(sources)]


def load(dumped: Iterable[Dumped]) -> None:
    """Takes over what a process of the same `VERSION` dumped; each expression is made when it is first asked for."""
    _LOADED.update(((source, flags), data) for source, flags, data in dumped)


def _parts(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", copyreg.dispatch_table[type(pattern)](pattern)[1])
