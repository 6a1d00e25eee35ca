"""Telephone numbers: Indonesian mobile and landline numbers, and those of other countries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

import phonenumbers
import regex

from smpolicy.detectors._base import Detector, Known, canonical_contact
from smpolicy.detectors._context import cues_before
from smpolicy.detectors._masks import digits_masked
from smpolicy.detectors._numbers import NUMBER_GATE, Number, numbers
from smpolicy.detectors._score import AGAINST, CONTEXT, Score
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection
from smpolicy.model.text import Span

_GAP = r"(?:[ ]?[-–./][ ]?|[ ]{1,2})?"
_NOT_INSIDE = r"(?<!(?<!\d)\d{2,6}[ ])(?<!(?<!\d)\d{1,5}/)"
_NOT_MASKED = r"(?![ ./-]?[xX*•#_]{2})(?!(?<=[ ]\d{1,3})\p{L})"
"""Nor does a number end in a word of its own: "0812... 24jam"."""
_MOBILE = lazy(
    rf"(?<![\d+])(?<!\d[.,\-–]){_NOT_INSIDE}(?:(?:\(?\+|001[ ]?|00)?62\)?{_GAP}(?:\(0\))?0?|\(?0)8(?:{_GAP}[1-9]|[1-9])(?:\)?{_GAP}\d){{6,11}}(?!\d)(?![.,]\d){_NOT_MASKED}"
)
_LANDLINE = lazy(
    rf"(?<![\d+])(?<!\d\))(?<!\d[.,\-–]){_NOT_INSIDE}(?:\(?\+?62\)?{_GAP}\(?|\(?0)[2-79]\d{{1,2}}\)?[ ]?[-–./]?[ ]?\d{{3,8}}(?:[ \-–.]\d{{2,5}}){{0,2}}(?!\d)(?![.,\-–]\d){_NOT_MASKED}"
)
_ABROAD = lazy(
    r"(?<![\d\p{L}])(?:\+|00(?=[1-9]))[1-9]\d{0,3}(?:[ ]?[-–./()]{0,2}[ ]?\d){5,13}(?!\d)(?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?(?![.,]\d)"
)
_NORTH_AMERICA = lazy(
    r"(?<![\d+.,\-–/])(?<!(?<!\d)\d{1,3}[ ])(?:(?:\+|00)?1[-. ])?(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?(?!\d)(?![.,\-–]\d)"
)
_GROUPS = r"\d{1,6}(?:(?:[ ]|[ ]?[-–.()]{1,2}[ ]?|(?<=(?<!\d)\d{2,4})[ ]?/[ ]?)\d{1,10}){1,5}|\d{6,13}"
_ANY = lazy(
    rf"(?<![\d\p{{L}}#*_/=@])(?<!\d[.,\-–:/])(?:\+|\()?(?:{_GROUPS})(?!\d)(?![.,:%]\d)(?![ ./\-–]{{1,2}}\d{{1,4}}(?!\d))(?:[ ]?(?:x|ext\.?)[ ]?\d{{1,6}})?(?![\p{{L}}_%])"
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
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d{2}"
_DATE = lazy(
    rf"{_DAY}[-./]{_MONTH}[-./](?:{_YEAR}|\d{{2}})(?:[ ]\d{{1,2}})?|{_DAY}[ ]{_MONTH}[ ]{_YEAR}(?:[ ]\d{{1,2}})?|"
    rf"{_YEAR}[-./ ]?{_MONTH}[-./ ]?{_DAY}(?:[ ]\d{{1,2}})?|{_YEAR}[ ]?[-–/][ ]?{_YEAR}"
)
_PAIRS = lazy(r"\d{2}(?:[ -]\d{2})+|\d{3}[ -]\d{3}")
_GROUPED_MONEY = lazy(r"\d{1,3}(?:[.,]\d{3})+")
_BEGINS_AS_DATE = lazy(rf"{_DAY}(?P<sign>[-./]){_MONTH}(?P=sign){_YEAR}(?!\d)")
_IN_REFERENCE = lazy(r"/\d{1,6}(?!\d)")
"""The number of a letter: "021/12/2019"; or a list, where a word says that these are telephone numbers."""
_AREA = lazy(r"\(0\d{2,3}\)|0\d{2,3}[ ]?[-–]")
_REACH = 60
_LINK = lazy(r"(?i)(?:https?://|www\.|(?<!\p{L})[a-z0-9-]+\.(?:com|co|id|net|org|ly|io|gl|be|me|tv)/)\S*\Z")
_LINK_TO_PHONE = lazy(r"(?i)(?:wa\.me|whatsapp\.com|tel:|phone=|t\.me/\+)\S*\Z")
_GLUED = lazy(r"\p{L}+\Z")
_SMALL_WORDS = frozenset(
    (
        "no",
        "nomor",
        "nomer",
        "nmr",
        "nope",
        "di",
        "ke",
        "diwa",
        "kewa",
        "dihp",
        "info",
        "dan",
        "atau",
        "atw",
        "and",
        "or",
        "to",
        "n",
        "h",
        "p",
    )
)
"""Words that haste glues to a number; other letters make it a code ("JP0812345678")."""
_SERVICE = lazy(r"1500\d{2,3}|0?800\d{6,10}|1[0-9]{2}|14\d{3}|0807\d+|0809\d+")


_MOBILE_LINE = lazy(r"628[1-9]\d{6,10}|8[1-9]\d{7,10}")
_FIXED_LINE = lazy(r"62[2-79]\d{6,10}|[2-79]\d{5,7}")
"""With the country code, or as it is dialled within its own area: no mobile number is that short."""


_Candidate = tuple[Number, Callable[[Number], Score]]
"""A number, and how its score begins."""


def _find(views: Views, known: Known) -> Iterable[Detection]:
    found: list[Span] = []
    ends: set[int] = set()
    for number, score_of in _in_order(list(_candidates(views, known))):
        value, span = _canonical(number.digits), number.span
        at = bisect_left(found, span)
        if _SERVICE.fullmatch(number.digits) or any(one.overlaps(span) for one in found[max(at - 1, 0) : at + 1]):
            continue
        score = score_of(number)
        if any(span.start - gap in ends for gap in range(_LIST_GAP + 1)):
            score.add(CONTEXT, "after another number")
        for one in _beside(score, number).words(number, _WORDS, _AGAINST).detection("phone", number, value, {"line": _line(value)}):
            found.insert(at, span)
            ends.add(span.end)
            if value not in known.contacts:
                yield one


def _in_order(candidates: list[_Candidate]) -> list[_Candidate]:
    """What the text shows, then what only the digit view shows, then what is only a part of that."""
    hidden = sorted((number.span, len(number.digits)) for number, _ in candidates if number.evasion)

    def place(candidate: _Candidate) -> int:
        number = candidate[0]
        if number.evasion:
            return 1
        at = bisect_left(hidden, (number.span, 0))
        longer = any(span.overlaps(number.span) and count > len(number.digits) for span, count in hidden[max(at - 1, 0) : at + 1])
        return 2 if longer else 0

    return sorted(candidates, key=place) if hidden else candidates


def _candidates(views: Views, known: Known) -> Iterator[_Candidate]:
    for number in numbers(views, _MOBILE):
        if not _continues(number) and not _is_plain_figure(number):
            yield number, lambda number: _valid(Score(0.4), number, "ID", 0.4)
    for number in numbers(views, _LANDLINE):
        if not _is_plain_figure(number):
            yield number, _landline
    for number in numbers(views, _ABROAD):
        yield number, lambda number: _valid(Score(0.3), number, None, 0.4)
    for number in numbers(views, _NORTH_AMERICA):
        yield number, lambda number: _valid(Score(0.3), number, "US", 0.4 if "us" in known.jurisdictions else 0.2)
    for number in numbers(views, _ANY):
        least = 6 if _PAIRS.fullmatch(number.text) else 7
        if least <= len(number.digits) <= 15 and not _is_plain_figure(number):  # noqa: PLR2004 - E.164, and local numbers
            yield number, lambda number: _local(number, known.jurisdictions)


def _landline(number: Number) -> Score:
    base = 0.3 if _AREA.match(number.text) else 0.0 if number.text.isdigit() else 0.2
    return _valid(Score(base), number, "ID", 0.3)


def _local(number: Number, jurisdictions: Iterable[str]) -> Score:
    score = Score(0.0).add(0.1, "length")
    if number.digits.startswith("0"):  # a trunk prefix: the number is whole, and its plan can be asked
        for region in jurisdictions:
            if region not in ("id", "us") and _valid(Score(0.0), number, region.upper(), 1.0).total:
                score.add(0.5, f"validator numbering plan {region}")
                break
    if number.cues_behind and number.cues_behind[0].names and number.cues_behind[0].family in _WORDS:
        score.add(CONTEXT, "word behind")
    return score


def _beside(score: Score, number: Number) -> Score:
    """What stands against a telephone number right before it: a code's letters, a link's path."""
    before = number.view.text[max(number.start - _REACH, 0) : number.start]
    if _LINK.search(before) and not _LINK_TO_PHONE.search(before):
        return score.add(AGAINST, "against link")
    glued = _GLUED.search(before)
    if (
        glued
        and not any(cue.family in _WORDS and not cue.distance for cue in cues_before(before)[:1])
        and glued[0].lower() not in _SMALL_WORDS
    ):
        return score.add(AGAINST, f"against '{glued[0]}'")
    return score


def _continues(number: Number) -> bool:
    """A number that goes on after its end in groups is longer than any telephone number."""
    return bool(regex.match(r"[-–.]\d", number.view.text, pos=number.end))


def _is_plain_figure(number: Number) -> bool:
    if _DATE.fullmatch(number.text) or _GROUPED_MONEY.fullmatch(number.text) or _BEGINS_AS_DATE.match(number.text):
        return True
    return bool(_IN_REFERENCE.match(number.view.text, number.end)) and not any(cue.family in _WORDS for cue in number.cues[:1])


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


def _line(value: str) -> str:
    """`mobile` or `fixed` for an Indonesian number in its canonical form; `other` where that cannot be told, as abroad."""
    if _MOBILE_LINE.fullmatch(value):
        return "mobile"
    return "fixed" if _FIXED_LINE.fullmatch(value) else "other"


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
