"""Detections that are the organisation's own, so that nobody's data is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

import regex

from smpolicy.model.match import Detection
from smpolicy.model.source import Part
from smpolicy.rules._guards import before, occurs

Own = Literal["contacts", "domains", "addresses", "order_numbers", "names"]

# "LumbungRasa resmi lahir pada", but not "pendiri LumbungRasa lahir pada".
_SOMEBODY_OF = r"(?i)\b(?:pendiri|pemilik|ketua|direktur|direksi|karyawan|pegawai|staf|admin|anak|istri|suami|founders?|owners?|directors?|employees?|staff|of|dari)\s+$"
_FEW_WORDS = r"(?:[\s,(]+\p{L}+){0,4}[\s,(:]*$"
# "no. pesanan", "kode voucher", "order number", "Resi:" right before a number.
_ORDER = (
    r"(?ix)(?: \b(?:no(?:mor)?|kode|id)\b[.:]?\s*(?:pesanan|order|pemesanan|pembelian|transaksi|tiket|booking|faktur|invoice|resi|voucher|kupon)"
    r"|   \b(?:order|ticket|booking|transaction|tracking|invoice|voucher|coupon)\s+(?:no\b\.?|number|code|id)"
    r"|   \b(?:resi|voucher|kupon|invoice|faktur|awb)"
    r")(?:nya|\s+(?:anda|kakak|bapak|ibu|kami|your|is|adalah))*\s*[:#=]?\s*$"
)


def is_own(found: Detection, part: Part, allowed: Collection[Own], organisation: Mapping[str, Any]) -> bool:
    """Whether the detection belongs to one of the allowed sorts.

    Detectors know the organisation's contacts and never report them, so `contacts` needs nothing here.
    """
    marked = part.text[found.span.start : found.span.end]
    if "domains" in allowed and _is_own_domain(found.value, organisation.get("domains", [])):
        return True
    if "addresses" in allowed and _is_own_address(marked, organisation.get("addresses", [])):
        return True
    if "names" in allowed and _is_of_the_organisation(before(part, found.span), organisation):
        return True
    # A number that a word beside it names as something else is no order number.
    return "order_numbers" in allowed and not found.named and occurs(_ORDER, before(part, found.span)) is not None


def _is_own_domain(value: str, domains: Iterable[str]) -> bool:
    host = value.rpartition("@")[2].lower()
    return any(host == domain.lower() or host.endswith("." + domain.lower()) for domain in domains)


def _is_of_the_organisation(told: str, organisation: Mapping[str, Any]) -> bool:
    """Whether the organisation's name is what the detection is said of: at most a few words before it."""
    folded = told.casefold()
    for name in (organisation.get("name", ""), *organisation.get("names", [])):
        head, found, rest = folded.rpartition(str(name).casefold())
        if name and found and occurs(_FEW_WORDS, rest, right_here=True) and not occurs(_SOMEBODY_OF, head):
            return True
    return False


def _is_own_address(marked: str, addresses: Iterable[str]) -> bool:
    """Whether an own address begins with the marked one (told without its town), or the other way round."""
    words = _words(marked)
    for address in addresses:
        own = _words(address)
        if words and words == own[: len(words)]:
            return True
        # A street without a number is shared with the neighbours.
        if own and own == words[: len(own)] and any(word[0].isdigit() for word in own):
            return True
    return False


def _words(text: str) -> list[str]:
    """The words that tell addresses apart: "Jalan X Nomor 12" and "Jl. X 12" are one."""
    found: list[str] = regex.findall(r"\w+", text.casefold())
    return [word for word in found if word not in ("jalan", "jln", "jl", "nomor", "no")]
