"""What a policy says to people, text by text: its clauses and the prose of its registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smpolicy.model.source import Part, Place
from smpolicy.policy.document import Document
from smpolicy.policy.file_shapes import SECTIONS

_DATA = ("legal_review.laws", "legal_review.not_laws", "privacy_guidance.confidential")
"""Registers that texts are compared with, or that nobody may read."""


def policy_parts(view: Mapping[str, Any], clauses: Mapping[str, str], document: Document) -> Iterator[Part]:
    """Every text of a policy, with its place where the workspace's own file has it; `clauses` are those of `PolicyHead.texts`."""
    written = dict(_texts(document.data, "")) if isinstance(document.data, Mapping) else {}
    for name in ("title", *SECTIONS):
        for path, text in _texts(view.get(name), name):
            yield Part(path, text, document.anchors(path, text) if written.get(path) == text else ())
    rows = {text: path.removesuffix(".id") for path, text in written.items() if _is_clause_id(path)}
    for path, text in clauses.items():
        clause, _, rest = path.partition(".")
        here = f"{rows.get(clause, '')}.{rest}"
        yield Part(path, text, document.anchors(here, text) if written.get(here) == text else ())


def places_of_packs(clauses: Mapping[str, str], document: Document) -> dict[str, Place]:
    """For what the workspace does not say itself, the place where it takes over what packs say."""
    return dict.fromkeys(clauses, document.place("extends")) if "extends" in document.places else {}


def _is_clause_id(path: str) -> bool:
    return path.startswith("clauses[") and path.count(".") == 1 and path.endswith("].id")


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if path in _DATA:
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, f"{path}[{index}]")
