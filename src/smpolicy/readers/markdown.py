"""Markdown drafts: YAML front matter, then the text that is published."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from smpolicy.model.source import Anchor, Part, Place
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.model.text import LineIndex, text_hash
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.document import Document, lines_of
from smpolicy.policy.faults import fault
from smpolicy.policy.text_file import TextFile
from smpolicy.policy.yaml_source import parse_yaml
from smpolicy.readers._base import Found, Reader
from smpolicy.readers._subjects import subjects_in

_OPEN = re.compile(r"---[ \t]*\r?(?:\n|$)")
_CLOSE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*\r?$\n?")
_EMPTY_LINES = re.compile(r"(?:[ \t]*\r?\n)*")


def read(file: TextFile, policy: PolicyHead) -> Found:
    """The draft in a Markdown file. Front matter that is not closed is a fault; a file without any is no draft."""
    opened = _OPEN.match(file.text)
    if opened is None:
        return Found(skipped=True, faults_if_named=[fault("front-matter-missing", Place(file.name, 1, 1))])
    closed = _CLOSE.search(file.text, opened.end())
    if closed is None:
        return Found(faults=[fault("front-matter-open", Place(file.name, 1, 1))])
    # An empty line in place of the opening one keeps every line number.
    front = "\n" + file.text[opened.end() : closed.start()]
    document = dataclasses.replace(parse_yaml(front, file.name), file_lines=lines_of(file.text))
    text, anchors = _body(file.text, closed.end())
    if isinstance(document.data, dict) and text:
        if document.data.get("text") is not None:
            return Found(faults=[*document.faults, fault("text-twice", document.key_place("text"))])
        document = dataclasses.replace(document, data={**document.data, "text": text})
    found = subjects_in(document, policy, Path(file.name).stem or file.name)
    found.subjects = [_with_body(subject, text, anchors) for subject in found.subjects]
    return found


def read_plain(file: TextFile, policy: PolicyHead) -> Found:
    """A text without front matter as a post of which nothing else is known."""
    text, anchors = _body(file.text, 0)
    document = Document(file.name, file.text, {"text": text}, file_lines=lines_of(file.text))
    found = subjects_in(document, policy, Path(file.name).stem or file.name)
    found.subjects = [_with_body(subject, text, anchors) for subject in found.subjects]
    return found


def has_front_matter(text: str) -> bool:
    """Whether a text begins as a draft file does."""
    return _OPEN.match(text) is not None


def _body(source: str, start: int) -> tuple[str, tuple[Anchor, ...]]:
    """The text below the front matter, with LF line ends, and where each of its lines stands."""
    empty = _EMPTY_LINES.match(source, start)
    begin = empty.end() if empty else start
    raw = source[begin:].rstrip()
    line, column = LineIndex(source).line_column(begin)
    lines = lines_of(raw)
    anchors, offset = [], 0
    for index, one in enumerate(lines):
        anchors.append(Anchor(offset, line + index, column if index == 0 else 1))
        offset += len(one) + 1
    return "\n".join(lines), tuple(anchors)


def _with_body(subject: Subject, text: str, anchors: tuple[Anchor, ...]) -> Subject:
    if not text or subject.kind not in DRAFT_KINDS:
        return subject
    parts = tuple(Part("text", text, anchors) if part.field == "text" else part for part in subject.parts)
    places = {**subject.places, "text": Place(subject.path, anchors[0].line, anchors[0].column)}
    return dataclasses.replace(subject, parts=parts, places=places, digest=text_hash(text))


READER = Reader("markdown", (".md", ".markdown"), read)
