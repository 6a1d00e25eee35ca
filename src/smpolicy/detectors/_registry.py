"""All detectors by name, in the order of their modules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smpolicy import detectors
from smpolicy.detectors._base import Detector
from smpolicy.discovery import instances_in


@cache
def all_detectors() -> Mapping[str, Detector]:
    """Every detector of this folder. Raises `ValueError` when two have one name."""
    return instances_in(detectors, Detector)
