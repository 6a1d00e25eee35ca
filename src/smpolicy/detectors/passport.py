"""Passport numbers: letters and digits that a word beside them calls a passport."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

# One or two letters and six to eight digits, or nine digits: what Indonesia and most other countries print.
_SHAPE = lazy(r"(?<![\p{L}\p{N}_@#])(?:(?i:[A-Z]{1,2})[ -]?\d{6,8}|\d{9})(?![\p{L}\p{N}_])")


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for code in codes(views, _SHAPE):
        yield from Score(0.1).words(code, ("passport",)).detection("passport", code)


PASSPORT = Detector(
    name="passport",
    find=_find,
    gate=("pas[sp]",),
    rank=74,
    what={"id": "nomor paspor", "en": "passport number"},
    mask=hidden,
    cannot_see={
        "id": "Nomor tanpa kata paspor tepat di sampingnya: PIN BBM dan kode lain bentuknya sama.",
        "en": "Numbers without the word passport right beside them: many other codes look the same.",
    },
)
