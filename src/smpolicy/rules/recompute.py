"""`recompute`: a stated figure equals the computed one."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values
from smpolicy.rules._numbers import number_of

_UNDEFINED: Localised = {
    "id": "Angka ini tidak dapat dihitung karena pembaginya nol, tetapi tetap dinyatakan {stated}.",
    "en": "This figure is not defined, since it divides by zero, and yet it is stated as {stated}.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A wrong way of computing that people are known for: where the stated figure is its result, `message` says so."""

    value: str
    message: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated figure, the computed one, and by how much they may differ. `where` is the dotted path in the subject."""

    where: str
    stated: float
    computed: float
    allowed: float
    variables: Mapping[str, Any]

    @property
    def is_defined(self) -> bool:
        """Whether the computation has a result."""
        return math.isfinite(self.computed)

    @property
    def agrees(self) -> bool:
        """Whether the figures differ by no more than is allowed."""
        return not _differ(self.stated, self.computed, self.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recompute(Rule):
    """Finds a stated figure that differs from `value` by more than `tolerance` (in the figure's own unit).

    A `value` that divides by zero has no result: a finding with the sub `undefined`. Figures are compared as 64-bit floats, so
    that a difference of exactly the tolerance is still allowed.
    """

    KIND: ClassVar[str] = "recompute"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Menghitung ulang dari angka yang diberikan; angka yang keliru di antaranya tidak terlihat.",
        "en": "Computes again from the figures given; a wrong figure among those is not seen.",
    }

    stated: str
    value: str
    tolerance: int | float | str = 0.005
    for_each: str = ""
    mistakes: tuple[Mistake, ...] = ()
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    at: str = ""

    def expressions(self) -> Iterator[Expression]:
        over = {"item": "for_each"} if self.for_each else {}
        if self.for_each:
            yield Expression("for_each", self.for_each, "list")
        yield Expression("stated", self.stated, "dyn", over)
        yield Expression("value", self.value, "dyn", over)
        if isinstance(self.tolerance, str):
            yield Expression("tolerance", self.tolerance, "dyn")
        for index, one in enumerate(self.mistakes):
            yield Expression(f"mistakes[{index}].value", one.value, "dyn", over)
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        for figure in self.figures(subject, context):
            yield from self._judge(figure, subject, context)

    def figures(self, subject: Subject, context: Context) -> Iterator[Figure]:
        """Every stated figure that this rule looks at, with the computed one. Raises `Undetermined` where one cannot be computed."""
        if not self.for_each:
            yield self._figure(subject, context, {}, self.at)
            return
        for item, path in elements_of(self, "for_each", self.for_each, subject, context):
            where = f"{path}.{self.at}" if path and self.at else path or self.at
            yield self._figure(subject, context, {"item": item, "path": path}, where)

    def _figure(self, subject: Subject, context: Context, variables: Mapping[str, Any], where: str) -> Figure:
        stated = float(number_of(self, "stated", self.stated, subject, context, **variables))
        computed = float(number_of(self, "value", self.value, subject, context, **variables))
        # A tolerance is asked for only where there is something to hold it against.
        allowed = float(number_of(self, "tolerance", self.tolerance, subject, context)) if math.isfinite(computed) else 0.0
        return Figure(where, stated, computed, allowed, variables)

    def _judge(self, figure: Figure, subject: Subject, context: Context) -> Iterator[Hit]:
        if figure.is_defined and figure.agrees:
            return
        own = {"stated": _shown(figure.stated), **slot_values(self, self.values, subject, context, **figure.variables)}
        if not figure.is_defined:
            yield Hit(field=figure.where, sub="undefined", message=_UNDEFINED, values=own)
            return
        slots = {"computed": _shown(figure.computed), "difference": _shown(figure.stated - figure.computed), **own}
        message = self._mistake(figure.stated, figure.allowed, subject, context, figure.variables)
        yield Hit(field=figure.where, message=message, values=slots)

    def _mistake(self, stated: float, allowed: float, subject: Subject, context: Context, variables: Mapping[str, Any]) -> Localised | None:
        """The message of the usual mistake whose result was stated."""
        for index, one in enumerate(self.mistakes):
            result = number_of(self, f"mistakes[{index}].value", one.value, subject, context, **variables)
            if math.isfinite(result) and not _differ(stated, result, allowed):
                return one.message
        return None


def _differ(one: float, other: float, allowed: float) -> bool:
    return abs(one - other) > allowed and not math.isclose(abs(one - other), allowed, rel_tol=1e-9)


def _shown(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if math.isfinite(value) else "-"
