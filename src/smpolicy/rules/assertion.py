"""`assert`: an expression over the subject and the registers holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Assert(Rule):
    """Finds the subject, or each element of `for_each`, for which `that` is false."""

    KIND: ClassVar[str] = "assert"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Percaya pada isi berkas: yang dicatat keliru dinilai keliru.",
        "en": "Believes what the files state: what is recorded wrongly is judged wrongly.",
    }

    that: str
    for_each: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        over = {"item": "for_each"} if self.for_each else {}
        if self.for_each:
            yield Expression("for_each", self.for_each, "list")
        yield Expression("that", self.that, "bool", over)
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        if not self.for_each:
            if context.value(self, "that", subject) is not True:
                yield Hit(field=self.at, values=slot_values(self, self.values, subject, context))
            return
        for item, path in elements_of(self, "for_each", self.for_each, subject, context):
            if context.value(self, "that", subject, item=item, path=path) is not True:
                yield Hit(field=path or self.at, values=slot_values(self, self.values, subject, context, item=item, path=path))
