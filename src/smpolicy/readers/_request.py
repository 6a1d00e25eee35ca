"""The one JSON object that another tool sends to the gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from smpolicy.errors import Fault, InputError
from smpolicy.model.source import Place
from smpolicy.policy.document import MAX_FAULTS
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.text_file import decoded

MAX_REQUEST_BYTES = 2 * 1024 * 1024
_NAME = "-"
_HALF = re.compile("[\ud800-\udfff]")


def read_request(stream: BinaryIO | None) -> dict[str, Any]:
    """The object on a stream. Raises `InputError` when it is too large, no UTF-8, no JSON or no object."""
    file = decoded(stream.read(MAX_REQUEST_BYTES + 1) if stream else b"", _NAME, MAX_REQUEST_BYTES)
    if isinstance(file, Fault):
        raise InputError(file)
    document = parse_json(file.text, file.name)
    if not file.text.strip():
        # The codes are those of files; the words are for whoever sends a request.
        raise InputError(replace(fault("not-a-request", whole(_NAME)), code="file-empty"))
    if document.faults:
        raise InputError(document.faults)
    if not isinstance(document.data, dict):
        raise InputError(replace(fault("not-a-request", Place(_NAME, 1, 1)), code="not-a-mapping"))
    halves = [fault("half-character", document.place(path), name=name) for path, name in _halves(document.data, "")]
    if halves:
        raise InputError(halves[:MAX_FAULTS])
    return document.data


def _halves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Where a text holds half a character, which no rule can read, and which one: somebody cut it in the middle."""
    if isinstance(value, str):
        half = _HALF.search(value)
        if half is not None:
            yield path, f"\\u{ord(half[0]):04x}"
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _halves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _halves(one, f"{path}[{at}]")
