"""The shape of every file: policies, packs, cases, registers, drafts."""

from __future__ import annotations

from functools import cache

from smpolicy import rules
from smpolicy.discovery import classes_in
from smpolicy.model.finding import Severity, Verdict
from smpolicy.model.kinds import account, draft, exports, people, plan, registers
from smpolicy.model.kinds.policy import Organisation, PolicyView
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.subject import DRAFT_KINDS, KINDS
from smpolicy.policy.headings import TABLES
from smpolicy.policy.shape import (
    BOOL,
    LOCALISED,
    NUMBER,
    TEXT,
    Anything,
    Choice,
    ListOf,
    MapOf,
    Record,
    Shape,
    Tagged,
    Union_,
    record_of,
    with_fields,
    without_fields,
)
from smpolicy.rules._base import Rule

SCHEMA = Choice(("smpolicy/1",))
SEVERITY = Choice(tuple(str(one) for one in Severity))
ROUTE = Choice(("legal", "pr", "council", "comms", "admin"))
STATUS = Choice(("draft", "in_review", "approved", "retired"))
CLASSIFICATION = Choice(("public", "internal", "confidential"))
SECTIONS = ("organisation", "documents", "approvals", "blueprint", "risk_management", "legal_review", "privacy_guidance")
"""Parts of a policy that packs may carry too."""
LOOK = "look"
"""What `organisation` holds in the workspace's own policy alone: its files are those of the workspace."""

REGISTER_TYPES: dict[str, type] = {
    "team": people.Team,
    "accounts": account.Accounts,
    "plan": plan.Plan,
    "risks": registers.Risks,
    "kb": registers.KnowledgeBase,
    "log": registers.Log,
    "attestations": registers.Attestations,
    "waivers": registers.Waivers,
    "evaluation": registers.Evaluation,
    "kpi": exports.Kpi,
    "inbox": exports.Inbox,
    "invitations": exports.Invitations,
}
CHECKED_TYPES: dict[str, type] = {"contacts": exports.ContactFile}
"""Files that are checked, and of which a compiled policy keeps nothing: they hold people's data."""
RECORDED = ("drafts", *CHECKED_TYPES)
"""Paths of a workspace that are noted, and whose content is read elsewhere."""

_SETTING: Shape = Union_((BOOL, NUMBER, ListOf(Union_((NUMBER, TEXT))), TEXT))
_NOTED = Record("Setting", {"value": _SETTING, "note": LOCALISED}, frozenset({"value"}))
_PROTECTS = Choice(("confidentiality", "compliance", "litigation", "brand", "people", "service"))
_EXPECT = Record(
    "Expectation",
    {
        "rule": TEXT,
        "sub": TEXT,
        "severity": SEVERITY,
        "at": TEXT,
        "evasion": BOOL,
        "remark": TEXT,
        "verdict": Choice(tuple(str(one) for one in Verdict)),
    },
    frozenset({"rule"}),
)
CASE = Record(
    "Case",
    {
        "name": TEXT,
        "only": ListOf(TEXT),
        "today": TEXT,
        "given": MapOf(Anything()),
        "subject": MapOf(Anything()),
        "others": ListOf(MapOf(Anything())),
        "text": TEXT,
        "expect": ListOf(_EXPECT),
    },
    frozenset({"expect"}),
)
CHAPTER = Record("Chapter", {"id": TEXT, "title": LOCALISED}, frozenset({"id", "title"}))
TAG = Record("Tag", {"id": TEXT, "title": LOCALISED, "terms": ListOf(TEXT), "patterns": ListOf(TEXT)}, frozenset({"id", "title"}))


@cache
def rule_shape() -> Tagged:
    """A rule of any kind."""
    kind, on = Choice(tuple(rule_kinds())), ListOf(Choice(KINDS))
    records = {
        name: with_fields(record_of(cls), frozenset({"kind"}), kind=Choice((name,)), on=on, route=ROUTE, off=BOOL)
        for name, cls in rule_kinds().items()
    }
    return Tagged("kind", records, Record("Off", {"kind": kind, "sub": TEXT, "off": BOOL}, frozenset({"kind", "off"})))


@cache
def rule_kinds() -> dict[str, type[Rule]]:
    """The rule kinds by the word that names them in a policy."""
    return classes_in(rules, Rule)


@cache
def clause_shape() -> Record:
    """A clause, or what a workspace changes of one."""
    return Record(
        "Clause",
        {
            "id": TEXT,
            "chapter": TEXT,
            "title": LOCALISED,
            "text": LOCALISED,
            "why": LOCALISED,
            "help": LOCALISED,
            "check": Choice(("auto", "heuristic", "sign", "principle")),
            "severity": SEVERITY,
            "route": ROUTE,
            "basis": ListOf(TEXT),
            "protects": ListOf(_PROTECTS),
            "applies_to": ListOf(TEXT),
            "source": TEXT,
            "status": Choice(("active", "withdrawn")),
            "settings": MapOf(_SETTING),
            "rules": ListOf(rule_shape()),
            "cases": ListOf(CASE),
            "because": TEXT,
            "decided_by": TEXT,
        },
        frozenset({"id"}),
    )


@cache
def _common() -> dict[str, Shape]:
    view = record_of(PolicyView).fields
    return {
        "schema": SCHEMA,
        "id": TEXT,
        "title": LOCALISED,
        "version": TEXT,
        "extends": ListOf(TEXT),
        "chapters": ListOf(CHAPTER),
        "settings": MapOf(Union_((_NOTED, _SETTING))),
        "tags": ListOf(TAG),
        "clauses": ListOf(clause_shape()),
        **{name: view[name] for name in SECTIONS},
        "organisation": without_fields(record_of(Organisation), LOOK),
    }


_OWN: dict[str, Shape] = {
    "status": STATUS,
    "classification": CLASSIFICATION,
    "effective_from": TEXT,
    "review_by": TEXT,
    "languages": ListOf(Choice(LANGUAGES)),
    "prevailing_language": Choice(LANGUAGES),
}


@cache
def policy_shape() -> Record:
    """`smpolicy.yaml`."""
    files = Record("Files", dict.fromkeys((*REGISTER_TYPES, *RECORDED), TEXT))
    fields = {**_common(), **_OWN, "kind": Choice(("policy",)), "files": files, "organisation": record_of(Organisation)}
    return Record("Policy", fields, frozenset({"schema", "kind", "id", "title", "version"}))


@cache
def pack_shape() -> Record:
    """A pack."""
    return Record("Pack", {**_common(), "kind": Choice(("pack",))}, frozenset({"schema", "kind", "id", "title", "version"}))


@cache
def cases_shape() -> Record:
    """The cases of a pack."""
    fields: dict[str, Shape] = {"schema": SCHEMA, "kind": Choice(("cases",)), "pack": TEXT, "cases": ListOf(CASE)}
    return Record("Cases", fields, frozenset(fields))


@cache
def sample_shape() -> Record:
    """The registers on which the packs' cases run, all in one file."""
    fields: dict[str, Shape] = {name: record_of(hint) for name, hint in REGISTER_TYPES.items()}
    policy = Record("SamplePolicy", {**_common(), **_OWN}, frozenset({"id", "title", "version"}))
    return Record(
        "Sample", {"schema": SCHEMA, "kind": Choice(("sample",)), "policy": policy, **fields}, frozenset({"schema", "kind", "policy"})
    )


@cache
def register_shape(kind: str) -> Record:
    """A register of the workspace, or a file that is checked; its `kind` is known from the file that names it."""
    return with_fields(record_of({**REGISTER_TYPES, **CHECKED_TYPES}[kind]), schema=SCHEMA, kind=Choice((kind,)))


@cache
def headings_shape() -> Record:
    """`headings.yaml`: fields by the headings that this workspace takes for them, for each kind of table."""
    tables = dict.fromkeys(TABLES, MapOf(TEXT))
    return Record("Headings", {"schema": SCHEMA, "kind": Choice(("headings",)), **tables}, frozenset({"schema", "kind"}))


@cache
def draft_shape() -> Record:
    """The front matter of a draft, or a draft as JSON."""
    return with_fields(record_of(draft.Draft), schema=SCHEMA, kind=Choice(DRAFT_KINDS))


@cache
def account_shape() -> Record:
    """One account, as a subject."""
    return record_of(account.Account)
