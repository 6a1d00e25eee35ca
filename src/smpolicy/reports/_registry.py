"""Formats by their name; only the one that is asked for is imported."""

from __future__ import annotations

from importlib import import_module

from smpolicy import reports
from smpolicy.discovery import module_names
from smpolicy.reports._base import ReportFormat


def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(module_names(reports))


def format_named(name: str) -> ReportFormat:
    """The format of that name. Raises `KeyError` when there is none."""
    if name not in format_names():
        raise KeyError(name)
    found = import_module(f"{reports.__name__}.{name}").FORMAT
    assert isinstance(found, ReportFormat)
    return found
