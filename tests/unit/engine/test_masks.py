"""Personal data and secrets leave the engine masked, wherever a finding could carry them."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpolicy.model.report import Report
from smpolicy.reports._base import Style
from smpolicy.reports._registry import format_named, format_names

from .workspaces import Office, both, clause, rule

PERSONAL = {
    "phone": "0812-3456-7890",
    "spaced phone": "+62 812 3456 7890",
    "full width": "０８１２３４５６７８９０",
    "e-mail": "rani.putri@contoh.example",
    "card": "4111 1111 1111 1111",
}
LOUD = clause("L-01", "warning", "pr", rule("forbid", sub="all", patterns=["(?s).+"], message=both("Isi: {matched}")))


def said(report: Report) -> str:
    """All that a report says in any output."""
    plain = json.dumps(dataclasses.asdict(report), ensure_ascii=False, default=str)
    return plain + "".join("".join(format_named(name).render(report, Style("id"))) for name in format_names())


def digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdigit())


@pytest.mark.parametrize("value", PERSONAL.values(), ids=PERSONAL)
@pytest.mark.parametrize("frame", ["{}", "Hubungi {} ya, bodoh", "bodoh {} tolol", "{} dan {}", "a\n{}\nbodoh"])
def test_personal_data(office: Office, value: str, frame: str) -> None:
    office.policy["clauses"].append(LOUD)
    report = office.check(office.subject(frame.replace("{}", value)))

    assert any(one.rule == "A-01" for one in report.findings)
    assert value not in said(report)
    if "@" in value:
        assert value.partition("@")[0] not in said(report)
    else:
        shown = json.dumps([[one.message, one.excerpt, one.snippet and one.snippet.text] for one in report.findings], ensure_ascii=False)
        assert digits(value)[2:] not in digits(shown)


def test_a_secret_is_shown_by_its_id_alone(office: Office) -> None:
    office.policy["clauses"].append(LOUD)
    texts = ["Peluncuran proyek  kenari besok", "#ProyekKenari segera", "Ｐroyek Kenari", "bodoh, Sayap Biru"]
    report = office.check(*(office.subject(text, id=f"P{number}") for number, text in enumerate(texts)))

    assert {one.subject: one.sub for one in report.findings if one.rule == "D-01"} == {"P0": "K-1", "P1": "K-1", "P2": "K-1", "P3": "K-12"}
    assert {one.subject: one.excerpt for one in report.findings if one.rule == "D-01"} == {
        "P0": "K-1",
        "P1": "K-1",
        "P2": "K-1",
        "P3": "K-12",
    }
    told = said(report).casefold()
    for word in ("kenari", "sayap biru"):
        assert word not in told
    snippets = {one.subject: one.snippet.text for one in report.findings if one.snippet and one.rule == "L-01"}
    assert snippets["P0"] == "Peluncuran [K-1] besok"
    assert snippets["P3"] == "bodoh, [K-12]"


def test_unmasked_shows_people_but_no_secret(office: Office) -> None:
    report = office.check(office.subject("Proyek Kenari: 0812-3456-7890"), unmask=True)
    told = said(report)

    assert "0812-3456-7890" in told
    assert "Kenari" not in told


def test_a_field_beside_the_text(office: Office) -> None:
    office.policy["clauses"].append(clause("F-01", "error", "pr", rule("assert", that="false", at="author", message=both("Penulis"))))
    (office.root / "p.md").write_text("---\nkind: post\nauthor: Rani 0812-3456-7890 Kenari\n---\nIsi yang biasa\n", encoding="utf-8")
    report = office.check(*office.files("p.md"))
    finding = report.findings[0]

    assert finding.range is not None
    assert (finding.name, finding.range.start_line, finding.range.start_column) == ("F-01", 3, 9)
    assert finding.snippet is not None
    assert finding.snippet.text.startswith("author: Rani ")
    assert "-3456-" not in said(report)  # with its signs: digests are full of figures


def test_values_of_a_message_are_masked_like_the_text(office: Office) -> None:
    asserted = rule("assert", that="false", values={"who": "subject.author"}, message=both("Kata {who}"))
    office.policy["clauses"].append(clause("F-01", "error", "pr", asserted))
    report = office.check(office.subject("Isi yang biasa", author="0812-3456-7890 Proyek Kenari"))
    told = next(one.message["id"] for one in report.findings if one.rule == "F-01")

    assert told.startswith("Kata ")
    assert "[K-1]" in told
    assert "-3456-" not in said(report)  # with its signs: digests are full of figures
    assert "Kenari" not in said(report)


MARKS = ["bodoh", " ", "\n", "tolol", "Hubungi ", "😀", "ya", ".", '"', "。"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(st.sampled_from(MARKS), max_size=30), after=st.lists(st.sampled_from(MARKS), max_size=30))
def test_wherever_the_number_stands(office_once: Any, before: list[str], after: list[str]) -> None:
    office, ruleset_check = office_once
    text = "".join(before) + " 0812-3456-7890 " + "".join(after)
    report = ruleset_check(office(text))

    assert "-3456-" not in said(report)  # with its signs: digests are full of figures
    for finding in report.findings:
        if finding.snippet is not None:
            assert 0 <= finding.snippet.start <= finding.snippet.end <= len(finding.snippet.text)
            assert "\n" not in finding.snippet.text


@pytest.fixture(scope="module")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One compiled workspace for many texts."""
    from smpolicy.engine.check import CheckOptions, check
    from smpolicy.readers.collect import subject_from_fields

    from .workspaces import TODAY

    office = Office(tmp_path_factory.mktemp("masks"))
    office.policy["clauses"].append(LOUD)
    policy, ruleset = office.load(), office.ruleset()
    build = lambda text: subject_from_fields({"kind": "post", "id": "P", "account": "ig", "text": text}, policy)  # noqa: E731
    return build, lambda subject: check(ruleset, [subject], CheckOptions(today=TODAY))


@pytest.mark.parametrize("pattern", ["3456", "3456-7890 ya", "Telp 0812", "0812-3456-7890", "2-3", "Telp .+ ya"])
def test_a_mark_that_cuts_through_a_number_shows_its_mask_once(office: Office, pattern: str) -> None:
    office.policy["clauses"].append(clause("M-01", "info", "pr", rule("forbid", sub="cut", patterns=[pattern])))
    report = office.check(office.subject("Telp 0812-3456-7890 ya"))
    found = next(one for one in report.findings if one.rule == "M-01")
    mask = next(one.excerpt for one in report.findings if one.rule == "A-01")

    assert found.snippet is not None
    assert found.snippet.text == f"Telp {mask} ya"
    assert "-3456-" not in said(report)  # with its signs: digests are full of figures
