"""Telephone numbers: Indonesian mobile and landline numbers, and those of other countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import phonenumbers
import regex

from smpolicy.detectors._base import Detector, Known, canonical_contact
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, Number, numbers
from smpolicy.detectors._score import CONTEXT, Score
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_GAP = r"(?:[ ]?[-–./][ ]?|[ ]{1,2})?"
_NOT_INSIDE = r"(?<!(?<!\d)\d{2,6}[ ])"
_MOBILE = regex.compile(
    rf"(?<![\d+])(?<!\d[.,\-–]){_NOT_INSIDE}(?:(?:\(?\+|001[ ]?|00)?62\)?{_GAP}(?:\(0\))?0?|\(?0)8(?:{_GAP}[1-9]|[1-9])(?:\)?{_GAP}\d){{6,11}}(?!\d)(?![.,]\d)"
)
_LANDLINE = regex.compile(
    rf"(?<![\d+])(?<!\d[.,\-–]){_NOT_INSIDE}(?:\(?\+?62\)?{_GAP}\(?|\(?0)[2-79]\d{{1,2}}\)?[ ]?[-–./]?[ ]?\d{{3,8}}(?:[ \-–.]\d{{2,5}}){{0,2}}(?!\d)(?![.,\-–]\d|/\d{{1,6}}(?!\d))"
)
_ABROAD = regex.compile(
    r"(?<![\d\p{L}])(?:\+|00(?=[1-9]))[1-9]\d{0,3}(?:[ ]?[-–./()]{0,2}[ ]?\d){5,13}(?!\d)(?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?(?![.,]\d)"
)
_NORTH_AMERICA = regex.compile(
    r"(?<![\d+.,\-–/])(?:(?:\+|00)?1[-. ])?(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?(?!\d)(?![.,\-–]\d)"
)
_GROUPS = r"\d{1,6}(?:(?:[ ]|[ ]?[-–./()]{1,2}[ ]?)\d{1,8}){1,5}|\d{6,13}"
_ANY = regex.compile(
    rf"(?<![\d\p{{L}}#*_/=@])(?<!\d[.,\-–:/])(?:\+|\()?(?:{_GROUPS})(?!\d)(?![.,:%]\d)(?:[ ]?(?:x|ext\.?)[ ]?\d{{1,6}})?(?![\p{{L}}_%])"
)
_AGAINST = (
    "account",
    "bank",
    "order",
    "card",
    "nik",
    "kk",
    "npwp",
    "bpjs",
    "virtual_account",
    "money",
    "plate",
    "passport",
    "driving_licence",
)
_WORDS = ("phone", "wallet")
_LIST_GAP = 3
"""Code points between two numbers of a list."""
_DATE = regex.compile(
    r"(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d{2}|(?:19|20)\d{2}[-./ ]?\d{1,2}[-./ ]?\d{1,2})(?:[ ]\d{1,2})?|(?:19|20)\d{2}[ ]?[-–/][ ]?(?:19|20)\d{2}"
)
_GROUPED_MONEY = regex.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SERVICE = regex.compile(r"1500\d{2,3}|0?800\d{6,10}|1[0-9]{2}|14\d{3}|0807\d+|0809\d+")


def _find(views: Views, known: Known) -> Iterable[Detection]:
    found: list[tuple[int, int]] = []
    for number, score in _candidates(views, known):
        value = _canonical(number.digits)
        if _SERVICE.fullmatch(number.digits) or any(number.start < end and start < number.end for start, end in found):
            continue
        if any(0 <= number.start - end <= _LIST_GAP for _, end in found):
            score.add(CONTEXT, "after another number")
        for one in score.words(number, _WORDS, _AGAINST).detection("phone", number, value):
            found.append((number.start, number.end))
            if value not in known.contacts:
                yield one


def _candidates(views: Views, known: Known) -> Iterator[tuple[Number, Score]]:
    for number in numbers(views, _MOBILE):
        if not _continues(number):
            yield number, _valid(Score(0.4), number, "ID", 0.4)
    for number in numbers(views, _LANDLINE):
        if not _is_plain_figure(number):
            parted = not number.text.isdigit()
            yield number, _valid(Score(0.2 if parted else 0.0), number, "ID", 0.3)
    for number in numbers(views, _ABROAD):
        yield number, _valid(Score(0.3), number, None, 0.4)
    for number in numbers(views, _NORTH_AMERICA):
        yield number, _valid(Score(0.3), number, "US", 0.4 if "us" in known.jurisdictions else 0.2)
    for number in numbers(views, _ANY):
        if 7 <= len(number.digits) <= 15 and not _is_plain_figure(number):  # noqa: PLR2004 - E.164, and local numbers of seven digits
            score = Score(0.0).add(0.1, "length")
            if number.cues_behind and number.cues_behind[0].names and number.cues_behind[0].family in _WORDS:
                score.add(CONTEXT, "word behind")
            yield number, score


def _continues(number: Number) -> bool:
    """A number that goes on after its end in groups is longer than any telephone number."""
    return bool(regex.match(r"[-–.]\d", number.view.text, pos=number.end))


def _is_plain_figure(number: Number) -> bool:
    return bool(_DATE.fullmatch(number.text) or _GROUPED_MONEY.fullmatch(number.text))


def _valid(score: Score, number: Number, region: str | None, worth: float) -> Score:
    """Adds what the numbering plans of the world say."""
    text = number.text
    if number.digits.startswith("001") and not text.lstrip("(").startswith("+"):
        text = "+" + number.digits[3:]  # the Indonesian dialling prefix for calls abroad
    elif number.digits.startswith("00"):
        text = "+" + number.digits[2:]
    elif region == "ID" and number.digits.startswith("62"):
        text = "+" + number.digits
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return score
    if phonenumbers.is_valid_number(parsed):
        score.add(worth, "validator numbering plan")
    elif region == "ID" and phonenumbers.is_possible_number(parsed):
        score.add(worth / 2, "validator length")
    return score


def _canonical(digits: str) -> str:
    """As the organisation's own contacts are kept: with the country code, without a dialling prefix."""
    for prefix in ("00162", "0062"):
        if digits.startswith(prefix):
            return digits[len(prefix) - 2 :]
    return canonical_contact(digits)


PHONE = Detector(
    name="phone",
    find=_find,
    gate=NUMBER_GATE,
    rank=60,
    what={"id": "nomor telepon", "en": "telephone number"},
    mask=digits_masked,
    cannot_see={
        "id": "Nomor lokal tanpa kode area dan tanpa kata seperti 'telp' atau 'wa' di dekatnya; nomor layanan 1500xxx dan 0800 sengaja diabaikan.",
        "en": "Local numbers without an area code and without a word such as 'phone' near them; service numbers 1500xxx and 0800 are left out on purpose.",
    },
)
