"""YAML: drafts, registers, and the policy itself."""

from __future__ import annotations

from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.text_file import TextFile
from smpolicy.policy.yaml_source import parse_yaml
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_in


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The subjects of a YAML file."""
    return subjects_in(parse_yaml(file.text, file.name), policy, Path(file.name).stem or file.name)


READER = Reader("yaml", (".yaml", ".yml"), read)
