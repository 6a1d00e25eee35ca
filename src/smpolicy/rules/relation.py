"""`relation`: every X has a Y; no two X share a Y."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Rule):
    """With `has` and `by`: finds each element of `every` without a partner. With `key`: elements that share one.

    Two elements may share a key when `unless_same` gives the same for both. An empty key is shared with nobody.
    """

    KIND: ClassVar[str] = "relation"

    every: str
    has: str = ""
    by: str = ""
    key: str = ""
    unless_same: str = ""
    label: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        over = {"item": "every"}
        yield Expression("every", self.every, "list")
        if self.has:
            yield Expression("has", self.has, "list")
            yield Expression("by", self.by or "true", "bool", {"item": "every", "y": "has"})
        for name in ("key", "unless_same", "label"):
            if getattr(self, name):
                yield Expression(name, getattr(self, name), "string", over)
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        items = list(elements_of(self, "every", self.every, subject, context))
        if self.has:
            partners = context.value(self, "has", subject)
            for item, path in items:
                if not any(context.value(self, "by", subject, item=item, y=one) is True for one in partners):
                    yield Hit(field=path or self.at, values=slot_values(self, self.values, subject, context, item=item))
        if self.key:
            yield from self._shared(items, subject, context)

    def _shared(self, items: list[tuple[Any, str]], subject: Subject, context: Context) -> Iterator[Hit]:
        groups: dict[Any, list[tuple[Any, str]]] = {}
        for item, path in items:
            key = context.value(self, "key", subject, item=item)
            if key:
                groups.setdefault(key, []).append((item, path))
        for key, members in groups.items():
            kinds = [
                context.value(self, "unless_same", subject, item=item) if self.unless_same else index
                for index, (item, _) in enumerate(members)
            ]
            if len(set(kinds)) > 1:
                labels = [str(context.value(self, "label", subject, item=item)) if self.label else str(key) for item, _ in members]
                own = slot_values(self, self.values, subject, context, item=members[0][0])
                yield Hit(field=members[0][1] or self.at, values={"key": key, "others": ", ".join(dict.fromkeys(labels)), **own})
