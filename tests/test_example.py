"""The example workspace: in every area of the policy something is right and something is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions
from smpolicy.engine.context import effective_capacities
from smpolicy.model.report import Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "lumbungrasa"
AREAS = [
    "GOV",
    "ACCT",
    "PRIV",
    "VAL",
    "DISC",
    "EXEC",
    "REPLY",
    "KM",
    "COMM",
    "FOL",
    "PLAN",
    "CONT",
    "TEAM",
    "HRS",
    "RISK",
    "LEGAL",
    "KPI",
    "LI",
]


@pytest.fixture(scope="module")
def report() -> Report:
    workspace = bootstrap.open_to_check(EXAMPLE)
    return bootstrap.check_paths(workspace, [str(EXAMPLE)], stdin=None, options=CheckOptions(today=date(2026, 11, 22)))


def found_in(report: Report, name: str) -> set[str]:
    return {f"{one.rule}/{one.sub}" for one in report.findings if one.path.endswith(name)}


def decision(report: Report, subject: str) -> str:
    return next(one.decision.value for one in report.subjects if one.id == subject)


def test_everything_was_tested(report: Report) -> None:
    assert report.undetermined == 0


@pytest.mark.parametrize("area", AREAS)
def test_every_area_shows_both(area: str, report: Report) -> None:
    hit = {name for name in report.rules_hit if name.startswith(f"{area}-")}
    ran = {name for name in report.rules_run if name.startswith(f"{area}-")}
    assert hit, "nothing of this area is wrong"
    assert ran - hit, "nothing of this area is right"


def test_drafts_are_decided_as_the_story_says(report: Report) -> None:
    right = ("R-2026-0457", "R-2026-0464", "D-2026-118", "D-2026-131", "D-2026-137", "D-2026-138", "D-2026-140", "D-2026-143", "bio-x-ceo")
    wrong = (
        "R-2026-0461",
        "R-2026-0462",
        "R-2026-0463",
        "R-2026-0465",
        "D-2026-132",
        "D-2026-133",
        "D-2026-134",
        "D-2026-135",
        "D-2026-142",
    )
    assert {one: decision(report, one) for one in right} == dict.fromkeys(right, "allow")
    assert {one: decision(report, one) for one in wrong} == dict.fromkeys(wrong, "block")
    assert found_in(report, "R-2026-0461.md") == {"PRIV-02/nik", "PRIV-02/phone"}


def test_one_waiver_holds_and_one_has_run_out(report: Report) -> None:
    assert [(one.waiver, one.rule, one.subject) for one in report.waived] == [("W-2026-03", "ACCT-05", "li-lumbungrasa")]
    assert [(one.sub, one.fingerprint) for one in report.findings if one.rule == "WAIVER"] == [("expired", "W-2026-02")]


def test_office_files_are_read(report: Report) -> None:
    assert found_in(report, "D-2026-142.docx") == {"INPUT/comments", "PRIV-02/phone"}
    assert {"CONT-06/much_hard_selling", "PLAN-06/sources", "PLAN-06/media"} <= found_in(report, "rencana-desember.xlsx")


def test_what_nobody_has_signed_is_told(report: Report) -> None:
    policy = found_in(report, "smpolicy.yaml")
    assert {"RISK-06/readiness", "COMM-07/", "LI-07/true_recommendations", "LI-02/groups"} <= policy
    assert policy.isdisjoint(
        {"GOV-03/participation", "CONT-08/core_business", "CONT-11/brand_voice", "KM-02/correct", "PRIV-06/register_checked"}
    )


@pytest.mark.parametrize(
    ("bio", "treated_as"),
    [
        ("CEO LumbungRasa.", "executive"),
        ("CEO LumbungRasa. Pendapat pribadi, tidak mewakili perusahaan.", "employee_personal"),
    ],
)
def test_an_executive_speaks_for_the_company_unless_the_bio_says_otherwise(bio: str, treated_as: str) -> None:
    ruleset = bootstrap.open_to_check(EXAMPLE).ruleset
    accounts = [{**one, "bio": bio} if one["id"] == "x-ceo" else one for one in ruleset.registers["accounts"]["accounts"]]
    changed = replace(ruleset, registers={**ruleset.registers, "accounts": {"accounts": accounts}})

    capacities = effective_capacities(changed, date(2026, 11, 22))
    assert (capacities["x-ceo"], capacities["ig-lumbungrasa"]) == (treated_as, "official")


def test_what_copying_left_behind_is_mended_without_a_person() -> None:
    workspace = bootstrap.open_to_check(EXAMPLE)
    fixes = bootstrap.fix_paths(workspace, [str(EXAMPLE / "drafts")], CheckOptions(today=date(2026, 11, 22)))
    mended = next(one for one in fixes if one.path.endswith("D-2026-144.md"))

    assert {f"{one.rule}/{one.sub}" for one in mended.applied} == {"CONT-10/spacing", "CONT-10/copied_traces", "VAL-03/brand"}
    assert "Halo dari dapur LumbungRasa! Resep kopi rempah & pisang goreng ada di https://lumbungrasa.example/resep\n" in mended.after
    assert not any(one.applied for one in fixes if one is not mended)
