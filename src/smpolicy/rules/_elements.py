"""The elements that a rule looks at one by one, and where each stands in the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from smpolicy.model.subject import Subject
from smpolicy.rules._base import Context, Expression, Rule, Undetermined

_PATH = re.compile(r"\b([a-z]+)\.([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(\s*\()?")


def elements_of(rule: Rule, name: str, source: str, subject: Subject, context: Context) -> Iterator[tuple[Any, str]]:
    """Each element of the list that the rule's expression `name` gives, with its dotted path in the subject.

    The path is empty where the element is not one of a list that the expression names by a plain path (`team.people`,
    filtered or not). Equal elements take their places in order. Raises `Undetermined` when the expression gives no list.
    """
    values = context.value(rule, name, subject)
    if not isinstance(values, list):
        raise Undetermined({"id": f"ekspresi '{name}' tidak menghasilkan daftar", "en": f"the expression '{name}' does not give a list"})
    lists = dict(_lists_in(source, subject))
    following = dict.fromkeys(lists, 0)
    for value in values:
        yield value, next((f"{path}[{index}]" for path, held in lists.items() if (index := _index(path, held, value, following)) >= 0), "")


def _lists_in(source: str, subject: Subject) -> Iterator[tuple[str, list[Any]]]:
    """The lists of the subject that an expression names, by their dotted paths: `subject.media.filter(...)` names `media`."""
    for root, path, call in _PATH.findall(source):
        if root not in ("subject", subject.kind):
            continue
        plain = path.rpartition(".")[0] if call else path
        held = _at(subject.fields, plain) if plain else None
        if isinstance(held, list):
            yield plain, held


def _index(path: str, held: list[Any], value: Any, following: dict[str, int]) -> int:
    """Where `value` stands in `held`, looked for behind the element found last; -1 when nowhere."""
    for start in (following[path], 0):
        try:
            index = held.index(value, start)
        except ValueError:
            continue
        following[path] = index + 1
        return index
    return -1


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
