"""Bounds of a rule that are written as a number or as CEL."""

from __future__ import annotations

from typing import Any

from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Rule, Undetermined


def number_of(rule: Rule, name: str, told: float | str, subject: Subject, context: Context, **variables: Any) -> float:
    """The number told, or that of the rule's expression `name`. Raises `Undetermined` when it gives none."""
    value = context.value(rule, name, subject, **variables) if isinstance(told, str) else told
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise Undetermined({"id": f"ekspresi '{name}' tidak menghasilkan angka", "en": f"the expression '{name}' does not give a number"})
