"""JSON: one subject, or a list of them."""

from __future__ import annotations

from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_in


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The subjects of a JSON file."""
    return subjects_in(parse_json(file.text, file.name), policy, Path(file.name).stem or file.name)


READER = Reader("json", (".json",), read)
