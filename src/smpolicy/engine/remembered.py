"""Values of expressions between the subjects of a batch: most of what rules ask has the same answer for many."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from smpolicy.engine.ruleset import Compiled
from smpolicy.model.subject import Subject

VARYING = ("subject", "account", "facts", "team", "settings", "item", "path", "y")
"""The variables that are not the same for all subjects of a run."""
DECLARED = "declared_none()"
"""Among paths: the expression asks what the subject says `none` of."""
PRESENCE = "?"
"""At the end of a path: it is asked only whether something is there."""
_BESIDE = ("item", "path", "y")
"""The variables that rules add to a subject's own."""
_MOST = 2000
"""Values of one expression that are held at once."""
NONE_HELD = object()
"""Stands for a value that is not held, since any value may be."""
_LONGEST = 40
"""Bytes of a value above which their digest stands for it."""
_WITHOUT_REFERENCES = 2
"""The version of `marshal` in which equal values have equal bytes."""


class Standing(dict[str, bytes]):
    """What stands at a path of some variables, read when first asked for: equal bytes are equal values of equal types.

    Asking raises `ValueError` where it is no plain data. A path of any other variable stands for what never varies.
    """

    def __init__(self, variables: Mapping[str, Any], subject: Subject) -> None:
        super().__init__()
        self._variables, self.subject = variables, subject

    def __missing__(self, path: str) -> bytes:
        self[path] = found = self._read(path)
        return found

    def _read(self, path: str) -> bytes:
        if path == DECLARED:
            return _told(sorted(self.subject.declared_none))
        root, *steps = path.removesuffix(PRESENCE).split(".")
        if root not in self._variables:
            return b""
        value = self._variables[root]
        for depth, step in enumerate(steps):
            if not isinstance(value, Mapping):
                return b"below %d " % depth + _told(value)
            if step not in value:
                return b"nothing at %d" % depth
            value = value[step]
        return b"there" if path.endswith(PRESENCE) else _told(value)


def _told(value: Any) -> bytes:
    data = marshal.dumps(value, _WITHOUT_REFERENCES)
    return b"=" + data if len(data) <= _LONGEST else b"#" + hashlib.blake2b(data, digest_size=32).digest()


def root_of(path: str) -> str:
    """The variable that a path begins with."""
    return path.removesuffix(PRESENCE).partition(".")[0]


class Question:
    """An expression over certain settings, with its values by what it reads.

    What fails is computed anew each time, and so is what reads nobody knows what.
    """

    __slots__ = ("_beside", "_of_subject", "_values", "compiled", "reads", "settings")

    def __init__(self, compiled: Compiled, settings: Mapping[str, Any]) -> None:
        self.compiled, self.settings = compiled, settings
        read = compiled.reads or ()
        paths = tuple(path for path in read if root_of(path) not in (*_BESIDE, "settings"))
        self.reads = None if compiled.reads is None else paths
        """The paths that it reads of a subject, or None where they are not known."""
        self._of_subject: Callable[[Standing], Any] = itemgetter(*paths) if paths else _nothing
        self._beside = tuple(path for path in read if root_of(path) in _BESIDE)
        self._values: dict[Any, Any] = {}

    def key(self, standing: Standing, beside: Mapping[str, Any]) -> Any:
        """Under what the value is held that the expression has of a subject and of what a rule adds to it; None where it cannot be."""
        if self.reads is None:
            return None
        try:
            key = self._of_subject(standing)
            return (key, *map(Standing(beside, standing.subject).__getitem__, self._beside)) if self._beside else key
        except ValueError:
            return None

    def value(self, key: Any) -> Any:
        """The value that is held, or `NONE_HELD`."""
        return self._values.get(key, NONE_HELD)

    def hold(self, key: Any, value: Any) -> None:
        """Holds a value; all others are let go of where they become too many."""
        if key is not None:
            if len(self._values) >= _MOST:
                self._values.clear()
            self._values[key] = value

    def forget(self) -> None:
        """Lets go of all values."""
        self._values.clear()

    def narrowed(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The variables that the expression asks for, each with no more in it than is read: all of it has to be converted."""
        found: dict[str, Any] = {}
        for name in self.compiled.asks:
            held = variables[name]
            read = (path.removesuffix(PRESENCE).split(".")[1:2] for path in self.compiled.reads or (name,) if root_of(path) == name)
            steps = [step for steps in read for step in steps or ("",)]
            if isinstance(held, Mapping) and "" not in steps:
                held = {step: held[step] for step in steps if step in held}
            found[name] = held
        return found


def _nothing(_: Standing) -> tuple[()]:
    return ()
