"""JSON text -> plain data and places, in bounded time and memory."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from json import JSONDecodeError, decoder
from math import isfinite
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.model.text import LineIndex
from smpolicy.policy.document import MAX_DEPTH, MAX_FAULTS, MAX_KEY, MAX_NODES, MAX_PATH, Document, Scalar, joined
from smpolicy.policy.faults import fault, whole

# The scanner of the standard library's own decoder: it gives the text and where it ends.
_SCAN: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 40
_INT_DIGITS = 18
_EXPECTED = {
    "value": {"id": "nilai yang diharapkan tidak ada", "en": "a value is missing"},
    "key": {"id": "kunci dalam tanda kutip ganda diharapkan di sini", "en": "a key in double quotes is expected"},
    "colon": {"id": "titik dua setelah kunci hilang", "en": "the colon after a key is missing"},
    "comma": {"id": "tanda koma atau kurung tutup hilang", "en": "a comma or a closing bracket is missing"},
    "string": {"id": "teks dalam tanda kutip tidak sah atau tidak ditutup", "en": "a quoted text is not closed or not valid"},
    "number": {"id": "bilangan terlalu panjang", "en": "the number is too long"},
    "end": {"id": "ada isi setelah nilai berakhir", "en": "something follows the end of the value"},
}


def parse_json(text: str, file: str, first_line: int = 1, file_lines: tuple[str, ...] = ()) -> Document:
    """What a JSON text says; `first_line` is its line in the file. Never raises for what the text holds."""
    walk = _Walk(text, file, LineIndex(text), first_line)
    data = None
    if not text.strip():
        walk.faults.append(fault("file-empty", whole(file) if first_line == 1 else Place(file, first_line, 1)))
    else:
        try:
            data = walk.whole()
        except _Stop:
            data = None
    return Document(file, text, data, walk.places, walk.key_places, walk.texts, walk.scalars, tuple(walk.faults), first_line, file_lines)


class _Stop(Exception):  # noqa: N818 - ends the walk; the fault is already noted
    """The rest of the text cannot be read."""


@dataclass(slots=True)
class _Walk:
    text: str
    file: str
    index: LineIndex
    first_line: int
    at: int = 0
    nodes: int = 0
    places: dict[str, Place] = field(default_factory=dict)
    key_places: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    scalars: dict[str, Scalar] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def whole(self) -> Any:
        data = self._value("", 0)
        self._skip()
        if self.at < len(self.text):
            self._syntax("end")
        return data

    def _value(self, path: str, depth: int) -> Any:
        self._skip()
        self._count()
        self.places[path] = self._place(self.at)
        char = self.text[self.at : self.at + 1]
        if char in ("{", "["):
            if depth >= MAX_DEPTH or len(path) > MAX_PATH:
                self._fault("yaml-too-deep", limit=MAX_DEPTH)
                raise _Stop
            self.at += 1
            return self._object(path, depth) if char == "{" else self._array(path, depth)
        if char == '"':
            start = self.at
            value = self._string()
            self.scalars[path] = Scalar("json", start, self.at)
            return value
        return self._word(path)

    def _object(self, path: str, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        while not self._closes("}", first=not out):
            self._skip()
            place = self._place(self.at)
            key = self._key()
            below = joined(path, key)
            if key in out:
                self.faults.append(fault("yaml-duplicate-key", place, name=key, first=self.key_places[below].line))
                if len(self.faults) >= MAX_FAULTS:
                    raise _Stop
                self._value(f"{path}.", depth + 1)
                continue
            self.key_places[below] = place
            out[key] = self._value(below, depth + 1)
        return out

    def _key(self) -> str:
        if self.text[self.at : self.at + 1] != '"':
            self._syntax("key")
        self._count()
        key = self._string()
        if len(key) > MAX_KEY:
            self._fault("yaml-long-key", limit=MAX_KEY)
            raise _Stop
        self._skip()
        if self.text[self.at : self.at + 1] != ":":
            self._syntax("colon")
        self.at += 1
        return key

    def _array(self, path: str, depth: int) -> list[Any]:
        out: list[Any] = []
        while not self._closes("]", first=not out):
            out.append(self._value(f"{path}[{len(out)}]", depth + 1))
        return out

    def _closes(self, bracket: str, *, first: bool) -> bool:
        """Whether the list ends here; otherwise the comma before the next element is passed."""
        self._skip()
        char = self.text[self.at : self.at + 1]
        if char == bracket:
            self.at += 1
            return True
        if not first:
            if char != ",":
                self._syntax("comma")
            self.at += 1
        return False

    def _string(self) -> str:
        try:
            value, self.at = _SCAN(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            self.at = min(error.pos, len(self.text))
            self._syntax("string")
        if "\x00" in value:
            self._fault("nul-byte")
            raise _Stop
        return value

    def _word(self, path: str) -> Any:
        for word, value in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            self._syntax("value")
            raise _Stop
        if len(found[0]) > _LONGEST_NUMBER:
            self._syntax("number")
        self.texts[path] = found[0]
        is_int = not found[1] and not found[2] and len(found[0].lstrip("-")) <= _INT_DIGITS
        number = int(found[0]) if is_int else float(found[0])
        if not isfinite(number):
            self._syntax("number")
        self.at = found.end()
        return number

    def _skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._fault("yaml-too-many", limit=MAX_NODES)
            raise _Stop

    def _place(self, at: int) -> Place:
        line, column = self.index.line_column(at)
        return Place(self.file, line + self.first_line - 1, column)

    def _fault(self, code: str, **values: Any) -> None:
        self.faults.append(fault(code, self._place(self.at), **values))

    def _syntax(self, expected: str) -> None:
        self._fault("json-syntax", detail=_EXPECTED[expected])
        raise _Stop
