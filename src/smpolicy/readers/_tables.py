"""Tables -> subjects: the table itself, or each row of it where a row is a draft."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smpolicy.policy.clause import PolicyHead
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault
from smpolicy.policy.headings import TABLES
from smpolicy.readers._base import Found
from smpolicy.readers._subjects import subjects_of_kind

_DRAFT_OF_ROW: Mapping[str, str] = {"posts": "post", "invitations": "invitation"}
"""Kinds of tables whose rows are drafts."""


def named_kind(file: str, policy: PolicyHead) -> str | None:
    """The kind of table that the workspace's `files` name this file for."""
    here = Path(file).resolve()
    for kind, relative in policy.files.items():
        if kind in TABLES and (policy.root / relative).resolve() == here:
            return kind
    return None


def found_in(document: Document, kind: str, name: str, *, named: bool) -> Found:
    """The subjects of a table that was read; `name` is the table's id, and its rows' ids begin with it.

    Headings with nothing below them are nothing to check, unless the workspace names (`named`) the file as its own.
    """
    found = Found(faults=list(document.faults), values=len(document.places))
    if found.faults:
        return found
    key, row_kind = TABLES[kind].key, _DRAFT_OF_ROW.get(kind)
    if not document.data[key] and not named:
        return Found(skipped=True, faults_if_named=[fault("table-empty", document.place(key))])
    if kind != "posts":
        subjects, found.faults = subjects_of_kind(kind, document, document.data, name)
        found.subjects = [dataclasses.replace(one, id=name) for one in subjects]
    for index, row in enumerate(document.data[key] if row_kind else ()):
        _draft(found, document, row_kind or "", row, f"{key}[{index}]", name)
    return found


def _draft(found: Found, document: Document, kind: str, row: Mapping[str, Any], base: str, name: str) -> None:
    """The row as a draft; its own `kind` says what sort of invitation it is."""
    data = {key: value for key, value in row.items() if key != "kind"}
    if kind == "invitation":
        data["request"] = row.get("kind", "invitation")
    elif row.get("kind"):
        kind = str(row["kind"])
    place = document.place(base)
    subjects, faults = subjects_of_kind(kind, document, data, f"{name}:{place.line}", base)
    found.subjects.extend(subjects)
    found.faults.extend(faults)
