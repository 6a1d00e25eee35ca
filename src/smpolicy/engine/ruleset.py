"""The compiled policy: plain data with everything a check needs, and nothing of the files it came from."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from smpolicy import rules
from smpolicy.detectors._finder import Gates, all_gates
from smpolicy.discovery import classes_in
from smpolicy.matching.matcher import Matcher
from smpolicy.model.finding import ClauseRef
from smpolicy.model.localised import Localised
from smpolicy.model.report import PolicyRef
from smpolicy.model.subject import DRAFT_KINDS
from smpolicy.rules._base import Rule

TAG = "tag:"
"""The prefix of matcher keys that belong to topics."""
WITH_ACCOUNT = (*DRAFT_KINDS, "account")
"""Kinds of which there are many subjects; which rules one meets depends on its account."""
FORMAT = 2
"""Raised when `Ruleset.to_data` changes its shape, so that a cache of an older one is not read."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression as serialised CEL.

    `reads` are the paths of what varies that it reads, None where they are not known; `asks` are the variables that it asks for
    when it runs (`evaluate.asking_for`), all others being bound.
    """

    code: bytes
    reads: tuple[str, ...] | None
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with what its clause says, and its expressions by name."""

    rule: Rule
    clause: ClauseRef
    severity: str
    route: str
    why: Localised
    help: Localised
    applies_to: tuple[str, ...]
    settings: Mapping[str, Any]
    expressions: Mapping[str, Compiled]
    heuristic: bool

    @property
    def name(self) -> str:
        """The clause id, with the sub where there is one."""
        return self.rule.name


@dataclass(frozen=True, slots=True, repr=False)
class Ruleset:
    """One matcher for all text rules, typed expressions, the registers as plain data.

    `view` and `registers` hold what expressions and rules read. `tag_ids` are topics found by text. `settings` are
    the workspace's; a clause's own stand in its rules. `gates` belong to this installation, not to the policy, and are
    no part of the data.
    """

    policy: PolicyRef
    languages: tuple[str, ...]
    view: Mapping[str, Any]
    registers: Mapping[str, Mapping[str, Any]]
    settings: Mapping[str, Any]
    rules: tuple[CompiledRule, ...]
    tag_ids: tuple[str, ...]
    matcher: Matcher
    gates: Gates = field(default_factory=all_gates)

    def __repr__(self) -> str:
        """Short: the whole is megabytes, and stands in every traceback."""
        return f"Ruleset({self.policy.id!r}, {len(self.rules)} rules)"

    def to_data(self) -> dict[str, Any]:
        """Builtin values only, such as `marshal` takes."""
        return {
            "format": FORMAT,
            "policy": dataclasses.asdict(self.policy),
            "languages": list(self.languages),
            "view": self.view,
            "registers": self.registers,
            "settings": self.settings,
            "rules": [_rule_data(one) for one in self.rules],
            "tag_ids": list(self.tag_ids),
            "matcher": self.matcher.to_data(),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], gates: Gates | None = None) -> Ruleset:
        """The ruleset that `to_data` described. Raises `ValueError` for another format."""
        if data.get("format") != FORMAT:
            raise ValueError("a ruleset of another version of smpolicy")
        kinds = rule_kinds()
        return cls(
            policy=_rebuild(PolicyRef, data["policy"]),
            languages=tuple(data["languages"]),
            view=data["view"],
            registers=data["registers"],
            settings=data["settings"],
            rules=tuple(_rule_of(one, kinds) for one in data["rules"]),
            tag_ids=tuple(data["tag_ids"]),
            matcher=Matcher.from_data(data["matcher"]),
            gates=gates or all_gates(),
        )


def rule_kinds() -> dict[str, type[Rule]]:
    """Every rule kind by its name."""
    return classes_in(rules, Rule)


def rules_named(ruleset: Ruleset, names: Iterable[str]) -> frozenset[str]:
    """The names of the rules meant by clause ids or `CLAUSE/sub` names; unknown ones mean nothing."""
    wanted = set(names)
    return frozenset(one.name for one in ruleset.rules if one.name in wanted or one.clause.id in wanted)


def _rule_data(one: CompiledRule) -> dict[str, Any]:
    data = {field.name: getattr(one, field.name) for field in dataclasses.fields(one) if field.name not in ("rule", "clause")}
    return {
        **data,
        "applies_to": list(one.applies_to),
        "expressions": {name: [made.code, made.reads, made.asks] for name, made in one.expressions.items()},
        "kind": one.rule.KIND,
        "rule": _plain(dataclasses.asdict(one.rule)),
        "clause": _plain(dataclasses.asdict(one.clause)),
    }


def _rule_of(data: Mapping[str, Any], kinds: Mapping[str, type[Rule]]) -> CompiledRule:
    rest = {key: value for key, value in data.items() if key not in ("kind", "rule", "clause", "applies_to", "expressions")}
    return CompiledRule(
        rule=_rebuild(kinds[data["kind"]], data["rule"]),
        clause=_rebuild(ClauseRef, data["clause"]),
        applies_to=tuple(data["applies_to"]),
        expressions={name: Compiled(*made) for name, made in data["expressions"].items()},
        **rest,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


@cache
def _hints(shape: type) -> dict[str, Any]:
    """The type of each field that is flattened in plain data; all others are there as they are."""
    hints = get_type_hints(shape)
    return {field.name: hints[field.name] for field in dataclasses.fields(shape) if _flattens(hints[field.name])}


def _flattens(hint: Any) -> bool:
    return get_origin(hint) is tuple or dataclasses.is_dataclass(hint) or any(map(_flattens, get_args(hint)))


def _rebuild(shape: Any, data: Any) -> Any:
    """`data` in the shape of a type hint: dataclasses and tuples come back where `to_data` flattened them."""
    origin = get_origin(shape)
    if dataclasses.is_dataclass(shape) and isinstance(shape, type) and isinstance(data, Mapping):
        return shape(**{**data, **{name: _rebuild(hint, data[name]) for name, hint in _hints(shape).items()}})
    if origin is tuple and data is not None:
        inner = get_args(shape)
        return tuple(_rebuild(inner[0], one) for one in data)
    if origin in (Union, types.UnionType) and data is not None:
        return _rebuild(_branch(get_args(shape), data), data)
    return data


def _branch(options: tuple[Any, ...], data: Any) -> Any:
    """The member of a union that the plain value came from."""
    for option in options:
        if isinstance(data, Mapping) and dataclasses.is_dataclass(option):
            return option
        if isinstance(data, list) and get_origin(option) is tuple:
            return option
    return type(data)
