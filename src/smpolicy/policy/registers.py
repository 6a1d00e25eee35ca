"""Subjects made of documents: fields, text parts with their places, what was declared `none`."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smpolicy.model.source import Anchor, Part
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.model.text import text_hash
from smpolicy.policy.document import Document, is_below, rest_of

_DRAFT_PARTS = ("text", "bio", "note", "media[].alt", "media[].file", "hashtags[]")
RECORDS = ("kpi", "inbox", "invitations", "log", "evaluation")
"""Registers that are records of what happened, people's words among them."""
PART_PATHS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(DRAFT_KINDS, _DRAFT_PARTS),
    "account": ("bio",),
    "accounts": ("accounts[].bio",),
    "risks": ("risks[].title", "not_applicable[].reason"),
    "kb": ("articles[].title.{}", "articles[].questions[]", "articles[].short.{}", "articles[].steps[]"),
    "attestations": ("items[].statement.{}",),
    "plan": ("items[].caption", "items[].hashtags[]", "items[].media[].alt"),
}
"""The texts of each kind of subject that rules read."""


def subject_of(
    kind: str,
    subject_id: str,
    document: Document,
    fields: Mapping[str, Any],
    declared_none: Sequence[str] = (),
    base: str = "",
) -> Subject:
    """The subject whose fields stand at the dotted path `base` of a document; its own paths begin there.

    `declared_none` is sorted.
    """
    parts = tuple(_parts(kind, document, fields, base))
    main = next((part.text for part in parts if part.field in ("text", "bio", "note")), None) if kind in (*DRAFT_KINDS, "account") else None
    return Subject(
        kind=kind,
        id=subject_id,
        path=document.file,
        fields=fields,
        parts=parts,
        declared_none=frozenset(_declared_below(declared_none, base)),
        places=document.below(base),
        lines=document.lines,
        digest=text_hash(main if main is not None else canonical(fields)),
    )


def _declared_below(paths: Sequence[str], base: str) -> Iterator[str]:
    for path in paths[bisect_left(paths, base) :]:
        if not path.startswith(base):
            break
        if is_below(path, base):
            yield rest_of(path, base)


def canonical(data: Any) -> str:
    """Plain data as JSON whose keys are sorted: equal data, equal text."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def _parts(kind: str, document: Document, fields: Mapping[str, Any], base: str) -> Iterator[Part]:
    for pattern in PART_PATHS.get(kind, ()):
        for path, text in values_at(fields, pattern):
            if isinstance(text, str):
                whole = f"{base}.{path}" if base else path
                yield Part(path, text, _anchors(document, whole, text))


def _anchors(document: Document, path: str, text: str) -> tuple[Anchor, ...]:
    """Anchors of a text, also where the file gives it in a short form (`media: foto.jpg`)."""
    while path:
        if path in document.scalars:
            return document.anchors(path, text)
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return ()


def values_at(data: Any, pattern: str, path: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted paths and values for a pattern such as `media[].alt`, or `title.{}` for what a mapping holds under every key."""
    step, dot, rest = pattern.partition(".")
    if step == "{}":
        yield from ((f"{path}.{key}", one) for key, one in data.items()) if isinstance(data, Mapping) else ()
        return
    name = step.removesuffix("[]")
    if not isinstance(data, Mapping) or name not in data:
        return
    value, here = data[name], f"{path}.{name}" if path else name
    found = [(f"{here}[{at}]", one) for at, one in enumerate(value)] if step != name else [(here, value)]
    for where, one in found:
        if dot:
            yield from values_at(one, rest, where)
        else:
            yield where, one
