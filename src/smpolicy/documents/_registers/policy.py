"""What a policy prints of the registers beside its clauses: accounts, training, prescribed texts, exceptions, the cycle of review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from smpolicy.documents._blueprint.words import ROLE
from smpolicy.documents._dates import parse_date
from smpolicy.documents._registers.attestations import AttestationView
from smpolicy.documents._registers.family import Kept
from smpolicy.documents._registers.people import Directory, register
from smpolicy.documents._registers.words import COURSE, LABEL
from smpolicy.documents._words import CAPACITY, PLATFORM, PROTECTS, TRIGGER, listed, word
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Policy

BIO_CLAUSE = "DISC-01"
"""The clause whose help holds the text to copy into a bio."""

State = Literal["valid", "expired", "undated"]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in use: who answers for it and who may publish there. It is `treated_as` company voice where its bio has no clause."""

    id: str
    place: str
    capacity: str
    treated_as: str
    answers: str
    backup: str
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """Courses without which nobody takes on a role."""

    role: str
    courses: str


@dataclass(frozen=True, slots=True)
class WordingRow:
    """Texts of which one must stand; `where` says in which case."""

    where: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """An exception, and whether it has run out on the day of the document."""

    id: str
    rule: str
    subject: str
    reason: str
    requested_by: str
    approved_by: str
    until: str
    state: State


@dataclass(frozen=True, slots=True)
class Due:
    """Something that comes up again. `on` is empty where nobody has set a day; `overdue`: that day is past."""

    what: Localised
    detail: str
    who: str
    on: str
    overdue: bool = False


def accounts(policy: Policy, capacities: Mapping[str, str], people: Directory, lang: str) -> tuple[AccountRow, ...]:
    """The accounts in use; `capacities` are those in effect, by the account's id."""
    return tuple(
        AccountRow(
            id=str(one.get("id", "")),
            place=f"{word(PLATFORM, str(one.get('platform', '')), lang)} {one.get('handle', '')}".strip(),
            capacity=word(CAPACITY, str(one.get("capacity", "")), lang),
            treated_as=word(CAPACITY, capacities.get(str(one.get("id", "")), ""), lang),
            answers=_answers(one, people),
            backup=people.name(str(one.get("backup_admin", ""))),
            publishers=tuple(people.name(str(who)) for who in one.get("publishers", [])),
        )
        for one in register(policy, "accounts").get("accounts", [])
        if one.get("active", True)
    )


def _answers(row: Mapping[str, Any], people: Directory) -> str:
    department, admin = str(row.get("owner_department", "")).replace("_", " "), people.name(str(row.get("primary_admin", "")))
    return f"{admin} ({department})" if admin and department else admin or department


def training(policy: Policy, lang: str) -> tuple[TrainingRow, ...]:
    """The courses by role."""
    asked: Mapping[str, Any] = policy.view.get("blueprint", {}).get("training", {})
    return tuple(
        TrainingRow(word(ROLE, role, lang), listed([word(COURSE, str(one), lang) for one in courses], lang))
        for role, courses in asked.items()
        if isinstance(courses, list)
    )


def wordings(policy: Policy, lang: str) -> tuple[WordingRow, ...]:
    """Labels of paid relations, statements that a topic demands, and what a machine says of itself."""
    review = policy.view.get("legal_review", {})
    labels = [WordingRow(word(LABEL, kind, lang), tuple(map(str, texts))) for kind, texts in review.get("disclosure_labels", {}).items()]
    due = [
        WordingRow(word(TRIGGER, str(one.get("when", {}).get("tag", "")), lang), tuple(map(str, one.get("any_of", []))))
        for one in review.get("required_statements", [])
    ]
    bots = [WordingRow(word(LABEL, "bot", lang), tuple(map(str, review["bot_labels"])))] if review.get("bot_labels") else []
    return (*labels, *due, *bots)


def bio_text(policy: Policy) -> Localised:
    """What to copy into a bio; empty where the policy lacks the clause."""
    clause = policy.clause(BIO_CLAUSE)
    return clause.help if clause is not None and clause.status == "active" else {}


def exceptions(policy: Policy, people: Directory, today: date) -> tuple[ExceptionRow, ...]:
    """The exceptions on record, those that hold first."""
    rows = [_exception(one, people, today) for one in register(policy, "waivers").get("waivers", [])]
    return tuple(sorted(rows, key=lambda one: one.state != "valid"))


def _exception(row: Mapping[str, Any], people: Directory, today: date) -> ExceptionRow:
    until = parse_date(str(row.get("until", "")))
    return ExceptionRow(
        id=str(row.get("id") or row.get("fingerprint", "")),
        rule="/".join(str(row[key]) for key in ("rule", "sub") if row.get(key)),
        subject=str(row.get("subject", "")),
        reason=str(row.get("reason", "")),
        requested_by=people.name(str(row.get("requested_by", ""))),
        approved_by=people.name(str(row.get("approved_by", ""))),
        until=str(row.get("until", "")),
        state="undated" if until is None else "valid" if today <= until else "expired",
    )


def protected(policy: Policy, lang: str) -> tuple[tuple[str, int], ...]:
    """What the clauses in force protect, with how many do."""
    counts = Counter(one for clause in policy.clauses if clause.status == "active" for one in clause.protects)
    return tuple((word(PROTECTS, one, lang), count) for one, count in counts.most_common())


def cycle(policy: Policy, people: Directory, kept: tuple[Kept, ...], signed: tuple[AttestationView, ...], today: date) -> tuple[Due, ...]:
    """What is reviewed when, the soonest first."""
    due = sorted(_due(policy, people, kept, signed), key=lambda one: one.on or "9999")
    return tuple(replace(one, overdue=bool(one.on) and one.on < today.isoformat()) for one in due)


def _due(policy: Policy, people: Directory, kept: tuple[Kept, ...], signed: tuple[AttestationView, ...]) -> Iterator[Due]:
    yield Due({"id": "Kebijakan ini", "en": "This policy"}, policy.version, "", str(policy.view.get("review_by", "")))
    for document in kept:
        yield Due({"id": "Dokumen", "en": "Document"}, document.kind, document.owner, document.review_by)
    for risk in register(policy, "risks").get("risks", []):
        yield Due(
            {"id": "Risiko", "en": "Risk"}, str(risk.get("id", "")), people.name(str(risk.get("owner", ""))), str(risk.get("review_on", ""))
        )
    for one in signed:
        if one.expires_on is not None:
            yield Due({"id": "Pernyataan", "en": "Attestation"}, one.clause or one.id, one.name, one.expires_on.isoformat())
