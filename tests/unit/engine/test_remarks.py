"""A remark stands beside every other finding on a subject, and is none itself."""

from __future__ import annotations

from smpolicy.engine.check import CheckOptions, check
from smpolicy.model.finding import Verdict
from smpolicy.model.report import Decision

from .workspaces import CLAUSES, TODAY, Office, clause, rule


def remark(that: str = "false") -> dict[str, object]:
    said = {"id": "Ini suara kantor.", "en": "This is the office's voice."}
    return clause("R-01", "error", "pr", rule("assert", remark=True, that=that, message=said))


def test_each_finding_says_it(office: Office) -> None:
    office.policy["clauses"] = [remark(), *CLAUSES]
    report = office.check(office.subject("Dasar bodoh, hubungi 0812-3456-7890"))

    assert [one.name for one in report.findings] == ["A-01/phone", "B-01/harsh"]
    assert {one.remark["en"] for one in report.findings} == {"This is the office's voice. (R-01)"}
    assert report.findings[0].advice["id"].endswith("Ini suara kantor. (R-01)")
    assert "R-01" in report.rules_run


def test_without_another_finding_nothing_is_said(office: Office) -> None:
    office.policy["clauses"] = [remark(), *CLAUSES]
    report = office.check(office.subject("Selamat pagi semua"))

    assert (report.findings, report.decision) == ((), Decision.ALLOW)


def test_where_it_does_not_hold_nothing_is_said(office: Office) -> None:
    office.policy["clauses"] = [remark("true"), *CLAUSES]
    [finding] = office.check(office.subject("Dasar bodoh")).findings

    assert finding.remark == {}
    assert finding.advice == finding.help


def test_a_clause_s_own_findings_need_no_remark_of_it(office: Office) -> None:
    both = remark()
    both["rules"] = [*both["rules"], rule("forbid", sub="harsh", terms=["bodoh"])]  # type: ignore[misc]
    office.policy["clauses"] = [both]
    [finding] = office.check(office.subject("Dasar bodoh")).findings

    assert (finding.name, finding.remark) == ("R-01/harsh", {})


def test_it_is_said_whichever_rules_are_asked_for(office: Office) -> None:
    office.policy["clauses"] = [remark(), *CLAUSES]
    options = CheckOptions(today=TODAY, only=frozenset({"B-01/harsh"}))
    [finding] = check(office.ruleset(), [office.subject("Dasar bodoh")], options).findings

    assert finding.remark


def test_one_that_cannot_be_tested_is_a_finding(office: Office) -> None:
    office.policy["clauses"] = [remark("days('kemarin') > 0")]
    [finding] = office.check(office.subject("Selamat pagi semua")).findings

    assert (finding.name, finding.verdict) == ("R-01", Verdict.UNDETERMINED)
