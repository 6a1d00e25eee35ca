"""Every stated figure of the subjects beside the one that the rules compute."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from smpolicy.engine.context import CheckContext
from smpolicy.engine.plan import skipped
from smpolicy.engine.ruleset import CompiledRule, Ruleset
from smpolicy.model.localised import Localised
from smpolicy.model.recomputed import Agreement, Recomputed
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Undetermined
from smpolicy.rules.recompute import Figure, Recompute

_STATED = "stated"
"""How the name of a field begins that states a figure: `stated_virality`, `stated`."""


def recomputed(ruleset: Ruleset, subjects: Iterable[Subject], today: date) -> tuple[Recomputed, ...]:
    """The figures in the order of the subjects: those that rules computed, then those that are stated and nobody computed."""
    rules = [one for one in ruleset.rules if isinstance(one.rule, Recompute)]
    kinds = {kind for one in rules for kind in one.rule.on}
    context = CheckContext(ruleset, today)
    found: list[Recomputed] = []
    for subject in (one for one in subjects if one.kind in kinds):
        context.begin([subject])
        told = [row for one in rules if subject.kind in one.rule.on for row in _of_rule(one, subject, context)]
        done = {row.field for row in told}
        found += told
        found += [
            _row(subject, None, path, value, None, Agreement.NOT_COMPUTED) for path, value in _stated(subject.fields) if path not in done
        ]
    return tuple(found)


def _of_rule(one: CompiledRule, subject: Subject, context: CheckContext) -> Iterator[Recomputed]:
    assert isinstance(one.rule, Recompute)
    try:
        if skipped(one, subject, context) is not None:
            return
        for figure in one.rule.figures(subject, context):
            yield _computed(one, subject, figure)
    except Undetermined as undetermined:
        yield _row(subject, one, one.rule.at, None, None, Agreement.UNDETERMINED, undetermined.reason)


def _computed(one: CompiledRule, subject: Subject, figure: Figure) -> Recomputed:
    if not figure.is_defined:
        return _row(subject, one, figure.where, figure.stated, None, Agreement.UNDEFINED)
    return _row(subject, one, figure.where, figure.stated, figure, Agreement.AGREES if figure.agrees else Agreement.DIFFERS)


def _row(
    subject: Subject,
    one: CompiledRule | None,
    field: str,
    stated: float | None,
    figure: Figure | None,
    agreement: Agreement,
    reason: Localised | None = None,
) -> Recomputed:
    place = subject.place_of(field)
    return Recomputed(
        rule=one.name if one else "",
        clause=one.clause.id if one else "",
        title=one.clause.title if one else {},
        kind=subject.kind,
        subject=subject.id,
        path=subject.path,
        field=field,
        line=place.line if place else 0,
        stated=stated,
        computed=figure.computed if figure else None,
        allowed=figure.allowed if figure else None,
        agreement=agreement,
        reason=reason or {},
    )


def _stated(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number that a field states, by its dotted path."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            here = f"{path}.{key}" if path else str(key)
            is_number = isinstance(one, int | float) and not isinstance(one, bool) and math.isfinite(one)
            if is_number and str(key).startswith(_STATED):
                yield here, float(one)
            else:
                yield from _stated(one, here)
    elif isinstance(value, list | tuple):
        for at, one in enumerate(value):
            yield from _stated(one, f"{path}[{at}]")
