"""Every expression of the program compiles, and none does so when its module is imported."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator

import regex

from smpolicy.matching.lazy import Lazy, lazy

CHECKING = ("smpolicy.detectors", "smpolicy.rules", "smpolicy.matching", "smpolicy.engine")


def modules() -> Iterator[str]:
    for package in CHECKING:
        found = importlib.import_module(package)
        yield from (f"{package}.{info.name}" for info in pkgutil.iter_modules(found.__path__))


def expressions() -> list[Lazy]:
    """Those that stand in lists and tables too."""
    for name in modules():
        importlib.import_module(name)
    return [one for one in gc.get_objects() if isinstance(one, Lazy)]


def test_every_expression_compiles() -> None:
    found = expressions()
    assert len(found) > 50
    for one in found:
        assert one.groups >= 0


def test_it_is_the_expression_itself() -> None:
    one = lazy(r"(?i)k(o)pi", regex.MULTILINE)
    assert one.pattern == r"(?i)k(o)pi"
    assert [match.span() for match in one.finditer("Kopi kopi")] == [(0, 4), (5, 9)]
    assert one.sub("teh", "KOPI") == "teh"
    assert one.flags & regex.MULTILINE


def test_importing_compiles_nothing() -> None:
    program = (
        "import regex\n"
        "seen = []\n"
        "inner = regex.compile\n"
        "regex.compile = lambda source, *rest, **more: (seen.append(source), inner(source, *rest, **more))[1]\n"
        f"import {', '.join(modules())}\n"
        "print(*seen, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [], "use smpolicy.matching.lazy"
