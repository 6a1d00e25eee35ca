"""What changed between two policies, as JSON for programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from smpolicy import __version__
from smpolicy.app.compare import Comparison
from smpolicy.reports._data import json_text

SCHEMA = "smpolicy/diff/1"


def comparison_json(comparison: Comparison) -> str:
    """The changes as one JSON document. `drafts` is null where none were given."""
    data: dict[str, Any] = dataclasses.asdict(comparison)
    clauses = {"clauses": [_clause(one) for one in data.pop("clauses")]}
    head = {"schema": SCHEMA, "tool": {"name": "smpolicy", "version": __version__}, "changed": not comparison.is_same}
    return json_text({**head, "old": data.pop("old"), "new": data.pop("new"), **clauses, **data}, indent=2) + "\n"


def _clause(one: dict[str, Any]) -> dict[str, Any]:
    """A clause with its `text` only where it came or went whole, and whose keys have `pieces` only where they are texts."""
    keys = [{name: value for name, value in key.items() if name != "pieces" or value} for key in one["keys"]]
    return {**{name: value for name, value in one.items() if name != "text" or value}, "keys": keys}
