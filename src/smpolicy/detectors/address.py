"""Postal addresses: a street with a number, or at least two other marks of an address together."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._masks import hidden
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Views
from smpolicy.model.match import Detection

_NAME = r"(?:(?!(?i:no|nomor|nmr|rt|rw|blok|blk|gg|gang|kel|kec|kav|km|telp|hp|wa|sms|hub)\b)(?:\p{Lu}[\p{L}'’.-]*|[IVX]{1,4}|\d{1,3}(?=\s+\p{Lu})|(?i:raya|dalam|timur|barat|utara|selatan|tengah|besar|kecil|baru|lama|indah|km)))"
_STREET = rf"(?i:jl|jln|jalan)\b\.?[ ]{{0,2}}(?P<name>{_NAME}(?:[ ]{{1,2}}{_NAME}){{0,4}})"
_NUMBER = r"(?:[ ]?,?[ ]{0,2}(?:(?i:no(?:mor)?|nmr|kav|kavling|blok|blk|km)\b\.?[ ]{0,2})+[A-Za-z]{0,2}[ ]?[/.-]?\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?|[ ]{1,2}\d{1,4}[A-Za-z]?(?![\p{L}\d]))"
_PRECISE = (
    r"(?:(?i:rt)\b[ ./]{0,2}\d{1,3}[ ]?[/,]?[ ]?(?i:rw)\b[ ./]{0,2}\d{1,3}|(?i:rt(?:/rw)?)[ .:]{0,2}\d{1,3}[ ]?/[ ]?\d{1,3}"
    r"|(?i:gg|gang)\b\.?[ ]{0,2}(?:(?i:h|haji)\.?[ ])?\p{Lu}[\p{L}]*(?:[ ]\p{Lu}\p{L}*|[ ][IVX\d]{1,3})?"
    r"|(?i:blok|blk)\b\.?[ ]{0,2}[A-Z]{1,3}[ ]?[-/]?[ ]?\d{0,3}(?:[ ]?(?i:no)\.?[ ]?\d{1,4})?"
    r"|(?i:perum(?:ahan)?|ruko|komplek|kompleks|komp|griya|apartemen|apt)\b\.?[ ]{0,2}\p{Lu}\p{L}+(?:[ ]\p{Lu}\p{L}+){0,2}"
    r"|(?i:kode[ ]?pos)[ :]{0,2}\d{5}|(?:(?i:lantai|lt|unit|kamar|kost?)\b\.?[ ]{0,2}\d{1,3}))"
)
_LOCALITY = r"(?:(?i:kel|kec|ds|dsn|kp|kampung|desa|dusun|kelurahan|kecamatan|kab|kabupaten)\b\.?[ ]{0,2}\p{Lu}\p{L}+(?:[ ](?!(?i:kel|kec|kab|kota|desa|dusun|rt|rw|prov)\b)\p{Lu}\p{L}+)?)"
_PART = f"(?:{_PRECISE}|{_LOCALITY})"
_JOIN = r"[ ]{0,2}[,.;/(-]?[ ]{0,2}"
_TOWN = r"(?:[ ]{0,2}[,-][ ]{0,2}(?:(?i:kota|kab)\.?[ ])?\p{Lu}\p{L}+(?:[ ](?i:selatan|utara|timur|barat|pusat|tengah|\p{Lu}\p{L}+))?(?:[ ]\d{5}(?!\d))?)?"
_LOWER = r"(?i:jl|jln)\b\.?[ ]{0,2}\p{L}[\p{L}'’.-]{2,}(?:[ ]\p{L}[\p{L}'’-]*){0,3}?[ ,]{1,3}(?i:no(?:mor)?|kav|blok)\b\.?[ ]{0,2}\d{1,4}[A-Za-z]?"
"""In lower case too, where the street is abbreviated and its number named."""
_LANE = r"(?i:gg|gang)\b\.?[ ]{0,2}(?:\p{Lu}[\p{L}.]*[ ]){1,3}(?i:no(?:mor)?)\b\.?[ ]{0,2}\d{1,4}[A-Za-z]?"
_INDONESIAN = lazy(
    rf"(?<![\p{{L}}\p{{N}}#@-])(?:{_STREET}(?:{_NUMBER})(?:{_JOIN}{_PART}){{0,6}}|{_STREET}(?:{_JOIN}{_PART}){{1,6}}|{_LOWER}(?:{_JOIN}{_PART}){{0,6}}|{_PRECISE}(?:{_JOIN}{_PART}){{1,6}}|{_LANE}|{_LOCALITY}(?:{_JOIN}{_LOCALITY}){{0,2}}{_JOIN}{_PRECISE}(?:{_JOIN}{_PART}){{0,6}}){_TOWN}"
)
_KIND = r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Terrace|Way|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Trail|Circle|Cir|Row|Mews|Grove)"
_ENGLISH = lazy(
    rf"(?<![\p{{L}}\p{{N}}#@$£€.,:/-])\d{{1,5}}[A-Za-z]?[ ](?:(?:[NSEW]|North|South|East|West)\.?[ ])?(?:\p{{Lu}}[\p{{L}}'’-]+[ ]){{1,3}}(?:{_KIND})\b\.?"
    r"(?:,?[ ](?:Apt|Apartment|Suite|Ste|Unit|Flat)\.?[ ]#?[A-Za-z]?\d{1,5}[A-Za-z]?)?"
    r"(?:,?[ ]\p{Lu}\p{L}+(?:[ ]\p{Lu}\p{L}+)?,?[ ][A-Z]{2}[ ]\d{5}(?:-\d{4})?|,?[ ]\p{Lu}\p{L}+,?[ ][A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2})?"
)
_GATE = (
    *(
        rf"\b{word}\b"
        for word in (
            "jl",
            "jln",
            "jalan",
            "rt",
            "gg",
            "gang",
            "blok",
            "blk",
            "kel",
            "kec",
            "ds",
            "dsn",
            "kp",
            "kampung",
            "desa",
            "dusun",
            "apt",
            "lt",
            "unit",
            "kos",
        )
    ),
    *("kelurahan", "kecamatan", "kabupaten", "perum", "komp", "griya", "apartemen", "kode pos", "kodepos", "lantai", "kamar", "kost"),
    *(rf" {kind}\b" for kind in _KIND.removeprefix("(?:").removesuffix(")").split("|")),
)
_NUMBER_FIRST = lazy(r"\d[A-Za-z]?[ ]\p{Lu}")
_ENGLISH_CUE = lazy(
    r"(?i)(?:address|lives?|living|resid\w+|reside|home|house|located|ship(?:ped)?|send|sent|deliver\w*|come to|visit|apartment|flat|alamat|rumah|kantor|office|at|is|:)[^\n.!?]{0,30}$"
)
# What is measured along a street, and streets nobody lives in.
_NO_STREET = lazy(r"(?i)(?:jl|jln|jalan)\b\.?\s+(?:tol|kaki|cerita|keluar|pintas|bebas|layang|sehat|santai)\b")


def _find(views: Views, known: Known) -> Iterable[Detection]:
    view = views.folded
    own = tuple(_words(one) for one in known.addresses)
    for expression, base, what in ((_INDONESIAN, 0.6, "street and number, or two marks"), (_ENGLISH, 0.5, "number and street")):
        if expression is _ENGLISH and not _NUMBER_FIRST.search(view.text):
            continue
        for match in expression.finditer(view.text):
            cue = expression is _ENGLISH and _ENGLISH_CUE.search(view.text[max(match.start() - 50, 0) : match.start()])
            if _NO_STREET.match(match[0]) or (expression is _ENGLISH and not (cue or regex.search(r"\d{5}|,", match[0]))):
                continue
            words = _words(match[0])
            if any(words == one[: len(words)] or (one == words[: len(one)] and any(word[0].isdigit() for word in one)) for one in own):
                continue
            span = view.original_span(*match.span())
            why = (f"pattern {base} {what}", "context +0.2") if cue else (f"pattern {base} {what}",)
            evasion = views.text[span.start : span.end] != match[0]
            yield Detection("address", span, " ".join(words), base + 0.2 * bool(cue), why, evasion=evasion)


def _words(text: str) -> list[str]:
    """The words that tell addresses apart: "Jalan X Nomor 12" and "Jl. X 12" are one."""
    found: list[str] = regex.findall(r"\w+", text.casefold())
    return [word for word in found if word not in ("jalan", "jln", "jl", "nomor", "no")]


ADDRESS = Detector(
    name="address",
    find=_find,
    gate=_GATE,
    rank=40,
    what={"id": "alamat", "en": "postal address"},
    mask=hidden,
    cannot_see={
        "id": "Nama jalan tanpa nomor atau tanda lain, patokan seperti 'sebelah masjid', dan alamat luar negeri tanpa nama jenis jalan.",
        "en": "A street without a number or another mark, landmarks such as 'beside the mosque', and foreign addresses without a word for street.",
    },
)
