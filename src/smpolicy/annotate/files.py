"""Which files of a run can carry their findings, and what they are called then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smpolicy.annotate import docx, xlsx
from smpolicy.errors import Fault, InputError, OutputError
from smpolicy.model.report import Report
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.headings_file import own_headings
from smpolicy.policy.sheet_source import MAX_WORKBOOK_BYTES
from smpolicy.policy.text_file import read_bytes_file
from smpolicy.readers._tables import named_kind
from smpolicy.readers.collect import annotated_path

_SUFFIXES = (".xlsx", ".docx")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with its findings, and the path beside the original under which it is saved."""

    path: Path
    content: bytes


def annotated(report: Report, subjects: Sequence[Subject], policy: PolicyHead, lang: str) -> list[Annotated]:
    """Every spreadsheet and Word file of the run again, with its findings.

    Raises `InputError` when there is none of them, `OutputError` with every file that cannot be written back whole.
    """
    paths = list(dict.fromkeys(one.path for one in subjects if Path(one.path).suffix.lower() in _SUFFIXES))
    if not paths:
        raise InputError([fault("annotate-suffix", whole(one)) for one in dict.fromkeys(subject.path for subject in subjects)])
    made = [_one(path, report, subjects, policy, lang) for path in paths]
    faults = [one for one in made if isinstance(one, Fault)]
    if faults:
        raise OutputError(faults)
    return [one for one in made if isinstance(one, Annotated)]


def _one(path: str, report: Report, subjects: Sequence[Subject], policy: PolicyHead, lang: str) -> Annotated | Fault:
    file = read_bytes_file(Path(path), path, MAX_WORKBOOK_BYTES)
    if isinstance(file, Fault):
        return file
    findings = [one for one in report.findings if one.path == path]
    if path.lower().endswith(".xlsx"):
        content = xlsx.annotate(file, findings, lang, named_kind(path, policy), own_headings(policy.root).pairs)
    else:
        text = next((part.text for one in subjects if one.path == path for part in one.parts if part.field == "text"), "")
        content = docx.annotate(file, findings, lang, text)
    if isinstance(content, Fault):
        return content
    return Annotated(annotated_path(Path(path)), content)
