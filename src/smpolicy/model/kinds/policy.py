"""What expressions and documents see of a policy: the registers of the workspace, as plain data."""

from __future__ import annotations

from typing import Any, TypedDict


class Contact(TypedDict, total=False):
    kind: str
    value: str
    label: str


class Partner(TypedDict, total=False):
    name: str
    handle: str
    mention_ok: bool


class Colours(TypedDict, total=False):
    ink: str
    accent: str
    soft: str
    warn: str


class Look(TypedDict, total=False):
    logo: str
    colours: Colours


class Organisation(TypedDict, total=False):
    name: str
    names: list[str]
    industry: str
    domains: list[str]
    marketplaces: list[str]
    addresses: list[str]
    contacts: list[Contact]
    partners: list[Partner]
    acronyms: list[str]
    look: Look


class DocumentEntry(TypedDict, total=False):
    kind: str
    file: str
    owner: str
    version: str
    approved_on: str
    review_by: str
    approved_hash: str


class PolicyApproval(TypedDict, total=False):
    function: str
    person: str
    date: str
    version: str


class Platform(TypedDict, total=False):
    id: str
    names: list[str]
    status: str
    closed_on: str
    character: str
    user_ages: list[str]
    max_chars: int
    fold_chars: int
    forms: list[str]
    max_hashtags: int
    max_alt_chars: int
    forbidden_entry_actions: list[str]
    terms_checked_on: str
    limits_as_of: str
    to_be_confirmed: bool


class CaseStudy(TypedDict, total=False):
    company: str
    industry: str
    result: str
    source: str
    as_of: str


class Objection(TypedDict, total=False):
    answer: str
    by: str
    date: str


class Step(TypedDict, total=False):
    level: int
    role: str
    person: str
    contact: str
    within_minutes: int


class Money(TypedDict, total=False):
    amount: int
    currency: str


class Product(TypedDict, total=False):
    sku: str
    name: str
    price: Money


class ClosedFeature(TypedDict, total=False):
    name: str
    note: str


class Listening(TypedDict, total=False):
    keywords: list[str]


class Blueprint(TypedDict, total=False):
    case_studies: list[CaseStudy]
    objections: dict[str, Objection]
    spokesperson_mode: str
    capacities: list[str]
    list_accounts_in: list[str]
    platforms: list[Platform]
    features_closed: list[ClosedFeature]
    fit: dict[str, dict[str, str]]
    titles: dict[str, list[str]]
    training: dict[str, Any]
    escalation: list[Step]
    brand_terms: list[str]
    brand_topics: list[str]
    hashtags: list[str]
    catalog: list[Product]
    listening: Listening


class RiskManagement(TypedDict, total=False):
    appetite: int
    scale: dict[str, dict[str, dict[str, str]]]
    viral: dict[str, int]


class MatrixRow(TypedDict, total=False):
    capacity: str
    content: list[str]
    when: str
    need: list[str]


class InternalRule(TypedDict, total=False):
    id: str
    title: str


class Law(TypedDict, total=False):
    id: str
    type: str
    number: str
    year: int
    short: str
    title: dict[str, str]
    status: str
    amended_by: list[str]
    articles: int
    checked_on: str
    to_be_confirmed: bool


class NotLaw(TypedDict, total=False):
    pattern: str
    what: dict[str, str]
    suggest: str


class RequiredStatement(TypedDict, total=False):
    id: str
    when: dict[str, str]
    any_of: list[str]
    within_chars: int
    severity: str


class Fact(TypedDict, total=False):
    id: str
    statement: str
    value: str
    as_of: str
    source: str
    status: str


class LegalReview(TypedDict, total=False):
    functions: dict[str, list[str]]
    approval_matrix: list[MatrixRow]
    triggers: list[str]
    contingency_approvers: list[str]
    internal_rules: list[InternalRule]
    laws: list[Law]
    not_laws: list[NotLaw]
    disclosure_labels: dict[str, list[str]]
    required_statements: list[RequiredStatement]
    bot_labels: list[str]
    facts: list[Fact]


class Confidential(TypedDict, total=False):
    id: str
    terms: list[str]
    pattern: str
    until: str
    never: bool
    owner: str
    allowed_accounts: list[str]


class ContactRecords(TypedDict, total=False):
    allowed_fields: list[str]


class PrivacyGuidance(TypedDict, total=False):
    confidential: list[Confidential]
    contact_records: ContactRecords


class ClauseView(TypedDict, total=False):
    id: str
    chapter: str
    basis: list[str]
    protects: list[str]
    applies_to: list[str]
    severity: str
    status: str
    has_rules: bool


class PolicyView(TypedDict, total=False):
    """The policy itself, as a subject (`kind: policy`) and as the variable `policy` of every expression."""

    schema: str
    kind: str
    id: str
    title: dict[str, str]
    version: str
    status: str
    classification: str
    effective_from: str
    review_by: str
    languages: list[str]
    prevailing_language: str
    organisation: Organisation
    documents: list[DocumentEntry]
    approvals: list[PolicyApproval]
    blueprint: Blueprint
    risk_management: RiskManagement
    legal_review: LegalReview
    privacy_guidance: PrivacyGuidance
    clauses: list[ClauseView]
