"""Policy -> Ruleset: types every expression, proves every pattern, builds the one matcher. All faults at once."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from smpolicy.detectors._base import Detector
from smpolicy.detectors._foreign import detectors_named
from smpolicy.engine.evaluate import asking_for, running_environment
from smpolicy.engine.pattern_settings import unknown_settings, with_settings
from smpolicy.engine.reads import asked_for, reads
from smpolicy.engine.ruleset import TAG, Compiled, CompiledRule, Ruleset
from smpolicy.engine.typing_check import SUBJECT_SHAPES, ExpressionFault, TypeChecker, missing_field
from smpolicy.errors import Fault, PolicyError
from smpolicy.matching.matcher import Matcher
from smpolicy.matching.patterns import fault_of
from smpolicy.model.finding import ClauseRef
from smpolicy.model.match import Pattern
from smpolicy.model.report import PolicyRef
from smpolicy.model.source import Place
from smpolicy.policy.clause import Clause, Policy, TextPlace
from smpolicy.rules._base import Expression, Rule

PROVING_SECONDS = 4.0
"""How long the proof of all patterns of a policy may work; an honest one takes a thousandth of a second, and a busy machine is no fault of it."""
_TOO_SLOW = {
    "id": "pola-pola kebijakan ini bersama-sama terlalu lambat; sederhanakan pola ini dan yang sesudahnya",
    "en": "the patterns of this policy are too slow together; make this one and those after it simpler",
}


def compile_policy(policy: Policy, detectors: Mapping[str, Detector]) -> Ruleset:
    """The ruleset of every active clause's rules.

    Raises `PolicyError` with every fault: an expression that does not type, a pattern that does not compile or runs
    away, an unknown detector, two rules of one name.
    """
    work = _Compilation(policy, detectors)
    compiled = tuple(work.rules())
    patterns = [*work.tag_patterns(), *work.patterns]
    work.prove(patterns)
    work.raise_faults()
    return Ruleset(
        policy=PolicyRef(policy.id, policy.version, policy.digest, dict(policy.title)),
        languages=policy.languages,
        view=policy.view,
        registers={name: subject.fields for name, subject in policy.registers.items()},
        settings=dict(policy.settings),
        rules=compiled,
        tag_ids=tuple(tag.id for tag in policy.tags),
        matcher=Matcher(patterns),
    )


def in_other_registers(ruleset: Ruleset, policy: Policy) -> Ruleset:
    """The ruleset of a policy that differs in its registers alone from the one that `ruleset` was compiled of.

    Clauses and settings are the same, so their rules and expressions are, too; only what registers make patterns of is gathered anew.
    Raises `PolicyError` for such a pattern that does not compile or runs away.
    """
    work = _Compilation(policy, {})
    rules = [pattern for one in ruleset.rules for pattern in _patterns_of(one.rule, policy)]
    patterns = [*work.tag_patterns(), *rules]
    work.prove(patterns)
    work.raise_faults()
    return dataclasses.replace(
        ruleset,
        view=policy.view,
        registers={name: subject.fields for name, subject in policy.registers.items()},
        matcher=Matcher(patterns),
    )


def _patterns_of(rule: Rule, policy: Policy) -> Iterator[Pattern]:
    for pattern in rule.wanted_patterns(policy.view):
        yield dataclasses.replace(pattern, key=f"{rule.name}#{pattern.key}")


class _Compilation:
    """One run of `compile_policy`, gathering faults."""

    def __init__(self, policy: Policy, detectors: Mapping[str, Detector]) -> None:
        self._policy, self._detectors = policy, detectors
        self.faults: list[Fault] = []
        self.patterns: list[Pattern] = []
        self._environment = running_environment()
        self._made: dict[tuple[str, tuple[str, ...]], Compiled] = {}
        self._places: dict[str, tuple[Clause, str]] = {}
        self._proving = 0.0

    def raise_faults(self) -> None:
        """Raises `PolicyError` with all faults so far, in the order of their places; does nothing where there are none."""
        if self.faults:
            raise PolicyError(sorted(self.faults, key=lambda one: (one.file, one.line, one.column)))

    def rules(self) -> Iterator[CompiledRule]:
        seen: set[str] = set()
        common = dict(self._policy.settings)
        for number, clause in enumerate(self._policy.clauses):
            if clause.status == "withdrawn":
                continue
            # One object where a clause has no settings of its own: what is bound for one such clause then serves all.
            settings = {**common, **clause.settings} if clause.settings else common
            settings_type = self._checker.settings_type(f"Settings{number}", settings)
            for index, written in enumerate(clause.rules):
                where = f"rules[{index}]"
                unknown = list(unknown_settings(written, settings))
                for name in unknown:
                    self._fault(clause, where, "pattern", _no_setting(name))
                rule = written if unknown else with_settings(written, settings)
                if rule.name in seen:
                    self._fault(clause, where, "rule-name", _two_rules(rule.name))
                seen.add(rule.name)
                self._gather_patterns(clause, where, rule)
                yield CompiledRule(
                    rule=rule,
                    clause=ClauseRef(clause.id, dict(clause.title), clause.chapter, clause.basis),
                    severity=rule.severity or clause.severity,
                    route=rule.route or clause.route,
                    why=dict(clause.why),
                    help=dict(rule.help or clause.help),
                    applies_to=clause.applies_to,
                    settings=settings,
                    expressions=self._expressions(clause, where, rule, settings_type),
                    heuristic=clause.check == "heuristic",
                )

    def tag_patterns(self) -> Iterator[Pattern]:
        for tag in self._policy.tags:
            for index, term in enumerate(tag.terms):
                yield Pattern(f"{TAG}{tag.id}#terms[{index}]", term)
            for index, source in enumerate(tag.patterns):
                yield Pattern(f"{TAG}{tag.id}#patterns[{index}]", source, regex=True)
        yield from _organisation_patterns(self._policy.view, self._policy.registers.get("plan"))

    def prove(self, patterns: Iterable[Pattern]) -> None:
        """Faults of expressions that do not compile or run away."""
        for pattern in patterns:
            fault = self._fault_of(pattern.source) if pattern.regex else None
            if fault is not None:
                clause, where = self._places.get(pattern.key, (None, ""))
                elsewhere = None if clause and where in clause.places else self._policy.pattern_places.get(pattern.source)
                if elsewhere:
                    self._note(elsewhere, "", "pattern", fault)
                else:
                    self._fault(clause, where, "pattern", fault)

    def _fault_of(self, source: str, *, may_be_empty: bool = False) -> dict[str, str] | None:
        """What is wrong with a pattern; past the time for all of them, the next one is at fault and the rest go unproved."""
        if self._proving > PROVING_SECONDS:
            return None
        begun = time.thread_time()
        fault = fault_of(source, may_be_empty=may_be_empty)
        self._proving += time.thread_time() - begun
        return fault or (_TOO_SLOW if self._proving > PROVING_SECONDS else None)

    def _gather_patterns(self, clause: Clause, where: str, rule: Rule) -> None:
        for pattern in _patterns_of(rule, self._policy):
            self.patterns.append(pattern)
            self._places[pattern.key] = (clause, f"{where}.{pattern.key.removeprefix(f'{rule.name}#')}")
        for name, source in rule.guards():
            fault = self._fault_of(source, may_be_empty=True)
            if fault is not None:
                self._fault(clause, f"{where}.{name}", "pattern", fault)
        for name in rule.wanted_detectors():
            if name not in self._detectors and not detectors_named([name]):
                self._fault(clause, f"{where}.detectors", "detector", _no_detector(name, list(self._detectors)))

    @cached_property
    def _checker(self) -> TypeChecker:
        return TypeChecker()

    def _expressions(self, clause: Clause, where: str, rule: Rule, settings: str) -> dict[str, Compiled]:
        found: dict[str, Compiled] = {}
        wanted = list(rule.expressions())
        if rule.when:
            wanted.insert(0, Expression("when", rule.when))
        lists = {one.name: one.source for one in wanted}
        for expression in wanted:
            if self._types(clause, where, rule, expression, settings, lists):
                found[expression.name] = self._compiled(expression.source, rule.on)
        return found

    def _compiled(self, source: str, kinds: tuple[str, ...]) -> Compiled:
        """The expression as it runs: one for all rules that say the same, so that what it gives serves them all."""
        read = reads(self._environment.compile(source).serialize())
        asks = asked_for(read, kinds)
        if (source, asks) not in self._made:
            code = self._environment.compile(asking_for(asks, source)).serialize()
            self._made[source, asks] = Compiled(code, read, asks)
        return self._made[source, asks]

    def _types(self, clause: Clause, where: str, rule: Rule, expression: Expression, settings: str, lists: Mapping[str, str]) -> bool:
        for kind in rule.on:
            if kind not in SUBJECT_SHAPES:
                self._fault(clause, f"{where}.on", "kind", _no_kind(kind))
                return False
            try:
                self._checker.check(expression, kind, settings, lists)
            except ExpressionFault as fault:
                self._fault(
                    clause, f"{where}.{expression.name}", "expression", _expression_fault(fault, kind), (expression.source, fault.offset)
                )
                return False
        return True

    def _fault(self, clause: Clause | None, where: str, code: str, what: dict[str, str], inside: tuple[str, int] | None = None) -> None:
        """Notes a fault at a path of the clause; `inside` is the text that stands there, and the code point of it that is meant."""
        places = clause.places if clause else {}
        place, path = None, where
        while path and (place := places.get(path)) is None:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        place = place or places.get("")
        if inside is not None and path == where and isinstance(place, TextPlace):
            place = place.of(*inside)
        self._note(place, f"{clause.id}: " if clause else "", code, what)

    def _note(self, place: Place | None, prefix: str, code: str, what: dict[str, str]) -> None:
        self.faults.append(
            Fault(
                file=place.file if place else str(self._policy.root),
                line=place.line if place else 0,
                column=place.column if place else 0,
                code=code,
                what={lang: prefix + text for lang, text in what.items()},
            )
        )


def _organisation_patterns(view: Mapping[str, Any], plan: Any) -> Iterator[Pattern]:
    """Names of the organisation and handles of competitors, found in the same scan as everything else."""
    organisation, blueprint = view.get("organisation", {}), view.get("blueprint", {})
    names = [*organisation.get("names", []), *blueprint.get("brand_terms", [])]
    for index, name in enumerate(dict.fromkeys(names)):
        yield Pattern(f"{TAG}organisation#names[{index}]", name)
    competitors = plan.fields.get("fact_finding", {}).get("competitors", []) if plan else []
    for index, one in enumerate(competitors):
        if one.get("handle"):
            yield Pattern(f"{TAG}comparison#handles[{index}]", one["handle"])


def _two_rules(name: str) -> dict[str, str]:
    return {
        "id": f"dua aturan bernama {name}; beri tiap aturan 'sub' yang berbeda",
        "en": f"two rules are named {name}; give each its own 'sub'",
    }


def _no_detector(name: str, known: list[str]) -> dict[str, str]:
    close = get_close_matches(name, known, 1)
    there = ", ".join(known)
    return {
        "id": f"detektor '{name}' tidak dikenal; " + (f"maksud Anda '{close[0]}'?" if close else f"yang ada: {there}"),
        "en": f"unknown detector '{name}'" + (f", did you mean '{close[0]}'?" if close else f"; there are: {there}"),
    }


def _no_setting(name: str) -> dict[str, str]:
    return {
        "id": f"pola menyebut setelan '{name}', tetapi tidak ada setelan bernama itu yang berisi bilangan bulat",
        "en": f"a pattern names the setting '{name}', but there is none of that name that holds a whole number",
    }


def _no_kind(kind: str) -> dict[str, str]:
    known = ", ".join(SUBJECT_SHAPES)
    return {
        "id": f"jenis subjek '{kind}' tidak dikenal; yang ada: {known}",
        "en": f"unknown kind of subject '{kind}'; there are: {known}",
    }


def _expression_fault(fault: ExpressionFault, kind: str) -> dict[str, str]:
    # What the parser would have taken instead is a list of the names of its tokens, which helps nobody.
    reason = fault.reason.partition(" expecting {")[0]
    missing = missing_field(reason)
    if missing:
        name, known = missing
        close = get_close_matches(name, known, 1)
        hint = {"id": f"; maksud Anda '{close[0]}'?", "en": f", did you mean '{close[0]}'?"} if close else {"id": "", "en": ""}
        return {
            "id": f"ekspresi (subjek {kind}): tidak ada bidang '{name}'{hint['id']}",
            "en": f"expression (subject {kind}): there is no field '{name}'{hint['en']}",
        }
    return {
        "id": f"ekspresi (subjek {kind}) tidak sah: {reason}; lihat daftar bidang dan fakta di dokumentasi bahasa kebijakan",
        "en": f"the expression (subject {kind}) is not valid: {reason}; see the fields and facts in the policy language's documentation",
    }
