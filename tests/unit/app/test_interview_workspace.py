"""The files that answers become."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpolicy.app._yaml_text import flow
from smpolicy.app.interview import questions_of
from smpolicy.app.interview_answers import Refused, typed_answer
from smpolicy.app.new_workspace import workspace_files
from smpolicy.model.localised import LANGUAGES, say
from smpolicy.policy.yaml_source import parse_yaml

TEMPLATES = Path(__file__).parents[3] / "templates"
QUESTIONS = questions_of(parse_yaml((TEMPLATES / "interview.yaml").read_text(encoding="utf-8"), "interview.yaml"))
TODAY = date(2026, 11, 22)
FILES = {
    path.relative_to(TEMPLATES / "workspace").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((TEMPLATES / "workspace").rglob("*"))
    if path.is_file()
}


def made(answers: dict[str, Any], name: str, lang: str = "en") -> Any:
    text = workspace_files(FILES, QUESTIONS, answers, TODAY, lang)[name]
    document = parse_yaml(text.split("---\n")[1] if name.endswith(".md") else text, name)
    assert not document.faults
    return document.data


@pytest.mark.parametrize(
    ("answers", "file", "path", "value"),
    [
        ({"org_name": "PT Uji"}, "smpolicy.yaml", "title.en", "Social Media Policy of PT Uji"),
        ({}, "smpolicy.yaml", "title.id", "Kebijakan Media Sosial"),
        ({"org_name": "PT Uji", "org_names": ["Uji"]}, "smpolicy.yaml", "organisation.names", ["PT Uji", "Uji"]),
        (
            {"confidential": [{"term": "Jati"}, {"term": "Ulin", "until": "2027-01-01"}]},
            "smpolicy.yaml",
            "privacy_guidance.confidential",
            [{"id": "SEC-01", "terms": ["Jati"], "never": True}, {"id": "SEC-02", "terms": ["Ulin"], "until": "2027-01-01"}],
        ),
        (
            {"objection_fad": "tidak", "objections_by": "Surya"},
            "smpolicy.yaml",
            "blueprint.objections",
            {"fad": {"answer": "tidak", "by": "surya", "date": "2026-11-22"}},
        ),
        ({"objection_fad": "tidak"}, "smpolicy.yaml", "blueprint.objections", {"fad": {"answer": "tidak"}}),
        (
            {"approve_executive": ["legal"]},
            "smpolicy.yaml",
            "legal_review.approval_matrix",
            [{"capacity": "executive", "content": ["any"], "need": ["legal"]}],
        ),
        (
            {"legal": {"name": "Mira  Cahyani", "title": "Kepala Hukum"}, "pr_expert": {"name": "mira cahyani", "department": "humas"}},
            "team.yaml",
            "people",
            [{"id": "mira-cahyani", "name": "mira cahyani", "department": "humas", "title": "Kepala Hukum", "roles": ["pr_expert", "legal"]}],
        ),
        ({"council_members": ["A. B", "A-B"]}, "team.yaml", "council.members", ["a-b", "a-b-2"]),
        (
            {
                "escalation": [
                    {"person": "Putri", "contact": "ext. 1", "within_minutes": 15},
                    {"person": "Surya", "contact": "ext. 2", "within_minutes": 60},
                ],
                "communications_director": {"name": "Surya"},
            },
            "smpolicy.yaml",
            "blueprint.escalation",
            [
                {"level": 1, "person": "putri", "contact": "ext. 1", "within_minutes": 15},
                {"level": 2, "role": "communications_director", "person": "surya", "contact": "ext. 2", "within_minutes": 60},
            ],
        ),
        (
            {"accounts": [{"platform": "x", "handle": "@Uji", "primary_admin": "Putri"}, {"platform": "x", "handle": "uji", "primary_admin": "P"}]},
            "accounts.yaml",
            "accounts",
            [
                {"id": "x-uji", "platform": "x", "handle": "@Uji", "capacity": "official", "active": True, "primary_admin": "putri", "publishers": ["putri"]},
                {"id": "x-uji-2", "platform": "x", "handle": "uji", "capacity": "official", "active": True, "primary_admin": "p", "publishers": ["p"]},
            ],
        ),
        (
            {"executives": [{"person": "Arif", "platform": "x", "handle": "arif"}], "escalation": [{"person": "Arif", "contact": "1", "within_minutes": 5}]},
            "accounts.yaml",
            "accounts",
            [{"id": "x-arif", "platform": "x", "handle": "arif", "capacity": "executive", "active": True, "owner_person": "arif", "publishers": ["arif"], "escalation": "default"}],
        ),
        ({"audiences": [{"id": "karyawan", "need": "kabar"}]}, "plan.yaml", "audiences", [{"id": "karyawan", "kind": "employees", "need": "kabar"}]),
        (
            {"goal_long": {"kind": "leads", "target": "60", "by": "2029-01-01"}},
            "plan.yaml",
            "goals",
            [{"id": "G1", "kind": "leads", "target": "60", "by": "2029-01-01", "horizon": "long"}],
        ),
    ],
)  # fmt: skip
def test_what_an_answer_becomes(answers: dict[str, Any], file: str, path: str, value: Any) -> None:
    found = made(answers, file)
    for step in path.split("."):
        found = found[step]
    assert found == value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_answers_everything_asked_is_undecided_with_an_example(lang: str) -> None:
    files = workspace_files(FILES, QUESTIONS, {}, TODAY, lang)
    whole = "".join(files.values())
    other = next(one for one in LANGUAGES if one != lang)

    assert "«" not in whole
    assert f"{other}|" not in whole
    assert "  # undecided: industry (" in files["smpolicy.yaml"]
    assert "\n  # industry: furniture\n" in files["smpolicy.yaml"]
    data = made({}, "smpolicy.yaml", lang)
    assert set(data["organisation"] or {}) == set()
    assert set(data["risk_management"]) == {"scale"}
    assert len(made({}, "risks.yaml", lang)["risks"]) == 18


def test_every_question_reaches_a_file() -> None:
    answers = {one.id: typed_answer(one, say(one.example, "en")) for one in QUESTIONS}
    whole = {one.id: [answers[one.id]] if one.many else answers[one.id] for one in QUESTIONS}
    full = workspace_files(FILES, QUESTIONS, whole, TODAY, "en")
    unused = [one.id for one in QUESTIONS if workspace_files(FILES, QUESTIONS, {**whole, one.id: None}, TODAY, "en") == full]
    assert unused == []


@pytest.mark.parametrize(
    "text",
    ["a", "Putri Anggun", "18-24", "2026-09-01", "yes", "null", "0811", "a: b", "a #b", "- a", "@a", "*a", "{a}", "a\\nb", '"', "'", "é", "kata，", "~", "true", "!x", "[a, b]", "a, b", "65+", "%x", "|", ">"],
)  # fmt: skip
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    source = f"one: {flow(text)}\nmany: {flow([text, {'key': text}])}\n"
    document = parse_yaml(source, "a.yaml")
    assert not document.faults
    assert document.data == {"one": text, "many": [text, {"key": text}]}


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"), min_size=1, max_size=60)
)
def test_whatever_can_be_printed_can_be_an_answer(text: str) -> None:
    answer = typed_answer(next(one for one in QUESTIONS if one.id == "org_name"), text)
    if not isinstance(answer, Refused):
        data = made({"org_name": answer, "confidential": [{"term": answer}]}, "smpolicy.yaml")
        assert data["organisation"]["name"] == answer
        assert data["privacy_guidance"]["confidential"][0]["terms"] == [answer]
