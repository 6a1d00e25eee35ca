"""Which rule meets which subject, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from smpolicy.engine.context import CheckContext
from smpolicy.engine.ruleset import CompiledRule, Ruleset
from smpolicy.model.localised import Localised
from smpolicy.model.subject import DRAFT_KINDS, Subject

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


def rules_by_kind(ruleset: Ruleset, only: frozenset[str]) -> dict[str, tuple[CompiledRule, ...]]:
    """The rules to try on each kind of subject, siblings that others wait for first."""
    table = _by_kind(one for one in ruleset.rules if not one.rule.remark and (not only or one.name in only))
    # `unless_found` looks back at siblings, so a rule that has it comes after those that have not.
    return {kind: tuple(sorted(rules, key=lambda one: bool(one.rule.unless_found))) for kind, rules in table.items()}


def remarks_by_kind(ruleset: Ruleset) -> dict[str, list[CompiledRule]]:
    """The rules that only say something beside the findings on each kind of subject, whichever rules are asked for."""
    return _by_kind(one for one in ruleset.rules if one.rule.remark)


def _by_kind(rules: Iterable[CompiledRule]) -> dict[str, list[CompiledRule]]:
    table: dict[str, list[CompiledRule]] = {}
    for one in rules:
        for kind in one.rule.on:
            table.setdefault(kind, []).append(one)
    return table


def skipped(one: CompiledRule, subject: Subject, context: CheckContext) -> Skip | None:
    """Why the rule does not meet the subject, or None when it does.

    Raises `Undetermined` when the rule's condition cannot be computed.
    """
    if subject.kind in (*DRAFT_KINDS, "account"):
        facts = context.facts(subject)
        if not facts["account_ours"]:
            return Skip.NOT_OURS
        if not _binds(one, facts["effective_capacity"]):
            return Skip.CAPACITY
    return None if context.holds(one, subject) else Skip.CONDITION


def _binds(one: CompiledRule, capacity: str) -> bool:
    # A draft whose capacity is unknown is bound by every clause: the stricter reading.
    return ALL in one.applies_to or not capacity or capacity in one.applies_to


def worst_of(reasons: Iterable[Skip]) -> Skip:
    """The reason nearest to having met: what a reader wants to know of a rule that met nothing."""
    return max(reasons, key=list(Skip).index, default=Skip.KIND)
