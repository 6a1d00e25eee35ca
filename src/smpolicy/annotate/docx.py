"""The same Word file back, with a comment at each marked text; nothing else in it changes."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from typing import Any

from smpolicy.annotate._words import AUTHOR, told
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding
from smpolicy.model.text import Span
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.text_file import BytesFile
from smpolicy.readers._word import read_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def annotate(file: BytesFile, findings: Sequence[Finding], lang: str, text: str) -> bytes | Fault:
    """The file with its findings; `text` is the draft's text as the reader gave it, which `Finding.span` counts in.

    A finding that marks no words of the body (a header, a comment, the draft as a whole) stands at the first words of the body.
    """
    broken = read_word(file)
    if isinstance(broken, Fault):
        return broken
    import docx

    document = docx.Document(io.BytesIO(file.data))
    runs = list(_runs(document.element.body))
    body = "".join(run.text or "" for run in runs)
    for finding in findings:
        span = _in_body(finding, text, body)
        marked = _split(runs, span) if span else runs[:1]
        if not marked:
            return fault("annotate-nothing", whole(file.name))
        holders = [_holder(document, run) for run in marked]
        document.add_comment(runs=holders, text=told(finding, lang), author=AUTHOR, initials="sm")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _runs(body: Any) -> Iterator[Any]:
    """The text elements of the body that will be read, in order; deleted words have none."""
    for one in body.iter(f"{_W}t"):
        if one.getparent().tag == f"{_W}r" and not any(up.tag in (f"{_W}del", f"{_W}moveFrom") for up in one.iterancestors()):
            yield one


def _in_body(finding: Finding, text: str, body: str) -> Span | None:
    """Where the finding's span stands in the body's letters, which have no line ends between paragraphs.

    Counted by letters: the body begins with the front matter, which is not part of the text.
    """
    if finding.field != "text" or finding.span is None or finding.span.end <= finding.span.start:
        return None
    plain = "".join(text.split())
    letters = [at for at, char in enumerate(body) if not char.isspace()]
    first = len("".join(body.split())) - len(plain)
    if first < 0 or "".join(body.split())[first:] != plain:
        return None
    before = len("".join(text[: finding.span.start].split()))
    inside = len("".join(text[finding.span.start : finding.span.end].split()))
    if not inside:
        return None
    return Span(letters[first + before], letters[first + before + inside - 1] + 1)


def _split(runs: list[Any], span: Span) -> list[Any]:
    """The text elements of a span, cut so that their runs hold nothing else; `runs` is kept in step."""
    at, index, marked = 0, 0, list[Any]()
    while index < len(runs) and at < span.end:
        element, size = runs[index], len(runs[index].text or "")
        start = max(span.start - at, 0)
        if start >= size:
            at, index = at + size, index + 1
        elif start or not _leads(element):
            _cut(runs, element, start)
            at, index = at + start, index + 1
        else:
            if span.end - at < size or not _ends(element):
                _cut(runs, element, min(span.end - at, size))
            marked.append(element)
            at, index = at + len(element.text), index + 1
    return marked


def _leads(element: Any) -> bool:
    """Whether nothing stands before the element in its run."""
    before = element.getprevious()
    return before is None or before.tag == f"{_W}rPr"


def _ends(element: Any) -> bool:
    return element.getnext() is None


def _cut(runs: list[Any], element: Any, at: int) -> None:
    """Cuts the run of a text element into two of the same look, the second beginning at `at` of the element's text."""
    run = element.getparent()
    twin = copy.deepcopy(run)
    position = list(run).index(element)
    gone = list(run)[position + 1 :]
    for child in gone:
        run.remove(child)
    for child in list(twin)[:position]:
        if child.tag != f"{_W}rPr":
            twin.remove(child)
    second = next(twin.iterchildren(f"{_W}t"))
    element.text, second.text = element.text[:at], element.text[at:]
    for one in (element, second):
        one.set(_SPACE, "preserve")
    run.addnext(twin)
    index = runs.index(element) + 1
    runs[index : index + sum(child.tag == f"{_W}t" for child in gone)] = list(twin.iterchildren(f"{_W}t"))


def _holder(document: Any, element: Any) -> Any:
    from docx.text.run import Run

    return Run(element.getparent(), document)
