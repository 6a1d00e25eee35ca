"""The policy: every clause with its reason, its basis, who decides it and what the machine does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers import policy as registers
from smpolicy.documents._registers.attestations import AttestationView, asked, attestations
from smpolicy.documents._registers.family import Kept, family
from smpolicy.documents._registers.governance import Governance, governance
from smpolicy.documents._registers.laws import Basis, basis_register
from smpolicy.documents._registers.machine import RuleGroup, rule_groups, rule_lines, unfilled
from smpolicy.documents._registers.people import Directory, Holder, directory, register
from smpolicy.documents._registers.risks import RiskRegister, risk_register
from smpolicy.documents._registers.words import GOAL
from smpolicy.documents._revisions.changes import ChangeView, changes
from smpolicy.documents._words import CAPACITY, EFFECT, PROTECTS, ROUTE, listed, word
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Clause, Policy

TITLE = {"id": "Kebijakan media sosial", "en": "Social media policy"}


@dataclass(frozen=True, slots=True)
class SettingView:
    """A number of the organisation's own choice, and the sentence that is printed about it."""

    name: str
    value: str
    note: Localised


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """A clause as it is printed. `check` is the clause's own word: auto, heuristic, sign or principle."""

    id: str
    title: Localised
    text: Localised
    why: Localised
    help: Localised
    check: str
    severity: str
    effect: str
    route: str
    deciders: tuple[Holder, ...]
    basis: tuple[Basis, ...]
    protects: str
    applies_to: str
    for_all: bool
    source: str
    withdrawn: bool
    pack: str
    rules: tuple[RuleGroup, ...]
    attestations: tuple[AttestationView, ...]
    settings: tuple[SettingView, ...]
    changes: tuple[ChangeView, ...]
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter with its clauses, in the order of the policy."""

    id: str
    title: Localised
    clauses: tuple[ClauseEntry, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clauses in force are tested how."""

    auto: int
    heuristic: int
    sign: int
    principle: int
    withdrawn: int

    @property
    def total(self) -> int:
        """Clauses in force."""
        return self.auto + self.heuristic + self.sign + self.principle


@dataclass(frozen=True, slots=True)
class PolicyView:
    """The whole policy document. `protected` counts the clauses that serve each purpose; `training_months`: None where unset."""

    frame: Frame
    family: tuple[Kept, ...]
    purposes: tuple[str, ...]
    protected: tuple[tuple[str, int], ...]
    governance: Governance
    accounts: tuple[registers.AccountRow, ...]
    training: tuple[registers.TrainingRow, ...]
    training_months: int | None
    bio_text: Localised
    wordings: tuple[registers.WordingRow, ...]
    exceptions: tuple[registers.ExceptionRow, ...]
    cycle: tuple[registers.Due, ...]
    counts: Counts
    chapters: tuple[ChapterView, ...]
    settings: tuple[SettingView, ...]
    changes: tuple[ChangeView, ...]
    laws: tuple[Basis, ...]
    risks: RiskRegister
    attestations: tuple[AttestationView, ...]
    packs: tuple[tuple[str, str, Localised, str], ...]
    files: tuple[tuple[str, str], ...]


def build(policy: Policy, inputs: Inputs, lang: str) -> PolicyView:
    """The view of a policy."""
    people = directory(policy)
    frame = frame_of(policy, TITLE, "policy", people, inputs.today, lang)
    context = _Context(
        policy=policy,
        inputs=inputs,
        people=people,
        basis=basis_register(policy, lang),
        attestations=attestations(policy, people, inputs.today, lang),
        changes=changes(policy, people, lang),
        lang=lang,
    )
    kept = family(policy, people, lang)
    plan, blueprint = register(policy, "plan"), policy.view.get("blueprint", {})
    return PolicyView(
        frame=frame,
        family=kept,
        purposes=tuple(word(GOAL, str(one), lang) for one in plan.get("fact_finding", {}).get("purposes", [])),
        protected=registers.protected(policy, lang),
        governance=governance(policy, people, lang),
        accounts=registers.accounts(policy, inputs.capacities, people, lang),
        training=registers.training(policy, lang),
        training_months=blueprint.get("training", {}).get("valid_months"),
        bio_text=registers.bio_text(policy),
        wordings=registers.wordings(policy, lang),
        exceptions=registers.exceptions(policy, people, inputs.today),
        cycle=registers.cycle(policy, people, kept, context.attestations, inputs.today),
        counts=_counts(policy),
        chapters=_chapters(context),
        settings=_settings(policy.settings, policy.setting_notes),
        changes=context.changes,
        laws=tuple(context.basis.values()),
        risks=risk_register(policy, people, lang),
        attestations=context.attestations,
        packs=tuple((one.name, one.version, one.title, one.digest) for one in policy.packs),
        files=tuple(sorted(policy.digests.items())),
    )


@dataclass(frozen=True, slots=True)
class _Context:
    policy: Policy
    inputs: Inputs
    people: Directory
    basis: Mapping[str, Basis]
    attestations: tuple[AttestationView, ...]
    changes: tuple[ChangeView, ...]
    lang: str


def _chapters(context: _Context) -> tuple[ChapterView, ...]:
    policy = context.policy
    known = {chapter.id for chapter in policy.chapters}
    stray = dict.fromkeys(clause.chapter for clause in policy.clauses if clause.chapter not in known)
    titles: list[tuple[str, Localised]] = [(one.id, one.title) for one in policy.chapters] + [(one, {context.lang: one}) for one in stray]
    chapters = [
        ChapterView(one, title, tuple(_entry(clause, context) for clause in policy.clauses if clause.chapter == one))
        for one, title in titles
    ]
    return tuple(chapter for chapter in chapters if chapter.clauses)


def _entry(clause: Clause, context: _Context) -> ClauseEntry:
    lang, policy = context.lang, context.policy
    wanted = set(asked(clause))
    risks = register(policy, "risks").get("risks", [])
    return ClauseEntry(
        id=clause.id,
        title=clause.title,
        text=clause.text,
        why=clause.why,
        help=unfilled(clause.help),
        check=clause.check,
        severity=clause.severity,
        effect=word(EFFECT, clause.severity, lang),
        route=word(ROUTE, clause.route, lang),
        deciders=context.people.route(clause.route, lang),
        basis=tuple(context.basis[one] for one in clause.basis),
        protects=listed([word(PROTECTS, one, lang) for one in clause.protects], lang),
        applies_to=listed([word(CAPACITY, one, lang) for one in clause.applies_to], lang),
        for_all="all" in clause.applies_to,
        source=clause.source,
        withdrawn=clause.status == "withdrawn",
        pack=clause.pack,
        rules=rule_groups(rule_lines(clause, context.inputs.detectors, lang)),
        attestations=tuple(one for one in context.attestations if one.clause == clause.id or one.id in wanted),
        settings=_settings(clause.settings, policy.setting_notes),
        changes=tuple(one for one in context.changes if one.clause == clause.id),
        risks=tuple(str(one.get("id", "")) for one in risks if clause.id in one.get("controls", [])),
    )


def _counts(policy: Policy) -> Counts:
    live = [clause.check for clause in policy.clauses if clause.status == "active"]
    return Counts(
        auto=live.count("auto"),
        heuristic=live.count("heuristic"),
        sign=live.count("sign"),
        principle=live.count("principle"),
        withdrawn=len(policy.clauses) - len(live),
    )


def _settings(values: Mapping[str, Any], notes: Mapping[str, Localised]) -> tuple[SettingView, ...]:
    return tuple(SettingView(name, plain(value), notes.get(name, {})) for name, value in sorted(values.items()))


def plain(value: Any) -> str:
    """A setting's value as people read it in the policy's file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(plain(one) for one in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {plain(one)}" for key, one in value.items())
    return str(value)


POLICY = Document("policy", TITLE, build, "policy.html")
