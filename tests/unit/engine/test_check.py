"""Findings, decisions, and what happens where a rule cannot be tested."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from smpolicy.engine.check import CheckOptions, check, decide
from smpolicy.model.finding import Severity, Verdict
from smpolicy.model.report import Decision, Report
from smpolicy.readers.collect import subject_from_fields
from smpolicy.rules.forbid import Forbid
from smpolicy.rules.limit import Limit

from .workspaces import CLAUSES, TODAY, Office, both, clause, rule


def names(report: Report) -> list[str]:
    return [finding.name for finding in report.findings]


def broken(severity: str, **rule_fields: Any) -> dict[str, Any]:
    """A clause whose expression cannot be computed of a post that has no date."""
    fields = {"that": "days(subject.publish_at) > 0", **rule_fields}
    return clause("X-01", severity, "pr", rule("assert", message=both("X"), **fields))


def test_findings_decide(office: Office) -> None:
    texts = ["Selamat pagi semua", "Dasar bodoh", "Hubungi 0812-3456-7890", "Hai"]
    report = office.check(*(office.subject(text, id=f"P{number}") for number, text in enumerate(texts)))

    assert [one.decision for one in report.subjects] == [Decision.ALLOW, Decision.ASK, Decision.BLOCK, Decision.ALLOW]
    assert report.decision is Decision.BLOCK
    assert sorted(names(report)) == ["A-01/phone", "B-01/harsh", "C-01/chars"]
    assert [report.count(one) for one in Severity] == [1, 1, 1]
    assert report.rules_run == ("A-01", "B-01/harsh", "C-01/chars", "D-01")


def test_findings_stand_in_order_of_path_place_and_rule(office: Office) -> None:
    (office.root / "b.md").write_text("---\nkind: post\n---\ntolol bodoh\n0812-3456-7890 bodoh\n", encoding="utf-8")
    (office.root / "a.md").write_text("---\nkind: post\n---\nbodoh\n", encoding="utf-8")
    report = office.check(*office.files("b.md", "a.md"))

    placed = [(one.path[-4:], one.range.start_line, one.range.start_column, one.name) for one in report.findings if one.range]
    assert placed == [
        ("a.md", 4, 1, "B-01/harsh"),
        ("b.md", 4, 1, "B-01/harsh"),
        ("b.md", 4, 7, "B-01/harsh"),
        ("b.md", 5, 1, "A-01/phone"),
        ("b.md", 5, 16, "B-01/harsh"),
    ]


def test_what_is_no_date_is_told_in_both_languages(office: Office) -> None:
    office.policy["clauses"] = [broken("error", that="days(subject.publish_at) > 0")]
    report = office.check(office.subject("Selamat pagi semua", publish_at="31 Agustus"))

    assert [one.message for one in report.findings] == [
        {
            "id": "Aturan X-01 tidak dapat diuji: '31 Agustus' bukan tanggal; tulis seperti 2027-02-01.",
            "en": "The rule X-01 could not be tested: '31 Agustus' is not a date; write it as in 2027-02-01.",
        }
    ]


@pytest.mark.parametrize(("severity", "decision"), [("error", Decision.BLOCK), ("warning", Decision.ASK), ("info", Decision.ASK)])
@pytest.mark.parametrize("where", [{}, {"that": "true", "when": "days(subject.publish_at) > 0"}])
def test_an_expression_that_fails_is_undetermined_and_never_allowed(
    office: Office, severity: str, decision: Decision, where: dict[str, str]
) -> None:
    office.policy["clauses"] = [broken(severity, **where), *CLAUSES]
    report = office.check(office.subject("Selamat pagi semua"))

    assert [(one.name, one.verdict) for one in report.findings] == [("X-01", Verdict.UNDETERMINED)]
    assert report.undetermined == 1
    assert [report.count(one) for one in Severity] == [0, 0, 0]
    assert report.decision is decision
    assert "X-01" in report.rules_run
    for lang in ("id", "en"):
        assert "X-01" in report.findings[0].message[lang]
        assert report.findings[0].help[lang]


def test_a_rule_that_raises_ends_nothing_else(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = Limit.check

    def raising(self: Limit, *arguments: Any) -> Iterable[Any]:
        if "tolol" in arguments[0].part("text").text:
            raise KeyError("rahasia 0812-3456-7890")
        return checked(self, *arguments)

    monkeypatch.setattr(Limit, "check", raising)
    report = office.check(office.subject("Hubungi 0812-3456-7890, tolol", id="P1"), office.subject("Hai", id="P2"))

    told = {(one.subject, one.name): one for one in report.findings}
    assert sorted(told) == [("P1", "A-01/phone"), ("P1", "B-01/harsh"), ("P1", "C-01/chars"), ("P2", "C-01/chars")]
    undetermined = told["P1", "C-01/chars"]
    assert undetermined.verdict is Verdict.UNDETERMINED
    assert "KeyError" in undetermined.message["en"]
    assert "7890" not in undetermined.message["en"], "what an exception says may quote the draft"
    assert told["P2", "C-01/chars"].verdict is Verdict.VIOLATION


def test_a_rule_that_raises_halfway_through_its_hits_is_undetermined(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = Forbid.check

    def raising(self: Forbid, *arguments: Any) -> Iterable[Any]:
        yield from checked(self, *arguments)
        raise RuntimeError

    monkeypatch.setattr(Forbid, "check", raising)
    report = office.check(office.subject("Dasar bodoh"))

    assert report.decision is Decision.BLOCK
    assert {one.verdict for one in report.findings} == {Verdict.UNDETERMINED}


def test_a_pattern_that_runs_away_on_one_text(office: Office) -> None:
    office.policy["clauses"] = [clause("X-01", "info", "pr", rule("forbid", patterns=["(?:z|zz|z{3})+q"])), HARSH_ONLY]
    report = office.check(office.subject("z" * 3000 + "! zq", id="P1"), office.subject("Dasar bodoh", id="P2"))

    assert {(one.subject, one.verdict) for one in report.findings if one.rule == "X-01"} == {("P1", Verdict.UNDETERMINED)}
    assert ("P2", "B-01/harsh") in {(one.subject, one.name) for one in report.findings}
    assert [one.decision for one in report.subjects if one.id == "P1"] != [Decision.ALLOW]


HARSH_ONLY = CLAUSES[1]


def test_rules_of_other_kinds_are_told_with_their_reason(office: Office) -> None:
    office.policy["clauses"] = [
        clause("T-01", "error", "pr", rule("assert", on=["team"], that="size(team.people) > 0")),
        clause("W-01", "error", "pr", rule("assert", when="has(subject.offer)", that="false")),
        HARSH_ONLY,
    ]
    report = office.check(office.subject("Selamat pagi"))

    assert [one.rule for one in report.rules_not_run] == ["T-01", "W-01"]
    assert len({one.reason["en"] for one in report.rules_not_run}) == 2
    assert report.rules_run == ("B-01/harsh",)


def test_a_subject_that_no_rule_meets_is_asked_about(office: Office) -> None:
    office.policy["clauses"] = [clause("P-01", "error", "pr", rule("assert", on=["post"], that="true"))]
    tested, untested = office.subject("Selamat pagi"), office.subject("Selamat pagi", kind="bio", id="B1")

    report = office.check(tested, untested)
    assert [one.decision for one in report.subjects] == [Decision.ALLOW, Decision.ASK]
    assert report.findings == ()


def test_only_and_route(office: Office) -> None:
    subject = office.subject("Hubungi 0812-3456-7890, bodoh")

    assert names(office.check(subject, only=frozenset({"B-01/harsh"}))) == ["B-01/harsh"]
    legal = office.check(subject, route="legal")
    assert names(legal) == ["A-01/phone"]
    comms = office.check(subject, route="comms")
    assert names(comms) == ["B-01/harsh"]
    assert comms.decision is Decision.BLOCK, "what is not shown still decides"


def test_one_by_one_or_many_at_once_is_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Dasar bodoh", "Selamat pagi", "0812-3456-7890", "ｂｏｄｏｈ", "t\u200bolol"]
    monkeypatch.setattr("smpolicy.engine.check.BATCH", 7)
    ruleset, policy, options = office.ruleset(), office.load(), CheckOptions(today=TODAY)
    fields = [{"kind": "post", "id": f"P{number}", "account": "ig", "text": texts[number % len(texts)]} for number in range(20)]
    subjects = [subject_from_fields(one, policy) for one in fields]
    alone = [finding for subject in subjects for finding in check(ruleset, [subject], options).findings]

    assert sorted(check(ruleset, subjects, options).findings, key=repr) == sorted(alone, key=repr)
    assert len(alone) == 16


def test_progress_is_told(office: Office) -> None:
    told: list[int] = []
    check(office.ruleset(), [office.subject("Hai semua", id=f"P{n}") for n in range(3)], CheckOptions(today=TODAY), told.append)
    assert told == [1, 2, 3]


def test_nothing_decides_to_block() -> None:
    assert decide([]) is Decision.ALLOW


def test_no_subject_is_no_permission(office: Office) -> None:
    assert office.check().decision is Decision.BLOCK
