"""What an expression reads of what changes from subject to subject: where that is the same, so is its value."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory

from smpolicy.engine.remembered import DECLARED, PRESENCE, VARYING, root_of
from smpolicy.engine.ruleset import WITH_ACCOUNT

_MESSAGES: dict[str, dict[str, tuple[int, str]]] = {
    "CheckedExpr": {"expr": (4, "Expr")},
    "Expr": {
        "const": (3, ""), "ident": (4, "Ident"), "select": (5, "Select"), "call": (6, "Call"), "list": (7, "List"), "struct": (8, "Struct"),
        "comprehension": (9, "Comprehension"),
    },
    "Ident": {"name": (1, "string")},
    "Select": {"operand": (1, "Expr"), "field": (2, "string"), "test_only": (3, "bool")},
    "Call": {"target": (1, "Expr"), "function": (2, "string"), "args": (3, "Expr*")},
    "List": {"elements": (1, "Expr*")},
    "Struct": {"entries": (2, "Entry*")},
    "Entry": {"map_key": (3, "Expr"), "value": (4, "Expr")},
    "Comprehension": {
        "iter_var": (1, "string"), "iter_range": (2, "Expr"), "accu_var": (3, "string"), "accu_init": (4, "Expr"), "loop_condition": (5, "Expr"),
        "loop_step": (6, "Expr"), "result": (7, "Expr"), "iter_var2": (8, "string"),
    },
}  # fmt: skip
"""What of `cel.expr` is looked at: the number and type of each field; `*` for many. All else in a message is passed over."""
_BINDS = ("iter_var", "accu_var", "iter_var2")
_WITHIN = ("iter_range", "accu_init", "loop_condition", "loop_step", "result")


def reads(code: bytes) -> tuple[str, ...] | None:
    """The dotted paths that a serialised expression reads, none inside another; None where a form of it is not known."""
    found: set[str] = set()
    waiting = [_tree(code)]
    while waiting:
        node = waiting.pop()
        form = next((name for name in _MESSAGES["Expr"] if node.HasField(name)), "")
        body: Any = getattr(node, form) if form else None
        match form:
            case "const":
                continue
            case "ident" | "select":
                path, rest = _path(node)
                found.add(path)
                waiting += rest
            case "call":
                found.update({DECLARED} if body.function == "declared_none" else ())
                waiting += [*body.args, *([body.target] if body.HasField("target") else ())]
            case "list":
                waiting += body.elements
            case "struct":
                waiting += [getattr(one, name) for one in body.entries for name in ("map_key", "value") if one.HasField(name)]
            case "comprehension" if not {getattr(body, name) for name in _BINDS} & set(VARYING):
                waiting += [getattr(body, name) for name in _WITHIN]
            case _:
                return None
    return _outermost({path for path in found if root_of(path) in (*VARYING, DECLARED)})


def asked_for(read: tuple[str, ...] | None, kinds: Collection[str]) -> tuple[str, ...]:
    """The variables that an expression should ask for when it runs on subjects of those kinds.

    The team is bound, and so are the subjects of which there are few: they are large, and many rules ask for them in turn.
    """
    bound = {"team", DECLARED, *(("subject",) if set(WITH_ACCOUNT).isdisjoint(kinds) else ())}
    roots = VARYING if read is None else sorted({root_of(path) for path in read})
    return tuple(root for root in roots if root not in bound)


def _tree(code: bytes) -> Any:
    held = any_pb2.Any.FromString(code)
    return _shapes()["CheckedExpr"].FromString(held.value).expr


def _path(node: Any) -> tuple[str, list[Any]]:
    """The path of a variable or of fields below it; where they are fields of something else, that is still to be looked at."""
    steps: list[str] = []
    asked = ""
    while node.HasField("select") and not (steps and node.select.test_only):
        asked = PRESENCE if node.select.test_only else asked
        steps.append(node.select.field)
        node = node.select.operand
    if not node.HasField("ident"):
        return "", [node]
    return ".".join((node.ident.name, *reversed(steps))) + asked, []


def _outermost(paths: set[str]) -> tuple[str, ...]:
    """Without paths of which another one tells already: what is inside it, or whether something is there on its way."""
    return tuple(sorted(one for one in paths if not any(_tells(other, one) for other in paths - {one})))


def _tells(path: str, other: str) -> bool:
    inside = not path.endswith(PRESENCE) and other.startswith((f"{path}.", f"{path}?"))
    return inside or (other.endswith(PRESENCE) and path.startswith(f"{other.removesuffix(PRESENCE)}."))


@cache
def _shapes() -> dict[str, Any]:
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="read.proto", package="read", syntax="proto2")
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for key, (number, kind) in fields.items():
            made = message.field.add(name=key, number=number, label=field.LABEL_REPEATED if kind.endswith("*") else field.LABEL_OPTIONAL)
            made.type = {"": field.TYPE_BYTES, "string": field.TYPE_STRING, "bool": field.TYPE_BOOL}.get(kind, field.TYPE_MESSAGE)
            if made.type == field.TYPE_MESSAGE:
                made.type_name = f".read.{kind.removesuffix('*')}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"read.{name}")) for name in _MESSAGES}
