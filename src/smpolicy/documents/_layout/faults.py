"""What goes wrong in a template, in the words of every language, with the file and the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from types import TracebackType
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import MAX_RANGE

from smpolicy.documents._layout.fault_texts import TEXTS
from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill

_KNOWN_TAGS = ("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "set", "with")
_TAG = re.compile(r"[Ee]ncountered unknown tag '([^']*)'")
_FILTER = re.compile(r"No (?:filter|test) named '([^']*)'")
_ATTRIBUTE = re.compile(r"(?:has no attribute|no element) '?([^']+)'?$|^'([^']+)' is undefined")
_UNSAFE = re.compile(r"access to attribute '([^']*)'")
_SAFE = "safe"
_EXPECTED = re.compile(r"expected token '(.*)', got '(.*)'")
_UNEXPECTED = re.compile(r"unexpected '(.*)'")


class RawText(TemplateSyntaxError):  # noqa: N818 - what the template asks for, as a name
    """A template that would print people's text as HTML."""


class WordsMissing(TemplateRuntimeError):  # noqa: N818 - the language that lacks them
    """A template speaks only one language."""


class TooLong(Exception):  # noqa: N818 - the page is given up, nothing is broken
    """A page of more characters than it may have."""


class OutOfTime(Exception):  # noqa: N818 - the page is given up, nothing is broken
    """A template that takes longer than it may."""


def template_fault(code: str, file: str, line: int, **values: Any) -> Fault:
    """The fault `code` in a line of a template; 0 where no line is known."""
    (what_id, what_en), (help_id, help_en) = TEXTS[code]
    return Fault(
        file, line, 1 if line else 0, code, fill({"id": what_id, "en": what_en}, values), fill({"id": help_id, "en": help_en}, values)
    )


def fault_of(error: BaseException, own: Iterable[str], shipped: str, names: Iterable[str]) -> Fault:
    """Why a page could not be laid out. `own` are the workspace's files as messages call them, `shipped` is the folder of the others.

    `names` are those that a template may have meant by one that there is not.
    """
    file, line = _place(error, frozenset(own), shipped)
    code, values = _cause(error, tuple(names))
    return template_fault(code, file, line, **values)


def _cause(error: BaseException, names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    for kind, tell in _CAUSES:
        if isinstance(error, kind):
            return tell(error, names)
    return _failed(f"{type(error).__name__}: {error}")


def _failed(said: str) -> tuple[str, dict[str, Any]]:
    return "template-failed", {"detail": said[:200].rstrip(".")}


def _forbidden(error: Any, _names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    found = _UNSAFE.search(str(error))
    return ("template-forbidden", {"name": found[1]}) if found else _failed(str(error))


def _overflow(error: Any, _names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    return ("template-range", {"limit": MAX_RANGE}) if "MAX_RANGE" in str(error) else _failed(str(error))


def _syntax(error: Any, _names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    said = error.message or ""
    if found := _TAG.search(said):
        return "template-tag", {"name": found[1], "known": ", ".join(_KNOWN_TAGS)}
    if found := _FILTER.search(said):
        return "template-raw" if found[1] == _SAFE else "template-filter", {"name": found[1]}
    if said.startswith("Unexpected end of template"):
        return "template-unclosed", {}
    return "template-syntax", {"detail": _reason(said)}


def _reason(said: str) -> Localised:
    """What the parser says, in the words of every language where it says what it often does."""
    if found := _EXPECTED.search(said):
        return {"id": f"seharusnya '{found[1]}', bukan '{found[2]}'", "en": f"'{found[1]}' is expected, not '{found[2]}'"}
    if found := _UNEXPECTED.search(said):
        return {"id": f"'{found[1]}' tidak pada tempatnya", "en": f"'{found[1]}' is out of place"}
    plain = said.partition(". ")[0].rstrip(".")
    return {"id": plain, "en": plain}


def _undefined(error: Any, names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    found = _ATTRIBUTE.search(str(error))
    return _named("template-name", found[1] or found[2], names) if found else _failed(str(error))


def _named(code: str, name: str, names: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    close = get_close_matches(name, names, 1, cutoff=0.7)
    return (f"{code}-close", {"name": name, "close": close[0]}) if close else (code, {"name": name})


_CAUSES: tuple[tuple[type[BaseException], Callable[[Any, tuple[str, ...]], tuple[str, dict[str, Any]]]], ...] = (
    (RawText, lambda error, _: ("template-raw", {"name": error.message})),
    (WordsMissing, lambda error, _: ("template-words", {"name": error.message})),
    (TemplateNotFound, lambda error, _: ("template-missing", {"name": error.name or ""})),
    (TemplateSyntaxError, _syntax),
    (SecurityError, _forbidden),
    (UndefinedError, _undefined),
    (TemplateError, _syntax),
    (RecursionError, lambda _, __: ("template-circle", {})),
    (OverflowError, _overflow),
)
"""The narrower kinds of error first."""


def _place(error: BaseException, own: frozenset[str], shipped: str) -> tuple[str, int]:
    """File and line: of the workspace's own template that was last at work, or else of the shipped one."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _shown(error.filename, own, shipped), error.lineno
    frames = list(_frames(error.__traceback__))
    mine = [one for one in frames if one[0] in own]
    others = [one for one in frames if one[0].startswith(shipped)]
    file, line = (mine or others or [("templates", 0)])[-1]
    return _shown(file, own, shipped), line


def _shown(file: str, own: frozenset[str], shipped: str) -> str:
    return file if file in own else "smpolicy/" + file.removeprefix(shipped).lstrip("/\\")


def _frames(at: TracebackType | None) -> Iterator[tuple[str, int]]:
    while at is not None:
        yield at.tb_frame.f_code.co_filename, at.tb_lineno
        at = at.tb_next
