"""Identity and tax numbers of the jurisdictions that a policy names, beside those of Indonesia, which have detectors of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._codes import codes
from smpolicy.detectors._masks import hidden
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of number: its validator in `stdnum`, how it is written, and words that name it.

    `alone`: the shape and the check digits are enough without a word, because hardly anything else is written so.
    """

    module: str
    shape: str
    words: str
    alone: bool = False


_KINDS: Mapping[str, tuple[_Kind, ...]] = {
    "us": (
        _Kind("us.ssn", r"\d{3}-\d{2}-\d{4}", r"ssn|social security", alone=True),
        _Kind("us.ssn", r"\d{3} ?\d{2} ?\d{4}", r"ssn|social(?: security)?(?: number)?"),
        _Kind("us.itin", r"9\d{2}-\d{2}-\d{4}", r"itin|tax(?:payer)? id", alone=True),
    ),
    "gb": (
        _Kind("gb.nhs", r"\d{3}[ -]?\d{3}[ -]?\d{4}", r"nhs"),
        _Kind(
            "",
            r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]",
            r"nino|national insurance",
            alone=True,
        ),
    ),
    "sg": (_Kind("", r"[STFGM]\d{7}[A-Z]", r"nric|fin(?: number)?"),),
    "my": (_Kind("my.nric", r"\d{6}-\d{2}-\d{4}", r"nric|mykad|ic(?: number)?", alone=True),),
    "th": (_Kind("th.pin", r"\d-\d{4}-\d{5}-\d{2}-\d", r"thai id|pin", alone=True), _Kind("th.pin", r"\d{13}", r"thai id(?: number)?")),
    "in": (
        _Kind("in_.aadhaar", r"[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}", r"aadhaar|aadhar|uid"),
        _Kind("in_.pan", r"[A-Z]{5}\d{4}[A-Z]", r"pan(?: card| number)?"),
    ),
    "au": (_Kind("au.tfn", r"\d{3} ?\d{3} ?\d{2,3}", r"tfn|tax file"),),
    "nl": (_Kind("nl.bsn", r"\d{9}", r"bsn|burgerservicenummer|sofinummer"),),
    "de": (_Kind("de.idnr", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", r"steuer-?id|idnr|tax id"),),
    "fr": (_Kind("fr.nir", r"[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}", r"nir|s[eé]curit[eé] sociale|insee", alone=True),),
    "es": (_Kind("es.dni", r"\d{8}-?[A-Z]", r"dni|nif"), _Kind("es.nie", r"[XYZ]-?\d{7}-?[A-Z]", r"nie", alone=True)),
    "it": (_Kind("it.codicefiscale", r"[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]", r"codice fiscale", alone=True),),
    "br": (_Kind("br.cpf", r"\d{3}\.\d{3}\.\d{3}-\d{2}", r"cpf", alone=True), _Kind("br.cpf", r"\d{11}", r"cpf")),
    "cn": (_Kind("cn.ric", r"\d{17}[\dXx]", r"身份证|resident id", alone=True),),
    "kr": (_Kind("kr.rrn", r"\d{6}-[1-8]\d{6}", r"주민|rrn|resident registration", alone=True),),
}
"""By ISO 3166 code. Adding a country is one row: `stdnum` has validators of ninety."""
_REACH = 40


@cache
def _compiled(country: str) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str], Any, _Kind], ...]:
    return tuple(
        (
            lazy(rf"(?<![\p{{L}}\p{{N}}_-])(?<!\d[.,])(?:{one.shape})(?![\p{{L}}\p{{N}}_-])(?![.,]\d)"),
            lazy(rf"(?i)(?<!\p{{L}})(?:{one.words})(?!\p{{L}})"),
            import_module(f"stdnum.{one.module}") if one.module else None,
            one,
        )
        for one in _KINDS.get(country, ())
    )


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for country in known.jurisdictions:
        for shape, words, validator, kind in _compiled(country):
            for code in codes(views, shape):
                valid = validator is None or validator.is_valid(code.text)
                cue = words.search(code.before(_REACH)) or words.search(code.after(_REACH // 2))
                if not (cue or (kind.alone and valid)):
                    continue
                score = Score(0.3)
                if valid:
                    score.add(0.4 if validator else 0.3, "validator")
                if cue:
                    score.named = True
                    score.add(0.3, f"context '{cue[0].lower()}'")
                yield from score.detection("national_id", code, groups={"country": country})


NATIONAL_ID = Detector(
    name="national_id",
    find=_find,
    gate=(r"\d{2}", r"[a-z]{4,6}\d\d"),
    rank=84,
    what={"id": "nomor identitas negara lain", "en": "identity number of another country"},
    mask=hidden,
    cannot_see={
        "id": "Nomor negara yang tidak disebut pada settings.jurisdictions, dan yang tanpa kata penunjuk bila bentuknya umum.",
        "en": "Numbers of countries that settings.jurisdictions does not name, and common shapes without a word that names them.",
    },
)
