"""YAML text -> plain data and places: a narrow YAML, read from parser events, in bounded time and memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.model.text import LineIndex
from smpolicy.policy._yaml_errors import detail_of
from smpolicy.policy.document import MAX_DEPTH, MAX_FAULTS, MAX_KEY, MAX_NODES, MAX_PATH, Document, Scalar, joined
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.text_file import unprintable

_T = TypeVar("_T")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Longer numbers would not fit the 64 bits that expressions count in; they stay text.
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_NULLS = ("", "~", "null")
_PLAIN_TAGS = (None, "!")
_ODD_BREAKS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


class _Stop(Exception):  # noqa: N818 - ends the walk; the fault is already noted
    """The rest of the file cannot be read."""


def parse_yaml(text: str, file: str) -> Document:
    """What a YAML text says; an empty one is a fault. Never raises for what the text holds."""
    bad = unprintable(text, file)
    if bad is not None:
        return Document(file, text, faults=(bad,))
    walk = _Walk(text, file)
    data = walk.run()
    return Document(file, text, data, walk.places, walk.key_places, walk.texts, walk.scalars, tuple(walk.faults))


def number_of(text: str) -> int | float | None:
    """The number that a plain scalar is; None for everything that only resembles one."""
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else None


@dataclass(slots=True)
class _Anchor:
    """A named value, and the paths at which it was noted."""

    path: str
    value: Any = None
    nodes: int = 0
    done: bool = False


@dataclass(slots=True)
class _Walk:
    """One walk over the events of a file."""

    text: str
    file: str
    places: dict[str, Place] = field(default_factory=dict)
    key_places: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    scalars: dict[str, Scalar] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    nodes: int = 0
    _anchors: dict[str, _Anchor] = field(default_factory=dict)
    _index: LineIndex | None = None

    def run(self) -> Any:
        if _ODD_BREAKS.search(self.text):
            self._index = LineIndex(self.text)
        events = yaml.parse(self.text, Loader=_LOADER)
        try:
            return self._document(events)
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError as error:
            self.faults.append(fault("yaml-syntax", whole(self.file), detail=str(error)))
        return None

    def _document(self, events: Iterator[Any]) -> Any:
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._fault("yaml-documents", event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, events, "", 0)
        if documents == 0 or (data is None and not self.faults):
            self.faults.append(fault("file-empty", whole(self.file)))
        return data

    def _node(self, event: Any, events: Iterator[Any], path: str, depth: int) -> Any:
        self._count(event, 1)
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, path, depth)
        self.places[path] = place
        anchor = _Anchor(path)
        if event.anchor:
            self._anchors[event.anchor] = anchor
        before = self.nodes
        if isinstance(event, yaml.ScalarEvent):
            value: Any = self._scalar(event, path)
        elif depth >= MAX_DEPTH or len(path) > MAX_PATH:
            self._fault("yaml-too-deep", event, limit=MAX_DEPTH)
            raise _Stop
        else:
            self._known_tag(event)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            value = self._list(events, path, depth) if is_list else self._mapping(events, path, depth)
        anchor.value, anchor.nodes, anchor.done = value, self.nodes - before + 1, True
        return value

    def _list(self, events: Iterator[Any], path: str, depth: int) -> list[Any]:
        out: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            out.append(self._node(event, events, f"{path}[{len(out)}]", depth + 1))
        return out

    def _mapping(self, events: Iterator[Any], path: str, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            below = joined(path, key)
            if key in out:
                self._fault("yaml-duplicate-key", event, name=key, first=self.key_places[below].line)
                self._node(next(events), events, f"{path}.", depth + 1)
                continue
            self.key_places[below] = self._place(event)
            out[key] = self._node(next(events), events, below, depth + 1)
        return out

    def _key(self, event: Any) -> str:
        self._count(event, 1)
        if not isinstance(event, yaml.ScalarEvent) or (not event.value and not event.style):
            self._fault("yaml-bad-key", event)
            raise _Stop
        if len(event.value) > MAX_KEY:
            self._fault("yaml-long-key", event, limit=MAX_KEY)
            raise _Stop
        if event.anchor:
            self._anchors[event.anchor] = _Anchor("", event.value, 1, done=True)
        self._known_tag(event)
        return str(event.value)

    def _scalar(self, event: Any, path: str) -> Any:
        self._known_tag(event)
        value: str = event.value
        if event.style or event.tag == "!":
            self._note_text(event, path)
            return value
        if value in _NULLS:
            return None
        if value in ("true", "false"):
            return value == "true"
        number = number_of(value)
        if number is None:
            self._note_text(event, path)
            return value
        self.texts[path] = value
        return number

    def _note_text(self, event: Any, path: str) -> None:
        self.scalars[path] = Scalar(event.style or "", event.start_mark.index, event.end_mark.index)

    def _alias(self, event: Any, path: str, depth: int) -> Any:
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            self._fault("yaml-alias-unknown", event, name=event.anchor)
            return None
        if not anchor.done:
            self._fault("yaml-alias-loop", event, name=event.anchor)
            raise _Stop
        self._count(event, anchor.nodes)
        return self._copy(anchor.value, anchor.path, path, self._place(event), depth)

    def _copy(self, value: Any, source: str, path: str, place: Place, depth: int) -> Any:
        """The value again, below another path; what is inside keeps the place where it is written."""
        if depth > MAX_DEPTH or len(path) > MAX_PATH:
            self.faults.append(fault("yaml-too-deep", place, limit=MAX_DEPTH))
            raise _Stop
        self.places[path] = self.places.get(source, place)
        self._note_copy(self.texts, source, path)
        self._note_copy(self.scalars, source, path)
        self._note_copy(self.key_places, source, path)
        if isinstance(value, list):
            return [self._copy(one, f"{source}[{at}]", f"{path}[{at}]", place, depth + 1) for at, one in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._copy(one, joined(source, key), joined(path, key), place, depth + 1) for key, one in value.items()}
        return value

    @staticmethod
    def _note_copy(table: dict[str, _T], source: str, path: str) -> None:
        if source in table:
            table.setdefault(path, table[source])

    def _known_tag(self, event: Any) -> None:
        if event.tag not in _PLAIN_TAGS:
            self._fault("yaml-tag", event, name=event.tag)

    def _count(self, event: Any, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self._fault("yaml-too-many", event, limit=MAX_NODES)
            raise _Stop

    def _place(self, event: Any) -> Place:
        return self._at(event.start_mark)

    def _at(self, mark: Any) -> Place:
        if self._index is None:
            return Place(self.file, mark.line + 1, mark.column + 1)
        return Place(self.file, *self._index.line_column(mark.index))

    def _fault(self, code: str, event: Any, **values: Any) -> None:
        self.faults.append(fault(code, self._place(event), **values))
        if len(self.faults) >= MAX_FAULTS:
            raise _Stop

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = self._at(mark) if mark else Place(self.file, 0, 0)
        problem = error.problem or ""
        if "'\\t'" in problem or self._tab_at(place.line, place.column):
            self.faults.append(fault("yaml-tab", place))
        else:
            self.faults.append(fault("yaml-syntax", place, detail=detail_of(error.context or "", problem)))

    def _tab_at(self, line: int, column: int) -> bool:
        text = LineIndex(self.text).line(line)
        return "\t" in text[: max(column, 1)] and not text[: max(column, 1)].strip()
