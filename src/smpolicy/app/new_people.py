"""The people whom the answers of an interview name: each once, with all of their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from smpolicy.app.interview import Question

_NO_WORD = re.compile(r"[\W_]+")
_POINTS = re.compile(r"[.,\s]+")
_NAMED = (
    ("executives", "person", "executive"),
    ("accounts", "primary_admin", "platform_admin"),
    ("accounts", "backup_admin", "platform_admin"),
    ("escalation", "person", ""),
)
"""Questions whose rows name people: the part, and the role that comes with it."""
_SINGLE = ("council_chair", "objections_by")


@dataclass(slots=True)
class People:
    """People in the order in which they were named first."""

    _by_name: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Mapping[str, Any], questions: Sequence[Question]) -> People:
        """Everybody whom the answers name; one that is None names nobody."""
        given = {key: value for key, value in given.items() if value is not None}
        people = cls()
        for one in questions:
            if one.roles and one.id in given:
                people._add(given[one.id]["name"], one.roles, given[one.id])
        for key, part, role in _NAMED:
            for row in given.get(key, []):
                if part in row:
                    people._add(row[part], (role,) if role else ())
        for name in (*(given.get(key) for key in _SINGLE), *given.get("council_members", [])):
            if name is not None:
                people._add(name)
        return people

    def id_of(self, name: str | None) -> str | None:
        """The id of a person who is named; None for nobody."""
        return None if name is None else str(self._by_name[_key(name)]["id"])

    def first_role(self, name: str) -> str:
        """The first role of a person who is named; empty where none is known."""
        return next(iter(self._by_name[_key(name)].get("roles", ())), "")

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the team register, with what is known."""
        return list(self._by_name.values())

    def alike(self) -> Iterator[tuple[str, str]]:
        """Pairs of people of whom one may be the other, called by less of the name: only who was asked can tell."""
        for one, other in combinations(self._by_name, 2):
            if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
                yield self._by_name[one]["name"], self._by_name[other]["name"]

    def _add(self, name: str, roles: Sequence[str] = (), more: Mapping[str, Any] | None = None) -> None:
        row = self._by_name.setdefault(_key(name), {})
        row.setdefault("id", self._free_id(name))
        row.setdefault("name", " ".join(name.split()))
        for key in ("title", "department"):
            if more and key in more:
                row.setdefault(key, more[key])
        held = list(dict.fromkeys([*row.get("roles", ()), *roles]))
        if held:
            row["roles"] = held

    def _free_id(self, name: str) -> str:
        base = _NO_WORD.sub("-", name.lower()).strip("-")
        taken = {row.get("id") for row in self._by_name.values()}
        return next(one for number in range(1, len(taken) + 2) if (one := base if number == 1 else f"{base}-{number}") not in taken)


def _key(name: str) -> str:
    """What tells people apart: not dots and spaces (`dr. Bagus`, `dr Bagus`)."""
    return _POINTS.sub(" ", name.casefold()).strip()
