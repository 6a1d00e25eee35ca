"""NPWP: Indonesian tax numbers, of fifteen digits and of sixteen (since 2024: the NIK, or 0 and the old number)."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._identity import luhn
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_WRITTEN = r"\d{2}[. ]\d{3}[. ]\d{3}[. ]\d[-–. ]\d{3}[. ]\d{3}"
_SHAPE = lazy(rf"(?<!\d)(?<!\d[.,])(?:(?P<written>{_WRITTEN})|\d{{15,16}}|\d{{4}}(?:[ .\-–]\d{{4}}){{3}})(?!\d)(?![.,]\d)")
_CHECKED = 9
"""Digits under the check digit: the office that registers and its serial number come after them."""
_OTHERS = ("order", "account", "bank", "virtual_account", "nik", "kk", "card", "phone")


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for number in numbers(views, _SHAPE):
        digits = number.digits
        old = digits[1:] if len(digits) == 16 and digits[0] == "0" else digits  # noqa: PLR2004 - the new length
        score = Score(0.5 if number.groups.get("written") else 0.1)
        if len(old) == 15 and luhn(old[:_CHECKED]):  # noqa: PLR2004 - the old length
            score.add(0.3, "validator check digit")
        yield from score.words(number, ("npwp",), _OTHERS).detection("npwp", number)


NPWP = Detector(
    name="npwp",
    find=_find,
    gate=NUMBER_GATE,
    rank=86,
    what={"id": "NPWP (nomor pokok wajib pajak)", "en": "Indonesian tax number (NPWP)"},
    mask=digits_masked,
    cannot_see={
        "id": "Lima belas atau enam belas angka tanpa tanda baca baru dihitung bila di dekatnya ada kata NPWP.",
        "en": "Fifteen or sixteen digits without punctuation count only beside the word NPWP.",
    },
)
