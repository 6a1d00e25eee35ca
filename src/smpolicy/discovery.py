"""Finds the members of a plug-in folder, so that adding one is adding one file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import TypeVar

Member = TypeVar("Member")


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The modules of `package` by name, without those that begin with an underscore.

    Raises `TypeError` for a sub-package: a member that is not looked at would be a rule that never runs.
    """
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        if info.name.startswith("_"):
            continue
        if info.ispkg:
            raise TypeError(f"{package.__name__}.{info.name}: a plug-in is a module, not a package")
        yield importlib.import_module(f"{package.__name__}.{info.name}")


def instances_in(package: ModuleType, kind: type[Member]) -> dict[str, Member]:
    """Every module-level `kind` instance of the package's modules, by its `name`.

    Raises `ValueError` when two members have one name.
    """
    found: dict[str, Member] = {}
    for module in modules_of(package):
        for value in vars(module).values():
            if isinstance(value, kind):
                name = getattr(value, "name")
                if found.setdefault(name, value) is not value:
                    raise ValueError(f"{module.__name__}: the name {name!r} is taken")
    return found


def classes_in(package: ModuleType, base: type[Member]) -> dict[str, type[Member]]:
    """Every class of the package's own modules that derives from `base`, by its `kind` default.

    Raises `ValueError` when two classes have one kind.
    """
    found: dict[str, type[Member]] = {}
    for module in modules_of(package):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__:
                name = getattr(value, "KIND")
                if found.setdefault(name, value) is not value:
                    raise ValueError(f"{module.__name__}: the kind {name!r} is taken")
    return found
