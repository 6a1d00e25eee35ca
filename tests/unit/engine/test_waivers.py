"""A waiver covers one finding, for a reason, by somebody else's decision, until a day; otherwise it is a finding itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from smpolicy.model.finding import Severity, Verdict
from smpolicy.model.report import Decision, Report

from .workspaces import TEAM, Office, both, clause, rule

TEXT = "Hubungi Rani di 0812-3456-7890."


def fingerprint(office: Office, name: str = "A-01/phone") -> str:
    return next(one.fingerprint for one in office.check(office.subject(TEXT)).findings if one.name == name)


def entry(office: Office, **changes: Any) -> dict[str, Any]:
    whole = {
        "id": "W-1",
        "rule": "A-01",
        "sub": "phone",
        "subject": "P",
        "fingerprint": fingerprint(office),
        "reason": "Nomor layanan yang memang diumumkan",
        "requested_by": "cici",
        "approved_by": "ana",
        "approved_on": "2026-11-01",
        "until": "2026-12-31",
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


def told(report: Report) -> list[str]:
    return sorted(one.name for one in report.findings)


def test_a_waived_finding_is_kept_and_does_not_decide(office: Office) -> None:
    office.waivers = [entry(office)]
    report = office.check(office.subject(TEXT))

    assert [(one.name, one.waiver) for one in report.waived] == [("A-01/phone", "W-1")]
    assert told(report) == []
    assert report.decision is Decision.ALLOW
    assert report.count(Severity.ERROR) == 0


@pytest.mark.parametrize("missing", ["sub", "subject"])
def test_sub_and_subject_may_be_left_out(office: Office, missing: str) -> None:
    office.waivers = [entry(office, **{missing: None})]

    assert len(office.check(office.subject(TEXT)).waived) == 1


@pytest.mark.parametrize(
    ("changes", "sub"),
    [
        ({"until": "2026-11-21"}, "expired"),
        ({"until": None}, "expired"),
        ({"reason": None}, "no_reason"),
        ({"approved_on": "2026-11-23"}, "not_yet"),
        ({"approved_by": "cici"}, "self_approved"),
        ({"approved_by": "ana", "requested_by": "ana"}, "self_approved"),
        ({"approved_by": None}, "self_approved"),
        ({"approved_by": "budi"}, "wrong_function"),
        ({"approved_by": "orang asing"}, "wrong_function"),
    ],
)
def test_a_waiver_that_does_not_hold(office: Office, changes: dict[str, Any], sub: str) -> None:
    office.waivers = [entry(office, **changes)]
    report = office.check(office.subject(TEXT))

    assert told(report) == ["A-01/phone", f"WAIVER/{sub}"]
    assert report.waived == ()
    assert report.decision is Decision.BLOCK
    complaint = next(one for one in report.findings if one.rule == "WAIVER")
    for lang in ("id", "en"):
        assert "W-1" in complaint.message[lang]
        assert "A-01/phone" in complaint.message[lang]


@pytest.mark.parametrize(
    ("left_on", "covers"),
    [("2026-12-31", True), ("2026-11-15", True), ("2026-10-31", False)],
    ids=["who will leave", "who left after deciding", "who had left before"],
)
def test_whoever_held_the_function_on_the_day_decided(office: Office, monkeypatch: pytest.MonkeyPatch, left_on: str, covers: bool) -> None:
    people = [{**one, "left_on": left_on} if one["id"] == "ana" else one for one in TEAM["people"]]
    monkeypatch.setitem(TEAM, "people", people)
    office.waivers = [entry(office)]

    assert bool(office.check(office.subject(TEXT)).waived) is covers


@pytest.mark.parametrize(("until", "covers"), [("2026-11-22", True), ("2026-11-21", False)])
def test_the_last_day_counts(office: Office, until: str, covers: bool) -> None:
    office.waivers = [entry(office, until=until)]

    assert bool(office.check(office.subject(TEXT), today=date(2026, 11, 22)).waived) is covers


@pytest.mark.parametrize("changes", [{"fingerprint": "0" * 16}, {"rule": "B-01"}, {"sub": "email"}])
def test_a_waiver_of_something_else_covers_nothing(office: Office, changes: dict[str, Any]) -> None:
    office.waivers = [entry(office, **changes)]
    report = office.check(office.subject(TEXT))

    assert "A-01/phone" in told(report)
    assert "WAIVER/unused" in told(report)
    assert report.waived == ()


def test_a_waiver_of_another_subject_is_left_alone(office: Office) -> None:
    office.waivers = [entry(office, subject="Q")]

    assert told(office.check(office.subject(TEXT))) == ["A-01/phone"]


def test_a_waiver_that_covers_nothing_any_more(office: Office) -> None:
    office.waivers = [entry(office)]
    report = office.check(office.subject("Sudah tidak ada nomornya."))

    assert told(report) == ["WAIVER/unused"]
    assert report.decision is Decision.ALLOW, "the draft itself is in order"


def test_a_waiver_is_not_unused_where_its_rule_did_not_run(office: Office) -> None:
    office.waivers = [entry(office)]

    assert told(office.check(office.subject(TEXT), only=frozenset({"B-01/harsh"}))) == []


def test_the_changed_sentence_needs_a_new_waiver(office: Office) -> None:
    office.waivers = [entry(office)]
    report = office.check(office.subject("Hubungi Dewi di 0812-3456-7890."))

    assert told(report) == ["A-01/phone", "WAIVER/unused"]


def test_without_waivers(office: Office) -> None:
    office.waivers = [entry(office)]
    report = office.check(office.subject(TEXT), use_waivers=False)

    assert told(report) == ["A-01/phone"]
    assert report.waived == ()


def test_the_second_waiver_may_hold_where_the_first_does_not(office: Office) -> None:
    office.waivers = [entry(office, until="2026-01-01"), entry(office, id="W-2")]
    report = office.check(office.subject(TEXT))

    assert [one.waiver for one in report.waived] == ["W-2"]
    assert "A-01/phone" not in told(report)


def test_what_could_not_be_tested_cannot_be_waived(office: Office) -> None:
    office.policy["clauses"].append(
        clause("X-01", "error", "legal", rule("assert", that="days(subject.publish_at) > 0", message=both("X")))
    )
    mark = fingerprint(office, "X-01")
    office.waivers = [entry(office, rule="X-01", sub=None, fingerprint=mark)]
    report = office.check(office.subject(TEXT))

    assert [one.name for one in report.findings if one.verdict is Verdict.UNDETERMINED] == ["X-01"]
    assert report.waived == ()
    assert report.decision is Decision.BLOCK
