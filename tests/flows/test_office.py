"""Tables and office files as people send them, through the real command line: what is odd is said, what cannot be trusted is not read."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from .conftest import Program

TODAY = ("--today", "2026-11-22", "--lang", "en")
POSTS = ["id", "text"]
NUMBER = "Hubungi 0812-3456-7890 ya."


def workbook(path: Path, *rows: list[Any]) -> Any:
    """A workbook of one sheet that will be saved at `path`, for a test to add to."""
    book: Any = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return book


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return stream.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook>&b;</workbook>"""
NOT_OPENED: dict[str, tuple[str, bytes, str, str]] = {
    "password": ("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password", "Save it without a password"),
    "password, Word": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password", "Save it without a password"),
    "macros": ("plan.xlsx", archive(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "holds macros", "Save it without macros"),
    "macros, Word": ("a.docx", archive(**{"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}), "holds macros", "Save it without"),
    "bomb": ("plan.xlsx", archive(**{"xl/workbook.xml": b"<a/>", "xl/a.xml": b"\0" * 30_000_000}), "plan.xlsx: ", ""),
    "bomb, Word": ("a.docx", archive(**{"word/document.xml": b"<a/>", "word/a.xml": b"\0" * 30_000_000}), "a.docx: ", ""),
    "entities": ("plan.xlsx", archive(**{"xl/workbook.xml": ENTITIES, "[Content_Types].xml": ENTITIES}), "plan.xlsx: ", ""),
    "entities, Word": ("a.docx", archive(**{"word/document.xml": ENTITIES}), "a.docx: this file holds XML definitions", "Ask the sender"),
    "no archive": ("plan.xlsx", b"PK\x03\x04 and no more", "plan.xlsx: ", ""),
    "nothing": ("a.docx", b"", "a.docx: ", ""),
}


@pytest.mark.parametrize("name", NOT_OPENED)
def test_files_that_are_not_opened(smpolicy: Program, workspace: Path, name: str) -> None:
    file, data, cause, remedy = NOT_OPENED[name]
    (workspace / file).write_bytes(data)

    begun = time.monotonic()
    done = smpolicy("check", file, *TODAY)

    assert (done.code, done.stdout) == (2, "")
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith(f"{file}: ")
    assert cause in line
    assert remedy in line
    assert "Traceback" not in line
    assert time.monotonic() - begun < 30


def notes_of(done: Any) -> dict[str, str]:
    return {one["sub"]: one["message"] for one in done.json["findings"] if one["rule"] == "INPUT"}


def test_what_is_hidden_is_read_and_said(smpolicy: Program, workspace: Path) -> None:
    path = workspace / "posts.xlsx"
    book = workbook(path, POSTS, ["T-1", "Selamat pagi."], ["T-2", NUMBER])
    book.active.row_dimensions[3].hidden = True
    more = book.create_sheet("arsip")
    more.append(POSTS)
    more.append(["T-3", "Telepon 0812-3456-7891 saja."])
    more.sheet_state = "hidden"
    book.save(path)

    done = smpolicy("check", "posts.xlsx", *TODAY, "--format", "json")

    assert done.code == 1
    assert {"hidden_rows", "hidden_sheet"} <= notes_of(done).keys()
    assert "arsip" in notes_of(done)["hidden_sheet"]
    assert {one["subject"] for one in done.json["findings"] if one["rule"] == "UJI-01"} == {"T-2", "T-3"}


def test_findings_name_the_cell_and_the_sheet(smpolicy: Program, workspace: Path) -> None:
    path = workspace / "posts.xlsx"
    book = workbook(path, POSTS, ["T-1", NUMBER])
    alone = smpolicy("check", "posts.xlsx", *TODAY)
    book.create_sheet("Awal Mei").append(POSTS)
    book["Awal Mei"].append(["T-2", NUMBER])
    book.save(path)

    done = smpolicy("check", "posts.xlsx", *TODAY)
    found = smpolicy("check", "posts.xlsx", *TODAY, "--format", "json").json["findings"]

    assert "  B2  error" in alone.stdout
    assert "  Awal Mei!B2  error" in done.stdout
    assert "  Sheet!B2  error" in done.stdout
    assert [(one["sheet"], one["cell"], one["range"]["start"]) for one in found] == [
        ("Awal Mei", "B2", {"line": 2, "column": 2}),
        ("Sheet", "B2", {"line": 2, "column": 2}),
    ]


def test_a_copy_with_findings_is_no_second_table(smpolicy: Program, workspace: Path) -> None:
    workbook(workspace / "drafts" / "posts.xlsx", POSTS, ["T-1", NUMBER])

    done = smpolicy("check", "drafts", "--annotate", *TODAY)
    again = smpolicy("check", "drafts", *TODAY)
    copy = smpolicy("check", "drafts/posts.smpolicy.xlsx", "--annotate", *TODAY)

    assert "Saved: drafts/posts.smpolicy.xlsx" in done.stderr
    # The folder holds the table once; by its name the copy is read, without the findings in it, and takes its own place.
    assert (again.code, again.stdout) == (done.code, done.stdout)
    assert (copy.code, copy.stderr) == (1, "Saved: drafts/posts.smpolicy.xlsx\n")
    sheet: Any = openpyxl.load_workbook(workspace / "drafts" / "posts.smpolicy.xlsx").active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["id", "text", "smpolicy findings"],
        ["T-1", NUMBER, "UJI-01/phone: A telephone number can be read: 0812••••7890."],
    ]


def test_merged_cells_hold_for_all_their_rows(smpolicy: Program, workspace: Path) -> None:
    path = workspace / "posts.xlsx"
    book = workbook(path, ["account", "text"], ["ig", "Selamat pagi."], [None, NUMBER])
    book.active.merge_cells("A2:A3")
    book.save(path)

    done = smpolicy("check", "posts.xlsx", *TODAY, "--format", "json")

    assert "A2:A3" in notes_of(done)["merged_cells"]
    (found,) = [one for one in done.json["findings"] if one["rule"] == "UJI-01"]
    assert found["range"]["start"]["line"] == 3


def test_a_formula_that_was_never_calculated_has_no_value(smpolicy: Program, workspace: Path) -> None:
    workbook(workspace / "posts.xlsx", POSTS, ["T-1", '="Selamat " & "pagi"'])

    done = smpolicy("check", "posts.xlsx", *TODAY)

    assert (done.code, done.stdout) == (2, "")
    assert "posts.xlsx:2:2: the formula in B2 was never calculated" in done.stderr


def test_a_formula_stands_for_the_value_that_was_stored(smpolicy: Program, workspace: Path) -> None:
    path = workspace / "posts.xlsx"
    workbook(path, POSTS, ["T-1", '="Hubungi " & "0812"'])
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = re.sub(
        rb'(<c r="B2")[^>]*(>.*?</f>)<v\s*/?>(?:</v>)?', rb'\1 t="str"\2<v>' + NUMBER.encode() + b"</v>", sheet
    )
    path.write_bytes(archive(**members))

    done = smpolicy("check", "posts.xlsx", *TODAY, "--format", "json")

    assert "B2" in notes_of(done)["formula"]
    assert [one["rule"] for one in done.json["findings"] if one["rule"] != "INPUT"] == ["UJI-01"]


def test_names_of_members_in_an_export_of_figures(smpolicy: Program, workspace: Path) -> None:
    (workspace / "kpi.csv").write_text("period,account,reach,member_name\n2026-10,ig,42000,Rina\n", encoding="utf-8")

    done = smpolicy("check", "kpi.csv", *TODAY)

    assert (done.code, done.stdout) == (2, "")
    assert "kpi.csv:1:1: this export of figures has columns about people: member_name. " in done.stderr
    assert "Rina" not in done.stderr


def test_a_month_is_evaluated_once(smpolicy: Program, workspace: Path) -> None:
    rows = "2026-10,ig,42000\n2026-10,x,9000\n2026-09,ig,41000\n2026-10,ig,42001\n"
    (workspace / "kpi.csv").write_text("period,account,reach\n" + rows, encoding="utf-8")

    done = smpolicy("check", "kpi.csv", *TODAY)

    assert (done.code, done.stdout) == (2, "")
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("kpi.csv:5:1: the month 2026-10 of the account 'ig' is evaluated in line 2 already. Leave one")


def test_two_drafts_of_one_id_are_both_named(smpolicy: Program, workspace: Path) -> None:
    workbook(workspace / "drafts" / "posts.xlsx", POSTS, ["D-1", "Selamat sore."])

    done = smpolicy("check", "drafts", *TODAY, "--format", "json")

    assert done.code == 2
    assert done.json["decision"] == "block"
    assert "drafts/posts.xlsx:2:1: " in done.stderr
    assert "drafts/clean.md:3" in done.stderr


def test_a_word_file_names_the_part(smpolicy: Program, workspace: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Selamat pagi.").runs[0]
    document.add_comment(runs=run, text=NUMBER, author="Rina")
    document.sections[0].header.paragraphs[0].text = "Kontak 0812-3456-7892"
    document.save(str(workspace / "a.docx"))

    done = smpolicy("check", "a.docx", *TODAY, "--format", "json")

    assert done.code == 1
    assert {one["field"] for one in done.json["findings"] if one["rule"] == "UJI-01"} == {"comments[0]", "headers[0]"}
    told = smpolicy("check", "a.docx", *TODAY).stdout
    assert "  in a comment  error" in told
    assert "  in a header  error" in told


def test_an_unknown_heading_lists_those_that_are_known(smpolicy: Program, workspace: Path) -> None:
    (workspace / "rencana.csv").write_text("Akun,Materi,Tanggal\nig,Halo,2026-12-01\n", encoding="utf-8")

    done = smpolicy("check", "rencana.csv", *TODAY)

    assert (done.code, done.stdout) == (2, "")
    assert "rencana.csv:1:2: unknown column heading 'Materi'." in done.stderr
    assert "caption" in done.stderr
    assert not (workspace / "headings.yaml").exists()


class Terminal:
    """Somebody who answers each question with the next of some lines."""

    def __init__(self, smpolicy: Program) -> None:
        self._smpolicy = smpolicy

    def __call__(self, *arguments: str, answers: list[str]) -> tuple[int, str]:
        """The exit code, and what stood on the terminal."""
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "smpolicy", *arguments]
        environment = self._smpolicy.environment("en_GB.UTF-8") | {"TERM": "dumb"}
        with subprocess.Popen(command, cwd=self._smpolicy.folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as process:
            os.close(theirs)
            told, asked = "", 0
            until = time.monotonic() + 60
            try:
                while time.monotonic() < until and select.select([ours], [], [], 60)[0]:
                    told += os.read(ours, 65536).decode()
                    if told.count("\n> ") > asked and asked < len(answers):
                        os.write(ours, answers[asked].encode() + b"\n")
                        asked += 1
            except OSError:  # how a terminal says that the other side is gone
                pass
            os.close(ours)
            return process.wait(timeout=60), told


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_unknown_heading_is_asked_about_once(smpolicy: Program, workspace: Path, suffix: str) -> None:
    heading, row = ["Akun", "Materi", "Tanggal", "Warna tim"], ["ig", "Halo", "2026-12-01", "biru"]
    for name in ("satu", "dua"):
        if suffix == "csv":
            (workspace / f"{name}.csv").write_text(",".join(heading) + "\n" + ",".join(row) + "\n", encoding="utf-8")
        else:
            workbook(workspace / f"{name}.xlsx", heading, row)

    code, told = Terminal(smpolicy)("check", f"satu.{suffix}", *TODAY, answers=["apa saja", "Tgl", "Takarir", "-"])

    assert code == 0, told
    assert f"satu.{suffix}:1:2: what is in the column “Materi”?" in told
    assert "There are: " in told
    assert "Another column holds publish_at already." in told
    assert (workspace / "headings.yaml").read_text(encoding="utf-8") == (
        "schema: smpolicy/1\nkind: headings\nplan:\n  Materi: caption\n  Warna tim: '-'\n"
    )
    done = smpolicy("check", f"dua.{suffix}", *TODAY)
    assert (done.code, done.stderr) == (0, "")
    assert smpolicy("check", ".", *TODAY).code == 1


def test_a_word_file_asks_too(smpolicy: Program, workspace: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, (name, value) in enumerate([("Akun", "ig"), ("Pembuat naskah", "putri")]):
        table.cell(row, 0).text, table.cell(row, 1).text = name, value
    document.add_paragraph("Selamat pagi.")
    document.save(str(workspace / "a.docx"))

    code, told = Terminal(smpolicy)("check", "a.docx", *TODAY, answers=["penulis"])

    assert code == 0, told
    assert "a.docx: what is in the column “Pembuat naskah”?" in told
    assert "posts:\n  Pembuat naskah: author\n" in (workspace / "headings.yaml").read_text(encoding="utf-8")
    assert smpolicy("check", "a.docx", *TODAY).code == 0


def test_nobody_has_to_answer(smpolicy: Program, workspace: Path) -> None:
    (workspace / "rencana.csv").write_text("Akun,Materi,Tanggal\nig,Halo,2026-12-01\n", encoding="utf-8")

    code, told = Terminal(smpolicy)("check", "rencana.csv", *TODAY, answers=[""])

    assert code == 2
    assert "unknown column heading 'Materi'" in told
    assert not (workspace / "headings.yaml").exists()


def test_what_is_remembered_wrongly_is_a_fault(smpolicy: Program, workspace: Path) -> None:
    (workspace / "rencana.csv").write_text("Akun,Materi,Tanggal\nig,Halo,2026-12-01\n", encoding="utf-8")
    (workspace / "headings.yaml").write_text("schema: smpolicy/1\nkind: headings\nplan:\n  Materi: zodiak\n", encoding="utf-8")

    done = smpolicy("check", "rencana.csv", *TODAY)

    assert (done.code, done.stdout) == (2, "")
    assert "headings.yaml:4:11: there is no column 'zodiak' in this table. There are: " in done.stderr
