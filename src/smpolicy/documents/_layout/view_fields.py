"""The names of a view's values: what a template can ask for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from smpolicy.documents._frame import Frame


def fields_of(record: type) -> dict[str, Any]:
    """The values of a record by name, with their types; also those that it computes."""
    hints = get_type_hints(record)
    found = {one.name: hints[one.name] for one in dataclasses.fields(record)}
    for name, value in vars(record).items():
        if isinstance(value, property) and value.fget is not None:
            found[name] = get_type_hints(value.fget).get("return", Any)
    return found


def records_of(record: type) -> list[type]:
    """The record and those that its values are made of, each once, in the order in which they are met."""
    found: dict[type, None] = {}
    waiting = [record]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = None
            waiting += [inner for hint in fields_of(one).values() for inner in _inside(hint)]
    return list(found)


def all_names(view: Any) -> Iterable[str]:
    """Every name that a template of this view may write after a dot, and the first ones."""
    records = dict.fromkeys((*records_of(type(view)), *records_of(Frame)))
    return ("view", "frame", "look", "parts", *(name for one in records for name in fields_of(one)))


def _inside(hint: Any) -> Iterator[type]:
    """The records in a type: `tuple[ClauseView, ...]` holds `ClauseView`."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint) and get_origin(hint) is None:
        yield hint
    elif isinstance(hint, UnionType) or get_origin(hint) is not None:
        for one in get_args(hint):
            yield from _inside(one)
