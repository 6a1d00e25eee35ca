"""The libraries that draw: the same inputs give the same bytes only with the same versions of these."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

_OF_PAGES = ("jinja2", "lxml", "matplotlib")
_PACKAGES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "fonttools")


def page_libraries() -> dict[str, str]:
    """Name and version of what lays out pages, as far as it is installed."""
    found = {}
    for name in _OF_PAGES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def libraries() -> dict[str, str]:
    """Name and version of each, sorted. Raises `ImportError` or `OSError` when one is missing."""
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset, pango

    found = {name: version(name) for name in _PACKAGES}
    number = pango.pango_version()
    found["pango"] = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    found["harfbuzz"] = _harfbuzz(harfbuzz.hb_version_atleast)
    # As WeasyPrint chooses: the two write other bytes.
    subsets = harfbuzz_subset is not None and harfbuzz.hb_version_atleast(4, 1, 0)
    found["subsetter"] = "harfbuzz-subset" if subsets else "fonttools"
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return dict(sorted(found.items()))


def _harfbuzz(at_least: Callable[[int, int, int], int]) -> str:
    """Its version, of which WeasyPrint can ask only whether it is at least another one."""
    major = max(number for number in range(100) if at_least(number, 0, 0))
    minor = max(number for number in range(100) if at_least(major, number, 0))
    return f"{major}.{minor}.{max(number for number in range(100) if at_least(major, minor, number))}"
