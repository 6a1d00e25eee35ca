"""JSON Lines: one draft a line. A line that cannot be read is a fault; the others are read all the same."""

from __future__ import annotations

from pathlib import Path

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.document import lines_of
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_in

_MOST_VALUES = 800_000


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The drafts of a JSON Lines file; empty lines are passed over."""
    stem = Path(file.name).stem or file.name
    lines = lines_of(file.text)
    found = Found()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        one = subjects_in(parse_json(line, file.name, number, lines), policy, f"{stem}:{number}")
        found.subjects.extend(one.subjects)
        # Every line was asked for, so nothing in it is passed over.
        found.faults.extend([*one.faults, *one.faults_if_named])
        found.values += one.values
        if found.values > _MOST_VALUES:
            found.faults.append(fault("too-much-input", whole(file.name), limit=_MOST_VALUES, setting="max_input_values"))
            break
    if not found.subjects and not found.faults:
        found.faults.append(fault("file-empty", whole(file.name)))
    return found


READER = Reader("jsonl", (".jsonl", ".ndjson"), read, limit="max_lines_bytes", default_limit=16 * 1024 * 1024)
