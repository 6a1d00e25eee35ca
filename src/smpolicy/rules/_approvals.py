"""Which approvals of a draft hold: by whom, in which function, for which text, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from smpolicy.model.subject import Subject

_DATE_LENGTH = len("2026-01-01")

SIGNING_FUNCTIONS = ("marketing_communications", "public_relations", "legal")
"""Who signs a policy when it does not say so itself (clause GOV-03)."""
OWNER = "@owner_person"
"""In `legal_review.functions`: the person who owns the account, whatever the role."""


def exercised_functions(
    person: str, account: Mapping[str, Any], view: Mapping[str, Any], team: Mapping[str, Any], on: str = ""
) -> frozenset[str]:
    """The functions in which a person may sign, by the roles the team register gives.

    None for one who had left on the ISO day `on`; without a day, for one who is known to leave at all.
    """
    found = next((one for one in team.get("people", []) if one.get("id") == person), None)
    if found is None or (found.get("left_on") and (not on or str(found["left_on"]) <= on[:_DATE_LENGTH])):
        return frozenset()
    roles = set(found.get("roles", []))
    functions = view.get("legal_review", {}).get("functions", {})
    owns = _owns(person, account)
    return frozenset(name for name, wanted in functions.items() if roles & set(wanted) or (owns and OWNER in wanted))


def _owns(person: str, account: Mapping[str, Any]) -> bool:
    return bool(person) and account.get("owner_person") == person


def standing_of_approvals(
    subject: Subject,
    account: Mapping[str, Any],
    view: Mapping[str, Any],
    team: Mapping[str, Any],
    settings: Mapping[str, Any],
    today: date,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Functions with an approval that holds, and functions whose approval was of another text; both sorted."""
    holding: set[str] = set()
    lapsed: set[str] = set()
    for function, own_text in _valid_but_for_text(subject, account, view, team, settings, today):
        (holding if own_text else lapsed).add(function)
    return tuple(sorted(holding)), tuple(sorted(lapsed - holding))


def _valid_but_for_text(
    subject: Subject,
    account: Mapping[str, Any],
    view: Mapping[str, Any],
    team: Mapping[str, Any],
    settings: Mapping[str, Any],
    today: date,
) -> Iterator[tuple[str, bool]]:
    fields = subject.fields
    publish_on = str(fields.get("publish_at") or today.isoformat())
    for one in fields.get("approvals", []):
        person, function, at = one.get("person", ""), one.get("function", ""), str(one.get("at", ""))
        # Without a hash nothing says what was signed.
        if not person or not one.get("text_hash"):
            continue
        if person == fields.get("author") and not _consents(person, function, account, view):
            continue
        if function in exercised_functions(person, account, view, team, at) and _in_time(at, publish_on, today, settings):
            yield function, one.get("text_hash") == subject.digest


def _consents(person: str, function: str, account: Mapping[str, Any], view: Mapping[str, Any]) -> bool:
    """Whether the function is the account owner's own word, which who writes in person gives as well as anybody.

    All other functions are there for a second pair of eyes, and nobody has that for what is his own.
    """
    return _owns(person, account) and OWNER in view.get("legal_review", {}).get("functions", {}).get(function, ())


def _in_time(at: str, publish_at: str, today: date, settings: Mapping[str, Any]) -> bool:
    """Signed, not in the future, not after publication, and not too long before it."""
    try:
        signed, published = datetime.fromisoformat(at), datetime.fromisoformat(publish_at)
    except ValueError:
        return False
    if _is_moment(at, signed) and _is_moment(publish_at, published) and signed > published:
        return False
    # A date alone, or a time without its zone, means any hour of that day.
    age = (published.date() - signed.date()).days
    # Where it is signed it may be tomorrow already; a later day is a signature that nobody has given yet.
    return signed.date() <= today + timedelta(days=1) and 0 <= age <= int(settings.get("approval_days", 30))


def _is_moment(told: str, read: datetime) -> bool:
    return len(told) > _DATE_LENGTH and read.tzinfo is not None
