"""Rules as values, built of data that has its shape."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from smpolicy.policy.file_shapes import rule_kinds
from smpolicy.policy.shape import yaml_name
from smpolicy.rules._base import Rule


def rule_of(data: Mapping[str, Any], clause: str) -> Rule:
    """The rule that a mapping with a known `kind` describes."""
    keys = {key: value for key, value in data.items() if key not in ("kind", "off")}
    rule: Rule = _built(rule_kinds()[data["kind"]], {**keys, "clause": clause})
    return rule


def _built(hint: Any, value: Any) -> Any:
    """A value of the hinted type: lists become tuples, mappings the dataclass that they describe."""
    if dataclasses.is_dataclass(hint) and isinstance(value, Mapping):
        hints = _hints(cast("Hashable", hint))
        named = {one.name: value[yaml_name(one.name)] for one in dataclasses.fields(hint) if yaml_name(one.name) in value}
        made: Any = hint
        return made(**{name: _built(hints[name], one) for name, one in named.items()})
    if get_origin(hint) in (Union, types.UnionType):
        options = [one for one in get_args(hint) if dataclasses.is_dataclass(one) or get_origin(one) is tuple]
        return _built(options[0], value) if options and isinstance(value, list | Mapping) else value
    if isinstance(value, list):
        element = get_args(hint)[0] if get_args(hint) else Any
        return tuple(_built(element, one) for one in value)
    return value


@cache
def _hints(hint: Any) -> dict[str, Any]:
    return get_type_hints(hint)
