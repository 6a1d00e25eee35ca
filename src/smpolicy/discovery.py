"""Finds the members of a plug-in folder, so that adding one is adding one file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import ClassVar, Protocol, TypeVar


class _Named(Protocol):
    @property
    def name(self) -> str: ...


class _OfKind(Protocol):
    KIND: ClassVar[str]


Member = TypeVar("Member", bound=_Named)
Kind = TypeVar("Kind", bound=_OfKind)


def module_names(package: ModuleType) -> Iterator[str]:
    """The names of the modules of `package`, sorted, without those that begin with an underscore; nothing is imported.

    Raises `TypeError` for a sub-package: a member that is not looked at would be a rule that never runs.
    """
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        if info.name.startswith("_"):
            continue
        if info.ispkg:
            raise TypeError(f"{package.__name__}.{info.name}: a plug-in is a module, not a package")
        yield info.name


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The modules that `module_names` names."""
    return (importlib.import_module(f"{package.__name__}.{name}") for name in module_names(package))


def instances_in(package: ModuleType, kind: type[Member]) -> dict[str, Member]:
    """Every module-level `kind` instance of the package's modules, by its `name`.

    Raises `ValueError` when two members have one name.
    """
    found: dict[str, Member] = {}
    for module in modules_of(package):
        for value in vars(module).values():
            if isinstance(value, kind) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"{module.__name__}: the name {value.name!r} is taken")
    return found


def classes_in(package: ModuleType, base: type[Kind]) -> dict[str, type[Kind]]:
    """Every class of the package's own modules that derives from `base`, by its `KIND`.

    Raises `ValueError` when two classes have one kind.
    """
    found: dict[str, type[Kind]] = {}
    for module in modules_of(package):
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == module.__name__ and issubclass(value, base)
            if own and found.setdefault(value.KIND, value) is not value:
                raise ValueError(f"{module.__name__}: the kind {value.KIND!r} is taken")
    return found
