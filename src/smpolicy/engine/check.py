"""Ruleset x subjects -> Report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from smpolicy.engine._findings import FindingMaker
from smpolicy.engine.conditions import Answers, Meetings, all_open
from smpolicy.engine.context import CheckContext
from smpolicy.engine.plan import REASONS, Skip, Step, remarks_by_kind, rules_by_kind, worst_of
from smpolicy.engine.planned import in_plan, planned_drafts, rules_of_words
from smpolicy.engine.ruleset import Ruleset
from smpolicy.engine.waive import settle
from smpolicy.model.finding import Finding, Severity, Verdict
from smpolicy.model.report import Decision, Report, SubjectReport, Unmet
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Undetermined

BATCH = 2000
"""Subjects whose texts are laid end to end for one scan."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check: `only` names rules (empty means all), `route` keeps one function's findings."""

    today: date
    only: frozenset[str] = frozenset()
    route: str | None = None
    use_waivers: bool = True
    unmask: bool = False


Progress = Callable[[int], None]
"""Called with the number of subjects done so far."""


def check(ruleset: Ruleset, subjects: Iterable[Subject], options: CheckOptions, progress: Progress | None = None) -> Report:
    """The report on those subjects. A rule that raises is one `undetermined` finding; the rest of the run goes on."""
    run = _Run(ruleset, options)
    stream = iter(subjects)
    while batch := list(islice(stream, BATCH)):
        run.begin(batch)
        for subject in batch:
            run.check_subject(subject)
            if progress is not None:
                progress(len(run.subjects))
    return run.report()


def masked(ruleset: Ruleset, texts: Iterable[str], today: date) -> tuple[str, ...]:
    """Texts beside the findings, such as an inbox's topics, with personal data and confidential terms hidden as in findings."""
    maker = FindingMaker(CheckContext(ruleset, today), unmask=False)
    return tuple(map(maker.masked, texts))


class _Seen(NamedTuple):
    """What the report tells of a subject, which itself is let go of with its batch."""

    id: str
    kind: str
    path: str
    digest: str


class _Run:
    """The state of one call of `check`."""

    def __init__(self, ruleset: Ruleset, options: CheckOptions) -> None:
        self.context = CheckContext(ruleset, options.today)
        self.subjects: list[_Seen] = []
        self._ruleset, self._options = ruleset, options
        self._maker = FindingMaker(self.context, unmask=options.unmask)
        self._rules = rules_by_kind(ruleset, options.only)
        self._of_words = rules_of_words(self._rules.get("post", ()))
        self._planned: dict[int, tuple[tuple[str, Subject], ...]] = {}
        self._remarks = remarks_by_kind(ruleset)
        self._findings: list[Finding] = []
        self._needs: dict[int, set[str]] = defaultdict(set)
        self._ran: set[str] = set()
        self._settled: set[int] = set()
        self._hit: set[str] = set()
        self._skips: dict[Skip, set[str]] = defaultdict(set)
        self._meetings = Meetings(self.context)

    def begin(self, batch: Sequence[Subject]) -> None:
        """Takes the next subjects in hand."""
        self._maker.forget()
        self._planned = {id(one): planned_drafts(one) for one in batch if one.kind == "plan"}
        self.context.begin(batch, [draft for rows in self._planned.values() for _, draft in rows])

    def check_subject(self, subject: Subject) -> None:
        self.subjects.append(_Seen(subject.id, subject.kind, subject.path, subject.digest))
        if not self._options.only:
            self._findings.extend(self._maker.note(subject, note) for note in subject.notes)
        self._findings.extend(self._remarked(self._found(self._rules.get(subject.kind, ()), subject), subject))
        for row, draft in self._planned.get(id(subject), ()):
            found = self._remarked(self._found(self._of_words, draft), draft)
            self._findings.extend(in_plan(one, subject, row) for one in found)

    def _found(self, steps: Sequence[Step], subject: Subject) -> list[Finding]:
        spoken: set[tuple[str, str]] = set()
        found: list[Finding] = []
        fault: Exception | None = None
        try:
            answers = self._meetings.of(steps, subject)
        except Exception as error:  # noqa: BLE001 - where not even the account can be told, each rule tells that it could not be tested
            answers, fault = all_open(steps), error
        self._note(answers)
        for step, holds in answers.left:
            if step.silenced and not step.silenced.isdisjoint(spoken):
                self._meets(step)
                continue
            for finding in self._untested(step, subject, fault) if fault else self._findings_of(step, subject, holds=holds):
                # A rule's findings may have subs of their own (detectors, register entries); its name speaks for them all.
                spoken.update({(step.one.clause.id, finding.sub), (step.one.clause.id, step.one.rule.sub)})
                found.append(finding)
        return found

    def _note(self, answers: Answers) -> None:
        """Notes which rules met the subject at hand, and which did not."""
        self._ran |= answers.met
        for skip, names in answers.unmet:
            self._skips[skip] |= names
        if answers.settled:
            self._settled.add(len(self.subjects) - 1)

    def report(self) -> Report:
        options, ruleset = self._options, self._ruleset
        waivers = self.context.register("waivers") if options.use_waivers else {}
        ran = {name.partition("/")[0] for name in self._ran}
        checked = {subject.id for subject in self.subjects}
        settled = settle(self._findings, waivers, ruleset.view, self.context.register("team"), options.today, ran, checked)
        standing = tuple(sorted(_on_route(settled.standing, options.route), key=place_key))
        decided = self._decisions(settled.standing)
        return Report(
            policy=ruleset.policy,
            today=options.today,
            decision=_worst(one.decision for one in decided),
            subjects=decided,
            findings=standing,
            waived=tuple(sorted(_on_route(settled.waived, options.route), key=place_key)),
            rules_run=tuple(sorted(self._ran)),
            rules_hit=tuple(sorted(self._hit)),
            rules_not_run=tuple(self._not_run()),
        )

    def _findings_of(self, step: Step, subject: Subject, *, holds: bool) -> Sequence[Finding]:
        """What the rule says of the subject; `holds` is whether its condition surely does."""
        try:
            if not holds:
                if not self.context.holds(step.name, subject):
                    self._skips[Skip.CONDITION].add(step.name)
                    return ()
                self._meets(step)
            if step.detectors is not None and not self.context.finds(step.name, step.detectors, subject):
                return ()
            hits = list(step.one.rule.check(subject, self.context))
            findings = [self._maker.finding(step.one, subject, hit) for hit in hits]
        except Exception as fault:  # noqa: BLE001 - a rule that raises must neither end the run nor pass for silence
            return self._untested(step, subject, fault)
        for hit in hits:
            self._hit.add(step.name)
            self._needs[len(self.subjects) - 1].update(hit.needs)
        return findings

    def _untested(self, step: Step, subject: Subject, fault: Exception) -> Sequence[Finding]:
        self._meets(step)
        return (self._maker.undetermined(step.one, subject, fault.reason if isinstance(fault, Undetermined) else _raised(fault)),)

    def _remarked(self, found: Sequence[Finding], subject: Subject) -> Iterator[Finding]:
        """The findings on a subject with what is to be said beside each of them; a remark that could not be tested is a finding too."""
        told = self._found(self._remarks.get(subject.kind, ()), subject)
        remarks = [one for one in told if one.verdict is Verdict.VIOLATION]
        for finding in found:
            # A clause's own findings say it themselves.
            beside = [one for one in remarks if one.rule != finding.rule]
            langs = dict.fromkeys(lang for one in beside for lang in one.message)
            remark = {lang: " ".join(f"{one.message.get(lang, '')} ({one.rule})" for one in beside) for lang in langs}
            yield replace(finding, remark=remark) if remark else finding
        yield from (one for one in told if one.verdict is not Verdict.VIOLATION)

    def _meets(self, step: Step) -> None:
        """Notes that the rule met the subject at hand; one that only remarks tests nothing."""
        self._ran.add(step.name)
        if not step.one.rule.remark:
            self._settled.add(len(self.subjects) - 1)

    def _decisions(self, standing: Sequence[Finding]) -> tuple[SubjectReport, ...]:
        by_subject: Mapping[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in standing:
            by_subject[finding.subject, finding.path].append(finding)
        return tuple(
            SubjectReport(
                id=subject.id,
                kind=subject.kind,
                path=subject.path,
                decision=decide(by_subject.get((subject.id, subject.path), ()), settled=index in self._settled),
                digest=subject.digest,
                needs=tuple(sorted(self._needs[index])),
                settled=index in self._settled,
            )
            for index, subject in enumerate(self.subjects)
        )

    def _not_run(self) -> Iterator[Unmet]:
        for one in self._ruleset.rules:
            wanted = not self._options.only or one.name in self._options.only
            if wanted and one.name not in self._ran:
                yield Unmet(one.name, REASONS[worst_of(skip for skip, names in self._skips.items() if one.name in names)])


def decide(findings: Iterable[Finding], *, settled: bool = True) -> Decision:
    """`block` on an error, or on an error-level rule that could not be tested; `ask` on a warning or any other doubt.

    Of a subject that is not `settled` (`SubjectReport`) nobody knows anything.
    """
    decision = Decision.ALLOW if settled else Decision.ASK
    for finding in findings:
        if finding.severity is Severity.ERROR:
            return Decision.BLOCK
        if finding.severity is Severity.WARNING or finding.verdict is Verdict.UNDETERMINED:
            decision = Decision.ASK
    return decision


def place_key(finding: Finding) -> tuple[str, str, int, int, str, str]:
    """The order of findings in every output: path, place, rule."""
    where = finding.range
    return (finding.path, finding.sheet, where.start_line if where else 0, where.start_column if where else 0, finding.rule, finding.sub)


def _worst(decisions: Iterable[Decision]) -> Decision:
    order = (Decision.ALLOW, Decision.ASK, Decision.BLOCK)
    return max(decisions, key=order.index, default=Decision.BLOCK)


def _on_route(findings: Iterable[Finding], route: str | None) -> Iterator[Finding]:
    return (finding for finding in findings if route is None or finding.route == route)


def _raised(error: Exception) -> dict[str, str]:
    name = type(error).__name__
    return {"id": f"aturan gagal dengan {name}", "en": f"the rule failed with {name}"}
