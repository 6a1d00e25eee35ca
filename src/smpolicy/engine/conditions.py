"""Which rules meet a subject, told together for all subjects that are alike in what conditions read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from smpolicy.engine.context import CheckContext
from smpolicy.engine.plan import Scope, Skip, Step, scope
from smpolicy.engine.ruleset import WITH_ACCOUNT
from smpolicy.model.subject import Subject

_OF_ONE = frozenset(
    """subject subject.id subject.text subject.bio subject.thread subject.approvals subject.publish_at facts facts.customer_text
    facts.own_words facts.shared_words""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Paths at which nearly every draft has something else: a condition that reads one of them is asked for each."""
_MOST = 2000
"""Sorts of subjects whose answers are held at once."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Which of some rules meet the subjects of one sort.

    `left` are those that may have something to say, in order, each with whether its condition surely holds: where not, it is still to
    be asked. `met` are the names of those that surely meet, `unmet` of those that surely do not, by reason. `settled` is what a
    `SubjectReport` is.
    """

    left: tuple[tuple[Step, bool], ...]
    met: frozenset[str] = frozenset()
    unmet: tuple[tuple[Skip, frozenset[str]], ...] = ()
    settled: bool = False


def all_open(steps: Sequence[Step]) -> Answers:
    """Nothing is sure."""
    return Answers(tuple((step, False) for step in steps))


class Meetings:
    """Which rules meet the subjects of a run."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._conditions: dict[tuple[int, str, bool], _Conditions] = {}

    def of(self, steps: Sequence[Step], subject: Subject) -> Answers:
        """Of the rules those that meet a subject. Raises what keeps its account from being told."""
        if subject.kind not in WITH_ACCOUNT:
            return all_open(steps)
        facts = self._context.facts(subject)
        key = (id(steps), facts["effective_capacity"], facts["account_ours"])
        if key not in self._conditions:
            found = scope(steps, facts["effective_capacity"], ours=facts["account_ours"])
            self._conditions[key] = _Conditions(found, self._context)
        return self._conditions[key].of(subject)


class _Conditions:
    """The conditions of the rules that are for one sort of account."""

    def __init__(self, found: Scope, context: CheckContext) -> None:
        self._steps, self._context = found.within, context
        self._outside = (found.reason, frozenset(step.name for step in found.outside))
        self._elsewhere = found.reason is Skip.NOT_OURS and bool(found.outside)
        read = {step.name: context.condition_reads(step.name) for step in found.within}
        self._open = frozenset(name for name, paths in read.items() if paths is None or not _OF_ONE.isdisjoint(paths))
        paths = sorted({path for name, paths in read.items() if name not in self._open for path in paths or ()})
        self._sort: Callable[[Any], Any] = itemgetter(*paths) if paths else lambda _: ()
        self._held: dict[Any, Answers] = {}

    def of(self, subject: Subject) -> Answers:
        """The answers of a subject; nothing is sure where it cannot be told to whom it is alike."""
        try:
            sort = self._sort(self._context.standing(subject))
        except ValueError:
            return all_open(self._steps)
        if sort not in self._held:
            if len(self._held) >= _MOST:
                self._held.clear()
            self._held[sort] = self._answers(subject)
        return self._held[sort]

    def _answers(self, subject: Subject) -> Answers:
        sure = {step.name: self._sure(step, subject) for step in self._steps}
        unmet = frozenset(step.name for step in self._steps if sure[step.name] is False and not step.silenced)
        return Answers(
            # One that is silent beside another rule's findings counts as met there, whatever its condition.
            left=tuple((step, sure[step.name] is True) for step in self._steps if step.name not in unmet),
            met=frozenset(name for name, holds in sure.items() if holds),
            unmet=(self._outside, (Skip.CONDITION, unmet)),
            settled=self._elsewhere or any(sure[step.name] and not step.one.rule.remark for step in self._steps),
        )

    def _sure(self, step: Step, subject: Subject) -> bool | None:
        if step.name in self._open:
            return None
        try:
            return self._context.holds(step.name, subject)
        except Exception:  # noqa: BLE001 - it is asked again where the rule is tried, which then tells what is at fault
            return None
