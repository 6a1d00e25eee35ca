"""Passport numbers: letters and digits that a word beside them calls a passport."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._numbers import Number
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

# One or two letters and six to eight digits, or nine digits: what Indonesia and most other countries print.
_SHAPE = lazy(r"(?<![\p{L}\p{N}_@#])(?:(?i:[A-Z]{1,2})[ -]?\d{6,8}|\d{9})(?![\p{L}\p{N}_])")
# "paspor atas nama Bu Tini nomor X1": whose it is stands between, and the number is called one.
_NUMBERED = lazy(r"(?i)(?<!\p{L})(?:no|nomor|nomer|number|nr)\.?\s*:?\s*$")
_REACH = 12


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for code in codes(views, _SHAPE):
        score = Score(0.1).words(code, ("passport",))
        if not score.named and _is_numbered(code):
            score.add(0.5, "context 'passport ... number'")
        yield from score.detection("passport", code)


def _is_numbered(code: Number) -> bool:
    before = code.view.text[max(code.start - _REACH, 0) : code.start]
    return any(cue.family == "passport" for cue in code.cues) and _NUMBERED.search(before) is not None


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
