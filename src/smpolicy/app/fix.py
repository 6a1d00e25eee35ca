"""Applies safe fixes to the files that findings stand in; decides what can be applied, and leaves reading and writing to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smpolicy.model.finding import Edit, Finding
from smpolicy.model.localised import Localised
from smpolicy.model.report import Report
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import LineIndex, Span

_BREAKS_FORMAT = frozenset("\"'\\\n\r\t:#{}[],&*!|>%@`")
"""Signs that mean something in YAML or JSON: a new text that holds one might become something else."""
_PLAIN_TEXT = ("text",)
"""Fields whose file holds them as plain text (the body of a Markdown draft)."""

NOT_SAFE: Localised = {"id": "perlu diputuskan orang", "en": "a person must decide"}
NO_PLACE: Localised = {"id": "tempatnya di berkas tidak dapat diikuti", "en": "its place in the file cannot be followed"}
OVERLAPS: Localised = {"id": "bertumpuk dengan perbaikan lain", "en": "it overlaps another fix"}
MIGHT_BREAK: Localised = {
    "id": "teks barunya memuat tanda yang berarti lain dalam format berkas",
    "en": "its new text holds a sign that means something else in the file's format",
}


@dataclass(frozen=True, slots=True)
class Left:
    """A finding whose fix was not applied, and why."""

    finding: Finding
    reason: Localised


@dataclass(frozen=True, slots=True)
class FileFix:
    """What becomes of one file. `before` and `after` are its whole text; they are the same where nothing could be applied."""

    path: str
    before: str
    after: str
    applied: tuple[Finding, ...]
    left: tuple[Left, ...]


def fix_files(report: Report, subjects: Iterable[Subject], texts: Mapping[str, str]) -> tuple[FileFix, ...]:
    """The files that have fixes, in order of their paths; `texts` are the files' whole texts by the path that findings name.

    Of each finding the first safe fix counts. A fix is applied whole or not at all, and only where the file holds, letter for
    letter, what the finding marked. Where two overlap the one that begins first is applied.
    """
    parts = {(one.id, one.path, part.field): part for one in subjects for part in one.parts}
    by_file: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.fixes and finding.path in texts:
            by_file.setdefault(finding.path, []).append(finding)
    return tuple(_fix_file(path, texts[path], by_file[path], parts) for path in sorted(by_file))


def _fix_file(path: str, text: str, findings: Sequence[Finding], parts: Mapping[tuple[str, str, str], Part]) -> FileFix:
    index = LineIndex(text)
    taken: list[tuple[Span, str]] = []
    applied: list[Finding] = []
    left: list[Left] = []
    for finding in findings:
        placed = _placed(finding, parts.get((finding.subject, path, finding.field)), index)
        if not isinstance(placed, list):
            left.append(Left(finding, placed))
        elif any(span.overlaps(other) for span, _ in placed for other, _ in taken):
            left.append(Left(finding, OVERLAPS))
        else:
            taken.extend(placed)
            applied.append(finding)
    return FileFix(path, text, _edited(text, taken), tuple(applied), tuple(left))


def _placed(finding: Finding, part: Part | None, index: LineIndex) -> list[tuple[Span, str]] | Localised:
    """The finding's safe edits as spans of the file, or why they cannot be made."""
    fix = next((one for one in finding.fixes if one.safe), None)
    if fix is None:
        return NOT_SAFE
    if part is None:
        return NO_PLACE
    placed = []
    for edit in fix.edits:
        span = _in_file(edit, part, index)
        if span is None:
            return NO_PLACE
        if not (part.field in _PLAIN_TEXT and finding.path.lower().endswith((".md", ".markdown"))) and _BREAKS_FORMAT & set(edit.new_text):
            return MIGHT_BREAK
        placed.append((span, edit.new_text))
    return placed


def _in_file(edit: Edit, part: Part, index: LineIndex) -> Span | None:
    """Where an edit's span stands in the file; None where the file does not hold that very text."""
    where = part.range_of(edit.span)
    if where is None:
        return None
    span = Span(index.offset(where.start_line, where.start_column), index.offset(where.end_line, where.end_column))
    return span if index.text[span.start : span.end] == part.text[edit.span.start : edit.span.end] else None


def _edited(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    for span, new in sorted(edits, key=lambda one: one[0], reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text
