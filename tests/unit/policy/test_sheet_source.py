"""Spreadsheets as people send them: titles above the headings, hidden rows, merged cells, formulas, and files that are not opened."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from smpolicy.policy.sheet_source import sheet_document, sheets_of, workbook_document
from smpolicy.policy.text_file import BytesFile

HEADINGS = ["Akun", "Tema", "Caption", "Foto", "Hastag", "Tanggal posting", "Sumber informasi"]


def saved(book: openpyxl.Workbook) -> BytesFile:
    stream = io.BytesIO()
    book.save(stream)
    return BytesFile("plan.xlsx", stream.getvalue(), "")


def book_of(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_a_plan_below_its_title() -> None:
    book = book_of(
        ["Rencana Desember"],
        [],
        HEADINGS,
        ["ig", "panen", "Panen selesai.", "a.jpg", "#kopi", datetime(2026, 12, 3, 9), "Rilis"],  # noqa: DTZ001 - cells have no zone
        ["", None],
    )

    (sheet,), faults = sheets_of(saved(book))

    document = sheet_document("plan.xlsx", sheet)
    assert faults == []
    assert sheet.kind == "plan"
    assert document.data == {
        "items": [{
            "account": "ig", "theme": "panen", "caption": "Panen selesai.", "media": ["a.jpg"], "hashtags": ["#kopi"],
            "publish_at": "2026-12-03T09:00:00", "sources": ["Rilis"],
        }]
    }  # fmt: skip
    assert (document.place("items[0].caption").line, document.place("items[0].caption").column) == (4, 3)
    assert document.lines[3].startswith("ig\tpanen\tPanen selesai.")


def test_what_was_hidden_merged_or_computed_is_said() -> None:
    book = book_of(HEADINGS, ["ig", "panen", "Satu"], ["ig", "", "Dua"], ["ig", "kopi", '="Ti"&"ga"'])
    sheet = book.active
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[3].hidden = True
    sheet.sheet_state = "hidden"
    other = book.create_sheet("Catatan")
    other.append(["apa saja"])

    (found,), faults = sheets_of(saved(book))

    assert {one.sub for one in found.notes} == {"hidden_sheet", "hidden_rows", "merged_cells", "formula", "other_sheet"}
    assert [one.cells[1] for one in found.rows[1:]] == ["panen", "panen", "kopi"]
    assert [(one.code, one.line, one.column) for one in faults] == [("formula-unstored", 4, 3)]
    assert all(set(one.message) == {"id", "en"} and "{" not in one.message["en"] for one in found.notes)


def test_a_sheet_with_an_unknown_heading_is_asked_about_beside_a_known_one() -> None:
    book = book_of(["Akun", "Tema", "Foto", "Tagar", "Naskahnya"], ["ig", "panen", "a.jpg", "#kopi", "Satu"])
    book.create_sheet("Lain").append(["Tema", "Caption"])

    found, faults = sheets_of(saved(book))

    assert ([one.kind for one in found], faults) == (["plan", "plan"], [])
    (told,) = sheet_document("plan.xlsx", found[0]).faults
    assert (told.code, told.line, told.column) == ("heading-unknown", 1, 5)


def test_cells_with_a_look_and_nothing_in_them_are_no_rows() -> None:
    book = book_of(HEADINGS, ["ig", "panen", "Satu"])
    for corner in ("XFD1", "A60000"):
        book.active[corner].fill = PatternFill("solid", start_color="FF00FF00")

    (found,), faults = sheets_of(saved(book))

    assert faults == []
    assert [(row.line, len(row.cells)) for row in found.rows] == [(1, 7), (2, 3)]


def test_the_headings_are_the_row_with_the_most_that_are_known() -> None:
    book = book_of(["", "Jadwal", "", "Isi"], HEADINGS, ["ig", "panen", "Satu"])

    (found,), faults = sheets_of(saved(book))

    assert (found.kind, [row.line for row in found.rows], faults) == ("plan", [2, 3], [])


def test_what_a_cell_shows() -> None:
    rows = ["2026-10", "ig", 0.0307, "a"], ["2026-11", "ig", 3.07, "b"], ["2026-12", "ig", 0.1 + 0.2, "c"]
    book = book_of(["period", "account", "stated_engagement_rate", "tool"], *rows)
    book.active["C2"].number_format = "0.00%"
    book.active["C3"].number_format = '0.00" %"'

    document = workbook_document(saved(book), "kpi")

    assert [one["stated_engagement_rate"] for one in document.data["rows"]] == [3.07, 3.07, 0.3]


def test_a_cell_that_shows_an_error_says_nothing() -> None:
    book = book_of([*HEADINGS, "Bantuan"], ["ig", "panen", "#REF!"], ["#N/A", "panen", "Dua", "", "", "", "", "#N/A"])

    found, faults = sheets_of(saved(book), own={"plan": [("bantuan", "")]})

    # What is in a column that is left aside is no matter.
    assert [(one.code, one.line, one.column) for one in faults] == [("cell-error", 2, 3), ("cell-error", 3, 1)]
    assert found[0].rows[1].cells[2] == "#REF!"


def test_hidden_columns_are_named_and_merged_titles_are_not() -> None:
    book = book_of(["Rencana"], HEADINGS, ["ig", "panen", "Satu"])
    book.active.merge_cells("A1:G1")
    book.active.column_dimensions.group("C", "D", hidden=True)

    (found,), _ = sheets_of(saved(book))

    (note,) = found.notes
    assert note.sub == "hidden_columns"
    assert note.message["en"].endswith(": C, D.")


def test_what_is_too_much_is_counted_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(book_of(HEADINGS, *([["ig"] * 7] * 40)))

    monkeypatch.setattr("smpolicy.policy.sheet_source._MOST_CELLS", 7 * 41 - 1)
    assert [one.code for one in sheets_of(file)[1]] == ["too-many-cells"]
    monkeypatch.setattr("smpolicy.policy.zip_guard._MOST_ELEMENTS", 400)
    assert [one.code for one in sheets_of(file)[1]] == ["office-bomb"]


@pytest.mark.parametrize("covered", ["merge_cells", "hyperlink"])
def test_ranges_that_cover_a_whole_sheet_are_not_unfolded(covered: str) -> None:
    book = book_of(HEADINGS, ["ig", "panen", "Satu"])
    book.active["A3"].hyperlink = "https://lumbung.example"
    book.active.merge_cells("A4:B4")
    file = saved(book)
    with zipfile.ZipFile(io.BytesIO(file.data)) as old:
        members = {name.replace("/", "__"): old.read(name) for name in old.namelist()}
    name = "xl__worksheets__sheet1.xml"
    narrow = b'mergeCell ref="A4:B4"' if covered == "merge_cells" else b'ref="A3"'
    assert narrow in members[name]
    members[name] = members[name].replace(narrow, narrow.split(b'"')[0] + b'"A4:XFD1048576"')

    assert [one.code for one in sheets_of(archive(**members))[1]] == ["too-many-cells"]


def test_one_register_is_one_table() -> None:
    book = book_of(["period", "account", "reach"], ["2026-10", "ig", 42000])
    assert workbook_document(saved(book), "kpi").data == {"rows": [{"period": "2026-10", "account": "ig", "reach": 42000}]}

    book.create_sheet("lagi").append(["period", "account", "reach"])
    assert [one.code for one in workbook_document(saved(book), "kpi").faults] == ["several-tables"]
    assert [one.code for one in workbook_document(saved(book), "plan").faults] == ["table-unknown"]


def archive(**members: bytes) -> BytesFile:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name.replace("__", "/"), data)
    return BytesFile("x.xlsx", stream.getvalue(), "")


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>"""


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (BytesFile("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""), "office-locked"),
        (BytesFile("x.xlsx", b"PK\x03\x04 not a zip", ""), "office-broken"),
        (BytesFile("x.xlsx", b"", ""), "office-broken"),
        (archive(word__document=b"<a/>"), "office-broken"),
        (archive(**{"xl__workbook.xml": b"<a>"}), "office-broken"),
        (archive(xl__workbook=b"<a/>", xl__vbaProject_bin=b""), "office-unreadable"),
        (archive(**{"xl__workbook.xml": b"<a/>", "xl__vbaProject.bin": b"x"}), "office-macros"),
        (archive(**{"xl__workbook.xml": b"<a/>", "xl__sheet.xml": b"\0" * 30_000_000}), "office-bomb"),
        (archive(**{"xl__workbook.xml": ENTITIES, "[Content_Types].xml": ENTITIES}), "office-entities"),
        (archive(**{"xl__workbook.xml": b"<a/>", "xl__other.dat": ENTITIES}), "office-entities"),
    ],
)
def test_files_that_are_not_opened(file: BytesFile, code: str) -> None:
    sheets, faults = sheets_of(file)

    assert sheets == []
    assert [one.code for one in faults] == [code]


def test_a_workspace_may_keep_its_plan_in_a_spreadsheet(tmp_path: Path) -> None:
    from smpolicy.policy.load import load_policy

    book = book_of(HEADINGS, ["ig", "panen", "Satu", "tidak ada", "-", "3 Desember 2026", "Rilis"])
    (tmp_path / "plan.xlsx").write_bytes(saved(book).data)
    (tmp_path / "smpolicy.yaml").write_text(
        'schema: smpolicy/1\nkind: policy\nid: P\ntitle: {id: K, en: P}\nversion: "1"\nfiles: {plan: plan.xlsx}\n', encoding="utf-8"
    )

    (item,) = load_policy(tmp_path).registers["plan"].fields["items"]

    assert (item["caption"], item["publish_at"], item["sources"]) == ("Satu", "2026-12-03", [{"title": "Rilis"}])
