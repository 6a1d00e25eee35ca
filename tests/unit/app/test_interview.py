"""The interview: its questions, the way through them, and which answers are taken."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from smpolicy.app.interview import Interview, Question, questions_of
from smpolicy.app.interview_answers import LONGEST, MOST_ROWS, Refused, answers_of, typed_answer
from smpolicy.errors import InputError, PolicyError
from smpolicy.model.localised import LANGUAGES, say
from smpolicy.policy.yaml_source import parse_yaml

FILE = Path(__file__).parents[3] / "templates" / "interview.yaml"
QUESTIONS = questions_of(parse_yaml(FILE.read_text(encoding="utf-8"), "interview.yaml"))
AGES = ["13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"]
BY_ID: Mapping[str, Question] = {one.id: one for one in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_question_speaks_both_languages_and_its_example_is_an_answer(question: Question) -> None:
    texts = [question.title, question.ask, question.chapter, *(part.title for part in question.parts)]
    texts += [meaning for part in question.parts for meaning in part.options.values()]
    assert all(set(text) == set(LANGUAGES) for text in texts)
    for lang in LANGUAGES:
        assert not isinstance(typed_answer(question, say(question.example, lang)), Refused)


def test_the_ten_objections_are_asked() -> None:
    assert len(BY_ID) == len(QUESTIONS)
    assert sum(one.startswith("objection_") for one in BY_ID) == 10


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("org_name", "  PT Beranda:  Kayu # 1 ", "PT Beranda:  Kayu # 1"),
        ("org_names", "Beranda Kayu;; Kayu Lestari ;Beranda Kayu", ["Beranda Kayu", "Kayu Lestari"]),
        ("industry", "Food and Beverage!", "food_and_beverage"),
        ("domains", "Beranda.example, toko.beranda.example", ["beranda.example", "toko.beranda.example"]),
        ("contacts", "email; halo@beranda.example", {"kind": "email", "value": "halo@beranda.example"}),
        ("contacts", "telepon; 1500-000", {"kind": "phone", "value": "1500-000"}),
        ("contacts", "1; 1500-000; Layanan", {"kind": "phone", "value": "1500-000", "label": "Layanan"}),
        ("business_model", "3", "both"),
        ("business_model", "B2B", "b2b"),
        ("business_model", "konsumen", "b2c"),
        ("business_model", "We sell to other  businesses", "b2b"),
        ("languages", "bahasa Indonesia dan Inggris", ["id", "en"]),
        ("overlays", "obat, alat, atau layanan kesehatan, kosmetik, dan pangan di Indonesia", ["health-id"]),
        ("platforms", "Tik Tok; semua", {"id": "tiktok", "user_ages": AGES}),
        ("platforms", "X / Twitter; 1", {"id": "x", "user_ages": ["13-17"]}),
        ("platforms", "Kaskus; 1", {"id": "kaskus", "user_ages": ["13-17"]}),
        ("council_days", "30 hari", 30),
        ("domains", "https://Beranda.example/", ["beranda.example"]),
        ("purposes", "1 leads,reputation", ["reputation", "leads"]),
        ("age_groups", "25-34; 65+", ["25-34", "65+"]),
        ("appetite", "25", 25),
        ("goal_short", "leads; 60; 2027-06-30", {"kind": "leads", "target": "60", "by": "2027-06-30"}),
        ("competitors", "@a; x, y; z", {"handle": "@a", "good": ["x", "y"], "missing": ["z"]}),
        ("community_manager", "Nadia", {"name": "Nadia"}),
        ("community_manager", "Nadia;; marketing", {"name": "Nadia", "department": "marketing"}),
        ("objection_fad", "tidak; orang tetap di sana", "tidak; orang tetap di sana"),
    ],
)
def test_an_answer_as_it_is_typed(question: str, line: str, answer: Any) -> None:
    assert typed_answer(BY_ID[question], line) == answer


@pytest.mark.parametrize(
    ("question", "line", "why"),
    [
        ("org_name", "a\x1b[31m", "U+001B"),
        ("org_name", "x" * (LONGEST + 1), str(LONGEST)),
        ("org_names", " ; ; ", "nothing in it"),
        ("industry", "123 !", "letters"),
        ("domains", "https://beranda.example/toko", "no domain"),
        ("business_model", "pelanggan", "There are: b2b, b2c, both"),
        ("purposes", "pelanggan", "none of the choices"),
        ("platforms", "Instagarm; 1", "Did you mean 'instagram'?"),
        ("council_days", "30 jam", "from 1 to 366"),
        ("domains", "beranda", "no domain"),
        ("contacts", "fax; 123", "There are: phone, email, url"),
        ("contacts", "phone", "number of parts: 1, where 2–3"),
        ("contacts", "phone; 1; 2; 3", "number of parts: 4, where 2–3"),
        ("contacts", "phone; ", "'number or address' is missing"),
        ("business_model", "b2", "Did you mean 'b2c'?"),
        ("business_model", "4", "There are: b2b, b2c, both"),
        ("business_model", "0", "none of the choices"),
        ("business_model", "²", "none of the choices"),
        ("appetite", "26", "from 1 to 25"),
        ("appetite", "8,5", "from 1 to 25"),
        ("goal_short", "leads; 60; 30-06-2027", "year-month-day"),
        ("goal_short", "leads; 60; 2027-02-30", "year-month-day"),
        ("accounts", "instagram; a b; Putri", "no account name"),
        ("council_chair", "12", "no name"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_reason(question: str, line: str, why: str) -> None:
    refused = typed_answer(BY_ID[question], line)

    assert isinstance(refused, Refused)
    assert why in refused.why["en"]
    assert set(refused.why) == set(LANGUAGES)
    assert refused.why["id"] != refused.why["en"]


def test_answers_of_a_file_are_typed_or_structured() -> None:
    text = (
        "org_name: PT Uji\n"
        "org_names: [Uji, Uji Coba]\n"
        "appetite: 8\n"
        "industry:\n"
        "segments: []\n"
        "platforms:\n  - instagram; 18-24\n  - {id: X, user_ages: [18-24, 25-34]}\n"
        "legal: {name: Mira}\n"
        "confidential: Proyek Uji\n"
    )
    assert answers_of(parse_yaml(text, "a.yaml"), QUESTIONS) == {
        "org_name": "PT Uji",
        "org_names": ["Uji", "Uji Coba"],
        "appetite": 8,
        "industry": None,
        "segments": None,
        "platforms": [{"id": "instagram", "user_ages": ["18-24"]}, {"id": "x", "user_ages": ["18-24", "25-34"]}],
        "legal": {"name": "Mira"},
        "confidential": [{"term": "Proyek Uji"}],
    }


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("org_nam: x\nappetite: 99\n", [(1, 1, "did you mean 'org_name'"), (2, 11, "from 1 to 25")]),
        ("platforms:\n  - instagram; 18-24\n  - instagram; 81\n", [(3, 5, "ages: '81'")]),
        ("platforms: [{id: x, user_age: [18-24]}]\n", [(1, 13, "the part 'user_age' is not known")]),
        ("legal: {title: Kepala}\n", [(1, 8, "'name' is missing")]),
        ("org_name: [a]\nlegal: 7\n", [(1, 11, "another form"), (2, 8, "another form")]),
        ("org_name: true\n", [(1, 11, "another form")]),
        ("- org_name\n", [(1, 1, "another form")]),
        ("org_name: a\norg_name: b\n", [(2, 1, "org_name")]),
        ("contacts: [" + "phone; 1, " * (MOST_ROWS + 1) + "]\n", [(1, 11, "too many")]),
    ],
)
def test_faults_of_an_answers_file_have_places(text: str, faults: list[tuple[int, int, str]]) -> None:
    with pytest.raises(InputError) as caught:
        answers_of(parse_yaml(text, "a.yaml"), QUESTIONS)

    assert [(one.line, one.column) for one in caught.value.faults] == [fault[:2] for fault in faults]
    for one, (_, _, told) in zip(caught.value.faults, faults, strict=True):
        assert told.lower() in one.say("en").lower()


def test_the_way_through_goes_on_and_back() -> None:
    first, second, third = QUESTIONS[:3]
    talk = Interview(QUESTIONS[:3])
    assert talk.next() is first
    assert not talk.back(first)
    talk.answer(first, "PT Uji")
    talk.answer(second, None)
    assert talk.next() is third

    assert talk.back(third)
    assert talk.next() is second
    assert talk.back(second)
    assert talk.next() is first
    assert talk.earlier == {first.id: "PT Uji", second.id: None}
    assert talk.kept() == {first.id: "PT Uji", second.id: None}

    talk.answer(first, "PT Coba")
    assert talk.next() is second
    assert talk.kept() == {first.id: "PT Coba", second.id: None}
    talk.answer(second, ["Coba"])
    talk.answer(third, None)
    assert talk.next() is None
    assert [one.id for one in talk.undecided()] == [third.id]


def test_a_broken_file_of_questions_is_told() -> None:
    with pytest.raises(PolicyError, match=r"q.yaml:4"):
        questions_of(parse_yaml("schema: smpolicy/1\nkind: interview\noptions: {}\nchapters: [{id: a}]\nquestions: []\n", "q.yaml"))
