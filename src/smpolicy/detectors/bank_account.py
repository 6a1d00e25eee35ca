"""Bank accounts: digits that a word beside them says are one. Account numbers have no structure of their own."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, Number, numbers
from smpolicy.detectors._score import Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_COUNTED = r"jt|juta|rb|ribu|persen|gb|mb|orang|nasabah|pelanggan|people|users|followers|customers|pcs|unit|kali|rupiah"
_SHAPE = lazy(
    r"(?<![\d+])(?<!\d[.,/\-–])(?!(?<=\p{L})\d{1,3}[ ])"
    r"(?:\d{4}[ .-]\d{2}[ .-]\d{6}[ .-]\d{2}[ .-]\d|\d{1,6}(?:[.\-–]\d{1,13}|(?: {1,2})\d{2,6}){0,5}\d{0,12})"
    rf"(?!\d)(?![.,]\d)(?!\s?(?:%|(?i:{_COUNTED})\b))"
)
_FEWEST, _MOST = 7, 18
_FEWEST_AT_A_BANK = 9
"""Digits where only a bank is named, and nothing says that this is an account."""
_WORDS = ("account", "bank", "transfer")
_OTHERS = ("phone", "order", "card", "nik", "kk", "npwp", "bpjs", "virtual_account", "wallet", "money", "plate", "passport")
_MOBILE = lazy(r"(?:0|62)8[1-9]\d{7,10}")
_LANDLINE = lazy(r"\(?0\d{2,3}\)?[ ]?[-–]?[ ]?\d{5,8}")
_DATE = lazy(
    r"(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)?\d{2}|(?:19|20)\d{2}[-. ](?:0?[1-9]|1[0-2])[-. ](?:0?[1-9]|[12]\d|3[01])"
)
_THOUSANDS = lazy(r"[1-9]\d{0,2}(?:\.\d{3})+")


def _find(views: Views, known: Known) -> Iterable[Detection]:
    for number in numbers(views, _SHAPE):
        if _FEWEST <= len(number.digits) <= _MOST and not _is_other(number) and number.digits not in known.contacts:
            score = Score(0.2)
            _owner_behind(score, number)
            score.words(number, _WORDS, _OTHERS)
            nearest = number.cues[:4]
            if nearest and nearest[0].family in _WORDS[1:]:
                if any(cue.family == "account" for cue in number.cues):
                    score.add(0.3, "context 'rekening'")
                elif any(cue.family in _WORDS for cue in nearest[1:]):
                    score.add(0.2, "context bank and owner")
            yield from score.detection("bank_account", number)


def _is_other(number: Number) -> bool:
    """Dates, prices, and what no word calls an account: mobile numbers, short ones, landlines of a bank."""
    if _DATE.fullmatch(number.text) or _THOUSANDS.fullmatch(number.text):
        return True
    cues = number.cues
    if any(cue.family == "account" for cue in cues[:1]) and cues[0].names:
        return False
    called = any(cue.family == "account" for cue in (*cues, *number.cues_behind))
    landline = _LANDLINE.fullmatch(number.text) and any(cue.family == "phone" for cue in cues)
    return bool(_MOBILE.fullmatch(number.digits) or landline or (len(number.digits) < _FEWEST_AT_A_BANK and not called))


def _owner_behind(score: Score, number: Number) -> None:
    if regex.match(r"(?i)[\s.,;:)\-/]*(?:a/n|a\.n\.?|an\.|atas\s+nama)\b", number.after()):
        score.add(0.3, "context after 'a/n'")


BANK_ACCOUNT = Detector(
    name="bank_account",
    find=_find,
    gate=NUMBER_GATE,
    rank=70,
    what={"id": "nomor rekening bank", "en": "bank account number"},
    mask=digits_masked,
    cannot_see={
        "id": "Nomor rekening tanpa kata rekening, nama bank, atau a/n di dekatnya.",
        "en": "Account numbers without a word for account, a bank's name or an owner near them.",
    },
)
