"""A workbook with everything in it comes back with its findings, and every other part byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Color, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

from smpolicy.annotate import xlsx
from smpolicy.errors import Fault
from smpolicy.model.finding import Severity
from smpolicy.policy.text_file import BytesFile

from .test_annotate import bytes_of, finding

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
TOUCHED = {"[Content_Types].xml", "xl/styles.xml", SHEET, "xl/worksheets/_rels/sheet1.xml.rels"}
ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
"""The order in which the format wants what stands in a worksheet."""
HEADINGS = ["Akun", "Tema", "Caption", "Tanggal posting"]


def picture() -> Image:
    stream = io.BytesIO()
    Picture.new("RGB", (40, 30), "red").save(stream, "PNG")
    return Image(stream)


def full_workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rencana"
    for row in (
        ["Rencana November"],
        HEADINGS,
        ["ig", "panen", "Hubungi 0812-0000-0000", "2026-11-24"],
        ["", "resep", "Seduh", "2026-11-25"],
    ):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet["B3"].comment = Comment("Cek lagi, ya.", "Sari")
    sheet["C3"].fill = PatternFill("solid", start_color="FF00FF00")
    sheet["C3"].number_format = "@"
    sheet.add_image(picture(), "E3")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=2, max_row=4))
    sheet.add_chart(chart, "A20")
    choices = DataValidation(type="list", formula1='"ig,fb"')
    choices.add("A3:A9")
    sheet.add_data_validation(choices)
    sheet.conditional_formatting.add("C3:C9", CellIsRule("equal", ['"x"'], fill=PatternFill("solid", end_color="FFFF0000")))
    sheet.add_table(Table(displayName="Rencana", ref="A2:D4"))
    sheet.freeze_panes = "A3"
    sheet.column_dimensions.group("D", "H", hidden=False)
    sheet.column_dimensions["D"].width = 33
    sheet["C4"].hyperlink = "https://lumbung.example/seduh"
    book.create_sheet("Catatan")["A1"] = "=SUM(1,2)"
    return book


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def annotated(data: bytes, *findings: Any) -> bytes:
    """The workbook with findings that stand, where nothing else is said, on the first of its sheets."""
    names = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    on_sheet = [replace(one, sheet=one.sheet or names[0]) if len(names) > 1 else one for one in findings]
    told = xlsx.annotate(BytesFile("plan.xlsx", data, ""), on_sheet, "en")
    assert isinstance(told, bytes), told
    return told


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    content = parts(bytes_of(full_workbook()))
    change(content)
    return packed(content)


def assert_sound(content: dict[str, bytes]) -> None:
    """Every relationship leads to a part, and every part says what it is."""
    types = etree.fromstring(content["[Content_Types].xml"])
    declared = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")}
    endings = {one.get("Extension").casefold() for one in types if one.get("Extension")}
    assert declared <= set(content), "a type of a part that is not there"
    assert len([one for one in types if one.get("PartName")]) == len(declared)
    for name, data in content.items():
        assert name == "[Content_Types].xml" or name in declared or name.rpartition(".")[2].casefold() in endings, name
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            ids = [one.get("Id") for one in etree.fromstring(data)]
            assert len(set(ids)) == len(ids)
            for one in etree.fromstring(data):
                target = posixpath.normpath(posixpath.join("/", base, one.get("Target"))).lstrip("/")
                assert one.get("TargetMode") == "External" or target in content, target


def assert_in_order(sheet: bytes) -> None:
    names = [etree.QName(one).localname for one in etree.fromstring(sheet)]
    assert names == sorted(names, key=ORDER.index)
    cells = [one.get("r") for one in etree.fromstring(sheet).iter(f"{MAIN}c")]
    assert len(set(cells)) == len(cells)
    assert b"ns0" not in sheet


def test_every_other_part_is_the_same() -> None:
    before = bytes_of(full_workbook())
    after = parts(annotated(before, finding("plan", 3, 3), finding("plan", 4, 1, severity=Severity.WARNING)))

    assert_sound(after)
    assert_in_order(after[SHEET])
    same = {name for name, data in parts(before).items() if after[name] == data}
    assert set(parts(before)) - same <= {*TOUCHED, "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"}
    assert {"xl/media/image1.png", "xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/tables/table1.xml", "xl/workbook.xml"} <= same


def test_the_rest_of_the_sheet_is_the_same() -> None:
    before = bytes_of(full_workbook())
    old, new = (etree.fromstring(parts(data)[SHEET]) for data in (before, annotated(before, finding("plan", 3, 3))))
    ours = {"dimension", "cols", "sheetData"}

    kept = [[etree.tostring(one, method="c14n") for one in root if etree.QName(one).localname not in ours] for root in (old, new)]

    assert kept[0] == kept[1]


def test_the_findings_stand_in_it() -> None:
    data = annotated(
        bytes_of(full_workbook()), finding("plan", 3, 3), finding("plan", 4, 1, severity=Severity.WARNING), finding("plan", 3, 2)
    )
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Rencana"]

    # The picture begins in column E.
    assert [sheet[f"F{row}"].value for row in (2, 3, 4)] == [
        "smpolicy findings", "PRIV-02/phone: A number.\nPRIV-02/phone: A number.", "PRIV-02/phone: A number.",
    ]  # fmt: skip
    assert sheet["F2"].font.b
    assert sheet["F3"].alignment.wrap_text
    assert (sheet["C3"].fill.start_color.rgb, sheet["C3"].number_format) == ("FFF4B6B0", "@")
    assert sheet["C3"].comment.text == "Error PRIV-02/phone: A number. Remove it."
    assert sheet["B3"].comment.text == "Cek lagi, ya.\n\n[smpolicy] Error PRIV-02/phone: A number. Remove it."
    assert sheet["B3"].comment.author == "Sari"
    # A4 is shown by the merged A3.
    assert sheet["A3"].comment.text == "Warning PRIV-02/phone: A number. Remove it."
    assert sheet.column_dimensions["F"].width == 70
    assert [sheet.column_dimensions[one].width for one in ("D", "G")] == [33, 33]
    assert (sheet.freeze_panes, str(sheet.merged_cells), list(sheet.tables), sheet.dimensions) == ("A3", "A3:A4", ["Rencana"], "A1:F4")
    assert (len(sheet._images), len(sheet._charts), sheet["C4"].hyperlink.target) == (1, 1, "https://lumbung.example/seduh")


def test_a_sheet_without_any_comment_gets_its_boxes() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["ig", "panen", "Halo", "2026-11-24"])
    after = parts(annotated(bytes_of(book), finding("plan", 2, 3)))

    assert_sound(after)
    assert_in_order(after[SHEET])
    [drawing] = [data for name, data in after.items() if name.endswith(".vml")]
    root = etree.fromstring(drawing)
    assert [one.text for one in root.iter("{*}Row", "{*}Column")] == ["1", "2"]


def test_boxes_of_others_stay_even_where_they_are_no_xml() -> None:
    """Spreadsheets write buttons with an open <br> into the same drawing."""

    def button(content: dict[str, bytes]) -> None:
        name = "xl/drawings/commentsDrawing1.vml"
        content[name] = content[name].replace(b"</xml>", b'<v:shape id="_x0000_s4099"><v:textbox>A<br>B</v:textbox></v:shape></xml>')

    before = changed(button)
    drawing = parts(annotated(before, finding("plan", 3, 3)))["xl/drawings/commentsDrawing1.vml"]
    old = parts(before)["xl/drawings/commentsDrawing1.vml"]

    assert drawing.startswith(old.removesuffix(b"</xml>"))
    assert b"_x0000_s4100" in drawing


def test_a_thread_of_talk_is_left_as_it_is() -> None:
    def thread(content: dict[str, bytes]) -> None:
        content["xl/threadedComments/threadedComment1.xml"] = b'<ThreadedComments xmlns="x"><threadedComment ref="B3"/></ThreadedComments>'
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
        rel = f'<Relationship Id="rTc" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
        name = "xl/worksheets/_rels/sheet1.xml.rels"
        content[name] = content[name].replace(b"</Relationships>", rel.encode())

    sheet = openpyxl.load_workbook(io.BytesIO(annotated(changed(thread), finding("plan", 3, 2)))).worksheets[0]

    assert sheet["B3"].comment.text == "Cek lagi, ya."
    assert sheet["F3"].value == "PRIV-02/phone: A number."


def test_rows_and_cells_may_leave_their_places_to_their_order() -> None:
    def bare(content: dict[str, bytes]) -> None:
        root = etree.fromstring(content[SHEET])
        for one in root.iter(f"{MAIN}row", f"{MAIN}c"):
            del one.attrib["r"]
        content[SHEET] = etree.tostring(root)

    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["ig", "panen", "Halo", "2026-11-24"])
    content = parts(bytes_of(book))
    bare(content)
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(packed(content), finding("plan", 2, 3)))).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [*HEADINGS, "smpolicy findings"],
        ["ig", "panen", "Halo", "2026-11-24", "PRIV-02/phone: A number."],
    ]
    assert sheet["C2"].comment is not None


def test_a_row_that_only_a_merged_cell_fills_is_none() -> None:
    def without_row_4(content: dict[str, bytes]) -> None:
        root = etree.fromstring(content[SHEET])
        [row] = root.iterfind(f"{MAIN}sheetData/{MAIN}row[@r='4']")
        row.getparent().remove(row)
        root.remove(root.find(f"{MAIN}hyperlinks"))
        content[SHEET] = etree.tostring(root)

    sheet = openpyxl.load_workbook(io.BytesIO(annotated(changed(without_row_4), finding("plan", 3, 1)))).worksheets[0]

    assert [sheet[f"F{row}"].value for row in (3, 4)] == ["PRIV-02/phone: A number.", None]


def test_several_tables_each_get_their_own() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Satu"
    for sheet in (book.active, book.create_sheet("Dua")):
        sheet.append(HEADINGS)
        sheet.append(["ig", "panen", "Halo", "2026-11-24"])
    after = annotated(bytes_of(book), replace(finding("P-2", 2, 3), sheet="Dua"), replace(finding("P-1", 2, 2), sheet="Satu"))
    pages = openpyxl.load_workbook(io.BytesIO(after))

    assert_sound(parts(after))
    assert [pages[name][cell].comment is not None for name in ("Satu", "Dua") for cell in ("B2", "C2")] == [True, False, False, True]


def test_the_cells_of_a_column_and_a_row_keep_their_look() -> None:
    def look(content: dict[str, bytes]) -> None:
        root = etree.fromstring(content[SHEET])
        [cell] = [one for one in root.iter(f"{MAIN}c") if one.get("r") == "C3"]
        style = cell.get("s")
        cell.getparent().remove(cell)
        root.find(f"{MAIN}cols").insert(0, root.makeelement(f"{MAIN}col", {"min": "3", "max": "3", "width": "9", "style": style}))
        content[SHEET] = etree.tostring(root)

    sheet = openpyxl.load_workbook(io.BytesIO(annotated(changed(look), finding("plan", 3, 3)))).worksheets[0]

    assert (sheet["C3"].fill.start_color.rgb, sheet["C3"].number_format) == ("FFF4B6B0", "@")


@pytest.mark.parametrize(
    ("colour", "after"), [(Color(rgb="FFFFFFFF"), "FF000000"), (Color(theme=0), "FF000000"), (Color(rgb="FF0B5D3B"), "FF0B5D3B")]
)
def test_light_letters_are_not_lost_on_the_ground(colour: Color, after: str) -> None:
    book = full_workbook()
    book.active["A2"].font = Font(color=colour, bold=True)
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(bytes_of(book), finding("plan", 2, 1)))).worksheets[0]

    assert (sheet["A2"].font.color.rgb, sheet["A2"].font.b, sheet["A2"].fill.start_color.rgb) == (after, True, "FFF4B6B0")


def test_a_signed_workbook_is_refused() -> None:
    data = changed(lambda content: content.update({"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    told = xlsx.annotate(BytesFile("plan.xlsx", data, ""), [finding("plan", 3, 3)], "en")

    assert isinstance(told, Fault)
    assert told.code == "annotate-signed"


@pytest.mark.parametrize(
    "part", ["xl/comments/comment1.xml", "xl/drawings/drawing1.xml", "xl/styles.xml", "xl/worksheets/_rels/sheet1.xml.rels"]
)
@pytest.mark.parametrize("bad", [b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', b"<a>", b"<a/>", b""])
def test_a_broken_part_is_a_fault_or_no_matter(part: str, bad: bytes) -> None:
    told = xlsx.annotate(BytesFile("plan.xlsx", changed(lambda content: content.update({part: bad})), ""), [finding("plan", 3, 3)], "en")

    if isinstance(told, bytes):
        assert b"root:" not in b"".join(parts(told).values())
        assert bad == b"<a/>", "what cannot be read cannot be written back whole"
    else:
        assert told.code in ("office-unreadable", "office-broken", "office-entities")


def test_a_word_too_long_for_a_cell_is_cut() -> None:
    long = finding("plan", 3, 3)
    object.__setattr__(long, "message", {"en": "a" * 40_000})
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(bytes_of(full_workbook()), long))).worksheets[0]

    assert len(sheet["F3"].value) < 32_767
    assert len(sheet["C3"].comment.text) < 32_767


def again(data: bytes, *findings: Any) -> tuple[Any, dict[str, bytes]]:
    """The sheet, and the parts, of a workbook that came back and is annotated once more."""
    after = annotated(data, *findings)
    return openpyxl.load_workbook(io.BytesIO(after)).worksheets[0], parts(after)


def test_a_copy_that_comes_back_has_new_findings_in_place_of_the_old() -> None:
    first = annotated(bytes_of(full_workbook()), finding("plan", 3, 3), finding("plan", 3, 2), finding("plan", 2, 1), finding("plan", 4, 3))
    sheet, content = again(first, finding("plan", 4, 3))

    assert_sound(content)
    assert_in_order(content[SHEET])
    assert [sheet[f"F{row}"].value for row in (2, 3, 4)] == ["smpolicy findings", "Nothing found", "PRIV-02/phone: A number."]
    assert [sheet.cell(2, column).value for column in range(7, 10)] == [None] * 3
    assert (sheet["B3"].comment.text, sheet["C3"].comment, sheet["A2"].comment) == ("Cek lagi, ya.", None, None)
    assert sheet["C4"].comment.text == "Error PRIV-02/phone: A number. Remove it."
    assert [sheet[cell].fill.fill_type for cell in ("C3", "B3", "A2", "C4")] == [None, None, None, "solid"]
    assert sheet["C3"].number_format == "@"
    boxes = etree.fromstring(content["xl/drawings/commentsDrawing1.vml"])
    assert sorted((int(one.findtext(".//{*}Row")), int(one.findtext(".//{*}Column"))) for one in boxes.iter("{*}shape")) == [(2, 1), (3, 2)]


def test_our_words_are_known_where_an_application_forgot_who_said_them() -> None:
    def forget(content: dict[str, bytes]) -> None:
        name = "xl/comments/comment1.xml"
        content[name] = content[name].replace(b">smpolicy<", b"> <").replace(b">Sari<", b"> <")

    content = parts(annotated(bytes_of(full_workbook()), finding("plan", 3, 3), finding("plan", 3, 2)))
    forget(content)
    sheet, _ = again(packed(content))

    assert (sheet["C3"].comment, sheet["B3"].comment.text) == (None, "Cek lagi, ya.")


def test_findings_of_a_row_that_is_gone_go_with_it() -> None:
    book = openpyxl.Workbook()
    for row in (HEADINGS, ["ig", "panen", "Halo", "2026-11-24"], ["ig", "panen", "Hai", "2026-11-25"]):
        book.active.append(row)
    book = openpyxl.load_workbook(io.BytesIO(annotated(bytes_of(book), finding("plan", 3, 3))))
    for column in "ABCD":
        book.active[f"{column}3"] = None
    sheet, _ = again(bytes_of(book))

    assert [sheet[f"E{row}"].value for row in (1, 2, 3)] == ["smpolicy findings", "Nothing found", None]


def test_what_is_found_in_the_whole_table_does_not_swell_its_headings() -> None:
    told = [finding("plan", 2, 1) for _ in range(12)]
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(bytes_of(full_workbook()), *told))).worksheets[0]

    assert sheet["F2"].value.split("\n") == ["smpolicy findings", *["PRIV-02/phone: A number."] * 6, "… 6 more: see the comment in A2."]
    assert sheet.row_dimensions[2].height == 120
    assert sheet["A2"].comment.text.count("PRIV-02") == 12


def test_rows_grow_with_their_text_unless_somebody_chose_their_height() -> None:
    book = openpyxl.Workbook()
    for row in (
        HEADINGS,
        ["ig", "panen", "Halo " * 40, "2026-11-24"],
        ["ig", "panen", "Halo", "2026-11-25"],
        ["ig", "panen", "Hai", "2026-11-26"],
    ):
        book.active.append(row)
    book.active["C2"].alignment = Alignment(wrap_text=True)
    book.active.column_dimensions["C"].width = 20
    book.active.row_dimensions[4].height = 15
    told = [finding("plan", 3, 3)] * 4 + [finding("plan", 4, 3)] * 4
    sheet = openpyxl.load_workbook(io.BytesIO(annotated(bytes_of(book), *told))).active

    assert [sheet.row_dimensions[line].height for line in (1, 2, 3, 4)] == [None, 150, 60, 15]


def test_a_table_is_annotated_with_the_headings_it_was_read_with() -> None:
    book = openpyxl.Workbook()
    for row in (["Akunnya", "Materi", "Warna tim"], ["ig", "Halo", "biru"]):
        book.active.append(row)
    own = {"plan": (("Materi", "caption"), ("Akunnya", "account"), ("Warna tim", ""))}
    told = xlsx.annotate(BytesFile("plan.xlsx", bytes_of(book), ""), [finding("plan", 2, 2)], "en", None, own)

    assert isinstance(told, bytes)
    assert openpyxl.load_workbook(io.BytesIO(told)).active["D2"].value == "PRIV-02/phone: A number."
