"""Contact files -> subjects that say what is kept, and never about whom: no name, number or date of birth leaves the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.model.subject import Subject
from smpolicy.policy.conform import NONE
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault
from smpolicy.policy.headings import field_of
from smpolicy.policy.registers import subject_of

_KIND = "contacts"


def contacts_subject(document: Document, data: Mapping[str, Any], base: str = "") -> Subject:
    """The subject of a contact file, shaped as `model.kinds.exports.Contacts`; its lines are left out, for a name stands in each."""
    rows: Sequence[Mapping[str, Any]] = [one for one in data.get("rows", ()) if isinstance(one, Mapping)]
    told: list[Mapping[str, str]] = list(data.get("columns", ()))
    columns = [{"name": one.get("name", one.get("field", "")), "field": _field(one.get("field", one.get("name", "")))} for one in told]
    added = dict(_columns_of(document, rows, {one["field"] for one in columns}, f"{base}." if base else ""))
    places = {f"columns[{len(columns) + at}]": place for at, place in enumerate(added.values())}
    fields = {
        **{key: data[key] for key in ("schema", "kind", "id") if key in data},
        "columns": columns + [{"name": name, "field": _field(name)} for name in added],
        "rows": [_row(one) for one in rows],
    }
    subject = subject_of(_KIND, str(data.get("id", _KIND)), document, fields, (), base)
    return dataclasses.replace(subject, places={**subject.places, **places}, lines=())


def faults_of_rows(document: Document, data: Mapping[str, Any], base: str = "") -> Iterator[Fault]:
    """Rows without keys; what stands there is not quoted."""
    prefix = f"{base}." if base else ""
    for index, row in enumerate(data.get("rows", ())):
        if not isinstance(row, Mapping):
            yield fault("not-a-mapping", document.place(f"{prefix}rows[{index}]"))


def _columns_of(document: Document, rows: Sequence[Mapping[str, Any]], known: set[str], prefix: str) -> Iterator[tuple[str, Place]]:
    """Keys of rows that no column stands for, each with its first place."""
    for index, row in enumerate(rows):
        for key in row:
            if _field(key) not in known:
                known.add(_field(key))
                yield key, document.key_place(f"{prefix}rows[{index}].{key}")


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    held = {_field(key): value for key, value in row.items() if _is_filled(value)}
    kept: dict[str, Any] = {"filled": list(held)}
    if isinstance(held.get("given_by_person"), bool):
        kept["given_by_person"] = held["given_by_person"]
    kept |= {key: str(held[key])[:10] for key in ("collected_on", "consent_until") if _is_day(held.get(key))}
    if "consent_for" in held:
        agreed = held["consent_for"]
        kept["consent_for"] = [_field(str(one)) for one in (agreed if isinstance(agreed, list) else [agreed])]
    return kept


def _field(name: str) -> str:
    """The field that a heading or key means; itself where it is one of the author's own."""
    return field_of(_KIND, name) or name


def _is_filled(value: Any) -> bool:
    return value not in (None, "", NONE, [], {})


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(str(value)[:10]))
    except ValueError:
        return False
