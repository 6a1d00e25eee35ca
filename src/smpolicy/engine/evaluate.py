"""Runs compiled expressions over plain dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from threading import local
from typing import Any

from cel_expr_python import cel

from smpolicy.engine._functions import NOT_A_DATE, declared, extensions
from smpolicy.engine.ruleset import Compiled
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Undetermined

VARIABLES = (
    "subject", "account", "facts", "policy", "organisation", "team", "accounts", "plan", "risks", "kb", "log",
    "attestations", "evaluation", "kpi", "inbox", "invitations", "settings", "today", "item", "y", "path", "drafts",
)  # fmt: skip
"""What expressions may name; `drafts` only as the `to` of a rule `similar`, which looks at them itself."""
_GIVEN: ContextVar[Mapping[str, Any]] = ContextVar("given")
"""What the variables hold that an expression asks for."""


def running_environment() -> Any:
    """The environment in which expressions run: every variable is untyped, for types were checked at load.

    Beside the functions of policies there is one that none can call, for where they are typed it is not known: how variables are asked for.
    """
    overload = cel.Overload("given_1", return_type=cel.Type.DYN, parameters=[cel.Type.STRING], is_member=False, impl=_given)
    asking = cel.CelExtension("smpolicy.given", [cel.FunctionDecl("given", [overload])])
    return cel.NewEnv(variables=dict.fromkeys(VARIABLES, cel.Type.DYN), extensions=[*extensions(), asking])


def _given(name: str) -> Any:
    return _GIVEN.get()[name]


def asking_for(names: Iterable[str], source: str) -> str:
    """The expression with those of its variables asked for whenever it runs, so that all others can be bound once for a whole run.

    To bind a variable is to convert what it holds, and the registers of a workspace are large.
    """
    for name in names:
        source = f"[given('{name}')].map({name}, {source}\n)[0]"
    return source


class _Ready(local):
    """The environment of a thread and the expressions that it made ready, which cost more than running them."""

    def __init__(self) -> None:
        self.environment = running_environment()
        self.expression = lru_cache(maxsize=4096)(self.environment.deserialize)


_READY = _Ready()


class Evaluator:
    """Runs the expressions of rules."""

    def bind(self, variables: Mapping[str, Any]) -> Any:
        """Variables made ready for expressions of this thread: what one holds is converted when it is first asked for, and then kept."""
        return _READY.environment.Activation(variables)

    def value(self, one: Compiled, name: str, subject: Subject, bound: Any, asked: Mapping[str, Any]) -> Any:
        """The plain value of a rule's expression of that name, over bound variables and those that it asks for. Raises `Undetermined` when it fails."""
        expression = _READY.expression(one.code)
        tokens = declared.set(subject.declared_none), _GIVEN.set(asked)
        try:
            result = expression.eval(bound)
            if result.type() == cel.Type.ERROR:
                raise _undetermined(name, str(result.value()))
            return result.plain_value()
        except RuntimeError as error:
            raise _undetermined(name, str(error)) from None
        finally:
            declared.reset(tokens[0])
            _GIVEN.reset(tokens[1])


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
