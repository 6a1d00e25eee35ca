"""Findings come back in the very file: nothing else in it changes."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import openpyxl
import pytest

from smpolicy.annotate import docx as word
from smpolicy.annotate import xlsx
from smpolicy.model.finding import ClauseRef, Finding, Severity, Verdict
from smpolicy.model.source import Range
from smpolicy.model.text import Span
from smpolicy.policy.text_file import BytesFile


def finding(
    subject: str, line: int = 0, column: int = 0, *, span: Span | None = None, field: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(
        "PRIV-02", "phone", Verdict.VIOLATION, severity, "legal", ClauseRef("PRIV-02", {}, "privacy"), {"id": "Nomor.", "en": "A number."},
        {"id": "Hapus.", "en": "Remove it."}, {}, subject, "f", field, Range(line, column, line, column) if line else None, span,
    )  # fmt: skip


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Judul"], ["Akun", "Tema", "Caption"], ["ig", "panen", "Hubungi 0812-0000-0000"], ["ig", "panen", "=1+1"]):
        sheet.append(row)
    sheet["A3"].font = openpyxl.styles.Font(bold=True)
    return book


def bytes_of(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_value(data: bytes) -> bytes:
    """The sheet as a spreadsheet application saves it: the formula with its value."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(
                name,
                source.read(name).replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"),
            )
    return out.getvalue()


def test_a_sheet_comes_back_with_its_findings() -> None:
    file = BytesFile("plan.xlsx", with_value(bytes_of(workbook())), "")

    data = xlsx.annotate(file, [finding("plan", 3, 3), finding("plan", severity=Severity.WARNING)], "en")

    assert isinstance(data, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet["D2"].value == "smpolicy findings\nPRIV-02/phone: A number."
    assert [sheet[f"D{row}"].value for row in (3, 4)] == ["PRIV-02/phone: A number.", "Nothing found"]
    assert sheet["C3"].comment.text == "Error PRIV-02/phone: A number. Remove it."
    assert sheet["C3"].fill.start_color.rgb == "FFF4B6B0"
    assert (sheet["C3"].value, sheet["C4"].value, sheet["A3"].font.b, sheet["A1"].value) == (
        "Hubungi 0812-0000-0000",
        "=1+1",
        True,
        "Judul",
    )
    assert sheet["A4"].comment is None


def test_text_of_others_never_becomes_a_formula() -> None:
    file = BytesFile("plan.xlsx", with_value(bytes_of(workbook())), "")
    evil = finding("plan", 3, 3)
    object.__setattr__(evil, "message", {"en": "=HYPERLINK()"})
    object.__setattr__(evil, "rule", "=1+1")

    data = xlsx.annotate(file, [evil], "en")

    assert isinstance(data, bytes)
    cell = openpyxl.load_workbook(io.BytesIO(data)).active["D3"]
    assert (cell.data_type, cell.value) == ("s", "=1+1/phone: =HYPERLINK()")


def word_file(*paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for index, text in enumerate(runs):
            paragraph.add_run(text).bold = index == 1
    return bytes_of(document)


def commented(data: bytes) -> list[tuple[str, str]]:
    """Each comment with the text that it stands at."""
    document = docx.Document(io.BytesIO(data))
    out = []
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for comment in document.comments:
        inside, text = False, ""
        for one in document.element.body.iter(f"{w}commentRangeStart", f"{w}commentRangeEnd", f"{w}t"):
            if one.tag == f"{w}t":
                text += (one.text or "") if inside else ""
            elif one.get(f"{w}id") == str(comment.comment_id):
                inside = one.tag == f"{w}commentRangeStart"
        out.append((text, comment.text))
    return out


@pytest.mark.parametrize(
    ("runs", "marked"),
    [
        ([["Hubungi 0812-0000-0000 ya."]], "0812-0000-0000"),
        ([["Hubungi 08", "12-00", "00-0000 ya."]], "0812-0000-0000"),
        ([["Halo."], ["Hubungi ", "0812-0000-0000", " ya."]], "0812-0000-0000"),
        ([["0812-0000-0000"]], "0812-0000-0000"),
        ([["Satu\nHubungi 0812-0000-0000\nDua"]], "0812-0000-0000"),
    ],
)
def test_a_word_file_comes_back_with_comments_at_the_marked_words(runs: list[list[str]], marked: str) -> None:
    text = "\n".join("".join(one) for one in runs)
    start = text.index(marked)
    data = word.annotate(
        BytesFile("d.docx", word_file(*runs), ""), [finding("d", span=Span(start, start + len(marked)), field="text")], "en", text
    )

    assert isinstance(data, bytes)
    assert commented(data) == [(marked, "Error PRIV-02/phone: A number. Remove it.")]
    assert [one.text for one in docx.Document(io.BytesIO(data)).paragraphs] == ["".join(one) for one in runs]


def test_the_look_of_the_words_stays() -> None:
    text = "Hubungi 0812-0000-0000 ya."
    data = word.annotate(
        BytesFile("d.docx", word_file(["Hubungi ", "0812-0000-0000 ya", "."]), ""),
        [finding("d", span=Span(8, 22), field="text")],
        "id",
        text,
    )

    assert isinstance(data, bytes)
    assert [(run.text, run.bold) for run in docx.Document(io.BytesIO(data)).paragraphs[0].runs if run.text] == [
        ("Hubungi ", False), ("0812-0000-0000", True), (" ya", True), (".", False),
    ]  # fmt: skip


def test_two_findings_and_one_about_the_whole() -> None:
    text = "Hubungi 0812-0000-0000 atau 0812-0000-0001."
    findings = [
        finding("d", span=Span(8, 22), field="text"),
        finding("d", span=Span(28, 42), field="text"),
        finding("d", field="comments[0]"),
    ]
    data = word.annotate(BytesFile("d.docx", word_file([text]), ""), findings, "en", text)

    assert isinstance(data, bytes)
    assert [one[0] for one in commented(data)] == ["0812-0000-0000", "0812-0000-0001", "Hubungi "]
