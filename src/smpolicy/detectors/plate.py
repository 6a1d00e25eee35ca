"""Number plates of Indonesia, beside a word for them: the shape alone is also that of film titles and tank models."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

# Regions by their letters, as the police register has them (Perkapolri 5/2012, with the later codes of Papua).
_REGIONS = (
    "A|AA|AB|AD|AE|AG|B|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|D|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|E|EA|EB|ED|F|G|H|K|KB|KH|KT|KU|"
    "L|M|N|P|PA|PB|PE|PG|PS|PT|PY|R|S|T|W|Z"
)
_SHAPE = lazy(rf"(?<![\p{{L}}\p{{N}}_@#])(?i:{_REGIONS})[ .-]?[1-9]\d{{0,3}}[ .-]?(?i:[A-Z]{{1,3}})(?![\p{{L}}\p{{N}}_])")


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    for code in codes(views, _SHAPE):
        yield from Score(0.1).words(code, ("plate",), ("order",)).detection("plate", code)


PLATE = Detector(
    name="plate",
    find=_find,
    gate=("plat", "nopol", "nomor polisi", "stnk", "registration"),
    rank=40,
    what={"id": "nomor polisi kendaraan", "en": "vehicle number plate"},
    mask=hidden,
    cannot_see={
        "id": "Nomor polisi tanpa kata plat, nopol, atau STNK tepat di sampingnya, dan pelat luar negeri.",
        "en": "Plates without a word for plate right beside them, and those of other countries.",
    },
)
