"""Settings and registers of two policies compared, value by value."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from smpolicy.policy.clause import Policy
from smpolicy.policy.file_shapes import REGISTER_TYPES, SECTIONS
from smpolicy.policy.registers import RECORDS, canonical

_HEAD = ("id", "title", "version", "status", "classification", "effective_from", "review_by", "languages", "prevailing_language")
_NAMES = ("id", "kind", "function", "handle", "name", "activity", "term")
"""What tells rows of a list apart, the first that every row has."""
_CONFIDENTIAL = "privacy_guidance.confidential"
_DIGITS = 12
"""Of a pack's digest: enough to see that it is another one."""
WITHHELD = "••••"
"""Stands for whatever the confidential register says."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A setting or a value of a register. `path` is dotted, its rows by their names: `team.people[sari].title`."""

    path: str
    state: Literal["added", "removed", "changed"]
    old: Any = None
    new: Any = None


def policy_values(policy: Policy) -> dict[str, Any]:
    """All that a policy says beside its clauses, as one tree."""
    view = policy.view
    return {
        **{key: view[key] for key in _HEAD if key in view},
        "extends": {one.name: f"{one.version} ({one.digest[:_DIGITS]})" for one in policy.packs},
        "settings": dict(policy.settings),
        "chapters": [dataclasses.asdict(one) for one in policy.chapters],
        "tags": [dataclasses.asdict(one) for one in policy.tags],
        **{key: view[key] for key in SECTIONS if key in view},
        **{kind: fields for kind in REGISTER_TYPES if (fields := _register(policy, kind))},
    }


def value_changes(old: Any, new: Any, hide: Callable[[str], str], path: str = "") -> Iterator[ValueChange]:
    """What changed from one tree to another, in the order of the old one, what is new at the end of its list."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _entries(old, new, hide, lambda key: f"{path}.{key}" if path else str(key))
    elif isinstance(old, Sequence) and isinstance(new, Sequence) and not isinstance(old, str) and not isinstance(new, str):
        yield from _rows(old, new, hide, path)
    else:
        yield _change(path, "changed", old, new, hide)


def hidden(value: Any, hide: Callable[[str], str]) -> Any:
    """Plain data with its texts hidden where they must be."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, Mapping):
        return {key: hidden(one, hide) for key, one in value.items()}
    return [hidden(one, hide) for one in value] if isinstance(value, list | tuple) else value


def _register(policy: Policy, kind: str) -> Any:
    """A register; of records of what happened, that they changed is told, not what they say."""
    found = policy.registers.get(kind)
    fields = {key: value for key, value in found.fields.items() if key not in ("schema", "kind")} if found else {}
    if kind not in RECORDS:
        return fields
    # A release froze the digest of its records, not the records.
    digest = policy.digests.get(PurePath(policy.files.get(kind, "")).as_posix(), canonical(fields) if found else "")
    return {"digest": digest} if digest else {}


def _entries(
    old: Mapping[str, Any], new: Mapping[str, Any], hide: Callable[[str], str], below: Callable[[str], str]
) -> Iterator[ValueChange]:
    for key in (*old, *(one for one in new if one not in old)):
        here = below(key)
        if key not in new:
            yield _change(here, "removed", old[key], None, hide)
        elif key not in old:
            yield _change(here, "added", None, new[key], hide)
        elif here.startswith(f"{_CONFIDENTIAL}[") and old[key] != new[key]:
            yield _change(here, "changed", old[key], new[key], hide)
        else:
            yield from value_changes(old[key], new[key], hide, here)


def _rows(old: Sequence[Any], new: Sequence[Any], hide: Callable[[str], str], path: str) -> Iterator[ValueChange]:
    name = _name_of([*old, *new], (old, new))
    if name:
        before, now = ({str(row[name]): row for row in rows} for rows in (old, new))
        yield from _entries(before, now, hide, lambda key: f"{path}[{key}]")
        return
    before, now = ({canonical(row): row for row in rows} for rows in (old, new))
    gone = [row for key, row in before.items() if key not in now]
    came = [row for key, row in now.items() if key not in before]
    if not gone and not came:
        yield _change(path, "changed", list(old), list(new), hide)
    for row in gone:
        yield _change(path, "removed", row, None, hide)
    for row in came:
        yield _change(path, "added", None, row, hide)


def _name_of(rows: Sequence[Any], lists: Sequence[Sequence[Any]]) -> str:
    """The key that tells the rows of each list apart; empty where none does."""
    if not rows or not all(isinstance(row, Mapping) for row in rows):
        return ""
    for name in _NAMES:
        if all(isinstance(row.get(name), str) for row in rows) and all(len({row[name] for row in one}) == len(one) for one in lists):
            return name
    return ""


def _change(path: str, state: Literal["added", "removed", "changed"], old: Any, new: Any, hide: Callable[[str], str]) -> ValueChange:
    if path.startswith(_CONFIDENTIAL):
        return ValueChange(path, state, None if old is None else WITHHELD, None if new is None else WITHHELD)
    return ValueChange(hide(path), state, hidden(old, hide), hidden(new, hide))
