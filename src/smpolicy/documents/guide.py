"""The staff guide: on two pages what not to write, what to write instead, and whom to ask, with examples the rules are tested on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.governance import Governance, governance
from smpolicy.documents._registers.machine import reads_words
from smpolicy.documents._registers.people import directory
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Case, Clause, Policy
from smpolicy.rules.forbid import Forbid

TITLE = {"id": "Panduan singkat", "en": "Short guide"}
_PAIRS, _REMINDERS = 8, 14
_LONGEST = 100
"""Characters of an example: more would not fit on two pages."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause with a text that breaks it and one that keeps it, both from its rule tests."""

    clause: str
    title: Localised
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A clause without an example, and what it says."""

    clause: str
    title: Localised
    text: Localised


@dataclass(frozen=True, slots=True)
class GuideView:
    """The guide; `left_out` counts the clauses that it does not name."""

    frame: Frame
    pairs: tuple[Pair, ...]
    reminders: tuple[Reminder, ...]
    left_out: int
    governance: Governance


def build(policy: Policy, inputs: Inputs, lang: str) -> GuideView:
    """The view; the gravest clauses first, and of each chapter in turn, so that no topic crowds out the others."""
    people = directory(policy)
    active = [one for one in policy.clauses if one.status == "active" and reads_words(one)]
    pairs = tuple(_in_turn([pair for one in _gravest_first(active) for pair in _pair(one)], policy))[:_PAIRS]
    shown = {one.clause for one in pairs}
    others = [one for one in _gravest_first(active) if one.id not in shown]
    reminders = tuple(Reminder(one.id, one.title, one.text) for one in others[:_REMINDERS])
    return GuideView(
        frame=frame_of(policy, TITLE, "guide", people, inputs.today, lang),
        pairs=pairs,
        reminders=reminders,
        left_out=sum(one.status == "active" for one in policy.clauses) - len(pairs) - len(reminders),
        governance=governance(policy, people, lang),
    )


def _gravest_first(clauses: list[Clause]) -> list[Clause]:
    order = ("error", "warning", "info")
    return sorted(clauses, key=lambda one: order.index(one.severity))


def _pair(clause: Clause) -> Iterator[Pair]:
    """At most one: only texts that a pattern or term of the clause itself decides show in themselves what is wrong."""
    deciding = {rule.sub for rule in clause.rules if isinstance(rule, Forbid) and (rule.terms or rule.patterns or rule.detectors)}
    deciding |= {name for rule in clause.rules if isinstance(rule, Forbid) for name in rule.detectors}
    wrong = [one for one in clause.cases if any(want.get("rule") == clause.id and want.get("sub", "") in deciding for want in one.expect)]
    right = [one for one in clause.cases if not one.expect]
    for bad, good in zip(_short(wrong), _short(right), strict=False):
        yield Pair(clause.id, clause.title, bad, good)
        return


def _short(cases: list[Case]) -> list[str]:
    texts = [str(one.subject.get("text", "")).strip() for one in cases if not one.given]
    return [text for text in texts if 0 < len(text) <= _LONGEST]


def _in_turn(pairs: list[Pair], policy: Policy) -> Iterator[Pair]:
    """The first pair of each chapter, then the second of each, and so on."""
    chapter_of = {one.id: one.chapter for one in policy.clauses}
    seen: dict[str, int] = {}
    ranked = []
    for pair in pairs:
        chapter = chapter_of[pair.clause]
        seen[chapter] = seen.get(chapter, 0) + 1
        ranked.append((seen[chapter], pair))
    yield from (pair for _, pair in sorted(ranked, key=lambda one: one[0]))


GUIDE = Document("guide", TITLE, build, "guide.html")
