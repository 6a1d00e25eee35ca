"""Citations of laws resolve to the law register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.model.finding import Severity
from smpolicy.model.match import Detection
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._guards import occurs

PRESS_RELEASE = "siaran pers"
_TYPES = {"undang-undang": "UU", "uu": "UU", "law": "UU", "perpu": "PERPU"}
_UNKNOWN = {"id": "Rujukan '{matched}' tidak ada dalam daftar hukum.", "en": "The citation '{matched}' is not in the law register."}
_NOT_LAW = {"id": "'{number}' bukan undang-undang, melainkan {what}.", "en": "'{number}' is not a law but a {what}."}
_USE = {"id": "Maksudnya mungkin {suggest}.", "en": "{suggest} is probably meant."}
_AMENDED = {"id": "{law} sudah diubah atau dicabut oleh {by}.", "en": "{law} was amended or repealed by {by}."}
_AMENDED_HELP = {"id": "Sebut juga perubahannya, atau rujuk {by}.", "en": "Name the amendment too, or cite {by}."}
_DIGITS = regex.compile(r"^\d+$")


def check_laws(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Unknown laws, numbers that are no law's, laws that were amended without the amendment being named beside them."""
    del subject
    review = context.policy.get("legal_review", {})
    laws: list[Mapping[str, Any]] = review.get("laws", [])
    found = list(context.detect("law_citation", part))
    cited = {row.get("id") for one in found if (row := _row(one, laws)) is not None}
    for one in found:
        kind, number = one.groups.get("type", "").lower(), one.groups.get("number", "")
        if kind == PRESS_RELEASE or not number:
            continue
        not_law = next((row for row in review.get("not_laws", []) if occurs(str(row.get("pattern", "")), number)), None)
        if not_law is not None:
            yield _not_a_law(part, one, number, not_law, laws)
            continue
        law = _row(one, laws)
        if law is None:
            yield Hit(part=part, span=one.span, sub="unknown_law", message=_UNKNOWN, evasion=one.evasion)
        elif law.get("status") in ("amended", "repealed") and not set(law.get("amended_by", [])) & cited:
            yield _amended(part, one, law, laws)


def _row(one: Detection, laws: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The law of a citation: type, number and (where said) year are the same."""
    kind = one.groups.get("type", "").lower()
    wanted, number, year = _TYPES.get(kind, kind.upper()), one.groups.get("number", ""), one.groups.get("year", "")
    if "/" in number and not year:
        number, _, year = number.rpartition("/")
    same = [law for law in laws if str(law.get("type", "")).upper() == wanted and str(law.get("number", "")).lower() == number.lower()]
    if year and _DIGITS.match(year):
        same = [law for law in same if int(law.get("year", 0)) == int(year)]
    return same[0] if same else None


def _not_a_law(part: Part, one: Detection, number: str, row: Mapping[str, Any], laws: list[Mapping[str, Any]]) -> Hit:
    suggest = _name(str(row.get("suggest", "")), laws)
    values = {"number": number, "what": row.get("what", {}), "suggest": suggest}
    return Hit(part=part, span=one.span, sub="not_a_law", message=_NOT_LAW, help=_USE if suggest else None, values=values)


def _amended(part: Part, one: Detection, law: Mapping[str, Any], laws: list[Mapping[str, Any]]) -> Hit:
    by = ", ".join(_name(str(other), laws) for other in law.get("amended_by", []))
    values = {"law": _name(str(law.get("id", "")), laws), "by": by or "-"}
    return Hit(part=part, span=one.span, sub="amended", severity=Severity.WARNING, message=_AMENDED, help=_AMENDED_HELP, values=values)


def _name(law_id: str, laws: list[Mapping[str, Any]]) -> str:
    """`UU 1/2024 (Perubahan Kedua UU ITE)` for an id of the register, else the id."""
    law = next((one for one in laws if one.get("id") == law_id), None)
    if law is None:
        return law_id
    short = f" ({law['short']})" if law.get("short") else ""
    return f"{law.get('type', '')} {law.get('number', '')}/{law.get('year', '')}{short}"
