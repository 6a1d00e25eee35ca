"""IBAN: international bank account numbers, by country length and check digits."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_SHAPE = lazy(r"(?<![\p{L}\p{N}_])(?i:[A-Z]{2})\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?(?![\p{L}\p{N}_])")
_SHORTEST = 15


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    from stdnum import iban  # loaded where something looks like one

    for code in codes(views, _SHAPE):
        # A word that follows the number looks like one more group of it, so shorter readings are tried too.
        groups = code.text
        while len(groups) >= _SHORTEST and not iban.is_valid(groups):
            groups = groups[: max(groups.rfind(" "), groups.rfind("-"), 0)]
        if len(groups) >= _SHORTEST:
            span = code.view.original_span(code.start, code.start + len(groups))
            score = Score(0.5).add(0.4, "validator check digits")
            yield Detection("iban", span, iban.compact(groups), score.total, tuple(score.why), evasion=code.evasion)


IBAN = Detector(
    name="iban",
    find=_find,
    gate=(r"[a-z]{2}\d\d[ -]?[a-z0-9]{4}[ -]?[a-z0-9]{4}",),
    rank=80,
    what={"id": "nomor rekening internasional (IBAN)", "en": "international bank account number (IBAN)"},
    mask=hidden,
    cannot_see={"id": "IBAN yang salah ketik: angka pemeriksanya gagal.", "en": "IBANs with a slip in them: their check digits fail."},
)
