"""What templates can ask for, from the documents' own values: docs/template-values.md."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from typing import Any, get_type_hints

from _markdown import line

from smpolicy.documents._base import Document
from smpolicy.documents._frame import Frame
from smpolicy.documents._layout.look import LookView
from smpolicy.documents._layout.view_fields import fields_of, records_of
from smpolicy.documents.render import all_documents
from smpolicy.resources import resource_folder

_HEAD = """# What templates can ask for

Made by `script/generate` from the documents themselves; [templates](templates.md) says how it is used. `localised` is text in each
language (`{{ one.title | say }}`), a name such as `Approval` is explained under [records](#records), and `or none` marks a value that may
be missing.
"""
_BLOCK = re.compile(r"\{% block (\w+)")
_EXTENDS = re.compile(r'\{% extends "([^"]+)"')
_MACRO = re.compile(r"\{% macro ((\w+)\([^)]*\)) %\}")
_SKELETONS = ("base.html", "sheet.html")
_WORDS = (
    (r"\b(?:collections\.abc|datetime|typing|smpolicy(?:\.\w+)*)\.", ""),
    (r"Mapping\[str, str\]", "localised"),
    (r"<class '(?:\w+\.)*(\w+)'>", r"\1"),
    (r"\bMarkup\b", "text"),
    (r"\btuple\[([^\[\]]+), \.\.\.\]", r"list[\1]"),
    (r" \| None", " or none"),
    (r" \| ", " or "),
    (r"\bstr\b", "text"),
    (r"\bint\b|\bfloat\b", "number"),
    (r"\bbool\b", "yes/no"),
    (r"\bAny\b", "anything"),
)


def template_values_page() -> str:
    """The whole page."""
    documents = all_documents()
    return "".join(
        [
            _HEAD,
            "\n## Everywhere\n\n",
            _table(Frame, "frame") + "\n",
            _table(LookView, "look") + "\n",
            *_macros(),
            "\n## The skeletons\n\n",
            *(f"- `{name}`: blocks {_names(_blocks(name))}\n" for name in _SKELETONS),
            *(part for name in sorted(documents) for part in _document(documents[name])),
            "\n## Records\n",
            *(f"\n### {one.__name__}\n\n{_table(one, '')}" for one in _records(documents.values())),
        ]
    )


def _document(document: Document) -> Iterator[str]:
    skeleton = _EXTENDS.search(_source(document.template))
    own = [name for name in _blocks(document.template) if skeleton is None or name not in _blocks(skeleton[1])]
    yield f"\n## {document.name}\n\nTemplate `{document.template}`"
    yield f", on `{skeleton[1]}`; blocks of its own inside `body`: {_names(own)}.\n\n" if skeleton else ".\n\n"
    yield _table(_view_of(document), "view")


def _macros() -> Iterator[str]:
    yield "Macros of `parts.html`, written `parts.NAME(...)`: "
    yield ", ".join(f"`{found[1]}`" for found in _MACRO.finditer(_source("parts.html"))) + ".\n"


def _table(record: type, variable: str) -> str:
    """A table of the record's values, after what its docstring says."""
    said = inspect.getdoc(record) or ""
    told = " ".join(said.split()) if not said.startswith(f"{record.__name__}(") else ""
    prefix = f"{variable}." if variable else ""
    rows = "".join(line(f"`{prefix}{name}`", _type(hint)) for name, hint in fields_of(record).items())
    return (f"{told}\n\n" if told else "") + line("value", "is") + "|---|---|\n" + rows


def _records(documents: Any) -> list[type]:
    views = [_view_of(document) for document in documents]
    roots = {*views, Frame, LookView}
    found = dict.fromkeys(one for view in (*views, Frame) for one in records_of(view) if one not in roots)
    return sorted(found, key=lambda one: one.__name__)


def _view_of(document: Document) -> type:
    view = get_type_hints(document.build)["return"]
    assert dataclasses.is_dataclass(view), document.name
    assert isinstance(view, type)
    return view


def _type(hint: Any) -> str:
    told = str(hint)
    for pattern, word in _WORDS:
        told = re.sub(pattern, word, told)
    return told


def _blocks(template: str) -> list[str]:
    return list(dict.fromkeys(_BLOCK.findall(_source(template))))


def _names(blocks: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in blocks) or "none"


def _source(template: str) -> str:
    return (resource_folder("templates") / template).read_text(encoding="utf-8")
