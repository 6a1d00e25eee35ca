"""JSON Schema 2020-12 of every file, from the shapes that the loader itself holds files against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from smpolicy.policy.conform import LARGEST, NONE
from smpolicy.policy.file_shapes import (
    CHECKED_TYPES,
    REGISTER_TYPES,
    cases_shape,
    draft_shape,
    headings_shape,
    pack_shape,
    policy_shape,
    register_shape,
)
from smpolicy.policy.release_file import release_shape
from smpolicy.policy.shape import Anything, Choice, ListOf, MapOf, Record, Scalar, Shape, Tagged, Union_, may_be_none

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_SCALARS: Mapping[str, Schema] = {
    "text": {"type": ["string", "number"]},
    "int": {"type": "integer", "exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST},
    "number": {"type": "number"},
    "bool": {"type": "boolean"},
}


def json_schemas() -> dict[str, Schema]:
    """The schema of each kind of file by its name: `policy`, `pack`, `cases`, `draft`, `headings`, `release`, the registers, and what else is checked."""
    shapes = {"policy": policy_shape(), "pack": pack_shape(), "cases": cases_shape(), "draft": draft_shape(), "headings": headings_shape()}
    shapes["release"] = release_shape()
    shapes |= {kind: register_shape(kind) for kind in (*REGISTER_TYPES, *CHECKED_TYPES)}
    return {name: json_schema(shape, f"smpolicy {name}") for name, shape in shapes.items()}


def json_schema(shape: Shape, title: str) -> Schema:
    """The schema of one shape; records that occur in it stand once, under `$defs`."""
    writer = _Writer()
    root = writer.schema(shape)
    return {"$schema": DIALECT, "title": title, **root, "$defs": writer.definitions}


class _Writer:
    """Writes one schema."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names: list[tuple[Record, str]] = []

    def schema(self, shape: Shape) -> Schema:
        """The schema of a shape; `Anything` is the empty schema."""
        if isinstance(shape, Anything):
            return {}
        writers: dict[type, Callable[[Any], Schema]] = {
            Scalar: lambda one: dict(_SCALARS[one.kind]),
            Choice: lambda one: {"enum": list(one.words)},
            ListOf: self._list,
            MapOf: self._map,
            Record: self._reference,
            Union_: lambda one: {"anyOf": [self.schema(option) for option in one.options]},
            Tagged: self._tagged,
        }
        return writers[type(shape)](shape)

    def _list(self, shape: ListOf) -> Schema:
        item = self.schema(shape.item)
        if isinstance(shape.item, Record) and shape.item.none:
            item = {"anyOf": [item, {"const": NONE}]}
        whole = {"type": "array", "items": item}
        return {"anyOf": [whole, item]} if shape.single else whole

    def _map(self, shape: MapOf) -> Schema:
        if shape.keys:
            properties = dict.fromkeys(shape.keys, self.schema(shape.value))
            return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
        return {"type": "object", "additionalProperties": self._value(shape, "", shape.value)}

    def _reference(self, shape: Record) -> Schema:
        for known, name in self._names:
            if known == shape:
                return {"$ref": f"#/$defs/{name}"}
        taken = {name for _, name in self._names}
        name = next(one for one in (shape.name, *(f"{shape.name}{n}" for n in range(2, len(taken) + 3))) if one not in taken)
        self._names.append((shape, name))
        self.definitions[name] = self._record(shape)
        return {"$ref": f"#/$defs/{name}"}

    def _record(self, shape: Record) -> Schema:
        properties = {key: self._value(shape, key, one) for key, one in shape.fields.items()}
        record: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if shape.required:
            record["required"] = sorted(shape.required)
        return {"anyOf": [record, dict(_SCALARS["text"])]} if shape.short else record

    def _value(self, shape: Record | MapOf, key: str, one: Shape) -> Schema:
        """The schema of a key's value: it may be left empty where it may be left out."""
        if isinstance(one, Anything) or (isinstance(shape, Record) and key in shape.required):
            return self.schema(one)
        more: list[Schema] = [{"type": "null"}]
        if may_be_none(shape, key):
            more.append({"const": NONE})
        return {"anyOf": [self.schema(one), *more]}

    def _tagged(self, shape: Tagged) -> Schema:
        """By the tag, one record: an editor then names what is wrong in that record, not in all of them."""
        branches: list[Schema] = [
            {
                "if": {"required": [shape.key], "properties": {shape.key: {"const": tag}}},
                "then": self._switched(record, shape.off),
            }
            for tag, record in shape.records.items()
        ]
        return {"type": "object", "required": [shape.key], "properties": {shape.key: {"enum": list(shape.records)}}, "allOf": branches}

    def _switched(self, record: Record, off: Record | None) -> Schema:
        if off is None:
            return self.schema(record)
        is_off = {"required": ["off"], "properties": {"off": {"const": True}}}
        return {"if": is_off, "then": self.schema(off), "else": self.schema(record)}
