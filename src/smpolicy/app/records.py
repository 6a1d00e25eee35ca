"""Records that people make beside the drafts: who may make them, and the row that is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from smpolicy.app._record_faults import record_fault
from smpolicy.app._yaml_text import flow
from smpolicy.errors import Fault
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class Record:
    """A row for the list `key` of the register `kind`, in the order in which it is written."""

    kind: str
    key: str
    row: Mapping[str, Any]

    @property
    def block(self) -> list[str]:
        """The row as lines of a block mapping."""
        return [f"{name}: {flow(value)}" for name, value in self.row.items()]

    @property
    def flow(self) -> str:
        """The row as JSON."""
        return json.dumps(self.row, ensure_ascii=False)


def people_of(policy: Policy) -> dict[str, Mapping[str, Any]]:
    """The people of the team register by their ids."""
    team = policy.registers["team"].fields if "team" in policy.registers else {}
    return {str(one["id"]): one for one in team.get("people", []) if one.get("id")}


def rows_of(policy: Policy, kind: str, key: str) -> list[Mapping[str, Any]]:
    """What stands in the list of a register already."""
    return list(policy.registers[kind].fields.get(key, [])) if kind in policy.registers else []


def said_faults(texts: Mapping[str, str | None]) -> Iterator[Fault]:
    """What is wrong with the words that somebody gave, by the option they were given to; None for what was not given."""
    for option, text in texts.items():
        if text is not None and not text.strip():
            yield record_fault("empty", option)
        elif text is not None and not all(char.isprintable() or char == "\n" for char in text):
            yield record_fault("unprintable", option)


def person_faults(policy: Policy, persons: Mapping[str, str]) -> Iterator[Fault]:
    """Persons that the team register does not know, by the option that names them."""
    known = people_of(policy)
    for option, person in persons.items():
        if person not in known:
            yield record_fault("unknown-person", option, person=person, known=", ".join(known) or "-", hint=did_you_mean(person, known))


def register_faults(policy: Policy, kind: str) -> Iterator[Fault]:
    """The fault of a workspace that names no file for a kind of record."""
    if kind not in policy.files:
        yield record_fault("no-register", "smpolicy.yaml", kind=kind, file=f"{kind}.yaml")


def did_you_mean(told: str, known: Iterable[str]) -> dict[str, str]:
    """The nearest name there is, as the beginning of a remedy; nothing where none is near."""
    close = get_close_matches(told, list(known), 1)
    return {"id": f"Maksud Anda '{close[0]}'? ", "en": f"Did you mean '{close[0]}'? "} if close else {"id": "", "en": ""}
