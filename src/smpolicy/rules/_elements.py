"""The elements that a rule looks at one by one, and where each stands in the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Rule, Undetermined

_ROOTED = re.compile(r"^(?:subject|team|plan|risks|kb|log|attestations|evaluation|policy)\.([A-Za-z_][\w.]*?)(?:\.(?:filter|map)\(|$)")


def elements_of(rule: Rule, name: str, source: str, subject: Subject, context: Context) -> Iterator[tuple[Any, str]]:
    """Each element of the list that the rule's expression `name` gives, with its dotted path in the subject.

    The path is empty where the list is not a plain path of the subject, filtered or not. Raises `Undetermined` when
    the expression gives no list.
    """
    values = context.value(rule, name, subject)
    if not isinstance(values, list):
        raise Undetermined({"id": f"ekspresi '{name}' tidak menghasilkan daftar", "en": f"the expression '{name}' does not give a list"})
    match = _ROOTED.match(source.strip())
    base = match[1] if match and match[1].rpartition(".")[2] not in ("filter", "map") else ""
    held = _at(subject.fields, base) if base else None
    for value in values:
        index = held.index(value) if isinstance(held, list) and value in held else None
        yield value, f"{base}[{index}]" if index is not None else ""


def slot_values(rule: Rule, sources: Mapping[str, str], subject: Subject, context: Context, **variables: Any) -> dict[str, Any]:
    """The values of a rule's message slots."""
    return {name: context.value(rule, f"values.{name}", subject, **variables) for name in sources}


def slot_expressions(sources: Mapping[str, str], over: Mapping[str, str]) -> Iterator[Expression]:
    """The expressions of message slots; `over` says what their variables range over."""
    for name, source in sources.items():
        yield Expression(f"values.{name}", source, "dyn", over)


def _at(data: Any, path: str) -> Any:
    for step in path.split("."):
        if not isinstance(data, Mapping):
            return None
        data = data.get(step)
    return data
