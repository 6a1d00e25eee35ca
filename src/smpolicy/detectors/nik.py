"""NIK: the sixteen digits of Indonesian identity cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._identity import LENGTH, has_birth_date, has_serial, place_of
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, Number, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

SHAPE = lazy(r"(?<![\d])(?<!\d[.,])(?:\d{16}|\d(?:[ .\-–·/_]{0,2}\d){15})(?![\d])(?![.,]\d)")
"""Sixteen digits; in groups only where a word names them or their structure holds."""
_EVEN = lazy(
    r"\d{16}|\d{4}(?P<a>[ .\-–]{1,2})\d{4}(?P=a)\d{4}(?P=a)\d{4}|\d{6}(?P<b>[ .\-–]{1,2})\d{6}(?P=b)\d{4}|\d{2}(?:[ .\-–]\d{2}){5}[ .\-–]\d{4}"
)
_APART = lazy(r"\d(?:\D+\d)+")
"""Every digit by itself: the digit view joins those, and marks them as hidden."""
_OTHERS = ("kk", "npwp", "card", "order", "account", "bank", "virtual_account", "bpjs", "money")


def sixteen(views: Views) -> Iterator[Number]:
    """Every sixteen digits of a text in a usual grouping, or right after the word that names them."""
    for number in numbers(views, SHAPE):
        if (
            len(number.digits) == LENGTH
            and not _APART.fullmatch(number.text)
            and (_EVEN.fullmatch(number.text) or any(cue.names for cue in number.cues[:1]))
        ):
            yield number


def structure(score: Score, digits: str, year: int, *, women: bool = True) -> bool:
    """Adds what the structure says; False where it cannot be an identity number of that kind."""
    place = place_of(digits)
    if not place or not has_birth_date(digits, year, women=women) or not has_serial(digits):
        return False
    score.add(0.4 if place == "district" else 0.2, f"validator {place}, date, serial")
    return True


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in sixteen(views):
        score = Score(0.3)
        valid = structure(score, number.digits, known.year)
        score.words(number, ("nik",), _OTHERS)
        if valid or score.named:
            yield from score.detection("nik", number)


NIK = Detector(
    name="nik",
    find=_find,
    gate=NUMBER_GATE,
    rank=90,
    what={"id": "NIK (nomor induk kependudukan)", "en": "Indonesian identity number (NIK)"},
    mask=digits_masked,
    cannot_see={
        "id": "NIK palsu dengan struktur benar tidak terbedakan dari yang asli; kecamatan baru sesudah 2024 hanya dikenali bila disebut NIK atau KTP.",
        "en": "A made-up number of right structure cannot be told from a real one; districts founded after 2024 count only beside NIK or KTP.",
    },
)
