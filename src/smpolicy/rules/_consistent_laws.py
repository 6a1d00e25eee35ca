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
_REPEALED: Localised = {"id": "{law} tidak berlaku lagi.", "en": "{law} is no longer in force."}
_DIGITS = lazy(r"^\d+$")


def check_laws(part: Part, context: Context) -> Iterator[Hit]:
    """Unknown laws, numbers that are no law's, laws that were amended without the amendment being named beside them."""
    review = context.policy.get("legal_review", {})
    laws: list[Mapping[str, Any]] = review.get("laws", [])
    found = list(context.detect("law_citation", part))
    cited = {row.get("id") for one in found if (row := _row(one, laws)) is not None}
    for one in found:
        kind, number = _kind(one), one.groups.get("number", "")
        if kind == PRESS_RELEASE or not number:
            continue
        law = _row(one, laws)
        if (not_law := _not_law_row(one, review.get("not_laws", []))) is not None:
            yield _not_a_law(part, one, *not_law, laws)
        elif law is None:
            yield Hit(part=part, span=one.span, sub="unknown_law", message=_UNKNOWN, evasion=one.evasion)
        elif law.get("status") in ("amended", "repealed") and not set(law.get("amended_by", [])) & cited:
            yield _amended(part, one, law, laws)


def _not_law_row(one: Detection, rows: list[Mapping[str, Any]]) -> tuple[str, Mapping[str, Any]] | None:
    """The number, alone or with its year, and the row that says what it really numbers."""
    number, year = one.groups.get("number", ""), one.groups.get("year", "")
    numbers = [number, f"{number}/{year}"] if year else [number]
    return next(((told, row) for row in rows for told in numbers if occurs(str(row.get("pattern", "")), told)), None)


def _kind(one: Detection) -> str:
    return " ".join(one.groups.get("type", "").lower().split())


def _row(one: Detection, laws: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The law of a citation: type, number and (where said) year are the same. Of several years the newest."""
    kind = _kind(one)
    wanted, number, year = _TYPES.get(kind, kind.upper()), one.groups.get("number", ""), one.groups.get("year", "")
    if "/" in number and not year:
        number, _, year = number.rpartition("/")
    same = [law for law in laws if str(law.get("type", "")).upper() == wanted and str(law.get("number", "")).lower() == number.lower()]
    if _DIGITS.match(year):
        # "UU 27/22" says the last two figures of the year only.
        same = [law for law in same if int(year) in (law.get("year", 0), law.get("year", 0) % _CENTURY)]
    return max(same, key=lambda law: int(law.get("year", 0)), default=None)


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
