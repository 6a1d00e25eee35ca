"""Each format is what its readers expect, whatever a draft says."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from wcwidth import wcswidth

from smpolicy.model.finding import Snippet
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.report import Report
from smpolicy.reports._base import Style
from smpolicy.reports._registry import format_named, format_names
from smpolicy.reports._safe import visible
from smpolicy.reports._table import COLUMNS
from smpolicy.reports._workbook import workbook
from smpolicy.reports.json import gate_answer

from .sample import CLEAN, NOTHING_CHECKED, NOTHING_TESTED, PHONE, RICH, WAIVED, report_of

SCHEMAS = Path(__file__).parents[2] / "cases" / "reports" / "_schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
REPORTS = [RICH, NOTHING_CHECKED, NOTHING_TESTED, CLEAN]
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

NASTY = st.lists(
    st.sampled_from(
        ["\x1b[31m", "\x9b2J", "\r\n", "\n", "\t", "\x00", "\u202e", "\u2066", "\u2028", "\u200b", "\ud800", "\ufffe", "|", "`", "\\", "](x)", "[a]",
         "<b>", "</failure>", "]]>", "&amp;", '"', "'", "::error::", "::", "##[error]", "%0A", ",", ":", "@orang", "#12", "https://a.example", "www.a.example",
         "{0}", "* ", "~~", "$x$", "---", "- ", "kata", "é", "e\u0301", "字", "👩\u200d🌾", "☎\ufe0f", "\U000e0041", " "]
    ),
    max_size=8,
).map("".join)  # fmt: skip
ANY = st.one_of(NASTY, st.text(max_size=40))


def rendered(report: Report, name: str, lang: str = "id", **style: Any) -> str:
    return "".join(format_named(name).render(report, Style(lang, **style)))


@given(ANY)
def test_nothing_steers_whoever_prints_it(text: str) -> None:
    report = report_of(text)
    for name in format_names():
        assert not STEERING.search(rendered(report, name)), name


@given(ANY)
def test_json_loses_nothing(text: str) -> None:
    data = json.loads(rendered(report_of(text), "json"))
    lines = rendered(report_of(text), "jsonl").splitlines()

    assert data["findings"][0]["message"] == text
    assert data["subjects"][0]["needs"] == [text]
    assert [json.loads(line) for line in lines] == data["findings"]


def test_json_is_the_contract() -> None:
    data = json.loads(rendered(RICH, "json", "en"))

    assert list(data) == ["schema", "tool", "policy", "today", "decision", "summary", "subjects", "findings"]
    assert data["summary"] == {"subjects": 4, "error": 1, "warning": 1, "info": 1, "waived": 1, "undetermined": 1, "rules_run": 5}
    assert [one["waiver"] for one in data["findings"]].count(WAIVED.waiver) == 1
    phone = next(one for one in data["findings"] if one["sub"] == "phone")
    assert phone["span"] == [16, 30]
    assert phone["range"] == {"start": {"line": 9, "column": 17}, "end": {"line": 9, "column": 31}}
    assert phone["fixes"][0] == {"title": "Take the number out", "safe": True, "edits": [{"span": [16, 30], "new_text": ""}]}


def test_the_gate_says_its_decision_first() -> None:
    answer = gate_answer(RICH, "en")

    assert answer.startswith('{"decision": "block", "schema": "smpolicy/report/1"')
    assert answer.count("\n") == 1
    assert json.loads(answer) == json.loads(rendered(RICH, "json", "en"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("report", REPORTS)
def test_sarif_is_valid(report: Report, lang: str) -> None:
    assert list(SARIF.iter_errors(json.loads(rendered(report, "sarif", lang)))) == []


@given(ANY)
def test_sarif_is_valid_whatever_is_said(text: str) -> None:
    log = json.loads(rendered(report_of(text), "sarif"))

    assert list(SARIF.iter_errors(log)) == []
    result = log["runs"][0]["results"][0]
    assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
    uri = result["locations"][0].get("physicalLocation", {}).get("artifactLocation", {}).get("uri", "")
    assert re.fullmatch(r"(?:file://)?[A-Za-z0-9_.~/%-]*", uri)


def test_sarif_keeps_what_is_waived_and_what_is_open() -> None:
    run = json.loads(rendered(RICH, "sarif", "en"))["runs"][0]
    results = {one["ruleId"]: one for one in run["results"]}

    assert results["DISC-01/label"]["suppressions"][0]["justification"] == "waived by W-2026-04"
    assert [one["ruleId"] for one in run["results"] if one["suppressions"]] == ["DISC-01/label"]
    assert (results["REPLY-05"]["kind"], results["REPLY-05"]["level"]) == ("open", "none")
    assert "could not be tested" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]


def test_sarif_points_into_the_file() -> None:
    run = json.loads(rendered(RICH, "sarif", "en"))["runs"][0]
    phone = next(one for one in run["results"] if one["ruleId"] == "PRIV-02/phone")
    where = phone["locations"][0]["physicalLocation"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert unquote(where["artifactLocation"]["uri"]) == PHONE.path
    assert where["region"] == {"startLine": 9, "startColumn": 17, "endLine": 9, "endColumn": 31}
    regions = [fix["artifactChanges"][0]["replacements"][0]["deletedRegion"] for fix in phone["fixes"]]
    assert regions == [where["region"], {"startLine": 9, "startColumn": 18, "endLine": 9, "endColumn": 21}]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("report", REPORTS)
def test_junit_is_valid(report: Report, lang: str) -> None:
    JUNIT.assertValid(etree.fromstring(rendered(report, "junit", lang).encode()))


@given(ANY)
@example("]]>\x1b\ufffe\ud800</failure>")
def test_junit_is_valid_whatever_is_said(text: str) -> None:
    root = ET.fromstring(rendered(report_of(text), "junit").encode())

    JUNIT.assertValid(etree.fromstring(ET.tostring(root)))
    assert root.find("testsuite/testcase/failure").get("message") == visible(text)
    assert root.find("testsuite").get("name") == visible(text)


def test_junit_counts() -> None:
    root = ET.fromstring(rendered(RICH, "junit", "en"))

    assert [root.get(one) for one in ("tests", "failures", "errors")] == ["6", "2", "1"]
    assert len(root.findall("testsuite/testcase")) == 6
    assert len(root.findall("testsuite/testcase/failure")) == 2
    assert [one.get("message") for one in root.findall("testsuite/testcase/skipped")] == ["waived by W-2026-04"]


@pytest.mark.parametrize("report", [NOTHING_CHECKED, NOTHING_TESTED])
def test_nothing_done_is_never_told_as_nothing_found(report: Report) -> None:
    junit = ET.fromstring(rendered(report, "junit", "en"))
    assert (junit.get("tests"), junit.get("errors")) == ("1", "1")
    assert json.loads(rendered(report, "sarif", "en"))["runs"][0]["invocations"][0]["executionSuccessful"] is False
    for name in ("text", "markdown", "github"):
        told = rendered(report, name, "en")
        assert "This is not a pass." in told
        assert "Findings" not in told
        assert "Allow" not in told


@given(ANY)
@example("=1+1")
@example("\t @SUM(A1)")
def test_no_cell_is_a_formula_whatever_is_said(text: str) -> None:
    table = list(csv.reader(io.StringIO(rendered(report_of(text), "csv"))))

    assert {len(row) for row in table} == {len(COLUMNS)}
    assert [cell for row in table for cell in row if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") and len(cell.lstrip()) > 1] == []
    assert visible(text) in (table[1][13], table[1][13].removeprefix("'"))


def test_a_table_shows_what_was_checked_even_where_nothing_was_found() -> None:
    checked = list(csv.DictReader(io.StringIO(rendered(CLEAN, "csv", "en"))))
    assert [(one["decision"], one["rule"]) for one in checked] == [(one.decision.value, "") for one in CLEAN.subjects]
    assert rendered(NOTHING_CHECKED, "csv").splitlines() == [",".join(COLUMNS)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_is_the_table_in_words_and_the_same_each_time(lang: str) -> None:
    made = workbook(RICH, lang)
    assert workbook(RICH, lang) == made
    book = load_workbook(io.BytesIO(made))
    summary, findings, untested = book.worksheets
    assert [cell.value for cell in findings[1]] == [title[lang] for title in COLUMNS.values()]
    assert findings.max_row - 1 == len(rendered(RICH, "csv", lang).splitlines()) - 1
    assert summary["A1"].value == {"id": "Keputusan: Tahan.", "en": "Decision: Block."}[lang]
    assert untested.max_row - 1 == len(RICH.rules_not_run)
    nothing = load_workbook(io.BytesIO(workbook(NOTHING_CHECKED, "en")))
    assert nothing.worksheets[0]["A1"].value.endswith("This is not a pass.")


@settings(max_examples=25, deadline=None)
@given(ANY)
@example('=HYPERLINK("https://a.example")')
@example("x" * 40_000)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    book = load_workbook(io.BytesIO(workbook(report_of(text), "id")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value.lstrip().startswith(("=", "+", "-", "@")) and len(cell.value.lstrip()) > 1)


_COMMAND = re.compile(r"::(error|warning|notice) ((?:[A-Za-z]+=[^,:\r\n]*,?)*)::([^\r\n]*)")


@given(ANY)
def test_github_commands_are_commands_of_ours(text: str) -> None:
    lines = rendered(report_of(text), "github", "en").splitlines()

    assert len(lines) == 2
    for line in lines:
        command = _COMMAND.fullmatch(line)
        assert command, line
    properties = dict(one.split("=", 1) for one in _COMMAND.fullmatch(lines[0])[2].split(","))
    message = unquote(_COMMAND.fullmatch(lines[0])[3].replace("%0A", "\n"))
    assert message.split("\n")[0] == visible(text)
    if "file" in properties:
        assert unquote(properties["file"]) == visible(text or "draft.md")


@given(ANY)
def test_a_build_server_finds_no_command_in_the_text(text: str) -> None:
    for line in rendered(report_of(text), "text").splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line


@given(ANY)
def test_markdown_is_one_table(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(rendered(report_of(text), "markdown", "en"))
    rows = [index for index, token in enumerate(tokens) if token.type == "tr_open"]
    inline = [token for token in tokens if token.type == "inline"]
    cells = [token for before, token in pairwise(tokens) if before.type == "td_open" and token.type == "inline"]

    assert len(rows) == 3
    assert len([token for token in tokens if token.type == "td_open"]) == 12
    for token in inline:
        assert {child.type for child in token.children or []} <= {"text", "text_special", "strong_open", "strong_close"}, token.content
    shown = ["".join(child.content for child in cell.children or []).replace("\u200b", "") for cell in cells]
    assert " ".join(visible(text).split()) == " ".join(shown[4].split())


@pytest.mark.parametrize("sign", ["@orang", "#12", "https://a.example", "www.a.example"])
def test_markdown_calls_nobody(sign: str) -> None:
    assert sign not in rendered(report_of(f"lihat {sign}"), "markdown")


@given(ANY, st.integers(0, 120))
def test_text_stays_inside_the_width(text: str, width: int) -> None:
    for line in rendered(report_of(text), "text", width=width).splitlines():
        if "PRIV-02/phone" not in line:
            assert wcswidth(line) <= max(width, 40) or "::" in line, line


@given(ANY.filter(lambda text: text.strip()))
def test_the_mark_stands_under_what_is_marked(text: str) -> None:
    lines = rendered(report_of(text), "text", width=200).splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("      │ ") and set(line[8:]) <= {" ", "^"} and "^" in line)
    shown, marks = lines[at - 1][8:], lines[at][8:]
    before = len(marks) - len(marks.lstrip())

    if "…" not in shown:
        assert shown.rstrip() == visible(text.replace("##[", "##(") * 3).rstrip() or "##" in shown
        assert before == wcswidth(visible(text)) or "##" in shown


def test_colour_only_where_asked_for() -> None:
    assert "\x1b" not in rendered(RICH, "text")
    assert "\x1b[1;31m" in rendered(RICH, "text", color=True)
    assert re.sub("\x1b\\[[0-9;]*m", "", rendered(RICH, "text", color=True)) == rendered(RICH, "text")


def test_a_finding_on_the_whole_subject_shows_no_line() -> None:
    whole = dataclasses.replace(PHONE, field="", span=None, snippet=Snippet("schema: smpolicy/1", 0, 18))
    field = dataclasses.replace(whole, field="author")

    assert "schema: smpolicy/1" not in rendered(dataclasses.replace(RICH, findings=(whole,)), "text")
    assert "schema: smpolicy/1" in rendered(dataclasses.replace(RICH, findings=(field,)), "text")


@pytest.mark.parametrize("name", format_names())
def test_a_remark_stands_beside_the_finding_it_belongs_to(name: str) -> None:
    report = report_of("aman")
    told = dataclasses.replace(report.findings[0], remark={"id": "suara perusahaan", "en": "company voice"})
    other = dataclasses.replace(told, remark={}, fingerprint="lain")
    shown = "".join(format_named(name).render(dataclasses.replace(report, findings=(told, other)), Style("en", 200)))

    assert shown.count("company voice") == 1


def test_sarif_tells_a_remark_of_the_result_and_not_of_the_rule() -> None:
    report = report_of("aman")
    told = dataclasses.replace(report.findings[0], remark={"id": "suara perusahaan", "en": "company voice"})
    shown = "".join(format_named("sarif").render(dataclasses.replace(report, findings=(told,)), Style("en")))
    run = json.loads(shown)["runs"][0]

    assert run["results"][0]["message"]["text"].endswith("company voice")
    assert "company voice" not in json.dumps(run["tool"])
