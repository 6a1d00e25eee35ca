"""`relation`: every X has a Y; no two X share a Y."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Hit, Rule, Undetermined
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values

_NAMES = ("id", "handle", "name", "title")
"""Fields by which an element is called where the rule gives no `label`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Rule):
    """With `has` and `by`: finds each element of `every` without a partner. With `key`: elements that share one.

    Elements may share a key when `unless_same` gives the same for all of them. An empty key is shared with nobody.
    Without `by` it is enough that there is any `y`.
    """

    KIND: ClassVar[str] = "relation"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Percaya pada isi berkas: hubungan yang tercatat tetapi tidak dijalankan tidak terlihat.",
        "en": "Believes what the files state: a relation that is recorded but not lived is not seen.",
    }

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
        if self.by:
            yield Expression("by", self.by, "bool", {"item": "every", "y": "has"})
        for name in ("key", "unless_same", "label"):
            if getattr(self, name):
                yield Expression(name, getattr(self, name), "dyn", over)
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        items = list(elements_of(self, "every", self.every, subject, context))
        if self.has:
            yield from self._alone(items, subject, context)
        if self.key:
            yield from self._shared(items, subject, context)

    def _alone(self, items: list[tuple[Any, str]], subject: Subject, context: Context) -> Iterator[Hit]:
        partners = context.value(self, "has", subject)
        if not isinstance(partners, list):
            raise Undetermined({"id": "ekspresi 'has' tidak menghasilkan daftar", "en": "the expression 'has' does not give a list"})
        for item, path in items:
            if not any(not self.by or context.value(self, "by", subject, item=item, y=one) is True for one in partners):
                yield Hit(field=path or self.at, values=slot_values(self, self.values, subject, context, item=item))

    def _shared(self, items: list[tuple[Any, str]], subject: Subject, context: Context) -> Iterator[Hit]:
        groups: dict[str, list[tuple[Any, str]]] = {}
        for item, path in items:
            key = str(context.value(self, "key", subject, item=item))
            if key:
                groups.setdefault(key, []).append((item, path))
        for key, members in groups.items():
            if len(members) > 1 and not self._all_same(members, subject, context):
                first, path = members[0]
                others = dict.fromkeys(self._name(item, key, subject, context) for item, _ in members)
                own = slot_values(self, self.values, subject, context, item=first)
                yield Hit(field=path or self.at, values={"key": key, "others": ", ".join(others), **own})

    def _all_same(self, members: list[tuple[Any, str]], subject: Subject, context: Context) -> bool:
        if not self.unless_same:
            return False
        return len({str(context.value(self, "unless_same", subject, item=item)) for item, _ in members}) == 1

    def _name(self, item: Any, key: str, subject: Subject, context: Context) -> str:
        if self.label:
            return str(context.value(self, "label", subject, item=item))
        named = (item.get(name) for name in _NAMES) if isinstance(item, Mapping) else ()
        return next((str(name) for name in named if name), key)
