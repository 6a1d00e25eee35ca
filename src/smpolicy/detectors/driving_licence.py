"""Driving licences: the twelve to fourteen digits of an Indonesian SIM, or those of another country, beside the word for it."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SHAPE = lazy(r"(?<![\p{L}\p{N}_@#])(?<!\d[.,])(?:\d(?:[ .-]?\d){11,13}|[A-Z]{1,5}-?\d{4,13}(?:[A-Z0-9]{0,5}))(?![\p{L}\p{N}_])")


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for code in codes(views, _SHAPE):
        yield from Score(0.1).words(code, ("driving_licence",), ("phone", "order")).detection("driving_licence", code)


DRIVING_LICENCE = Detector(
    name="driving_licence",
    find=_find,
    gate=(r"\bsim\b", "izin mengemudi", "driv"),
    rank=73,
    what={"id": "nomor SIM", "en": "driving licence number"},
    mask=hidden,
    cannot_see={
        "id": "Nomor tanpa kata SIM A, SIM C, atau surat izin mengemudi di sampingnya; SIM terbaru memakai NIK.",
        "en": "Numbers without a word for driving licence beside them; recent Indonesian ones are the NIK.",
    },
)
