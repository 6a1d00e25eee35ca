"""Citations of laws by type, number and year, and the press releases that are taken for laws."""

from __future__ import annotations

from collections.abc import Iterable

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import shown
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

PRESS_RELEASE = "siaran pers"
_TYPES = (
    ("PERPU", r"peraturan\s+pemerintah\s+pengganti\s+undang[- ]?undang|perp+u"),
    ("PP", r"peraturan\s+pemerintah|pp"),
    ("PERPRES", r"peraturan\s+presiden|perpres"),
    ("KEPPRES", r"keputusan\s+presiden|keppres"),
    ("INPRES", r"instruksi\s+presiden|inpres"),
    ("PERMEN", r"peraturan\s+menteri|permen\p{L}*"),
    ("KEPMEN", r"keputusan\s+menteri|kepmen\p{L}*"),
    ("PERDA", r"peraturan\s+daerah|perda"),
    ("PERGUB", r"peraturan\s+gubernur|pergub"),
    ("SEOJK", r"surat\s+edaran\s+o(?:toritas\s+jasa\s+keuangan|jk)|seojk"),
    ("POJK", r"peraturan\s+o(?:toritas\s+jasa\s+keuangan|jk)|pojk"),
    ("PBI", r"peraturan\s+bank\s+indonesia|pbi"),
    ("PERBPOM", r"peraturan\s+(?:kepala\s+)?(?:badan\s+pom|bpom)|per(?:ka)?\s?bpom"),
    ("UU", r"undang[- ]?undang|uud?(?!\s*1945)|law|act"),
    (PRESS_RELEASE, r"siaran\s+pers|press\s+release|rilis\s+pers"),
)
_TYPE = "|".join(rf"(?P<t{index}>{source})" for index, (_, source) in enumerate(_TYPES))
_NO = r"(?:no(?:mor|mer)?\b\.?|number\b|nr\b\.?|№)"
_BODY = r"(?:\s+(?!(?:no(?:mor)?|number|nr|tahun|tentang|year)\b|\(?(?:uu|undang|pp|law|permen|pojk)\b)[\p{L}()&-]{2,30}){0,4}?"
_CITATION = lazy(
    rf"(?i)(?<![\p{{L}}\p{{N}}#@])(?:{_TYPE})(?:\s+(?:ri|r\.i\.)(?!\p{{L}}))?"
    r"(?:"
    # "UU No. 19 Tahun 2016", "undang-undang NO. 87/HM/KOMINFO/12/2016", "Law Number 27 of 2022", words between allowed because No. is said
    rf"{_BODY}\s*{_NO}\s*(?P<number>\d{{1,4}}[A-Z]?(?:/[\p{{L}}\d.-]{{1,20}}){{0,5}}?)(?:\s*(?:/|,?\s+(?:tahun|thn|th\.?|year|of)\s+)\s*(?P<year>(?:19|20)\d{{2}}|\d{{2}}))?"
    # "UU 27/2022", "PP 71 Tahun 2019"
    r"|\s+(?P<number>\d{1,4})\s*(?:/|,?\s+(?:tahun|thn|th\.?|year|of)\s+)\s*(?P<year>(?:19|20)\d{2}|\d{2})"
    # "POJK 6/POJK.07/2022": the number of a letter needs no No.
    r"|\s+(?P<number>\d{1,4}(?:/[\p{L}\d.-]{2,20}){1,4})/(?P<year>(?:19|20)\d{2})"
    r")(?![\p{L}\p{N}])(?!/[\p{L}\d])"
)
_GATE = (
    r"\b(?:uu|undang|pp|per(?:p|m|d|g|b|k|aturan)[a-z]*|kep(?:men|pres|utusan)[a-z]*|inpres|instruksi|se?ojk|pojk|surat edaran|pbi|law|act|siaran|rilis|press)\b",
)


def _find(views: Views, known: Known) -> Iterable[Detection]:  # noqa: ARG001 - the signature of every detector
    view = views.folded
    for match in _CITATION.finditer(view.text):
        kind = next(name for index, (name, _) in enumerate(_TYPES) if match[f"t{index}"])
        number, year = match["number"], match["year"]
        if year and not number.isdigit() and match[0].endswith(f"/{year}"):
            number = f"{number}/{year}"  # the number of a letter holds its year
        groups = {"type": kind, "number": number} | ({"year": year} if year else {})
        span = view.original_span(*match.span())
        value = " ".join(filter(None, (kind, number, year)))
        evasion = views.text[span.start : span.end] != match[0]
        yield Detection("law_citation", span, value, 0.9, ("pattern 0.9",), named=True, evasion=evasion, groups=groups)


LAW_CITATION = Detector(
    name="law_citation",
    find=_find,
    gate=_GATE,
    rank=95,
    what={"id": "rujukan peraturan", "en": "citation of a law"},
    mask=shown,
    cannot_see={
        "id": "Undang-undang yang disebut namanya saja ('UU ITE') tanpa nomor.",
        "en": "Laws that are named without a number ('the ITE law').",
    },
    personal=False,
)
