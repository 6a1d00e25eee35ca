"""Statistics of a text against the fact register: an old figure shows its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import regex

from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._guards import sentence
from smpolicy.rules.attest import months_after

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_STALE = {
    "id": "Angka {matched} berasal dari {as_of} ({source}) dan sudah usang; sebutkan tahunnya.",
    "en": "The figure {matched} is of {as_of} ({source}) and out of date; say its year.",
}


def check_facts(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Figures of the register that are older than `settings.fact_months` (24 when unset), in a sentence without a year."""
    del subject
    rows: list[Mapping[str, Any]] = context.policy.get("legal_review", {}).get("facts", [])
    for found in context.detect("statistic", part):
        marked = part.text[found.span.start : found.span.end]
        row = next((one for one in rows if _figure(str(one.get("value", ""))) == _figure(marked)), None)
        if row is not None and _is_stale(row, context) and not _YEAR.search(sentence(part, found.span)):
            values = {"as_of": str(row.get("as_of", "")), "source": str(row.get("source", ""))}
            yield Hit(part=part, span=found.span, sub="stale", message=_STALE, values=values)


def _is_stale(row: Mapping[str, Any], context: Context) -> bool:
    if row.get("status") == "old":
        return True
    try:
        return months_after(date.fromisoformat(str(row.get("as_of", ""))[:10]), 24) < context.today
    except ValueError:
        return True


def _figure(text: str) -> str:
    return regex.sub(r"[^\d,%]", "", text.replace(".", ",").replace("persen", "%").replace("percent", "%"))
