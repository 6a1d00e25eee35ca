"""Captions of a plan are read as the posts that they will become."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpolicy.engine.planned import planned_drafts
from smpolicy.model.report import Decision
from smpolicy.model.subject import Subject

from .workspaces import Office, clause, rule

PLAN = """schema: smpolicy/1
kind: plan
id: Q4
items:
  - {id: P-1, account: ig, caption: Selamat pagi}
  - {id: P-2, account: ig, media: none}
  - {account: ig, caption: "Dasar bodoh, hubungi 0812-3456-7890", hashtags: ["#tolol"]}
"""


@pytest.fixture
def plan(office: Office) -> Subject:
    (office.root / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return office.files("plan.yaml")[0]


def test_rules_of_words_read_every_caption(office: Office, plan: Subject) -> None:
    report = office.check(plan)

    found = {(one.name, one.field, one.range.start_line if one.range else 0, one.excerpt) for one in report.findings}
    assert found == {
        ("A-01/phone", "items[2].caption", 7, "0812••••7890"),
        ("B-01/harsh", "items[2].caption", 7, "bodoh"),
        ("B-01/harsh", "items[2].hashtags[0]", 7, "tolol"),
    }
    assert {one.subject for one in report.findings} == {"Q4"}
    assert [(one.id, one.decision) for one in report.subjects] == [("Q4", Decision.BLOCK)]


def test_what_a_row_cannot_have_yet_is_not_asked_of_it(office: Office, plan: Subject) -> None:
    office.policy["clauses"] = [
        clause("E-01", "error", "pr", rule("approval", **{"from": "need", "need": ["public_relations"]})),
        clause("E-02", "error", "pr", rule("assert", on=["post"], that="has(subject.author)")),
    ]
    assert office.check(plan).findings == ()


def test_a_rule_for_plans_and_posts_speaks_once(office: Office, plan: Subject) -> None:
    office.policy["clauses"] = [clause("B-01", "warning", "comms", rule("forbid", terms=["bodoh"], on=["post", "plan"]))]
    assert [(one.name, one.field) for one in office.check(plan).findings] == [("B-01", "items[2].caption")]


def test_a_row_is_a_post_with_the_fields_and_places_of_its_own(plan: Subject) -> None:
    (first, one), (last, other) = planned_drafts(plan)

    assert (first, one.id, one.kind, one.fields["text"]) == ("items[0]", "Q4:P-1", "post", "Selamat pagi")
    assert (last, other.id, [part.field for part in other.parts]) == ("items[2]", "Q4:items[2]", ["text", "hashtags[0]"])
    assert (Path(other.path).name, other.places["text"].line, other.places["hashtags[0]"].line) == ("plan.yaml", 7, 7)


def test_what_the_row_says_there_is_none_of_is_known_of_its_draft(office: Office) -> None:
    (office.root / "plan.yaml").write_text(PLAN.replace("Selamat pagi}", "Selamat pagi, claims: none}"), encoding="utf-8")
    (_, one), _ = planned_drafts(office.files("plan.yaml")[0])
    assert one.declared_none == {"claims"}
