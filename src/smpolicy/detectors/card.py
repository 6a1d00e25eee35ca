"""Payment cards: the number ranges of real issuers, and the check digit."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._identity import has_birth_date, has_serial, luhn, place_of
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SHAPE = lazy(
    r"(?<![\d])(?<!\d[.,])(?:\d{12,19}|\d{4}(?P<a>[ .\-–]{1,2})\d{4}(?P=a)\d{4}(?P=a)\d{1,4}(?:(?P=a)\d{3})?|\d{4}(?P<b>[ .\-–])\d{6}(?P=b)\d{4,5})(?!\d)(?![.,]\d)"
)
# Issuer ranges by first digits, with the lengths in use (ISO/IEC 7812-1 and the networks' published ranges, 2025).
_RANGES: tuple[tuple[int, int, int, frozenset[int]], ...] = (
    (1, 4, 4, frozenset((13, 16, 19))),  # Visa
    (2, 51, 55, frozenset((16,))),  # Mastercard
    (4, 2221, 2720, frozenset((16,))),  # Mastercard
    (2, 34, 34, frozenset((15,))),  # American Express
    (2, 37, 37, frozenset((15,))),
    (4, 3528, 3589, frozenset(range(16, 20))),  # JCB
    (4, 2131, 2131, frozenset((15,))),  # JCB, old
    (4, 1800, 1800, frozenset((15,))),
    (2, 36, 36, frozenset(range(14, 20))),  # Diners Club
    (3, 300, 305, frozenset((14, 16))),
    (4, 3095, 3095, frozenset((14, 16))),
    (2, 38, 39, frozenset((14, 16))),
    (4, 6011, 6011, frozenset(range(16, 20))),  # Discover
    (3, 644, 649, frozenset(range(16, 20))),
    (2, 65, 65, frozenset(range(16, 20))),
    (2, 62, 62, frozenset(range(16, 20))),  # UnionPay
    (2, 50, 50, frozenset(range(12, 20))),  # Maestro
    (2, 56, 59, frozenset(range(12, 20))),
    (2, 63, 63, frozenset(range(12, 20))),
    (2, 67, 67, frozenset(range(12, 20))),
    (3, 676, 676, frozenset(range(12, 20))),
    (4, 2200, 2204, frozenset((16,))),  # Mir
    (4, 1946, 1946, frozenset((16,))),  # GPN (Indonesia)
)
_SIXTEEN = 16
_OTHERS = ("order", "account", "bank", "virtual_account", "nik", "kk", "npwp", "bpjs", "wallet")


def _issuer_known(digits: str) -> bool:
    return any(first <= int(digits[:width]) <= last and len(digits) in lengths for width, first, last, lengths in _RANGES)


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in numbers(views, _SHAPE):
        digits = number.digits
        sound = len(set(digits)) > 1 and luhn(digits)
        score = Score(0.2)
        if sound and _issuer_known(digits):
            # Twelve to fifteen digits are also accounts and references: a tenth of them passes the check digit.
            score.add(0.5 if len(digits) >= _SIXTEEN else 0.3, "validator issuer range, check digit")
        elif sound and len(digits) >= _SIXTEEN:
            score.add(0.1, "validator check digit")
        score.words(number, ("card",), _OTHERS)
        if not score.named and _is_identity(digits, known.year):
            score.add(-0.4, "against NIK structure")
        yield from score.detection("card", number)


def _is_identity(digits: str, year: int) -> bool:
    return len(digits) == _SIXTEEN and bool(place_of(digits)) and has_birth_date(digits, year) and has_serial(digits)


CARD = Detector(
    name="card",
    find=_find,
    gate=NUMBER_GATE,
    rank=80,
    what={"id": "nomor kartu pembayaran", "en": "payment card number"},
    mask=digits_masked,
    cannot_see={
        "id": "Kartu yang sebagian angkanya ditutup; nomor 12–15 angka tanpa kata kartu di dekatnya.",
        "en": "Cards with digits left out; numbers of 12 to 15 digits without the word card near them.",
    },
)
