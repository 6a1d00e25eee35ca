"""The functions that expressions have beside CEL's own; the language page `docs/policy-language.md` lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from datetime import date

from cel_expr_python import cel
from cel_expr_python.ext import ext_strings

from smpolicy.engine._words import topic_of

declared: ContextVar[frozenset[str]] = ContextVar("declared", default=frozenset())
"""The dotted paths of the subject in hand that say `none`."""
NOT_A_DATE = "is not a date"
"""How the reason ends when a text is asked for its day and has none."""


def day_number(text: str) -> int:
    """The proleptic Gregorian ordinal of an ISO date or time (1 is 0001-01-01).

    Raises `ValueError` on anything else, which makes the expression undetermined.
    """
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        raise ValueError(f"'{text}' {NOT_A_DATE}") from None


def _unique(values: Sequence[object]) -> list[object]:
    return list(dict.fromkeys(values))


def _sum(values: Sequence[float]) -> float:
    return float(sum(values))


def _function(name: str, returns: cel.Type, takes: cel.Type, run: Callable[..., object]) -> cel.FunctionDecl:
    return cel.FunctionDecl(name, [cel.Overload(f"{name}_1", return_type=returns, parameters=[takes], is_member=False, impl=run)])


def _is_declared_none(path: str) -> bool:
    return path in declared.get()


def extensions() -> list[cel.CelExtensionBase]:
    """What every environment, for typing and for running, is made with."""
    text, number = cel.Type.STRING, cel.Type.DOUBLE
    own = cel.CelExtension(
        "smpolicy",
        [
            _function("days", cel.Type.INT, text, day_number),
            _function("declared_none", cel.Type.BOOL, text, _is_declared_none),
            _function("sum", number, cel.Type.List(number), _sum),
            _function("topic", text, text, topic_of),
            _function("unique", cel.Type.List(text), cel.Type.List(text), _unique),
        ],
    )
    return [ext_strings.ExtStrings(), own]
