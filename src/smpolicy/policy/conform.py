"""Holds plain data against a shape: all faults at once, each with its place and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from smpolicy.errors import Fault
from smpolicy.policy.document import MAX_FAULTS, Document, joined
from smpolicy.policy.faults import fault, unknown
from smpolicy.policy.shape import Anything, Choice, ListOf, MapOf, Record, Scalar, Shape, Tagged, Union_, may_be_none

NONE = "none"
LARGEST = 10**18
"""Whole numbers stay below: expressions count in 64 bits."""
_KINDS = {
    "text": {"id": "teks", "en": "text"},
    "int": {"id": "bilangan bulat", "en": "a whole number"},
    "number": {"id": "bilangan", "en": "a number"},
    "bool": {"id": "true atau false", "en": "true or false"},
    "list": {"id": "daftar", "en": "a list"},
    "mapping": {"id": "pasangan kunci dan nilai", "en": "keys with values"},
    "localised": {"id": "teks dalam tiap bahasa, {id: ..., en: ...}", "en": "text in each language, {id: ..., en: ...}"},
    "empty": {"id": "kosong", "en": "empty"},
}
_OFF = "off"


@dataclass(slots=True)
class Conformed:
    """Data of the shape, without what was declared `none`; `faults` says what had to be left out."""

    data: Any
    faults: list[Fault] = field(default_factory=list)
    declared_none: set[str] = field(default_factory=set)


def conform(document: Document, shape: Shape, data: Any = None, path: str = "") -> Conformed:
    """The document's data, or the part of it at `path`, held against a shape."""
    run = _Run(document, Conformed(None))
    run.out.data = run.value(document.data if data is None else data, shape, path)
    return run.out


class _Enough(Exception):  # noqa: N818 - ends the run
    """So much is wrong that reading on helps nobody."""


class _Unfit(Exception):  # noqa: N818 - caught by the list or record around the value
    """The value was left out; its fault is noted."""


@dataclass(slots=True)
class _Run:
    document: Document
    out: Conformed

    def value(self, data: Any, shape: Shape, path: str) -> Any:
        """The value in its shape, or None when it has none."""
        try:
            return self._value(data, shape, path)
        except (_Unfit, _Enough):
            return None

    def _note(self, one: Fault) -> None:
        self.out.faults.append(one)
        if len(self.out.faults) >= MAX_FAULTS:
            raise _Enough

    def _value(self, data: Any, shape: Shape, path: str) -> Any:
        if isinstance(shape, Anything):
            return _without_null(data)
        handlers: dict[type, Callable[[Any, Any, str], Any]] = {
            Scalar: self._scalar,
            Choice: self._choice,
            ListOf: self._list,
            MapOf: self._map,
            Record: self._record,
            Tagged: self._tagged,
            Union_: self._union,
        }
        return handlers[type(shape)](data, shape, path)

    def _scalar(self, data: Any, shape: Scalar, path: str) -> Any:
        is_number = isinstance(data, int | float) and not isinstance(data, bool)
        if shape.kind == "text" and (isinstance(data, str) or is_number):
            return data if isinstance(data, str) else self.document.texts.get(path, str(data))
        if shape.kind == "bool" and isinstance(data, bool):
            return data
        if shape.kind == "number" and is_number:
            return data
        if shape.kind == "int" and is_number and abs(data) < LARGEST and float(data).is_integer():
            return int(data)
        raise self._wrong(data, shape.kind, path)

    def _choice(self, data: Any, shape: Choice, path: str) -> str:
        text = self.document.texts.get(path, data) if isinstance(data, int | float) and not isinstance(data, bool) else data
        if not isinstance(text, str):
            raise self._wrong(data, "text", path)
        if text not in shape.words:
            self._note(unknown("wrong-choice", self.document.place(path), text, shape.words, key=_name(path)))
            raise _Unfit
        return text

    def _list(self, data: Any, shape: ListOf, path: str) -> list[Any]:
        if not isinstance(data, list):
            if shape.single and data is not None:
                return [self._value(data, shape.item, path)]
            raise self._wrong(data, "list", path)
        out = []
        for index, one in enumerate(data):
            below = f"{path}[{index}]"
            if one is None:
                self._note(fault("empty-element", self.document.place(below)))
                continue
            if one == NONE and isinstance(shape.item, Record) and shape.item.none and self._none(below):
                continue
            try:
                out.append(self._value(one, shape.item, below))
            except _Unfit:
                continue
        return out

    def _map(self, data: Any, shape: MapOf, path: str) -> dict[str, Any]:
        if not isinstance(data, dict) or (shape.keys and not data):
            raise self._wrong(data, "localised" if shape.keys else "mapping", path)
        out: dict[str, Any] = {}
        for key, one in data.items():
            if shape.keys and key not in shape.keys:
                self._note(unknown("unknown-key", self.document.key_place(joined(path, key)), key, shape.keys))
            elif shape.keys and one is None:
                self._note(fault("empty-text", self.document.place(joined(path, key)), name=key))
            else:
                self._entry(out, key, one, shape.value, path, may_be_none(shape, key))
        return out

    def _record(self, data: Any, shape: Record, path: str) -> dict[str, Any]:
        if shape.short and isinstance(data, str | int | float) and not isinstance(data, bool):
            return {shape.short: self._scalar(data, Scalar("text"), path)}
        if not isinstance(data, dict):
            raise self._wrong(data, "mapping", path)
        out: dict[str, Any] = {}
        for key, one in data.items():
            if key in shape.fields:
                self._entry(out, key, one, shape.fields[key], path, may_be_none(shape, key))
            else:
                self._note(unknown("unknown-key", self.document.key_place(joined(path, key)), key, shape.fields))
        for key in sorted(shape.required):
            if data.get(key) is None:
                self._note(fault("missing-key", self.document.place(path), name=key))
        return out

    def _entry(self, out: dict[str, Any], key: str, data: Any, shape: Shape, path: str, may_be_none: bool) -> None:
        """One key: left out when it is empty, or declared `none`."""
        below = joined(path, key)
        if data is None or (may_be_none and data == NONE and self._none(below)):
            return
        try:
            out[key] = self._value(data, shape, below)
        except _Unfit:
            return

    def _none(self, path: str) -> bool:
        self.out.declared_none.add(path)
        return True

    def _tagged(self, data: Any, shape: Tagged, path: str) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self._wrong(data, "mapping", path)
        tag = data.get(shape.key)
        if tag is None:
            self._note(fault("missing-key", self.document.place(path), name=shape.key))
            raise _Unfit
        if not isinstance(tag, str):
            raise self._wrong(tag, "text", joined(path, shape.key))
        if tag not in shape.records:
            place = self.document.place(joined(path, shape.key))
            self._note(unknown("unknown-kind", place, tag, shape.records))
            raise _Unfit
        if shape.off is not None and data.get(_OFF) is True:
            return self._record(data, shape.off, path)
        return self._record(data, shape.records[tag], path)

    def _union(self, data: Any, shape: Union_, path: str) -> Any:
        for option in shape.options:
            attempt = _Run(self.document, Conformed(None))
            try:
                value = attempt._value(data, option, path)
            except _Unfit:
                continue
            if not attempt.out.faults:
                self.out.declared_none |= attempt.out.declared_none
                return value
        records = [option for option in shape.options if isinstance(option, Record)]
        if isinstance(data, dict) and len(records) == 1:
            # Only one option has keys, so what is wrong with them can be told.
            return self._record(data, records[0], path)
        raise self._wrong(data, shape, path)

    def _wrong(self, data: Any, expected: str | Shape, path: str) -> _Unfit:
        wanted = _KINDS[expected] if isinstance(expected, str) else _told(expected)
        place = self.document.place(path)
        self._note(fault("wrong-type", place, name=_name(path), expected=wanted, found=_found(data)))
        return _Unfit()


def _told(shape: Shape) -> dict[str, str]:
    """What a shape is called in a message."""
    match shape:
        case Scalar():
            return _KINDS[shape.kind]
        case Choice():
            return dict.fromkeys(("id", "en"), ", ".join(f"'{word}'" for word in shape.words))
        case Union_():
            told = [_told(one) for one in shape.options]
            return {"id": " atau ".join(one["id"] for one in told), "en": " or ".join(one["en"] for one in told)}
        case ListOf():
            return _KINDS["list"]
        case _:
            return _KINDS["mapping"]


def _found(data: Any) -> dict[str, str]:
    if isinstance(data, bool):
        return dict.fromkeys(("id", "en"), str(data).lower())
    if isinstance(data, int | float):
        return {"id": f"bilangan {data}", "en": f"the number {data}"}
    if isinstance(data, str):
        shown = data if len(data) <= _SHOWN else data[:_SHOWN] + "…"
        return {"id": f"teks '{shown}'", "en": f"the text '{shown}'"}
    return _KINDS["list" if isinstance(data, list) else "mapping" if isinstance(data, dict) else "empty"]


_SHOWN = 40


def _name(path: str) -> str:
    """The last step of a path; the file itself has none."""
    return path.rpartition(".")[2] or "-"


def _without_null(data: Any) -> Any:
    """Plain data without keys that have no value."""
    if isinstance(data, dict):
        return {key: _without_null(one) for key, one in data.items() if one is not None}
    return [_without_null(one) for one in data] if isinstance(data, list) else data
