"""Many expressions in one automaton: which of them occur in a text, in one pass, whatever their number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from threading import Lock
from typing import Any

import hyperscan

_BETWEEN = b"\xff\n\xff"
"""Stands between the texts of a batch: no UTF-8, so that no literal reaches over it, and the end of a line."""
_BATCH = 1 << 20
"""Bytes scanned at once; a batch of more loses the processor's cache."""
_FLOOD = 50
"""Hits for each text of a batch after which its texts are scanned one by one, where an expression counts only once."""


def as_bytes(text: str) -> bytes:
    """The bytes that are scanned; lone surrogates are kept."""
    return text.encode("utf-8", "surrogatepass")


def literal(text: str) -> str:
    """The expression for exactly these characters."""
    return "".join(f"\\x{byte:02x}" for byte in as_bytes(text))


class Automaton:
    """Expressions over bytes, in the syntax of Hyperscan. An automaton of none finds nothing.

    Safe between threads: its working memory is held by one scan at a time.
    """

    def __init__(self, expressions: Iterable[str], *, any_case: bool = False, stored: Sequence[bytes] = ()) -> None:
        """`stored` is what `dump` gave for the same expressions; they are read and compiled where this machine or version cannot use it.

        Raises `ValueError` for an expression that does not compile.
        """
        self._lock = Lock()
        self._wanted = expressions
        self._case = hyperscan.HS_FLAG_CASELESS if any_case else 0
        self._once = _load(stored[0]) if stored else None
        if self._once is None and self._expressions:
            self._once = _compiled(self._expressions, self._case | hyperscan.HS_FLAG_SINGLEMATCH)
        self._stored_every = stored[1] if len(stored) > 1 else b""

    @cached_property
    def _expressions(self) -> tuple[str, ...]:
        return tuple(self._wanted)

    def dump(self, *, batches: bool = True) -> list[bytes]:
        """The automaton as it is for this machine's processor; without `batches`, what single texts need of it."""
        parts = (self._once, self._every) if batches else (self._once,)
        return [hyperscan.dumpb(one) for one in parts if one is not None]

    @cached_property
    def _every(self) -> Any:
        """Reports each place of each expression, so that the texts of a batch can be told apart; made for the first batch."""
        found = _load(self._stored_every) if self._stored_every else None
        return _compiled(self._expressions, self._case) if found is None and self._expressions else found

    def found_in(self, data: bytes) -> set[int]:
        """The indices of the expressions that occur in one text."""
        found: set[int] = set()
        if self._once is not None:
            self._scan(self._once, data, lambda index, _end: found.add(index))
        return found

    def found_in_each(self, texts: Iterable[bytes]) -> list[set[int]]:
        """As `found_in`, for many texts that are laid end to end, up to `_BATCH` bytes.

        An expression that may take any byte, line ends too, can reach over the end of a text, and is then found too much.
        """
        found: list[set[int]] = []
        batch: list[bytes] = []
        size = 0
        for text in texts:
            batch.append(text)
            size += len(text)
            if size >= _BATCH:
                found.extend(self._found_in_batch(batch))
                batch, size = [], 0
        return found + self._found_in_batch(batch)

    def _found_in_batch(self, batch: Sequence[bytes]) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in batch]
        if self._every is None or not batch:
            return found
        starts = list(accumulate((len(one) + len(_BETWEEN) for one in batch), initial=0))
        left = _FLOOD * len(batch)

        def seen(index: int, end: int) -> bool:
            nonlocal left
            left -= 1
            found[bisect_right(starts, end - 1) - 1].add(index)
            return left < 0

        self._scan(self._every, _BETWEEN.join(batch), seen)
        return [self.found_in(one) for one in batch] if left < 0 else found

    def _scan(self, database: Any, data: bytes, seen: Callable[[int, int], bool | None]) -> None:
        with self._lock:
            try:
                database.scan(data, match_event_handler=lambda index, _start, end, _flags, _context: seen(index, end))
            except hyperscan.ScanTerminated:
                return


def _compiled(expressions: Sequence[str], flags: int) -> Any:
    database = hyperscan.Database()
    count = len(expressions)
    try:
        database.compile(expressions=[one.encode() for one in expressions], ids=list(range(count)), elements=count, flags=[flags] * count)
    except hyperscan.HyperscanError as error:
        raise ValueError(f"no expression for the automaton: {error}") from error
    return database


def _load(stored: bytes) -> Any:
    """The stored automaton, or None where it is of no use to this machine or version."""
    try:
        database = hyperscan.loadb(stored, hyperscan.HS_MODE_BLOCK)
    except hyperscan.HyperscanError:
        return None
    database.scratch = hyperscan.Scratch(database)
    return database
