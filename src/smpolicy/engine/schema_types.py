"""The `TypedDict`s of `model.kinds` as protobuf messages, so that CEL's own checker types expressions down to list elements.

Used while a policy is compiled only: at run time the same expressions read plain dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from google.protobuf import descriptor_pb2, descriptor_pool, struct_pb2

_F = descriptor_pb2.FieldDescriptorProto
_PACKAGE = "smp"
_SCALARS: dict[Any, Any] = {str: _F.TYPE_STRING, int: _F.TYPE_INT64, float: _F.TYPE_DOUBLE, bool: _F.TYPE_BOOL}
_ANYTHING = ".google.protobuf.Value"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class MessageTypes:
    """A descriptor pool that grows by one message for each `TypedDict` it meets."""

    def __init__(self) -> None:
        self.pool = descriptor_pool.DescriptorPool()
        struct = descriptor_pb2.FileDescriptorProto()
        struct_pb2.DESCRIPTOR.CopyToProto(struct)
        self.pool.Add(struct)
        self._known: set[str] = set()

    def message(self, shape: type) -> str:
        """The full name of the message that stands for a `TypedDict`."""
        name = shape.__name__
        if name not in self._known:
            self._known.add(name)
            self._add(name, get_type_hints(shape))
        return f"{_PACKAGE}.{name}"

    def record(self, name: str, values: Mapping[str, Any]) -> str:
        """The full name of a message made of example values: how the settings of a clause are typed.

        A key that is no name in an expression is left out: no expression can ask for it.
        """
        self._add(name, {key: _type_of(value) for key, value in values.items() if _NAME.fullmatch(key)})
        return f"{_PACKAGE}.{name}"

    def _add(self, name: str, fields: Mapping[str, Any]) -> None:
        file = descriptor_pb2.FileDescriptorProto(name=f"{name}.proto", package=_PACKAGE, syntax="proto3")
        file.dependency.append("google/protobuf/struct.proto")
        message = file.message_type.add(name=name)
        # Nobody writes these messages as JSON, so `fold_chars` and `foldChars` may stand side by side.
        message.options.deprecated_legacy_json_field_conflicts = True
        for number, (key, hint) in enumerate(fields.items(), 1):
            self._field(file, message, key, number, hint)
        self.pool.Add(file)

    def _field(self, file: Any, message: Any, key: str, number: int, hint: Any) -> None:
        field = message.field.add(name=key, number=number, label=_F.LABEL_OPTIONAL)
        origin = get_origin(hint)
        if origin is list:
            field.label = _F.LABEL_REPEATED
            hint = get_args(hint)[0]
        if origin is dict:
            self._map(file, message, field, key, get_args(hint)[1])
        else:
            self._single(file, field, hint)

    def _single(self, file: Any, field: Any, hint: Any) -> None:
        if hint in _SCALARS:
            field.type = _SCALARS[hint]
            return
        field.type = _F.TYPE_MESSAGE
        if is_typeddict(hint):
            field.type_name = "." + self.message(hint)
            if f"{hint.__name__}.proto" not in file.dependency:
                file.dependency.append(f"{hint.__name__}.proto")
        else:
            field.type_name = _ANYTHING

    def _map(self, file: Any, message: Any, field: Any, key: str, value: Any) -> None:
        entry = message.nested_type.add(name=f"{key.title().replace('_', '')}Entry")
        entry.options.map_entry = True
        entry.field.add(name="key", number=1, type=_F.TYPE_STRING, label=_F.LABEL_OPTIONAL)
        self._single(file, entry.field.add(name="value", number=2, label=_F.LABEL_OPTIONAL), value)
        field.label, field.type = _F.LABEL_REPEATED, _F.TYPE_MESSAGE
        field.type_name = f".{_PACKAGE}.{message.name}.{entry.name}"


def _type_of(value: Any) -> Any:
    if isinstance(value, list | tuple):
        inner = {_type_of(one) for one in value}
        return list[inner.pop()] if len(inner) == 1 else list[Any]  # type: ignore[misc]
    return type(value) if type(value) in _SCALARS else Any
