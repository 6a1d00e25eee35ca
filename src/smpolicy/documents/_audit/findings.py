"""The findings of a run as an audit prints them: by clause, and by the function that decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from smpolicy.documents._registers.people import Directory, Holder
from smpolicy.documents._words import ROUTE, SEVERITY, word
from smpolicy.engine.waive import ROUTE_FUNCTIONS
from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.localised import Localised

_FINGERPRINT = 16
"""Characters of a fingerprint that are printed; enough to look it up."""
_Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of each kind; those that are undetermined are in none of the others."""

    error: int = 0
    warning: int = 0
    info: int = 0
    undetermined: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.error + self.warning + self.info + self.undetermined


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `place` is a path with line and column where there are any; `excerpt` is masked."""

    name: str
    severity: str
    undetermined: bool
    subject: str
    place: str
    field: str
    message: Localised
    help: Localised
    excerpt: str
    evasion: bool
    route: str
    fingerprint: str
    waiver: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message, and the findings that say it."""

    message: Localised
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """What one rule found with one severity, route and remedy, each of which is printed once."""

    name: str
    severity: str
    undetermined: bool
    route: str
    help: Localised
    said: tuple[Said, ...]

    @property
    def count(self) -> int:
        """How many findings."""
        return sum(len(one.findings) for one in self.said)


@dataclass(frozen=True, slots=True)
class ClauseFindings:
    """What was found under a clause."""

    id: str
    title: Localised
    tally: Tally
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class RouteFindings:
    """What a route has to decide: for each clause how many, and in which subjects."""

    route: str
    deciders: tuple[Holder, ...]
    tally: Tally
    clauses: tuple[tuple[str, Localised, Tally, tuple[str, ...]], ...]


def by_clause(findings: Iterable[Finding], root: Path, lang: str) -> tuple[ClauseFindings, ...]:
    """The clauses with the gravest findings first, then by their ids; in each the gravest first."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.clause.id, []).append(one)
    views = [
        ClauseFindings(
            clause, group[0].clause.title, tally(group), tuple(finding_view(one, root, lang) for one in sorted(group, key=_grave))
        )
        for clause, group in groups.items()
    ]
    return tuple(sorted(views, key=lambda one: (-one.tally.error, -one.tally.warning, -one.tally.total, one.id)))


def _grave(finding: Finding) -> int:
    return -finding.severity.rank


def by_route(findings: Iterable[Finding], people: Directory, lang: str) -> tuple[RouteFindings, ...]:
    """Every route that has something to decide, in the order of the product."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.route, []).append(one)
    order = [*ROUTE_FUNCTIONS, *sorted(groups.keys() - ROUTE_FUNCTIONS.keys())]
    return tuple(_route(route, groups[route], people, lang) for route in order if route in groups)


def _route(route: str, findings: Sequence[Finding], people: Directory, lang: str) -> RouteFindings:
    clauses: dict[str, list[Finding]] = {}
    for one in findings:
        clauses.setdefault(one.clause.id, []).append(one)
    rows = tuple(
        (clause, group[0].clause.title, tally(group), tuple(dict.fromkeys(one.subject for one in group)))
        for clause, group in sorted(clauses.items())
    )
    return RouteFindings(word(ROUTE, route, lang), people.route(route, lang), tally(findings), rows)


def tally(findings: Iterable[Finding]) -> Tally:
    """The findings, counted."""
    seen = [one.severity if one.verdict is Verdict.VIOLATION else None for one in findings]
    return Tally(seen.count(Severity.ERROR), seen.count(Severity.WARNING), seen.count(Severity.INFO), seen.count(None))


def finding_view(finding: Finding, root: Path, lang: str) -> FindingView:
    """One finding."""
    where = f":{finding.range.start_line}:{finding.range.start_column}" if finding.range else ""
    return FindingView(
        name=finding.name,
        severity=word(SEVERITY, finding.severity, lang),
        undetermined=finding.verdict is Verdict.UNDETERMINED,
        subject=finding.subject,
        place=relative(finding.path, root) + where,
        field=finding.field,
        message=finding.message,
        help=finding.advice,
        excerpt=finding.excerpt,
        evasion=finding.evasion,
        route=word(ROUTE, finding.route, lang),
        fingerprint=finding.fingerprint.removeprefix("sha256:")[:_FINGERPRINT],
        waiver=finding.waiver or "",
    )


def grouped(findings: Iterable[FindingView]) -> tuple[RuleFindings, ...]:
    """The findings, those of one rule together where the first of them stands, and in it those with one message."""
    rules: dict[tuple[object, ...], dict[_Words, list[FindingView]]] = {}
    for one in findings:
        rule = (one.name, one.severity, one.undetermined, one.route, _words(one.help))
        rules.setdefault(rule, {}).setdefault(_words(one.message), []).append(one)
    return tuple(_rule(list(messages.values())) for messages in rules.values())


def _rule(messages: Sequence[Sequence[FindingView]]) -> RuleFindings:
    first = messages[0][0]
    said = tuple(Said(each[0].message, tuple(each)) for each in messages)
    return RuleFindings(first.name, first.severity, first.undetermined, first.route, first.help, said)


def _words(text: Localised) -> _Words:
    return tuple(sorted(text.items()))


def relative(path: str, root: Path) -> str:
    """A path as seen from the workspace; one outside it as it stands."""
    try:
        return str(Path(path).resolve().relative_to(root.resolve())) if path else ""
    except (ValueError, OSError):
        return path
