"""The policy's own rule tests: each case is a closed world, and every rule must fire once and stay silent once."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.detectors._base import Detector
from smpolicy.engine.check import CheckOptions, check
from smpolicy.engine.compile import compile_policy, in_other_registers
from smpolicy.engine.ruleset import Ruleset, rules_named
from smpolicy.model.finding import Finding, Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Case, Policy

DEFAULT_TODAY = "2026-11-22"
"""The day of a case that names none."""
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_VIEW_SECTIONS = ("organisation", "documents", "approvals", "blueprint", "risk_management", "legal_review", "privacy_guidance")

SubjectBuilder = Callable[[Mapping[str, Any], Policy], Subject]
"""Makes a subject of a case's fields; raises `InputError` when they have no such shape."""


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """How one case came out; `problems` is empty when it passed."""

    case: Case
    clause: str
    pack: str
    problems: tuple[Localised, ...]

    @property
    def passed(self) -> bool:
        """Whether found and expected are the same."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """In how many cases a rule spoke, and in how many it looked and stayed silent."""

    rule: str
    fired: int
    silent: int


@dataclass(frozen=True, slots=True)
class CasesReport:
    """All cases of a policy or pack."""

    outcomes: tuple[CaseOutcome, ...]
    coverage: tuple[RuleCoverage, ...]

    @property
    def failures(self) -> tuple[CaseOutcome, ...]:
        """The cases that did not come out as expected."""
        return tuple(one for one in self.outcomes if not one.passed)

    @property
    def gaps(self) -> tuple[RuleCoverage, ...]:
        """Rules that never fired, or were never silent."""
        return tuple(one for one in self.coverage if not one.fired or not one.silent)


def run_cases(
    policy: Policy, cases: Sequence[tuple[str, str, Case]], detectors: Mapping[str, Detector], build: SubjectBuilder
) -> CasesReport:
    """Runs cases, given with their clause id and pack, against a policy."""
    runner = _Runner(policy, detectors, build)
    outcomes = tuple(runner.outcome(clause, pack, case) for clause, pack, case in cases)
    packs = {pack for _, pack, _ in cases}
    mine = {rule.name for clause in policy.clauses if clause.pack in packs for rule in clause.rules}
    coverage = tuple(RuleCoverage(name, runner.fired.get(name, 0), runner.silent.get(name, 0)) for name in sorted(mine))
    return CasesReport(outcomes, coverage)


class _Runner:
    """Keeps one ruleset for each set of changed registers; what only settings decide is compiled once for all that share them."""

    def __init__(self, policy: Policy, detectors: Mapping[str, Detector], build: SubjectBuilder) -> None:
        self._policy, self._detectors, self._build = policy, detectors, build
        self._rulesets: dict[str, tuple[Policy, Ruleset]] = {}
        self._compiled: dict[str, Ruleset] = {}
        self.fired: dict[str, int] = {}
        self.silent: dict[str, int] = {}

    def outcome(self, clause: str, pack: str, case: Case) -> CaseOutcome:
        policy, ruleset = self._ruleset(case.given)
        wanted = case.only or ((clause,) if clause else ())
        only = rules_named(ruleset, wanted) if wanted else frozenset()
        subject = self._build(case.subject, policy)
        options = CheckOptions(today=date.fromisoformat(case.today or DEFAULT_TODAY), only=only, use_waivers=False)
        others = [self._build({"id": f"other-{number}", **one}, policy) for number, one in enumerate(case.others, 1)]
        report = check(ruleset, [subject, *others], options)
        self._count(ruleset, subject, only, report.rules_hit)
        found = [one for one in report.findings if one.subject == subject.id]
        return CaseOutcome(case, clause, pack, tuple(_problems(case.expect, found, subject)))

    def _ruleset(self, given: Mapping[str, Any]) -> tuple[Policy, Ruleset]:
        key = _key(given)
        if key not in self._rulesets:
            policy = with_given(self._policy, given) if given else self._policy
            self._rulesets[key] = (policy, in_other_registers(self._of_settings(given), policy))
        return self._rulesets[key]

    def _of_settings(self, given: Mapping[str, Any]) -> Ruleset:
        settings = {path: value for path, value in given.items() if path.startswith("settings.")}
        key = _key(settings)
        if key not in self._compiled:
            self._compiled[key] = compile_policy(with_given(self._policy, settings) if settings else self._policy, self._detectors)
        return self._compiled[key]

    def _count(self, ruleset: Ruleset, subject: Subject, only: frozenset[str], hit: Iterable[str]) -> None:
        for one in ruleset.rules:
            if subject.kind in one.rule.on and (not only or one.name in only):
                table = self.fired if one.name in hit else self.silent
                table[one.name] = table.get(one.name, 0) + 1


def _key(given: Mapping[str, Any]) -> str:
    return json.dumps(given, sort_keys=True, default=str)


def with_given(policy: Policy, given: Mapping[str, Any]) -> Policy:
    """A policy whose registers differ at dotted paths (`settings.fold_chars`, `accounts.accounts[0].active`).

    A value of None takes the key away. Raises `KeyError` for a path that leads nowhere.
    """
    view, settings = copy.deepcopy(dict(policy.view)), dict(policy.settings)
    registers = {name: copy.deepcopy(dict(subject.fields)) for name, subject in policy.registers.items()}
    for path, value in given.items():
        head, _, rest = path.partition(".")
        if head == "settings":
            settings[rest] = value
        elif head in registers and rest:
            _put(registers[head], rest, value)
        elif head in _VIEW_SECTIONS or head in view:
            _put(view, path, value)
        else:
            registers[head] = value
    kept = {name: policy.registers.get(name) for name in registers}
    return dataclasses.replace(
        policy,
        view=view,
        settings=settings,
        registers={
            name: dataclasses.replace(old, fields=registers[name]) if old else Subject(name, name, name, registers[name])
            for name, old in kept.items()
        },
    )


def _put(data: Any, path: str, value: Any) -> None:
    steps: list[str | int] = [int(match[2]) if match[2] else match[1] for match in _STEP.finditer(path)]
    for step in steps[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) and isinstance(step, str) else data[step]
    last = steps[-1]
    if value is None and isinstance(data, dict):
        data.pop(last, None)
    else:
        data[last] = value


def _problems(expected: Sequence[Mapping[str, Any]], found: Sequence[Finding], subject: Subject) -> Iterable[Localised]:
    for want in expected:
        if not any(_meets(want, finding, subject) for finding in found):
            yield {"id": f"diharapkan tetapi tidak ada: {_expectation(want)}", "en": f"expected but not found: {_expectation(want)}"}
    for finding in found:
        if not any(_meets(want, finding, subject) for want in expected):
            told = _told(finding, subject)
            yield {"id": f"ditemukan tetapi tidak diharapkan: {told}", "en": f"found but not expected: {told}"}


def _meets(want: Mapping[str, Any], finding: Finding, subject: Subject) -> bool:
    verdict = want.get("verdict", Verdict.VIOLATION)
    return (
        want.get("rule") == finding.rule
        and want.get("sub", finding.sub) == finding.sub
        and want.get("severity", finding.severity) == finding.severity
        and verdict == finding.verdict
        and want.get("evasion", finding.evasion) == finding.evasion
        and ("remark" not in want or _has_remark(finding, str(want["remark"])))
        and ("at" not in want or str(want["at"]) in (marked_text(finding, subject), finding.field))
    )


def _has_remark(finding: Finding, clause: str) -> bool:
    """Whether the finding carries the remark of a clause; an empty name asks for none at all."""
    return f"({clause})" in finding.remark.get("en", "") if clause else not finding.remark


def marked_text(finding: Finding, subject: Subject) -> str:
    """The very text that a finding marks in its subject; empty when it marks a field."""
    part = subject.part(finding.field)
    return part.text[finding.span.start : finding.span.end] if part is not None and finding.span is not None else ""


def _expectation(want: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in want.items())


def _told(finding: Finding, subject: Subject) -> str:
    at = marked_text(finding, subject) or finding.field
    doubt = f" [{finding.message.get('en', '')}]" if finding.verdict is Verdict.UNDETERMINED else ""
    return f"{finding.name} {finding.severity}" + (f" at {at!r}" if at else "") + doubt
