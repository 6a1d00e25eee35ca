"""Detectors of other packages: what they register under the entry point group `smpolicy.detectors`.

An entry point names a `Detector`, or a function without arguments that gives one. They are looked up only when a rule asks for a
detector that is not one of ours: a check that needs none pays nothing, and without them nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from smpolicy.detectors._base import Detector
from smpolicy.detectors._registry import all_detectors

GROUP = "smpolicy.detectors"


def detectors_named(names: Iterable[str]) -> Mapping[str, Detector]:
    """Those detectors of these names that there are, ours before those of others."""
    ours, wanted = all_detectors(), list(names)
    found = {name: ours[name] for name in wanted if name in ours}
    return found | {name: one for name in wanted if name not in ours and (one := _foreign(name)) is not None}


@cache
def _foreign(name: str) -> Detector | None:
    """The detector of an installed package; None where there is none, or where what it needs is not installed."""
    from importlib import metadata  # costs as much as a tenth of a check

    for point in metadata.entry_points(group=GROUP, name=name):
        try:
            found = point.load()
            one = found if isinstance(found, Detector) else found()
        except ImportError:
            continue
        if isinstance(one, Detector) and one.name == name:
            return one
    return None
