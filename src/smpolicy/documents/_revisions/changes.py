"""What a workspace changed in the clauses it inherits, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._registers.people import Directory
from smpolicy.documents._words import DIRECTION, FUNCTION, ROUTE, word
from smpolicy.model.localised import Localised, fill, say
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change. `old` and `new` are short texts of the values, empty where the value is a whole structure."""

    clause: str
    key: str
    old: str
    new: str
    direction: str
    direction_word: str
    because: str
    decided_by: str
    by: str


_LONGEST = 160
_UNKNOWN: Localised = {"id": "{who} (tidak tercantum dalam daftar tim)", "en": "{who} (not in the team register)"}


def changes(policy: Policy, people: Directory, lang: str) -> tuple[ChangeView, ...]:
    """Loosened clauses first: they are what a reader must not miss."""
    order = ("loosened", "changed", "tightened")
    views = [
        ChangeView(
            clause=one.clause,
            key=one.key,
            old=short_value(one.old),
            new=short_value(one.new),
            direction=one.direction,
            direction_word=word(DIRECTION, one.direction, lang),
            because=one.because,
            decided_by=decider(one.decided_by, people.names, lang),
            by=one.by,
        )
        for one in policy.changes
    ]
    return tuple(sorted(views, key=lambda view: (order.index(view.direction), view.clause, view.key)))


def decider(who: str, names: Mapping[str, str], lang: str) -> str:
    """Who decided, by name; a function in words; and anybody else as nobody whom the team register knows. Empty for no one."""
    if not who or who in names:
        return names.get(who, "")
    if who in ROUTE or who in FUNCTION:
        return word(ROUTE if who in ROUTE else FUNCTION, who, lang)
    return say(fill(_UNKNOWN, {"who": who}), lang)


def short_value(value: Any) -> str:
    """A value as a short text on one line; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        text = "; ".join(f"{key}: {short_value(one)}" for key, one in value.items())
    elif isinstance(value, list | tuple):
        text = ", ".join(short_value(one) for one in value)
    else:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
