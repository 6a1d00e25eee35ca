"""Checking says what trying every rule on every subject alone says, over variables that are all bound anew each time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cel_expr_python import cel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpolicy import bootstrap
from smpolicy.engine._findings import FindingMaker
from smpolicy.engine._functions import declared
from smpolicy.engine.check import CheckOptions, _Run, check
from smpolicy.engine.context import CheckContext
from smpolicy.engine.evaluate import VARIABLES, _undetermined, running_environment
from smpolicy.engine.plan import Skip, Step, skipped
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.finding import Finding
from smpolicy.model.match import Match
from smpolicy.model.report import Report
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.readers.collect import collect, subject_from_fields
from smpolicy.rules._base import Rule

from .workspaces import CLAUSES, TODAY, Office, both, clause, rule

EXAMPLE = Path(__file__).parents[3] / "examples" / "lumbungrasa"
OPTIONS = CheckOptions(today=TODAY)
ENVIRONMENT = running_environment()
TEXTS = (
    "Kopi Lumbung hadir lagi! Yuk mampir, promo berlaku 30 Februari 2026.",
    "Hubungi Ibu Sari di 0812-3456-7890 atau sari@contoh.example ya kak.",
    "Produk kami nomor satu di Indonesia, dijamin 100% sembuh. KMS dan BPKN setuju!",
    "Dasar b0doh, kompetitor itu penipu. Baca https://berita.example/a",
    "Refund diproses 9 hari kerja, ongkir Rp 15.000, buka 24 jam",
    "Anda bisa ikut giveaway ini, kamu tinggal tag 3 teman!!! #iklan #kopi #giveaway",
    "We at Lumbungrasa think revenue will double next year, per internal figures.",
    "𝓗𝓪𝓵𝓸 ｋａｋ ☕️, cek DM\n\nTERIMA KASIH BANYAK",
    "ok",
)


class PlainContext(CheckContext):
    """As the engine's, but that nothing is remembered, nothing is told together and matches are sought one rule at a time."""

    def value(self, rule: Rule, expression: str, subject: Subject, **variables: Any) -> Any:
        sources = {"when": rule.when} | {one.name: one.source for one in rule.expressions()}
        registers = self.ruleset.registers
        data = {name: registers.get(name, {}) for name in VARIABLES} | {
            "subject": subject.fields,
            "account": self.account(subject),
            "facts": self.facts(subject),
            "policy": self.policy,
            "organisation": self.policy.get("organisation", {}),
            "accounts": registers.get("accounts", {}).get("accounts", []),
            "settings": self._compiled[rule.name].settings,
            "today": self.today.isoformat(),
            "item": None,
            "path": "",
            "y": None,
        }
        if subject.kind == "team":
            data["team"] = subject.fields
        token = declared.set(subject.declared_none)
        try:
            result = ready(sources[expression]).eval(data=data | variables)
        finally:
            declared.reset(token)
        if result.type() == cel.Type.ERROR:
            raise _undetermined(expression, str(result.value()))
        return result.plain_value()

    def holds(self, rule: str, subject: Subject) -> bool:
        one = self._compiled[rule].rule
        return not one.when or self.value(one, "when", subject) is True

    def matches(self, rule: Rule, part: Part) -> Sequence[Match]:
        scan, prefix = self.ruleset.matcher.scan(part.text), f"{rule.name}#"
        found = [(key, one) for key, matches in scan.items() if key.startswith(prefix) for one in matches]
        return sorted(
            (Match(key.removeprefix(prefix), one.span, one.evasion, one.groups) for key, one in found), key=lambda one: (one.span, one.key)
        )


class PlainRun(_Run):
    """Every rule in turn."""

    def __init__(self, ruleset: Ruleset, options: CheckOptions) -> None:
        super().__init__(ruleset, options)
        self.context = PlainContext(ruleset, options.today)
        self._maker = FindingMaker(self.context, unmask=options.unmask)

    def _found(self, steps: Sequence[Step], subject: Subject) -> list[Finding]:
        spoken: set[tuple[str, str]] = set()
        found: list[Finding] = []
        for step in steps:
            if step.silenced & spoken:
                self._meets(step)
                continue
            for finding in self._tried(step, subject):
                spoken |= {(step.one.clause.id, finding.sub), (step.one.clause.id, step.one.rule.sub)}
                found.append(finding)
        return found

    def _tried(self, step: Step, subject: Subject) -> Sequence[Finding]:
        try:
            skip = skipped(step.one, subject, self.context)
            if skip is not None:
                self._skips[skip].add(step.name)
                if skip is Skip.NOT_OURS:
                    self._settled.add(len(self.subjects) - 1)
                return ()
            self._meets(step)
            hits = list(step.one.rule.check(subject, self.context))
            findings = [self._maker.finding(step.one, subject, hit) for hit in hits]
        except Exception as fault:  # noqa: BLE001 - as the engine does
            return self._untested(step, subject, fault)
        for hit in hits:
            self._hit.add(step.name)
            self._needs[len(self.subjects) - 1].update(hit.needs)
        return findings


@cache
def ready(source: str) -> Any:
    return ENVIRONMENT.compile(source)


def plainly(ruleset: Ruleset, subjects: Sequence[Subject], options: CheckOptions = OPTIONS) -> Report:
    run = PlainRun(ruleset, options)
    run.begin(subjects)
    for subject in subjects:
        run.check_subject(subject)
    return run.report()


@cache
def example() -> Any:
    return bootstrap.open_workspace(EXAMPLE)


@st.composite
def drafts(draw: st.DrawFn) -> dict[str, Any]:
    """Front matter as people fill it in: any of it may be missing, unknown or `none`."""
    some = st.sampled_from
    fields: dict[str, Any] = {"kind": draw(some(["post", "post", "reply", "comment", "bio"])), "id": draw(some(["A", "B", "C", "D"]))}
    told = {
        "text": st.lists(some(TEXTS), min_size=1, max_size=2).map(" ".join),
        "account": some(["ig-lumbungrasa", "fb-lumbungrasa", "x-ceo", "tak-dikenal"]),
        "author": some(["putri", "laras", "siapa"]),
        "capacity": some(["official", "executive", "employee_personal"]),
        "platform": some(["instagram", "linkedin", "x", "Friendster"]),
        "visibility": some(["public", "private"]),
        "publish_at": some(["2026-11-24", "2026-11-24T09:00:00+07:00", "2027-02-01"]),
        "content_type": some(["education", "soft_sell", "hard_sell", "quote", "correction", "engagement", "lain"]),
        "relationship": some(["none", {"kind": "paid"}, {"kind": "gifted"}, {"kind": "ambassador"}]),
        "media": some(
            ["none", [{"file": "a.jpg", "kind": "image"}], [{"file": "b.mp4", "kind": "video", "alt": "kopi", "licence": "own"}]]
        ),
        "giveaway": some(["none", {"draw": "chance", "prize": "mug"}, {"entry_actions": ["tag_friends"], "starts_on": "2026-12-01"}]),
        "offer": some(["none", {"value": "20%", "conditions": ["minimal dua"]}]),
        "sources": some(["none", [{"title": "Catatan 2024", "kind": "press_release"}], [{"url": "https://a.example"}]]),
        "claims": some(["none"]),
        "tags": some([["finance"], ["factual_claim"], ["dispute", "health"]]),
        "plan_item": some(["P-101", "P-999"]),
        "refs": some([["KB-012"], ["KB-999"]]),
        "thread": some([{"kind": "question", "our_public_turns": 4}, {"turns": [{"by": "customer", "text": "Kapan refund 5 hari?"}]}]),
        "hashtags": some([["#iklan"], ["#kopi", "#pagi"]]),
        "theme": some(["kopi", "apa saja"]),
        "origin": some(["ugc", "curated", "own"]),
    }
    for name, values in told.items():
        if draw(st.booleans()) or name == "text":
            fields[name] = draw(values)
    return fields


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(drafts(), min_size=1, max_size=6))
def test_drafts_of_every_sort(batch: list[dict[str, Any]]) -> None:
    workspace = example()
    subjects = [subject_from_fields(fields, workspace.policy) for fields in batch]

    assert check(workspace.ruleset, subjects, OPTIONS) == plainly(workspace.ruleset, subjects)


def test_a_whole_workspace() -> None:
    workspace = example()
    subjects = collect([str(EXAMPLE)], policy=workspace.policy)

    assert {"post", "reply", "bio", "plan", "team", "kb"} <= {one.kind for one in subjects}
    assert check(workspace.ruleset, subjects, OPTIONS) == plainly(workspace.ruleset, subjects)


def test_what_fails_fails_alike_for_one_and_for_all(office: Office) -> None:
    late = "days(subject.publish_at) > 0"
    office.policy["clauses"] = [
        *CLAUSES,
        clause("E-01", "error", "legal", rule("assert", when=late, that="false", message=both("when"))),
        clause("E-02", "error", "legal", rule("assert", that=late, message=both("that"))),
        clause("E-03", "info", "pr", rule("forbid", when="subject.text.size() / (size(subject.tags) - 1) > 0", terms=["bodoh"])),
        clause("E-04", "info", "pr", rule("assert", for_each="subject.media", that="item.alt != ''", at="media", message=both("each"))),
        clause("E-05", "info", "pr", rule("assert", sub="a", when=late, that="false", message=both("a"))),
        clause(
            "E-06", "info", "pr", rule("assert", remark=True, when="has(subject.theme)", that="subject.plan_item != 'x'", message=both("r"))
        ),
    ]
    office.policy["clauses"][-2]["rules"].append(rule("forbid", sub="b", terms=["tolol"], unless_found=["a"], when="has(subject.theme)"))
    ruleset = office.ruleset()
    some = [
        {},
        {"publish_at": "2026-11-24", "tags": ["a"]},
        {"publish_at": "2026-11-24", "theme": "a", "plan_item": "x"},
        {"theme": "a", "media": [{"alt": ""}, {"file": "b"}, {"alt": "c"}]},
    ]
    subjects = [office.subject("Dasar tolol dan bodoh", **fields) for fields in (*some, *some)]
    report = check(ruleset, subjects, OPTIONS)

    assert report.undetermined
    assert report == plainly(ruleset, subjects)
    assert [check(ruleset, [one], OPTIONS).findings for one in subjects] == [plainly(ruleset, [one]).findings for one in subjects]
