"""Statistics of a text against the fact register: an old figure shows its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from smpolicy.matching.lazy import lazy
from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._guards import sentence
from smpolicy.rules._months import months_after

DEFAULT_MONTHS = 24
"""Age at which a figure of the register counts as old where the policy sets no `fact_months`; our own choice."""
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_FIGURE = lazy(r"(?i)(?P<number>\d+(?:[.,]\d+)*)\s*(?P<percent>%|persen\b|percent\b)?")
_STALE: Localised = {
    "id": "Angka {matched} berasal dari {as_of} ({source}) dan sudah usang; sebutkan tahunnya.",
    "en": "The figure {matched} is of {as_of} ({source}) and out of date; say its year.",
}


def check_facts(part: Part, context: Context, months: int) -> Iterator[Hit]:
    """Figures of the register that are marked old or are of more than `months` ago, in a sentence without a year."""
    rows: list[Mapping[str, Any]] = context.policy.get("legal_review", {}).get("facts", [])
    for found in context.detect("statistic", part):
        marked = _figure(part.text[found.span.start : found.span.end])
        row = next((one for one in rows if marked and _figure(str(one.get("value", ""))) == marked), None)
        if row is not None and _is_stale(row, context.today, months) and not _YEAR.search(sentence(part, found.span)):
            values = {"as_of": str(row.get("as_of", "-")), "source": str(row.get("source", "-"))}
            yield Hit(part=part, span=found.span, sub="stale", message=_STALE, values=values, evasion=found.evasion)


def _is_stale(row: Mapping[str, Any], today: date, months: int) -> bool:
    if row.get("status") == "old":
        return True
    try:
        return months_after(date.fromisoformat(str(row.get("as_of", ""))[:10]), months) < today
    except ValueError:
        return True


def _figure(text: str) -> str:
    """`36,29%` for `36.29 persen dari ...`: the first number, and whether it is a share."""
    match = _FIGURE.search(text)
    return match["number"].replace(".", ",") + ("%" if match["percent"] else "") if match else ""
