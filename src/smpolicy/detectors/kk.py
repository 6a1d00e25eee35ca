"""KK: the number of an Indonesian family card."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE
from smpolicy.detectors._score import Score
from smpolicy.detectors.nik import sixteen, structure
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in sixteen(views):
        score = Score(0.2)
        structure(score, number.digits, known.year, women=False)
        score.words(number, ("kk",))
        # Without a word beside it the same digits are a NIK: the two have one structure.
        if score.named or any(cue.family == "kk" for cue in number.cues[:1]):
            yield from score.detection("kk", number)


KK = Detector(
    name="kk",
    find=_find,
    gate=NUMBER_GATE,
    rank=88,
    what={"id": "nomor kartu keluarga (KK)", "en": "Indonesian family card number (KK)"},
    mask=digits_masked,
    cannot_see={
        "id": "Tanpa kata KK atau kartu keluarga di dekatnya, nomor KK tercatat sebagai NIK.",
        "en": "Without the words KK or family card near it, the number is reported as a NIK.",
    },
)
