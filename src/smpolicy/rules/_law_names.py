"""What a citation calls a law and which article it names, against what the register knows of that law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

Law = Mapping[str, Any]

_REACH = 120
_SHORTEST = 3
# "Perubahan Kedua UU ITE" is called ITE, and "Perubahan atas UU Nomor 11 Tahun 2008" tells no name at all.
_NO_NAME = lazy(
    r"(?i)\b(?:perubahan|kedua|ketiga|atas|undang-undang|uu|pp|pojk|law|tentang|amendment|second|of|\d+|nomor|tahun)\b|\([^)]*\)"
)
# "UU ITE (UU 27/2022)" before it, "tentang ..." or "(UU ITE)" after it; another law that is only named beside it is no name.
_BEFORE = lazy(r"(?i)(?:uu|undang-undang|law)\s+(?P<name>[^.;:()\n]{3,60}?)\s*[(:]\s*$")
_AFTER = lazy(
    r"(?i)\s*(?:\(\s*(?:uu\s+|tentang\s+)?|(?:tentang|mengenai|on|about|concerning)\s+)(?P<name>(?:(?!\b(?:dan|serta|and|jo\.?|juncto)\s+(?:uu|undang|pp|law)\b)[^.;)\n]){3,80})"
)
_ARTICLE_BEFORE = lazy(
    r"(?i)\b(?:pasal|article)\s+(?P<article>\d{1,4})(?:[A-Z])?(?:\s*(?:ayat\s*)?\(\d+[a-z]?\))*(?:\s+huruf\s+\w)?[\s,]+(?:of\s+|dari\s+|dalam\s+|pada\s+)?$"
)
_ARTICLE_AFTER = lazy(r"(?i)\s*,?\s*(?:pada\s+|in\s+)?(?:pasal|article)\s+(?P<article>\d{1,4})")
_MINISTRY = lazy(r"(?i)\bpermen(?P<short>\p{L}{2,})|\bperaturan\s+menteri\s+(?P<full>\p{L}[\p{L} ]{2,60})")


def names_of(law: Law) -> Iterator[str]:
    """How a law is called, in lower case: "ite", "perlindungan konsumen"."""
    for told in (law.get("short", ""), *law.get("title", {}).values()):
        name = " ".join(_NO_NAME.sub(" ", str(told)).casefold().split())
        if len(name) >= _SHORTEST:
            yield name


def family(law: Law, laws: Iterable[Law]) -> list[Law]:
    """A law with what amends it and what it amends: they share their names."""
    rows = list(laws)
    found = [law]
    for one in found:
        linked = (other for other in rows if other.get("id") in one.get("amended_by", []) or one.get("id") in other.get("amended_by", []))
        found.extend(other for other in linked if other not in found)
    return found


def called(text: str, span: Span, number: str) -> str:
    """The words by which a citation names its law, in lower case; empty where it gives the number alone."""
    inside = text[span.start : span.end].partition(number)[0]
    before = _BEFORE.search(text[max(span.start - _REACH, 0) : span.start])
    after = _AFTER.match(text, span.end, span.end + _REACH)
    told = (inside, before["name"] if before else "", after["name"] if after else "")
    return " ".join(" ; ".join(told).casefold().split())


def misnamed(text: str, span: Span, number: str, law: Law | None, laws: list[Law]) -> Law | None:
    """The law that a citation names although it gives the number of `law`, or of none; the one in force, where there are several."""
    told = called(text, span, number)
    own = [name for one in family(law, laws) for name in names_of(one)] if law else []
    if not told or any(_says(told, name) for name in own):
        return None
    meant = [
        other
        for other in laws
        if (law is None or other.get("type") == law.get("type"))
        and other is not law
        and any(_says(told, name) and not any(name in mine for mine in own) for name in names_of(other))
    ]
    return max(meant, key=lambda one: (one.get("status") == "in_force", int(one.get("year", 0))), default=None)


def article_of(text: str, span: Span) -> int | None:
    """The number of the article that a citation names, before or after the law."""
    found = _ARTICLE_BEFORE.search(text[max(span.start - _REACH, 0) : span.start]) or _ARTICLE_AFTER.match(text, span.end)
    return int(found["article"]) if found else None


def of_other_ministry(told: str, law: Law) -> bool:
    """Whether a ministry's regulation is cited and that of another one is meant: their numbers run apart."""
    cited = _MINISTRY.search(told)
    known = _MINISTRY.search(" ; ".join((str(law.get("short", "")), *map(str, law.get("title", {}).values()))))
    return cited is not None and known is not None and not _same_ministry(_ministry(cited), _ministry(known))


def _ministry(match: regex.Match[str]) -> str:
    return str(match["short"] or match["full"]).casefold()


def _same_ministry(one: str, other: str) -> bool:
    """`sos` is `sosial`, `dag` is `perdagangan`, and `pan` is `pendayagunaan aparatur negara`."""
    short, full = sorted((one, other), key=len)
    initials = "".join(word[0] for word in full.split())
    return short[:3] in full or initials.startswith(short)


def _says(told: str, name: str) -> bool:
    at = told.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and told[at - 1].isalnum()) and not (end < len(told) and told[end].isalnum()):
            return True
        at = told.find(name, at + 1)
    return False
