"""Runs compiled expressions over plain dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from threading import local
from typing import Any

from cel_expr_python import cel

from smpolicy.engine._functions import NOT_A_DATE, declared, extensions
from smpolicy.engine.ruleset import CompiledRule
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Undetermined

VARIABLES = (
    "subject", "account", "facts", "policy", "organisation", "team", "accounts", "plan", "risks", "kb", "log",
    "attestations", "evaluation", "kpi", "inbox", "invitations", "settings", "today", "item", "y", "path", "drafts",
)  # fmt: skip
"""What expressions may name; `drafts` only as the `to` of a rule `similar`, which looks at them itself."""


def running_environment() -> Any:
    """The environment in which expressions run: every variable is untyped, for types were checked at load."""
    return cel.NewEnv(variables=dict.fromkeys(VARIABLES, cel.Type.DYN), extensions=extensions())


class _Ready(local):
    """The environment of a thread and the expressions that it made ready, which cost more than running them."""

    def __init__(self) -> None:
        self.environment = running_environment()
        self.expression = lru_cache(maxsize=4096)(self.environment.deserialize)


_READY = _Ready()


class Evaluator:
    """Runs the expressions of rules."""

    def bind(self, variables: Mapping[str, Any]) -> Any:
        """The variables made ready for expressions of this thread: what they hold is converted once, however often it is asked for."""
        return _READY.environment.Activation(variables)

    def value(self, one: CompiledRule, name: str, subject: Subject, bound: Any) -> Any:
        """The plain value of the rule's expression of that name, over bound variables. Raises `Undetermined` when it fails."""
        expression = _READY.expression(one.expressions[name])
        token = declared.set(subject.declared_none)
        try:
            result = expression.eval(bound)
            if result.type() == cel.Type.ERROR:
                raise _undetermined(name, str(result.value()))
            return result.plain_value()
        except RuntimeError as error:
            raise _undetermined(name, str(error)) from None
        finally:
            declared.reset(token)


def _undetermined(name: str, reason: str) -> Undetermined:
    reason = reason.partition("\n")[0].partition(": ")[2] or reason
    told, no_date, _ = reason.partition(NOT_A_DATE)
    if no_date:
        return Undetermined(
            {"id": f"{told}bukan tanggal; tulis seperti 2027-02-01", "en": f"{told}{NOT_A_DATE}; write it as in 2027-02-01"}
        )
    return Undetermined(
        {
            "id": f"ekspresi '{name}' tidak dapat dihitung ({reason})",
            "en": f"the expression '{name}' could not be computed ({reason})",
        }
    )
