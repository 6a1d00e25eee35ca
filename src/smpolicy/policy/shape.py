"""Shapes: what a file may hold, derived from the type hints of `model.kinds` and of the rule kinds.

One description serves three readers: validation of a file with places (`conform`), JSON Schema (`schema`), and the
values that a rule kind is built of. Unlike pydantic's models it costs no start-up time and says every fault in both
languages.
"""

from __future__ import annotations

import dataclasses
import keyword
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from smpolicy.model.kinds import draft
from smpolicy.model.localised import LANGUAGES

ScalarKind = Literal["text", "int", "number", "bool"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. Where text is expected a number is read as it is written."""

    kind: ScalarKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """Plain data of any shape."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; with `single`, one element may stand without its list."""

    item: Shape
    single: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """Keys of the author's own choice. With `none`, a value may be the word `none`; `keys` restricts the choice."""

    value: Shape
    none: bool = False
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Known keys. With `none`, a value may be the word `none`. A text alone stands for the key `short`."""

    name: str
    fields: Mapping[str, Shape]
    required: frozenset[str] = frozenset()
    none: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Union_:  # noqa: N801 - `Union` is typing's
    """The first of some shapes that fits."""

    options: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Records told apart by the word under `key`; `off` is the record for one that is only switched off."""

    key: str
    records: Mapping[str, Record]
    off: Record | None = field(default=None)


Shape = Scalar | Choice | Anything | ListOf | MapOf | Record | Union_ | Tagged

TEXT, INT, NUMBER, BOOL = Scalar("text"), Scalar("int"), Scalar("number"), Scalar("bool")
LOCALISED = MapOf(TEXT, keys=LANGUAGES)

_SCALARS: dict[Any, Shape] = {str: TEXT, int: INT, float: NUMBER, bool: BOOL, Any: Anything()}
_SHORT: dict[Any, str] = {draft.SourceRef: "title", draft.Medium: "file", draft.Relationship: "kind"}
"""`sources: [Rilis 20]` is `[{title: Rilis 20}]`."""
_SINGLE = ("hashtags", "media", "sources")
"""Lists of a draft or plan item that may be written as one value."""
_NEVER_NONE = ("text",)
"""Keys whose value is a person's own words: there `none` is a word like any other."""
_UNWRITTEN = ("clause",)
"""Fields of a rule that are filled in by the program."""


@cache
def shape_of(hint: Any, *, none: bool = False) -> Shape:
    """The shape of a type hint: a `TypedDict`, a rule kind, a list, a literal, ...

    `none` holds for what lies below a `TypedDict` of `model.kinds`. Raises `TypeError` for a hint that has no shape here.
    """
    if hint in _SCALARS:
        return _SCALARS[hint]
    if is_typeddict(hint) or dataclasses.is_dataclass(hint):
        return _typed_dict(hint) if is_typeddict(hint) else _dataclass(hint)
    return _generic(hint, none=none)


def _generic(hint: Any, *, none: bool) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Choice(tuple(word for word in arguments if word))
    if origin in (list, tuple):
        return ListOf(shape_of(arguments[0], none=none))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return MapOf(shape_of(arguments[1], none=none), none=none)
    if origin in (Union, types.UnionType):
        return _union([shape_of(one, none=none) for one in arguments if one is not type(None)])
    raise TypeError(f"no shape for {hint!r}")


def with_fields(record: Record, required: frozenset[str] = frozenset(), **fields: Shape) -> Record:
    """The record with fields replaced or added."""
    return dataclasses.replace(record, fields={**record.fields, **fields}, required=record.required | required)


def without_fields(record: Record, *names: str) -> Record:
    """The record with fields left out."""
    return dataclasses.replace(record, fields={key: shape for key, shape in record.fields.items() if key not in names})


def record_of(hint: Any) -> Record:
    """The shape of a hint that is a record."""
    shape = shape_of(hint)
    assert isinstance(shape, Record)
    return shape


def yaml_name(field_name: str) -> str:
    """The key of a field: `from_` is written `from`."""
    plain = field_name.removesuffix("_")
    return plain if keyword.iskeyword(plain) else field_name


def _typed_dict(hint: Any) -> Record:
    none = hint.__module__.startswith("smpolicy.model.kinds")
    fields = {name: _field_shape(name, shape_of(one, none=none)) for name, one in get_type_hints(hint).items()}
    return Record(hint.__name__, fields, frozenset(hint.__required_keys__), none=none, short=_SHORT.get(hint, ""))


def _field_shape(name: str, shape: Shape) -> Shape:
    return dataclasses.replace(shape, single=True) if name in _SINGLE and isinstance(shape, ListOf) else shape


def _dataclass(hint: Any) -> Record:
    hints = get_type_hints(hint)
    fields, required = {}, set()
    for one in dataclasses.fields(hint):
        if one.name in _UNWRITTEN:
            continue
        key = yaml_name(one.name)
        fields[key] = LOCALISED if key in ("message", "help", "title") else shape_of(hints[one.name])
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING:
            required.add(key)
    return Record(hint.__name__, fields, frozenset(required))


def _union(options: list[Shape]) -> Shape:
    # Words and numbers first: where text is one of the options, nearly everything would fit it.
    unlike = [one for at, one in enumerate(options) if one not in options[:at]]
    ordered = sorted(unlike, key=lambda one: one == TEXT)
    if INT in ordered and NUMBER in ordered:
        ordered.remove(INT)
    return ordered[0] if len(ordered) == 1 else Union_(tuple(ordered))


def may_be_none(shape: Record | MapOf, key: str) -> bool:
    """Whether the value of a key may be the word `none`."""
    return shape.none and key not in _NEVER_NONE and not (isinstance(shape, Record) and key in shape.required)
