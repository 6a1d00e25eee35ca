"""Letters dressed up as symbols, written plainly."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from smpolicy.matching.lazy import lazy

_NAME = lazy(r"\bLATIN (?:(?P<case>CAPITAL|SMALL) )?LETTER (?:SMALL CAPITAL )?(?P<letter>[A-Z])$")


def plain(text: str) -> str:
    """The text with mathematical, wide, circled, squared and small capital letters as ordinary ones; the rest as it is."""
    return "".join(map(_plain, text))


@lru_cache(maxsize=1024)
def _plain(char: str) -> str:
    if char.isascii() or not char.isprintable():
        return char
    compatible = unicodedata.normalize("NFKC", char)
    if compatible != char and compatible.isascii():
        return compatible.strip("()")  # what stands in brackets as one sign is a letter in a circle of its own
    # Some have no decomposition, and only their names say what they are.
    name = _NAME.search(unicodedata.name(char, ""))
    if name is None:
        return char
    letter: str = name["letter"]
    return letter.upper() if name["case"] == "CAPITAL" else letter.lower()
