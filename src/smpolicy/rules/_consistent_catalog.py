"""Prices of a text equal the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.localised import Localised
from smpolicy.model.match import Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._guards import before, sentence
from smpolicy.rules._money import PRICE, rupiah

_OTHER_SUM = lazy(
    r"(?i)\b(?:hemat|potongan|diskon|disc|cashback|ongkir|ongkos kirim|voucher|belanja|pembelian|donasi|hadiah|save|off|shipping|bonus|donate)\b"
    r"[^.!?\n\d]{0,25}$"
)
_PERCENT = lazy(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen|percent)")
_AFTER_NAME, _BEFORE_NAME = 80, 40
"""Code points from a product's name to a price that follows it, and from a price to a name that follows it."""
_BREAK_COST = 10
_WRONG: Localised = {
    "id": "{product} tertulis {matched}, padahal menurut katalog Rp{price}.",
    "en": "{product} is given as {matched}; the catalogue says Rp{price}.",
}


def catalog_patterns(registers: Mapping[str, Any]) -> Iterator[Pattern]:
    """The products' names; the key holds the place in the catalogue."""
    for index, product in enumerate(_products(registers)):
        if product.get("name"):
            yield Pattern(f"catalog[{index}]", str(product["name"]))


def check_catalog(part: Part, subject: Subject, context: Context, names: Sequence[Match]) -> Iterator[Hit]:
    """Prices in rupiah beside a product's name that are not its price, nor that of several, nor the offer's.

    A price belongs to the name nearest to it, at most 80 characters before or 40 after; a comma or line end between them
    counts as ten.
    """
    products = _products(context.policy)
    named = [(match.span, products[int(match.key[len("catalog[") : -1])]) for match in _longest(names)]
    for match in PRICE.finditer(part.text) if named else ():
        span = Span(*match.span())
        product = _nearest(part.text, span, named)
        if product is None or _OTHER_SUM.search(before(part, span)):
            continue
        price = product.get("price", {})
        amount = int(price.get("amount", 0))
        if amount and price.get("currency", "IDR") == "IDR" and not _is_right(match, amount, part, span, subject):
            values = {"product": product["name"], "price": f"{amount:,}".replace(",", ".")}
            yield Hit(part=part, span=span, message=_WRONG, values=values)


def _is_right(match: regex.Match[str], amount: int, part: Part, span: Span, subject: Subject) -> bool:
    told = rupiah(match)
    offer = subject.fields.get("offer")
    percent = _PERCENT.search(str(offer.get("value", ""))) if isinstance(offer, Mapping) else None
    amounts = [amount]
    if percent:
        amounts.append(round(amount * (1 - float(percent[1].replace(",", ".")) / 100)))
    counts = {1, *(int(one) for one in regex.findall(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)", sentence(part, span)))}
    return any(told == one * count for one in amounts for count in counts)


def _nearest(text: str, price: Span, named: Sequence[tuple[Span, Mapping[str, Any]]]) -> Mapping[str, Any] | None:
    reachable: list[tuple[int, int, Mapping[str, Any]]] = []
    for order, (name, product) in enumerate(named):
        if name.end <= price.start:
            between, reach = text[name.end : price.start], _AFTER_NAME
        else:
            between, reach = text[price.end : max(name.start, price.end)], _BEFORE_NAME
        if len(between) <= reach:
            reachable.append((len(between) + _BREAK_COST * sum(between.count(mark) for mark in ",;\n|•"), order, product))
    return min(reachable, key=lambda one: one[:2])[2] if reachable else None


def _longest(names: Sequence[Match]) -> list[Match]:
    """The names that lie in no longer one."""
    return [one for one in names if not any(other.span != one.span and other.span.contains(one.span) for other in names)]


def _products(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    products: list[Mapping[str, Any]] = registers.get("blueprint", {}).get("catalog", [])
    return products
