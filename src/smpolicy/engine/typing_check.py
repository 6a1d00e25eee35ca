"""Types every expression of a policy when it is loaded, so that a field typo is a policy error and not a silent rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from cel_expr_python import cel

from smpolicy.engine._functions import extensions
from smpolicy.engine.schema_types import MessageTypes
from smpolicy.model.kinds import account, draft, exports, facts, people, plan, registers
from smpolicy.model.kinds import policy as policy_kind
from smpolicy.rules._base import Expression

SUBJECT_SHAPES: dict[str, type] = {
    **dict.fromkeys(("post", "reply", "comment", "bio", "invitation"), draft.Draft),
    "account": account.Account,
    "team": people.Team,
    "plan": plan.Plan,
    "risks": registers.Risks,
    "kb": registers.KnowledgeBase,
    "log": registers.Log,
    "attestations": registers.Attestations,
    "waivers": registers.Waivers,
    "evaluation": registers.Evaluation,
    "kpi": exports.Kpi,
    "inbox": exports.Inbox,
    "invitations": exports.Invitations,
    "contacts": exports.Contacts,
    "policy": policy_kind.PolicyView,
}
"""What the variable `subject` is for each kind of subject."""

_REGISTERS: dict[str, type] = {
    "account": account.Account,
    "facts": facts.Facts,
    "policy": policy_kind.PolicyView,
    "organisation": policy_kind.Organisation,
    "team": people.Team,
    "plan": plan.Plan,
    "risks": registers.Risks,
    "kb": registers.KnowledgeBase,
    "log": registers.Log,
    "attestations": registers.Attestations,
    "evaluation": registers.Evaluation,
    "kpi": exports.Kpi,
    "inbox": exports.Inbox,
    "invitations": exports.Invitations,
}

_WHERE = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")


class ExpressionFault(Exception):  # noqa: N818 - becomes a Fault with a place
    """Why an expression does not type; `offset` is code points from 0 into its source."""

    def __init__(self, reason: str, offset: int) -> None:
        self.reason, self.offset = reason, offset
        super().__init__(reason)


class TypeChecker:
    """CEL environments for each kind of subject over one descriptor pool."""

    def __init__(self) -> None:
        self._messages = MessageTypes()
        self._variables = {name: cel.Type(self._messages.message(shape)) for name, shape in _REGISTERS.items()}
        self._variables["accounts"] = cel.Type.List(cel.Type(self._messages.message(account.Account)))
        self._variables["drafts"] = cel.Type.List(cel.Type(self._messages.message(draft.Draft)))
        self._variables["today"] = cel.Type.STRING
        self._variables["path"] = cel.Type.STRING
        self._environments: dict[tuple[str, str], Any] = {}

    def settings_type(self, name: str, values: Mapping[str, Any]) -> str:
        """Declares the settings of a clause; the name is used with `check` of that clause's expressions."""
        return self._messages.record(name, values)

    def check(self, expression: Expression, kind: str, settings: str, lists: Mapping[str, str]) -> None:
        """Raises `ExpressionFault` when the expression does not type for a subject of that kind.

        `lists` maps the names of the rule's other expressions to their sources: `expression.variables` says which of
        them each extra variable ranges over. A macro around the source gives the variable the element's type.
        """
        source, before = expression.source, 0
        opening = ""
        for variable, over in expression.variables.items():
            macro = "map" if over == _last(expression.variables) and expression.returns != "bool" else "all"
            opening += f"({lists[over]}).{macro}({variable}, "
        before = len(opening)
        whole = opening + source + ")" * len(expression.variables)
        try:
            typed = self._environment(kind, settings).compile(whole)
        except RuntimeError as error:
            raise _explained(str(error), whole, before, len(source)) from None
        wanted = {"bool": cel.Type.BOOL, "int": cel.Type.INT, "double": cel.Type.DOUBLE, "string": cel.Type.STRING}.get(expression.returns)
        if wanted is not None and not expression.variables and typed.return_type() not in (wanted, cel.Type.DYN):
            raise ExpressionFault(f"gives {typed.return_type().name()}, where {expression.returns} is expected", 0)

    def _environment(self, kind: str, settings: str) -> Any:
        key = (kind, settings)
        if key not in self._environments:
            variables = dict(self._variables)
            variables["subject"] = cel.Type(self._messages.message(SUBJECT_SHAPES[kind]))
            variables["settings"] = cel.Type(settings)
            self._environments[key] = cel.NewEnv(descriptor_pool=self._messages.pool, variables=variables, extensions=extensions())
        return self._environments[key]


def _last(names: Mapping[str, str]) -> str:
    return list(names.values())[-1]


@cache
def fields_of(message: str) -> tuple[str, ...]:
    """The field names of the `TypedDict` of that name, for did-you-mean."""
    for module in (account, draft, exports, facts, people, plan, registers, policy_kind):
        shape = getattr(module, message, None)
        if shape is not None:
            return tuple(shape.__annotations__)
    return ()


def _explained(raw: str, whole: str, before: int, length: int) -> ExpressionFault:
    """The checker's first complaint, with its offset in the expression as the author wrote it."""
    match = _WHERE.search(raw)
    if not match:
        return ExpressionFault(raw.splitlines()[0].removesuffix(" [INVALID_ARGUMENT]"), 0)
    line, column, reason = int(match[1]), int(match[2]), match[3].removesuffix(" [INVALID_ARGUMENT]")
    # The checker counts columns from 0 in its message's second number.
    offset = sum(len(one) + 1 for one in whole.split("\n")[: line - 1]) + column - 1
    return ExpressionFault(reason.replace("smp.", ""), min(max(offset - before, 0), max(length - 1, 0)))


def missing_field(reason: str) -> tuple[str, tuple[str, ...]] | None:
    """The unknown field that a complaint names, and the fields there are."""
    match = re.search(r"undefined field '(\w+)' not found in struct '(?:smp\.)?(\w+)'", reason)
    return (match[1], fields_of(match[2])) if match else None
