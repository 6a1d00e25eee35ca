"""The law register and the house rules as documents print them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._words import LAW_STATUS, word
from smpolicy.model.localised import LANGUAGES, Localised
from smpolicy.policy.clause import Policy

_FULL_TYPES = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "Permen": "Peraturan Menteri", "Perpres": "Peraturan Presiden"}


@dataclass(frozen=True, slots=True)
class Basis:
    """One thing a clause rests on.

    `known` is false for an id that no register has: it is printed as such. `to_be_confirmed`: nobody has compared the row with
    the official text. `ended`: it is no longer in force. `title` is the register's own, where it has one.
    """

    id: str
    label: str
    short: str
    status: str
    amended_by: tuple[str, ...]
    checked_on: str
    to_be_confirmed: bool
    ended: bool
    known: bool
    house_rule: bool
    title: Localised
    clauses: tuple[str, ...] = ()


def basis_register(policy: Policy, lang: str) -> dict[str, Basis]:
    """Every law and house rule by id, and every id that clauses name and no register has."""
    review = policy.view.get("legal_review", {})
    used: dict[str, list[str]] = {}
    for clause in policy.clauses:
        for one in clause.basis:
            used.setdefault(one, []).append(clause.id)
    rows = {str(one["id"]): one for one in review.get("laws", []) if "id" in one}
    labels = {one: _label(row) for one, row in rows.items()}
    found = {one: _law(row, labels, tuple(used.get(one, ())), lang) for one, row in rows.items()}
    for row in review.get("internal_rules", []):
        one = str(row.get("id", ""))
        found.setdefault(one, _house_rule(row, tuple(used.get(one, ())), lang))
    for one, clauses in used.items():
        found.setdefault(
            one, Basis(one, one, "", word(LAW_STATUS, "unknown", lang), (), "", False, False, False, False, {}, tuple(clauses))
        )
    return found


def _label(row: Mapping[str, Any]) -> str:
    """`UU No. 27 Tahun 2022`: laws keep their name in every language."""
    if not row.get("number"):
        return str(row.get("short") or row["id"])
    kind = _FULL_TYPES.get(str(row.get("type", "")), str(row.get("type", "")))
    year = f" Tahun {row['year']}" if row.get("year") else ""
    return f"{kind} Nomor {row['number']}{year}".strip()


def _law(row: Mapping[str, Any], labels: Mapping[str, str], clauses: tuple[str, ...], lang: str) -> Basis:
    return Basis(
        id=str(row["id"]),
        label=_label(row),
        short=str(row.get("short", "")) if row.get("number") else "",
        status=word(LAW_STATUS, str(row.get("status", "unknown")), lang),
        amended_by=tuple(labels.get(str(one), str(one)) for one in row.get("amended_by", [])),
        checked_on=str(row.get("checked_on", "")),
        to_be_confirmed=bool(row.get("to_be_confirmed")),
        ended=str(row.get("status", "")) in ("repealed", "revoked"),
        known=True,
        house_rule=False,
        title=row.get("title", {}) if isinstance(row.get("title"), Mapping) else {},
        clauses=clauses,
    )


def _house_rule(row: Mapping[str, Any], clauses: tuple[str, ...], lang: str) -> Basis:
    title = row.get("title", "")
    return Basis(
        id=str(row.get("id", "")),
        label=str(row.get("id", "")),
        short="",
        status=word(LAW_STATUS, "house_rule", lang),
        amended_by=(),
        checked_on="",
        to_be_confirmed=bool(row.get("to_be_confirmed")),
        ended=str(row.get("status", "")) in ("repealed", "revoked"),
        known=True,
        house_rule=True,
        title=title if isinstance(title, Mapping) else dict.fromkeys(LANGUAGES, str(title)),
        clauses=clauses,
    )
