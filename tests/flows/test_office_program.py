"""What comes back is opened by a real office program, which must find everything in it: run where one is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from .conftest import Program
from .test_office import NUMBER, POSTS, TODAY

OFFICE = shutil.which("soffice")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
pytestmark = [pytest.mark.long, pytest.mark.skipif(OFFICE is None, reason="no office program here")]


@pytest.fixture
def resaved(tmp_path: Path) -> Any:
    """Opens a file in the office program and gives what that saves, in the same format or another."""

    def save(path: Path, suffix: str) -> Path:
        out = tmp_path / f"again{suffix}"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [str(OFFICE), profile, "--headless", "--convert-to", suffix.lstrip("."), "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return out / f"{path.stem}{suffix}"

    return save


def test_a_workbook_comes_back_and_is_sent_again(smpolicy: Program, workspace: Path, resaved: Any) -> None:
    book: Any = openpyxl.Workbook()
    for row in (["Kiriman Desember"], POSTS, ["T-1", NUMBER], ["T-2", "Selamat pagi."]):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active["B4"].comment = Comment("Cek lagi, ya.", "Sari")
    book.active.add_table(Table(displayName="Kiriman", ref="A2:B4"))
    book.save(workspace / "posts.xlsx")

    # What the program makes of its own format, and of the one before, is read as the original is.
    for suffix in (".ods", ".xls"):
        shutil.copy(resaved(resaved(workspace / "posts.xlsx", suffix), ".xlsx"), workspace / "posts.xlsx")
    assert smpolicy("check", "posts.xlsx", "--annotate", *TODAY).code == 1
    copy = resaved(workspace / "posts.smpolicy.xlsx", ".xlsx")

    sheet: Any = openpyxl.load_workbook(copy).active
    assert [sheet[f"C{row}"].value for row in (2, 3, 4)] == [
        "smpolicy findings", "UJI-01/phone: A telephone number can be read: 0812••••7890.", "Nothing found",
    ]  # fmt: skip
    assert sheet["B3"].comment.text.startswith("Error UJI-01/phone: A telephone number can be read: 0812••••7890.")
    assert (sheet["B4"].comment.text, sheet["B3"].fill.start_color.rgb) == ("Cek lagi, ya.", "FFF4B6B0")

    # Somebody mends the text in the copy, and sends it in again.
    book = openpyxl.load_workbook(copy)
    book.active["B3"] = "Hubungi kami lewat DM."
    book.save(workspace / "posts.smpolicy.xlsx")
    done = smpolicy("check", "posts.smpolicy.xlsx", "--annotate", *TODAY)

    assert done.code == 0, done.stdout + done.stderr
    sheet = openpyxl.load_workbook(workspace / "posts.smpolicy.xlsx").active
    assert [sheet[f"C{row}"].value for row in (2, 3, 4)] == ["smpolicy findings", "Nothing found", "Nothing found"]
    assert [sheet[f"D{row}"].value for row in (2, 3, 4)] == [None] * 3
    assert (sheet["B3"].comment, sheet["B4"].comment.text, sheet["B3"].fill.fill_type) == (None, "Cek lagi, ya.", None)


def test_a_word_file_comes_back_and_is_sent_again(smpolicy: Program, workspace: Path, resaved: Any) -> None:
    document = docx.Document()
    document.add_comment(runs=document.add_paragraph("Selamat pagi.").runs[0], text="Cek lagi, ya.", author="Sari")
    paragraphs = (
        f"<w:r><w:t>{NUMBER}</w:t></w:r>",
        f'<w:ins w:id="90" w:author="Sari" w:date="2026-11-20T10:00:00Z"><w:r><w:t>{NUMBER}</w:t></w:r></w:ins>',
        f'<w:del w:id="91" w:author="Sari" w:date="2026-11-20T10:00:00Z"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del>',
        f'<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{NUMBER}</w:t></w:r></w:fldSimple>',
        f"<w:sdt><w:sdtContent><w:r><w:t>{NUMBER}</w:t></w:r></w:sdtContent></w:sdt>",
    )
    for one in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{one}</w:p>"))
    document.sections[0].header.paragraphs[0].text = NUMBER
    document.save(str(workspace / "a.docx"))

    assert smpolicy("check", "a.docx", "--annotate", *TODAY).code == 1
    text = resaved(workspace / "a.smpolicy.docx", ".txt").read_text(encoding="utf-8-sig")
    copy = resaved(workspace / "a.smpolicy.docx", ".docx")

    assert "UJI-01" not in text, "a comment was taken for text"
    said = [(one.author, one.text.partition(":")[0]) for one in docx.Document(str(copy)).comments]
    assert said.count(("smpolicy", "Error UJI-01/phone")) == 4
    assert {
        ("smpolicy", "(in deleted text) Error UJI-01/phone"),
        ("smpolicy", "(in a header) Error UJI-01/phone"),
        ("Sari", "Cek lagi, ya."),
    } < set(said)

    shutil.copy(copy, workspace / "a.smpolicy.docx")
    done = smpolicy("check", "a.smpolicy.docx", "--annotate", *TODAY, "--format", "json")
    found = [one["field"] for one in done.json["findings"] if one["rule"] == "UJI-01"]
    assert sorted(found) == ["deleted[0]", "headers[0]", "text", "text", "text", "text"]
    again = [(one.author, "UJI-01" in one.text) for one in docx.Document(str(workspace / "a.smpolicy.docx")).comments]
    assert sorted(one for one in again if one != ("smpolicy", False)) == [("Sari", False), *[("smpolicy", True)] * 6]
