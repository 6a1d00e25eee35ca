"""Which rule meets which subject, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from smpolicy.engine.context import CheckContext
from smpolicy.engine.ruleset import WITH_ACCOUNT, CompiledRule, Ruleset
from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject

ALL = "all"


class Skip(StrEnum):
    """Why a rule does not meet a subject; the order is that of a run's summary."""

    KIND = "kind"
    NOT_OURS = "not_ours"
    CAPACITY = "capacity"
    CONDITION = "condition"


REASONS: dict[Skip, Localised] = {
    Skip.KIND: {"id": "tidak ada subjek dari jenis yang diperiksanya", "en": "no subject of a kind it looks at"},
    Skip.NOT_OURS: {"id": "akunnya bukan milik kita", "en": "the account is not ours"},
    Skip.CAPACITY: {"id": "klausul tidak mengikat kapasitas akunnya", "en": "the clause does not bind that capacity"},
    Skip.CONDITION: {"id": "syaratnya tidak terpenuhi", "en": "its condition does not hold"},
}


@dataclass(frozen=True, slots=True)
class Step:
    """A rule to be tried, with what is asked of it for every subject.

    `silenced` are the findings, by clause and sub, beside which it is silent; `detectors` are those without which, and without a
    match of a pattern of its own, it has nothing to say, None where it has.
    """

    one: CompiledRule
    name: str
    silenced: frozenset[tuple[str, str]]
    detectors: frozenset[str] | None

    @classmethod
    def of(cls, one: CompiledRule) -> Step:
        """The step that tries a rule."""
        silenced = frozenset((one.clause.id, sub) for sub in one.rule.unless_found)
        return cls(one, one.name, silenced, frozenset(one.rule.wanted_detectors()) if one.rule.only_where_found else None)


def rules_by_kind(ruleset: Ruleset, only: frozenset[str]) -> dict[str, tuple[Step, ...]]:
    """The rules to try on each kind of subject, siblings that others wait for first."""
    table = _by_kind(one for one in ruleset.rules if not one.rule.remark and (not only or one.name in only))
    # `unless_found` looks back at siblings, so a rule that has it comes after those that have not.
    return {kind: tuple(sorted(steps, key=lambda step: bool(step.silenced))) for kind, steps in table.items()}


def remarks_by_kind(ruleset: Ruleset) -> dict[str, list[Step]]:
    """The rules that only say something beside the findings on each kind of subject, whichever rules are asked for."""
    return _by_kind(one for one in ruleset.rules if one.rule.remark)


def _by_kind(rules: Iterable[CompiledRule]) -> dict[str, list[Step]]:
    table: dict[str, list[Step]] = {}
    for one in rules:
        step = Step.of(one)
        for kind in one.rule.on:
            table.setdefault(kind, []).append(step)
    return table


@dataclass(frozen=True, slots=True)
class Scope:
    """The steps that are for subjects of one sort of account, and those that are not, for one reason."""

    within: tuple[Step, ...]
    outside: tuple[Step, ...]
    reason: Skip


def scope(steps: Iterable[Step], capacity: str, *, ours: bool) -> Scope:
    """Of the steps those that subjects of such an account meet."""
    if not ours:
        return Scope((), tuple(steps), Skip.NOT_OURS)
    within: list[Step] = []
    outside: list[Step] = []
    for step in steps:
        (within if _binds(step.one, capacity) else outside).append(step)
    return Scope(tuple(within), tuple(outside), Skip.CAPACITY)


def skipped(one: CompiledRule, subject: Subject, context: CheckContext) -> Skip | None:
    """Why the rule does not meet the subject, or None when it does.

    Raises `Undetermined` when the rule's condition cannot be computed.
    """
    if subject.kind in WITH_ACCOUNT:
        facts = context.facts(subject)
        if not facts["account_ours"]:
            return Skip.NOT_OURS
        if not _binds(one, facts["effective_capacity"]):
            return Skip.CAPACITY
    return None if context.holds(one.name, subject) else Skip.CONDITION


def _binds(one: CompiledRule, capacity: str) -> bool:
    # A draft whose capacity is unknown is bound by every clause: the stricter reading.
    return ALL in one.applies_to or not capacity or capacity in one.applies_to


def worst_of(reasons: Iterable[Skip]) -> Skip:
    """The reason nearest to having met: what a reader wants to know of a rule that met nothing."""
    return max(reasons, key=list(Skip).index, default=Skip.KIND)
