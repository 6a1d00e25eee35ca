"""Dates of birth: a date with its year, beside a word for being born."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|agt|aug(?:ust)?|"
    r"sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>(?:19|20)\d{{2}}|['’]?\d{{2}})"
    rf"|{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d{{2}})"
    r"|(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>(?:19|20)\d{2}|\d{2})"
    r"|(?P<day>\d{1,2})\s+bulan\s+(?P<month>\d{1,2})\s+tahun\s+(?P<year>(?:19|20)\d{2})"
    r"|(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2}))"
)
_CUE = (
    r"(?:lahir(?:nya|ku|mu)?|kelahiran|ttl|tgl\.?\s*lahir|tgllhr|tanggal\s+lahir|tempat,?\s*(?:dan|/|&)?\s*t(?:an)?gg?a?l\.?\s+lahir|lhr|"
    r"(?:ulang\s+tahun|ultah)(?:ku|\s+(?:saya|aku|dia|beliau|anak(?:ku)?|istri(?:ku)?|suami(?:ku)?))|born|birth(?:day|date)?|date\s+of\s+birth|d\.?o\.?b\.?)"
)
_BORN = lazy(rf"(?i)(?<!\p{{L}})(?P<cue>{_CUE})(?!\p{{L}})(?P<between>[^\n\d!?]{{0,40}}?)(?<![\d./-])(?P<date>{_DATE})(?![\d])(?![./-]\d)")
_STOP = lazy(r"(?i)[;]|\.\s+\p{Lu}|(?<!\p{L})(?:pancasila|daftar|promo|berlaku|sampai|hingga|acara|event|until|sale)(?!\p{L})")
_ELDEST = 1900
_MONTHS, _DAYS = 12, 31
_CENTURY = 100


def _find(views: Views, known: Known) -> Iterable[Detection]:
    view = views.folded
    for match in _BORN.finditer(view.text):
        if _STOP.search(match["between"]) or not _is_past_date(match, known.year):
            continue
        span = view.original_span(*match.span("date"))
        evasion = views.text[span.start : span.end] != match["date"]
        why = ("pattern 0.3", "validator date +0.2", f"context '{match['cue'].lower()}' +0.4")
        yield Detection("birth_date", span, " ".join(match["date"].lower().split()), 0.9, why, named=True, evasion=evasion)


def _is_past_date(match: regex.Match[str], year: int) -> bool:
    day, month, told = int(match["day"]), int(match["month"] or 1), match["year"].lstrip("'’")
    of_birth = int(told)
    if of_birth < _CENTURY:
        of_birth += 2000 if 2000 + of_birth <= year else 1900
    possible = 1 <= day <= _DAYS and 1 <= month <= _DAYS and (month <= _MONTHS or day <= _MONTHS)
    return possible and _ELDEST <= of_birth <= year


BIRTH_DATE = Detector(
    name="birth_date",
    find=_find,
    gate=(r"(?:lahir|ulang tahun|ultah|lhr|ttl|tgllhr|born|birth|d\.?o\.?b)",),
    rank=50,
    what={"id": "tanggal lahir", "en": "date of birth"},
    mask=hidden,
    cannot_see={
        "id": "Tanggal lahir tanpa tahun, dan tanggal tanpa kata seperti 'lahir' atau 'TTL' di depannya; tanggal berdirinya usaha yang disebut 'lahir' ikut tercatat.",
        "en": "Birthdays without a year, and dates without a word such as 'born' or 'DOB' before them; a firm said to be born on a date is reported too.",
    },
)
