"""Sums in rupiah as people write them in posts."""

from __future__ import annotations

import regex

from smpolicy.matching.lazy import lazy

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
PRICE = lazy(
    rf"""(?ix)
    (?: \b(?:Rp\.?|IDR)\s* | \b(?:hanya|cuma|cukup|harga(?:nya)?|seharga|jadi|only|just)\s+ (?=[\d.,]+\s*(?:ribu|rb|juta|jt|k)\b) )
    (?P<number>{_NUMBER})(?:\s*(?P<factor>ribu|rb|juta|jt|k))?(?!\w|[.,]\d)
    """
)
IN_RUPIAH = lazy(rf"(?ix) (?<![\w.,/]) (?P<number>{_NUMBER})(?:\s*(?P<factor>ribu|rb|juta|jt|k))?\s*rupiah\b")
_FACTORS = {"ribu": 1000, "rb": 1000, "k": 1000, "juta": 1_000_000, "jt": 1_000_000}


def rupiah(match: regex.Match[str]) -> int:
    """The sum that one of the expressions found."""
    number, factor = match["number"], _FACTORS.get((match["factor"] or "").lower(), 1)
    grouped = regex.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)(?:[.,]\d{1,2})?", number)
    return int(regex.sub(r"\D", "", grouped[1])) * factor if grouped else round(float(number.replace(",", ".")) * factor)
