"""Clauses of two policies compared: what tightened, what loosened and who decided it, and the words of their texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from smpolicy.app._changed_values import hidden
from smpolicy.app._changed_words import Piece, word_changes
from smpolicy.model.localised import LANGUAGES, Localised
from smpolicy.policy.clause import Change, Clause, Policy
from smpolicy.policy.clauses import Direction, direction_of
from smpolicy.rules._base import Rule

ClauseState = Literal["added", "removed", "withdrawn", "loosened", "tightened", "changed"]
_TEXTS = ("title", "text", "why", "help")
_KEYS = ("chapter", "check", "severity", "route", "basis", "protects", "applies_to", "source", "status")
_WORDING = frozenset(("message", "help", "route", "suggest"))
"""What a rule may say otherwise without testing otherwise."""

Hide = Callable[[str], str]
"""Blacks out the confidential terms of a text."""


@dataclass(frozen=True, slots=True)
class KeyChange:
    """One thing that changed in a clause.

    `key` is dotted: `severity`, `settings.max_public_turns`, `rules.forbid/phone`, `text.id`. Of a rule, `old` and `new` hold the
    keys that differ; of a text, `pieces` says word by word what went and what came. A loosening has the decision behind it, where one
    is recorded.
    """

    key: str
    old: Any
    new: Any
    direction: Direction
    because: str = ""
    decided_by: str = ""
    by: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that is not what it was. One with any loosening is `loosened`, whatever else tightened it.

    `text` is that of a clause that came or went whole; of the others, `keys` say what changed.
    """

    clause: str
    title: Localised
    state: ClauseState
    keys: tuple[KeyChange, ...] = ()
    text: Localised = dataclasses.field(default_factory=dict)


def clause_changes(old: Policy, new: Policy, hide: Hide) -> Iterator[ClauseChange]:
    """In the order of the new policy, those that are gone at the end."""
    before = {one.id: one for one in old.clauses}
    decisions = {(one.clause, one.key): one for one in new.changes}
    for clause in new.clauses:
        earlier = before.pop(clause.id, None)
        if earlier is None:
            yield _whole(clause, "added", hide)
            continue
        keys = tuple(_with_decision(one, decisions.get((clause.id, _decided(one.key)))) for one in _keys(earlier, clause, hide))
        if keys:
            yield ClauseChange(clause.id, hidden(clause.title, hide), _state(clause, keys), keys)
    for clause in before.values():
        yield _whole(clause, "removed", hide)


def _whole(clause: Clause, state: Literal["added", "removed"], hide: Hide) -> ClauseChange:
    return ClauseChange(clause.id, hidden(clause.title, hide), state, text=hidden(clause.text, hide))


def _state(clause: Clause, keys: Iterable[KeyChange]) -> ClauseState:
    directions = {one.direction: one.key for one in keys}
    if clause.status == "withdrawn" and any(one.key == "status" for one in keys):
        return "withdrawn"
    return next((one for one in ("loosened", "tightened") if one in directions), "changed")


def _decided(key: str) -> str:
    """The key under which a decision about this one is recorded: `text` for `text.id`."""
    head = key.partition(".")[0]
    return head if head in _TEXTS else key


def _with_decision(one: KeyChange, decision: Change | None) -> KeyChange:
    """The change with the decision that allowed it. One of an earlier state of affairs allowed something else."""
    if decision is None or one.direction != "loosened" or decision.direction != "loosened":
        return one
    return dataclasses.replace(one, because=decision.because, decided_by=decision.decided_by, by=decision.by)


def _keys(old: Clause, new: Clause, hide: Hide) -> Iterator[KeyChange]:
    for key in _TEXTS:
        yield from _texts(key, getattr(old, key), getattr(new, key), hide)
    for key in _KEYS:
        before, now = _plain(getattr(old, key)), _plain(getattr(new, key))
        if before != now:
            yield KeyChange(key, hidden(before, hide), hidden(now, hide), direction_of(key, before, now))
    for name in sorted({*old.settings, *new.settings}):
        before, now = old.settings.get(name), new.settings.get(name)
        if before != now:
            yield KeyChange(f"settings.{name}", hidden(before, hide), hidden(now, hide), "changed")
    yield from _rules(old, new, hide)


def _texts(key: str, old: Localised, new: Localised, hide: Hide) -> Iterator[KeyChange]:
    for lang in LANGUAGES:
        before, now = old.get(lang, ""), new.get(lang, "")
        if before != now:
            # Hidden first: a term must not show in parts because a change runs through it.
            shown, shows = hide(before), hide(now)
            yield KeyChange(f"{key}.{lang}", shown, shows, "changed", pieces=word_changes(shown, shows))


def _rules(old: Clause, new: Clause, hide: Hide) -> Iterator[KeyChange]:
    before, now = ({(rule.KIND, rule.sub): rule for rule in clause.rules} for clause in (old, new))
    for name in (*before, *(one for one in now if one not in before)):
        key = "rules." + "/".join(filter(None, name))
        if name not in now:
            yield KeyChange(key, hidden(_fields(before[name]), hide), None, "loosened")
        elif name not in before:
            yield KeyChange(key, None, hidden(_fields(now[name]), hide), "tightened")
        else:
            one, other = _fields(before[name]), _fields(now[name])
            keys = [field for field in {**one, **other} if one.get(field) != other.get(field)]
            if keys:
                direction = _rule_direction(keys, before[name].severity or old.severity, now[name].severity or new.severity)
                was, is_ = ({field: row[field] for field in keys if field in row} for row in (one, other))
                yield KeyChange(key, hidden(was, hide), hidden(is_, hide), direction)


def _rule_direction(keys: Iterable[str], old: str, new: str) -> Direction:
    """A test that is another one counts as looser, as it does when a workspace replaces a pack's: no machine can tell that it is not."""
    differing = set(keys) - _WORDING
    if differing - {"severity"}:
        return "loosened"
    return direction_of("severity", old, new) if differing and old != new else "changed"


def _fields(rule: Rule) -> dict[str, Any]:
    """What a rule says beside what it would say anyway."""
    said = {}
    for one in dataclasses.fields(rule):
        value = getattr(rule, one.name)
        default = one.default_factory() if one.default_factory is not dataclasses.MISSING else one.default
        if one.name != "clause" and value != default:
            said[one.name.removesuffix("_")] = _plain(value)
    return said


def _plain(value: Any) -> Any:
    """A value of lists, mappings and scalars alone."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name.removesuffix("_"): _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
