"""Registers that stand in packs and in the workspace at once, as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smpolicy.policy.registers import canonical


def merged(own: Any, inherited: Any) -> Any:
    """`own` over `inherited`: keys one by one, rows by their `id`, other lists joined; own values and rows come first."""
    if isinstance(own, Mapping) and isinstance(inherited, Mapping):
        both = {key: merged(own[key], inherited[key]) if key in inherited else own[key] for key in own}
        return both | {key: value for key, value in inherited.items() if key not in own}
    if isinstance(own, list) and isinstance(inherited, list):
        return _rows(own, inherited)
    return own


def _rows(own: Sequence[Any], inherited: Sequence[Any]) -> list[Any]:
    by_id = {one["id"]: one for one in inherited if isinstance(one, Mapping) and "id" in one}
    rows = [merged(one, by_id.pop(one["id"])) if isinstance(one, Mapping) and one.get("id") in by_id else one for one in own]
    named = {one.get("id") for one in own if isinstance(one, Mapping)} - {None}
    held = {canonical(one) for one in own}
    for one in inherited:
        is_taken = isinstance(one, Mapping) and one.get("id") in named
        if not is_taken and canonical(one) not in held:
            rows.append(one)
    return rows
