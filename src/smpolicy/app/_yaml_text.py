"""Plain data as YAML that reads like written by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()+/-]*[\w.()+])?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_TEXT = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
"""Words that some reader of YAML takes for something else than a text."""


def flow(value: Any) -> str:
    """A value on one line. Texts stand without quotes where no reader of YAML can mistake them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        is_plain = (_PLAIN.fullmatch(value) and value.lower() not in _NO_TEXT) or _DATE.fullmatch(value)
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return str(value)


def entry(key: str, value: Any, indent: str) -> list[str]:
    """A key and its value, as lines; each of several rows, and each of several entries with keys of their own, on a line of its own."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [f"{indent}{key}:", *(f"{indent}  - {flow(row)}" for row in value)]
    if isinstance(value, Mapping) and value and all(isinstance(one, Mapping) for one in value.values()):
        return [f"{indent}{key}:", *(f"{indent}  {name}: {flow(one)}" for name, one in value.items())]
    return [f"{indent}{key}: {flow(value)}"]
