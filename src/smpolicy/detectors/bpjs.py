"""BPJS: membership numbers of Indonesian social insurance, thirteen digits for health and eleven for employment."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SHAPE = lazy(r"(?<!\d)(?<!\d[.,])\d(?:[ .\-–]?\d){10,12}(?!\d)(?![.,]\d)")
_LENGTHS = (11, 13)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for number in numbers(views, _SHAPE):
        if len(number.digits) in _LENGTHS:
            yield from Score(0.1).words(number, ("bpjs",), ("phone", "order", "account", "bank")).detection("bpjs", number)


BPJS = Detector(
    name="bpjs",
    find=_find,
    gate=NUMBER_GATE,
    rank=75,
    what={"id": "nomor peserta BPJS", "en": "Indonesian social insurance number (BPJS)"},
    mask=digits_masked,
    cannot_see={
        "id": "Nomor BPJS tanpa kata BPJS, JKN, atau KPJ tepat di sampingnya: nomor ini tidak punya angka pemeriksa.",
        "en": "Numbers without BPJS, JKN or KPJ right beside them: they have no check digit.",
    },
)
