"""Rule tests as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.clause import Case
from smpolicy.policy.faults import fault


def case_of(data: Mapping[str, Any], place: Place, applies_to: Sequence[str] = ()) -> Case | Fault:
    """A case, or why it is none. One that gives only a `text` is a post in the first capacity its clause binds."""
    today = data.get("today")
    if today is not None and not _is_date(today):
        return fault("bad-date", place, name=today)
    subject = data.get("subject")
    if subject is None:
        if "text" not in data:
            return fault("case-without-subject", place)
        capacity = next((one for one in applies_to if one != "all"), None)
        subject = {"kind": "post", **({"capacity": capacity} if capacity else {})}
    if "text" in data:
        subject = {**subject, "text": data["text"]}
    return Case(
        name=data.get("name") or str(subject.get("text", ""))[:60] or str(subject.get("kind", "")),
        subject=subject,
        expect=tuple(data["expect"]),
        given=data.get("given", {}),
        only=tuple(data.get("only", ())),
        others=tuple(data.get("others", ())),
        today=today,
        place=place,
    )


def clause_under_test(case: Case) -> str | None:
    """The clause that a case of a pack belongs to: the first it names, or the first it expects to speak."""
    named = [*case.only, *(str(one["rule"]) for one in case.expect)]
    return named[0].partition("/")[0] if named else None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
