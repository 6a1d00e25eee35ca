"""Prices of a text equal the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit

_PRICE = regex.compile(r"(?i)\b(?:Rp\.?|IDR)\s*(\d{1,3}(?:[.,]\d{3})+|\d+)(?:,\d{2}\b)?(?:\s*(ribu|rb|k|juta|jt))?\b")
_FACTORS = {"ribu": 1000, "rb": 1000, "k": 1000, "juta": 1_000_000, "jt": 1_000_000}
_REACH = 80
_WRONG = {
    "id": "{product} tertulis {matched}; menurut katalog Rp{price}.",
    "en": "{product} is given as {matched}; the catalogue says Rp{price}.",
}


def check_catalog(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Prices within 80 characters after a product's name, up to the next product, that are not its price."""
    del subject
    products: list[Mapping[str, Any]] = context.policy.get("blueprint", {}).get("catalog", [])
    named = sorted(
        (match.start(), match.end(), index)
        for index, product in enumerate(products)
        for match in compiled(compile_term(str(product.get("name", "")))).finditer(part.text)
    )
    for order, (_, end, index) in enumerate(named):
        stop = min(end + _REACH, named[order + 1][0] if order + 1 < len(named) else len(part.text))
        amount = int(products[index].get("price", {}).get("amount", 0))
        for match in _PRICE.finditer(part.text, end, stop):
            if amount and _rupiah(match) != amount:
                price = f"{amount:,}".replace(",", ".")
                values = {"product": products[index]["name"], "price": price}
                yield Hit(part=part, span=Span(*match.span()), message=_WRONG, values=values)


def _rupiah(match: regex.Match[str]) -> int:
    factor = _FACTORS.get((match[2] or "").lower(), 1)
    return int(regex.sub(r"\D", "", match[1])) * factor
