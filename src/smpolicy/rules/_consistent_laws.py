"""Citations of laws resolve to the law register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smpolicy.matching.lazy import lazy
from smpolicy.model.finding import Severity
from smpolicy.model.localised import Localised
from smpolicy.model.match import Detection
from smpolicy.model.source import Part
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._guards import occurs
from smpolicy.rules._law_names import article_of, misnamed, of_other_ministry

PRESS_RELEASE = "siaran pers"
_TYPES = {
    "undang-undang": "UU",
    "law": "UU",
    "act": "UU",
    "peraturan pemerintah": "PP",
    "peraturan presiden": "PERPRES",
    "peraturan pemerintah pengganti undang-undang": "PERPU",
    "perppu": "PERPU",
    "peraturan menteri": "PERMEN",
    "peraturan daerah": "PERDA",
}
_CENTURY = 100
_UNKNOWN: Localised = {
    "id": "Rujukan '{matched}' tidak ada dalam daftar hukum.",
    "en": "The citation '{matched}' is not in the law register.",
}
_NOT_LAW: Localised = {"id": "'{number}' bukan undang-undang, melainkan {what}.", "en": "'{number}' is not a law but a {what}."}
_NOT_LAW_PLAIN: Localised = {"id": "'{number}' bukan nomor undang-undang.", "en": "'{number}' is not the number of a law."}
_USE: Localised = {"id": "Maksudnya mungkin {suggest}.", "en": "{suggest} is probably meant."}
_AMENDED: Localised = {"id": "{law} sudah diubah atau dicabut oleh {by}.", "en": "{law} was amended or repealed by {by}."}
_AMENDED_HELP: Localised = {"id": "Sebut juga perubahannya, atau rujuk {by}.", "en": "Name the amendment too, or cite {by}."}
_MISNAMED: Localised = {
    "id": "'{matched}' disebut dengan nama {suggest}; nomor itu milik {law}.",
    "en": "'{matched}' is called by the name of {suggest}; the number is that of {law}.",
}
_NO_ARTICLE: Localised = {
    "id": "{law} hanya sampai Pasal {last}; Pasal {article} tidak ada.",
    "en": "{law} ends with article {last}; there is no article {article}.",
}
_REPEALED: Localised = {"id": "{law} tidak berlaku lagi.", "en": "{law} is no longer in force."}
_DIGITS = lazy(r"^\d+$")


def check_laws(part: Part, context: Context) -> Iterator[Hit]:
    """Unknown laws, numbers that are no law's, names and articles that are not the law's, amendments that are not named beside it."""
    review = context.policy.get("legal_review", {})
    laws: list[Mapping[str, Any]] = review.get("laws", [])
    found = list(context.detect("law_citation", part))
    rows = [(one, _row(one, laws, part.text[one.span.start : one.span.end])) for one in found]
    cited = {row.get("id") for _, row in rows if row is not None}
    for one, law in rows:
        kind, number = _kind(one), one.groups.get("number", "")
        if kind == PRESS_RELEASE or not number:
            continue
        if (not_law := _not_law_row(one, review.get("not_laws", []))) is not None:
            yield _not_a_law(part, one, *not_law, laws)
        elif law is None:
            yield _unknown(part, one, laws)
        elif (named := misnamed(part.text, one.span, number, law, laws)) is not None:
            values = {"law": _name(str(law.get("id", "")), laws), "suggest": _name(str(named.get("id", "")), laws)}
            yield Hit(part=part, span=one.span, sub="misnamed", message=_MISNAMED, values=values, evasion=one.evasion)
        elif (article := article_of(part.text, one.span)) is not None and article > int(law.get("articles", article)):
            values = {"law": _name(str(law.get("id", "")), laws), "last": str(law["articles"]), "article": str(article)}
            yield Hit(part=part, span=one.span, sub="no_such_article", message=_NO_ARTICLE, values=values, evasion=one.evasion)
        elif law.get("status") in ("amended", "repealed") and not set(law.get("amended_by", [])) & cited:
            yield _amended(part, one, law, laws)


def _not_law_row(one: Detection, rows: list[Mapping[str, Any]]) -> tuple[str, Mapping[str, Any]] | None:
    """The number, alone or with its year, and the row that says what it really numbers."""
    number, year = one.groups.get("number", ""), one.groups.get("year", "")
    numbers = [number, f"{number}/{year}"] if year else [number]
    return next(((told, row) for row in rows for told in numbers if occurs(str(row.get("pattern", "")), told)), None)


def _kind(one: Detection) -> str:
    return " ".join(one.groups.get("type", "").lower().split())


def _unknown(part: Part, one: Detection, laws: list[Mapping[str, Any]]) -> Hit:
    """A citation of no law that we know; where it gives the name of one, that one is offered."""
    named = misnamed(part.text, one.span, one.groups.get("number", ""), None, [law for law in laws if _is_type(law, _kind(one))])
    values = {"suggest": _name(str(named.get("id", "")), laws)} if named else {}
    return Hit(
        part=part, span=one.span, sub="unknown_law", message=_UNKNOWN, help=_USE if named else None, values=values, evasion=one.evasion
    )


def _is_type(law: Mapping[str, Any], kind: str) -> bool:
    return str(law.get("type", "")).upper() == _TYPES.get(kind, kind.upper())


def _row(one: Detection, laws: list[Mapping[str, Any]], told: str) -> Mapping[str, Any] | None:
    """The law of a citation: type, number and (where said) year are the same. Of several years the newest."""
    kind = _kind(one)
    number, year = one.groups.get("number", ""), one.groups.get("year", "")
    if "/" in number and not year:
        number, _, year = number.rpartition("/")
    same = [law for law in laws if _is_type(law, kind) and _is_number(law, number) and not of_other_ministry(told, law)]
    if _DIGITS.match(year):
        # "UU 27/22" says the last two figures of the year only.
        same = [law for law in same if int(year) in (law.get("year", 0), law.get("year", 0) % _CENTURY)]
    return max(same, key=lambda law: int(law.get("year", 0)), default=None)


def _is_number(law: Mapping[str, Any], number: str) -> bool:
    return str(law.get("number", "")).lower() == number.lower()


def _not_a_law(part: Part, one: Detection, number: str, row: Mapping[str, Any], laws: list[Mapping[str, Any]]) -> Hit:
    suggest, what = _name(str(row.get("suggest", "")), laws), row.get("what")
    values = {"number": number, "what": what or "", "suggest": suggest}
    message, help_text = _NOT_LAW if what else _NOT_LAW_PLAIN, _USE if suggest else None
    return Hit(part=part, span=one.span, sub="not_a_law", message=message, help=help_text, values=values, evasion=one.evasion)


def _amended(part: Part, one: Detection, law: Mapping[str, Any], laws: list[Mapping[str, Any]]) -> Hit:
    by = ", ".join(_name(str(other), laws) for other in law.get("amended_by", []))
    return Hit(
        part=part,
        span=one.span,
        sub="amended",
        severity=Severity.WARNING,
        message=_AMENDED if by else _REPEALED,
        help=_AMENDED_HELP if by else None,
        values={"law": _name(str(law.get("id", "")), laws), "by": by},
        evasion=one.evasion,
    )


def _name(law_id: str, laws: list[Mapping[str, Any]]) -> str:
    """`UU 1/2024 (Perubahan Kedua UU ITE)` for an id of the register, else the id."""
    law = next((one for one in laws if one.get("id") == law_id), None)
    if law is None:
        return law_id
    short = f" ({law['short']})" if law.get("short") else ""
    return f"{law.get('type', '')} {law.get('number', '')}/{law.get('year', '')}{short}"
