"""What the machine does for a clause, in plain words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smpolicy.documents._words import EFFECT, RULE_KIND, SEVERITY, SUBJECT, listed, word
from smpolicy.model.localised import Localised
from smpolicy.model.subject import DRAFT_KINDS
from smpolicy.policy.clause import Clause
from smpolicy.rules._base import Rule
from smpolicy.rules.attest import Attest

_OF_WORDS = ("forbid", "require", "limit", "consistent", "similar", "replace")
"""Rule kinds that read what people write; the others look at fields and registers."""
_SLOT = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: `does` what, `on` which subjects, and what it says when it speaks, with `…` where a value stands."""

    name: str
    does: str
    looks_for: tuple[Localised, ...]
    on: str
    message: Localised
    severity: str
    effect: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that do the same on the same subjects with the same effect, so that it is said once."""

    does: str
    on: str
    effect: str
    rules: tuple[RuleLine, ...]


def rule_groups(lines: Iterable[RuleLine]) -> tuple[RuleGroup, ...]:
    """The rules of a clause in groups, each where its first rule stands."""
    groups: dict[tuple[str, str, str], list[RuleLine]] = {}
    for line in lines:
        groups.setdefault((line.does, line.on, line.effect), []).append(line)
    return tuple(RuleGroup(*said, tuple(rules)) for said, rules in groups.items())


def rule_lines(clause: Clause, detectors: Mapping[str, Localised], lang: str) -> tuple[RuleLine, ...]:
    """The rules of a clause; attestations are left out, because no machine tests what they say."""
    return tuple(_line(rule, clause, detectors, lang) for rule in clause.rules if not isinstance(rule, Attest))


def _line(rule: Rule, clause: Clause, detectors: Mapping[str, Localised], lang: str) -> RuleLine:
    names = tuple(rule.wanted_detectors())
    return RuleLine(
        name=rule.sub or clause.id,
        does=word(RULE_KIND, rule.KIND, lang),
        looks_for=tuple(detectors.get(one, {lang: one}) for one in names),
        on=listed([word(SUBJECT, one, lang) for one in rule.on], lang),
        message=unfilled(rule.message),
        severity=word(SEVERITY, rule.severity or clause.severity, lang),
        effect=word(EFFECT, rule.severity or clause.severity, lang),
    )


@dataclass(frozen=True, slots=True)
class KindView:
    """What the rules of one kind do, what they cannot see, and how many of them there are."""

    name: str
    what: Localised
    cannot_see: Localised
    rules: int


def rule_kinds_of(clauses: Iterable[Clause]) -> tuple[KindView, ...]:
    """The kinds of the rules of some clauses, those with the most rules first."""
    counted = Counter(type(rule) for clause in clauses for rule in clause.rules)
    return tuple(KindView(kind.KIND, RULE_KIND.get(kind.KIND, {}), kind.CANNOT_SEE, many) for kind, many in counted.most_common())


def unfilled(text: Localised) -> Localised:
    """A text of a rule or clause with `…` for each slot that only a finding could fill."""
    return {lang: _SLOT.sub("…", words).replace("….", "…") for lang, words in text.items()}


def reads_words(clause: Clause) -> bool:
    """Whether one of the clause's rules reads the words of a draft, so that a writer can heed it."""
    return any(rule.KIND in _OF_WORDS and set(rule.on) & set(DRAFT_KINDS) for rule in clause.rules)
