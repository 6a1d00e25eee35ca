"""Virtual accounts and e-wallets: numbers that a word beside them calls so."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SHAPE = lazy(r"(?<!\d)(?<!\d[.,])\d(?:[ .\-–]?\d){9,17}(?!\d)(?![.,]\d)")


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in numbers(views, _SHAPE):
        if number.digits not in known.contacts:
            yield from Score(0.1).words(number, ("virtual_account", "wallet"), ("order",)).detection("virtual_account", number)


VIRTUAL_ACCOUNT = Detector(
    name="virtual_account",
    find=_find,
    gate=NUMBER_GATE,
    rank=72,
    what={"id": "nomor akun virtual atau dompet digital", "en": "virtual account or e-wallet number"},
    mask=digits_masked,
    cannot_see={
        "id": "Nomor tanpa kata virtual account atau nama dompet digital tepat di sampingnya.",
        "en": "Numbers without a word for virtual account or an e-wallet's name right beside them.",
    },
)
