"""Who said what in a thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import regex

OURS = ("us", "company", "staff")
"""Values of a turn's `by` that mean us."""


def customer_text(fields: Mapping[str, Any]) -> str:
    """What the customer last wrote in the thread, as far as the draft tells."""
    return next(customer_turns(fields), "")


def customer_turns(fields: Mapping[str, Any]) -> Iterator[str]:
    """Everything that the customer wrote in the thread, the last of it first."""
    thread = fields.get("thread", {})
    if thread.get("customer_text"):
        yield str(thread["customer_text"])
    yield from (str(turn.get("text", "")) for turn in reversed(thread.get("turns", [])) if turn.get("by") not in OURS)


def says(turns: Iterable[str], words: str) -> bool:
    """Whether somebody says these very words, whole and in any case: "5 hari" is not said by "15 hari"."""
    told = r"\s+".join(regex.escape(word) for word in words.split())
    expression = regex.compile(rf"(?i)(?<!\w){told}(?!\w)")
    return bool(told) and any(expression.search(turn) for turn in turns)
