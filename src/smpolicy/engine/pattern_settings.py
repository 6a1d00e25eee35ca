"""Settings inside patterns: `[!?]{%(settings.marks_run),}` counts as the policy's setting says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from smpolicy.matching.lazy import lazy

_MARK = "%(settings."
_SLOT = lazy(r"%\(settings\.(?P<name>\w+)\)")
Held = TypeVar("Held")


def unknown_settings(held: Any, settings: Mapping[str, Any]) -> Iterator[str]:
    """Names in the patterns of a rule that no setting has, or one that is no whole number."""
    for text in _texts(held):
        for slot in _SLOT.finditer(text):
            if type(settings.get(slot["name"])) is not int:
                yield slot["name"]


def with_settings(held: Held, settings: Mapping[str, Any]) -> Held:
    """The rule, or a value of one, with the settings' numbers in its texts. Raises `KeyError` for an unknown name."""
    return held if next(_texts(held), None) is None else _filled(held, settings)


def _filled(held: Any, settings: Mapping[str, Any]) -> Any:
    if isinstance(held, str):
        return _SLOT.sub(lambda slot: str(settings[slot["name"]]), held)
    if isinstance(held, tuple):
        return tuple(_filled(one, settings) for one in held)
    if isinstance(held, Mapping):
        return {key: _filled(one, settings) for key, one in held.items()}
    if dataclasses.is_dataclass(held) and not isinstance(held, type):
        return dataclasses.replace(held, **{one.name: _filled(getattr(held, one.name), settings) for one in dataclasses.fields(held)})
    return held


def _texts(held: Any) -> Iterator[str]:
    """The texts with a slot."""
    if isinstance(held, str):
        if _MARK in held:
            yield held
    elif isinstance(held, tuple | Mapping):
        for one in held.values() if isinstance(held, Mapping) else held:
            yield from _texts(one)
    elif dataclasses.is_dataclass(held) and not isinstance(held, type):
        for field in dataclasses.fields(held):
            yield from _texts(getattr(held, field.name))
