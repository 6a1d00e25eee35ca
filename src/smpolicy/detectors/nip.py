"""NIP: the eighteen digits by which Indonesian civil servants are known, with their date of birth in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._numbers import NUMBER_GATE, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

# Born, appointed, sex, serial: "19850312 201001 1 009".
_SHAPE = lazy(r"(?<!\d)(?<!\d[.,])(?P<born>\d{8})[ .\-–]?(?P<since>\d{6})[ .\-–]?(?P<sex>[12])[ .\-–]?(?P<serial>\d{3})(?!\d)(?![.,]\d)")
_YOUNGEST, _ELDEST = 16, 75
"""In years: who is appointed earlier, or was born longer ago, has no such number."""


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in numbers(views, _SHAPE):
        if _is_career(number.digits, known.year):
            yield from Score(0.3).add(0.4, "validator birth, appointment, sex").detection("nip", number)


def _is_career(digits: str, year: int) -> bool:
    """Whether the digits are a date of birth and, years later, a month of appointment."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        since = date(int(digits[8:12]), int(digits[12:14]), 1)
    except ValueError:
        return False
    return year - born.year <= _ELDEST and born.year + _YOUNGEST <= since.year <= year


NIP = Detector(
    name="nip",
    find=_find,
    gate=NUMBER_GATE,
    rank=89,
    what={"id": "NIP (nomor induk pegawai)", "en": "Indonesian civil servant's number (NIP)"},
    mask=hidden,
    cannot_see={
        "id": "NIP lama dengan sembilan angka, dan nomor pegawai swasta.",
        "en": "Old numbers of nine digits, and employees' numbers of private firms.",
    },
)
