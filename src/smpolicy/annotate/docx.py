"""The same Word file back, with a comment at each marked text; every part but the text and the comments byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from smpolicy.annotate._package import BrokenPackage, Package, parsed
from smpolicy.annotate._runs import split_runs, text_elements
from smpolicy.annotate._word_comments import WordComments
from smpolicy.annotate._words import told
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding
from smpolicy.model.localised import say
from smpolicy.model.text import Span
from smpolicy.model.words import BESIDE
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.text_file import BytesFile
from smpolicy.readers._word import AUTHOR, read_word
from smpolicy.readers._word_xml import FIELD, PARAGRAPH, RUN, TEXT_BOX, W, comments_in, deletions, field_around, hidden_runs, notes_in

_SIGNATURES = "_xmlsignatures/"
_OTHER = re.compile(r"(?P<name>\w+)\[(?P<index>\d+)\]")
_NOTES: Mapping[str, str] = {"footnotes": f"{W}footnoteReference", "endnotes": f"{W}endnoteReference"}
_Range = tuple[Any, Any]


def annotate(file: BytesFile, findings: Sequence[Finding], lang: str, text: str) -> bytes | Fault:
    """The file with its findings; `text` is the draft's text as the reader gave it, which `Finding.span` counts in.

    A finding on words that can hold no comment (a header, a note, another comment) says where they are, and stands where they are
    referred to, else at the first words of the body.
    """
    broken = read_word(file)
    if isinstance(broken, Fault):
        return broken
    try:
        package = Package(file.data)
        if any(name.casefold().startswith(_SIGNATURES) for name in package.names()):
            return fault("annotate-signed", whole(file.name))
        if not _annotate(package, findings, lang, text):
            return fault("annotate-nothing", whole(file.name))
    except (BrokenPackage, ValueError, KeyError, IndexError) as error:
        return fault("office-unreadable", whole(file.name), reason=type(error).__name__)
    return package.content()


def _annotate(package: Package, findings: Sequence[Finding], lang: str, text: str) -> bool:
    """Whether there was a place for every finding."""
    [(_, part)] = package.related("", "officeDocument")
    root = parsed(package.read(part))
    body = root.find(f"{W}body")
    comments = WordComments(package, part, root)
    comments.remove_own()
    marks = _Marks(package, part, body, comments)
    for finding in findings:
        place = marks.range_of(finding, text)
        if place is None:
            return False
        where = BESIDE.get(finding.field.partition("[")[0])
        comments.add(*place, f"({say(where, lang)}) {told(finding, lang)}" if where else told(finding, lang))
    comments.save()
    return True


class _Marks:
    """Where in the body findings stand."""

    def __init__(self, package: Package, part: str, body: Any, comments: WordComments) -> None:
        self._package, self._part, self._body, self._comments = package, part, body, comments
        self._elements, self._letters = text_elements(body)

    def range_of(self, finding: Finding, text: str) -> _Range | None:
        span = _in_body(finding, text, self._letters)
        if span is not None:
            marked = split_runs(self._elements, span)
            return _holder(marked[0])[0], _holder(marked[-1])[1]
        return self._elsewhere(finding.field) or self._first()

    def _first(self) -> _Range | None:
        if self._elements:
            return _holder(self._elements[0])
        paragraph = self._body.find(f".//{PARAGRAPH}")
        first = None if paragraph is None else next(iter(paragraph.iterchildren(RUN)), None)
        return None if first is None else (first, first)

    def _elsewhere(self, field: str) -> _Range | None:
        """Where a part beside the text stands, or is referred to."""
        other = _OTHER.fullmatch(field)
        look: Callable[[int], _Range | None] | None = None if other is None else self._looks().get(other["name"])
        try:
            return None if look is None or other is None else look(int(other["index"]))
        except IndexError:  # one of a header or a note, which are counted behind those of the body
            return None

    def _looks(self) -> Mapping[str, Callable[[int], _Range | None]]:
        return {
            "deleted": lambda index: _both(deletions(self._body)[index][0]),
            "hidden": lambda index: _outside(hidden_runs(self._body)[index][0]),
            "comments": lambda index: self._comments.range_of(comments_in(self._comments.root, AUTHOR)[index][0]),
            **{name: lambda index, name=name: self._note(name, index) for name in _NOTES},  # type: ignore[misc]
        }

    def _note(self, kind: str, index: int) -> _Range | None:
        [(_, name)] = self._package.related(self._part, kind)
        number = notes_in(parsed(self._package.read(name)))[index][0].get(f"{W}id")
        reference = next((one for one in self._body.iter(_NOTES[kind]) if one.get(f"{W}id") == number), None)
        return None if reference is None else _outside(reference.getparent())


def _in_body(finding: Finding, text: str, body: Sequence[tuple[str, int]]) -> Span | None:
    """Where the finding's span stands in the body's text elements, of which `body` gives each letter and its place.

    Counted by letters: the body begins with the front matter, which is not part of the text, and white space is not all of it text.
    """
    if finding.field != "text" or finding.span is None or finding.span.end <= finding.span.start:
        return None
    plain, first = _letters(text), len(body) - len(_letters(text))
    if first < 0 or "".join(char for char, _ in body[first:]) != plain:
        return None
    before = len(_letters(text[: finding.span.start]))
    inside = len(_letters(text[finding.span.start : finding.span.end]))
    if not inside:
        return None
    return Span(body[first + before][1], body[first + before + inside - 1][1] + 1)


def _letters(text: str) -> str:
    return "".join(text.split())


def _holder(element: Any) -> _Range:
    return _outside(element.getparent())


def _outside(run: Any) -> _Range:
    """The run, or what holds the text box or the field in which it stands: comments cannot be in one."""
    boxes = list(run.iterancestors(TEXT_BOX))
    outer = next(boxes[-1].iterancestors(RUN)) if boxes else run
    fields = list(outer.iterancestors(FIELD))
    return _both(fields[-1]) if fields else field_around(outer) or _both(outer)


def _both(element: Any) -> _Range:
    return element, element
