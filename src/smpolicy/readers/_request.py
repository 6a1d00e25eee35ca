"""The one JSON object that another tool sends to the gate."""

from __future__ import annotations

from typing import Any, BinaryIO

from smpolicy.errors import Fault, InputError
from smpolicy.model.source import Place
from smpolicy.policy.faults import fault
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.text_file import decoded

MAX_REQUEST_BYTES = 2 * 1024 * 1024
_NAME = "-"


def read_request(stream: BinaryIO | None) -> dict[str, Any]:
    """The object on a stream. Raises `InputError` when it is too large, no UTF-8, no JSON or no object."""
    file = decoded(stream.read(MAX_REQUEST_BYTES + 1) if stream else b"", _NAME, MAX_REQUEST_BYTES)
    if isinstance(file, Fault):
        raise InputError(file)
    document = parse_json(file.text, file.name)
    if document.faults:
        raise InputError(document.faults)
    if not isinstance(document.data, dict):
        raise InputError(fault("not-a-mapping", Place(_NAME, 1, 1)))
    return document.data
