"""Who decides: people by id, the functions they exercise, and who answers for a route."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._words import FUNCTION, word
from smpolicy.engine.waive import ROUTE_FUNCTIONS
from smpolicy.policy.clause import Policy
from smpolicy.rules._approvals import OWNER, exercised_functions


@dataclass(frozen=True, slots=True)
class Holder:
    """A function and the people who exercise it; nobody is an empty tuple. `each_owner`: the owner of an account has it there."""

    function: str
    people: tuple[str, ...]
    each_owner: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """The people of a workspace, as documents name them."""

    names: Mapping[str, str]
    titles: Mapping[str, str]
    functions: Mapping[str, tuple[str, ...]]
    of_owners: frozenset[str]

    def name(self, person: str) -> str:
        """The person's name; an id that the team register lacks is printed as it stands."""
        return self.names.get(person, person)

    def title(self, person: str) -> str:
        """The person's title in the team register; empty when there is none."""
        return self.titles.get(person, "")

    def holders(self, functions: tuple[str, ...], lang: str) -> tuple[Holder, ...]:
        """Each function in words, with the names of its people."""
        return tuple(
            Holder(word(FUNCTION, one, lang), tuple(self.name(person) for person in self.functions.get(one, ())), one in self.of_owners)
            for one in functions
        )

    def route(self, route: str, lang: str) -> tuple[Holder, ...]:
        """Who decides the findings of a route."""
        return self.holders(ROUTE_FUNCTIONS.get(route, (route,)), lang)


def directory(policy: Policy) -> Directory:
    """The directory of a policy's team register."""
    team = register(policy, "team")
    people: list[Mapping[str, Any]] = list(team.get("people", []))
    functions: Mapping[str, list[str]] = policy.view.get("legal_review", {}).get("functions", {})
    held: dict[str, list[str]] = {one: [] for one in functions}
    for one in people:
        for function in sorted(exercised_functions(str(one.get("id", "")), {}, policy.view, team)):
            held.setdefault(function, []).append(str(one["id"]))
    return Directory(
        names={str(one.get("id", "")): str(one.get("name") or one.get("id", "")) for one in people},
        titles={str(one.get("id", "")): str(one.get("title", "")) for one in people},
        functions={function: tuple(ids) for function, ids in held.items()},
        of_owners=frozenset(one for one, roles in functions.items() if OWNER in roles),
    )


def register(policy: Policy, name: str) -> Mapping[str, Any]:
    """The fields of a register file; empty when the workspace has none."""
    found = policy.registers.get(name)
    return found.fields if found is not None else {}
