"""Plain data with places -> subjects, by its `kind`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.conform import conform
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, unknown, whole
from smpolicy.policy.file_shapes import CHECKED_TYPES, REGISTER_TYPES, account_shape, draft_shape, policy_shape, register_shape
from smpolicy.policy.policy_texts import places_of_packs, policy_parts
from smpolicy.policy.registers import subject_of
from smpolicy.policy.workspace_file import WORKSPACE_FILE
from smpolicy.readers._base import Found
from smpolicy.readers._contacts import contacts_subject, faults_of_rows

_NOT_SUBJECTS = ("pack", "cases", "sample", "headings", "policy")
_SIGNS = ("schema", "account", "text", "author", "people", "items")
"""Keys by which a file without `kind` is one of ours all the same."""
KNOWN_KINDS = (*DRAFT_KINDS, "account", *REGISTER_TYPES, *CHECKED_TYPES)


def subjects_in(document: Document, policy: PolicyHead, default_id: str, base: str = "") -> Found:
    """The subjects of a document: one, or one for each account or each element of a list."""
    found = Found(faults=list(document.faults), values=len(document.places))
    if found.faults:
        return found
    if isinstance(document.data, list):
        for index, one in enumerate(document.data):
            _add(found, document, policy, one, f"{default_id}:{index + 1}", f"[{index}]")
        if found.subjects or found.faults:
            # A list with something of ours in it is ours: no element is passed over.
            found.faults.extend(found.faults_if_named)
            found.faults.sort(key=lambda one: (one.line, one.column))
            found.faults_if_named, found.skipped = [], False
        return found
    _add(found, document, policy, document.data, default_id, base)
    return found


def _add(found: Found, document: Document, policy: PolicyHead, data: Any, default_id: str, base: str) -> None:
    place = document.place(base)
    if not isinstance(data, Mapping):
        (found.faults if base else found.faults_if_named).append(fault("not-a-mapping", place))
        found.skipped = found.skipped or not base
        return
    kind = data.get("kind")
    if kind is None:
        kind = "post" if data.get("text") is not None else None
    if kind is None:
        ours = any(sign in data for sign in _SIGNS)
        problem = fault("kind-missing", place, known=", ".join(KNOWN_KINDS))
        (found.faults if ours else found.faults_if_named).append(problem)
        found.skipped = found.skipped or not ours
    elif kind in _NOT_SUBJECTS:
        _add_policy(found, document, policy, str(kind))
    elif kind not in KNOWN_KINDS:
        problem = unknown("kind-unknown", document.place(f"{base}.kind" if base else "kind"), str(kind), KNOWN_KINDS)
        (found.faults if "schema" in data else found.faults_if_named).append(problem)
        found.skipped = found.skipped or "schema" not in data
    else:
        subjects, faults = subjects_of_kind(str(kind), document, data, default_id, base)
        found.subjects.extend(subjects)
        found.faults.extend(faults)


def subjects_of_kind(
    kind: str, document: Document, data: Mapping[str, Any], default_id: str, base: str = ""
) -> tuple[list[Subject], list[Fault]]:
    """The subjects that data of a known kind holds, and what is wrong with the data."""
    if kind in DRAFT_KINDS:
        return _draft(kind, document, data, default_id, base)
    if kind == "account":
        # `kind` is a field of an account too; here it only says what the data are.
        data = {key: value for key, value in data.items() if key != "kind"}
        out = conform(document, account_shape(), data, base)
        return [subject_of(kind, _account_id(out.data, default_id), document, out.data, sorted(out.declared_none), base)], out.faults
    out = conform(document, register_shape(kind), data, base)
    if kind == "contacts":
        return [contacts_subject(document, out.data or {}, base)], [*out.faults, *faults_of_rows(document, out.data or {}, base)]
    if kind != "accounts":
        return [subject_of(kind, str(out.data.get("id", kind)), document, out.data, sorted(out.declared_none), base)], out.faults
    rows, declared = out.data.get("accounts", []), sorted(out.declared_none)
    prefix = f"{base}." if base else ""
    subjects = [
        subject_of("account", _account_id(row, f"accounts[{at}]"), document, row, declared, f"{prefix}accounts[{at}]")
        for at, row in enumerate(rows)
    ]
    return subjects, out.faults


def _draft(kind: str, document: Document, data: Mapping[str, Any], default_id: str, base: str) -> tuple[list[Subject], list[Fault]]:
    out = conform(document, draft_shape(), data, base)
    fields: dict[str, Any] = {"kind": kind, **out.data}
    if not out.faults and not any(fields.get(key) for key in ("text", "bio", "note", "media")):
        out.faults.append(fault("text-missing", document.place(base)))
    subject = subject_of(kind, str(fields.get("id") or default_id), document, fields, sorted(out.declared_none), base)
    return [subject], out.faults


def _account_id(data: Mapping[str, Any], default_id: str) -> str:
    return str(data.get("id") or data.get("handle") or default_id)


def _add_policy(found: Found, document: Document, policy: PolicyHead, kind: str) -> None:
    if kind == "policy" and _same_file(Path(document.file), policy.root / WORKSPACE_FILE):
        found.subjects.append(policy_subject(policy, document))
        return
    found.skipped = True
    found.faults_if_named.append(fault("not-checkable", whole(document.file), name=kind))


def policy_subject(policy: PolicyHead, document: Document) -> Subject:
    """The policy itself, with the places of its workspace file."""
    none = conform(document, policy_shape()).declared_none if document.data is not None else set()
    subject = subject_of("policy", policy.id, document, policy.view, sorted(none))
    parts = tuple(policy_parts(policy.view, policy.texts, document))
    return dataclasses.replace(subject, parts=parts, places={**places_of_packs(policy.texts, document), **subject.places})


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):
        return False
