"""Folders, links, standard input, limits: what was asked for is read or told, never left out in silence."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smpolicy.errors import InputError
from smpolicy.model.source import Range
from smpolicy.model.text import Span
from smpolicy.readers._request import MAX_REQUEST_BYTES, read_request
from smpolicy.readers.collect import collect, subject_from_fields

from .policies import SMALLEST, policy_with

DRAFT = "---\nkind: post\nid: {}\n---\nIsi\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace to stand in, with a neighbour outside it."""
    here = tmp_path / "ruang"
    here.mkdir()
    (tmp_path / "luar.md").write_text(DRAFT.format("LUAR"), encoding="utf-8")
    monkeypatch.chdir(here)
    return here


def draft(path: Path, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(DRAFT.format(name), encoding="utf-8")


def ids(*paths: str, settings: Mapping[str, Any] = {}, stdin: bytes | None = None) -> list[str]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return [one.id for one in collect(paths, policy=policy_with(settings, Path.cwd()), stdin=stream)]


def faults(*paths: str, settings: Mapping[str, Any] = {}, stdin: bytes | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        ids(*paths, settings=settings, stdin=stdin)
    assert caught.value.exit_code == 2
    return [f"{one.file}:{one.line}:{one.column} {one.code}" for one in caught.value.faults]


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    for name in ("b/2.md", "b/1.md", "a.md", "c.md"):
        draft(folder / "drafts" / name, name.replace("/", "-"))
    (folder / "drafts" / "gambar.png").write_bytes(b"\x89PNG")
    (folder / "drafts" / "catatan.md").write_text("bukan draf\n", encoding="utf-8")

    assert ids("drafts") == ["a.md", "c.md", "b-1.md", "b-2.md"]


def test_a_workbook_or_table_of_others_in_a_folder_is_passed_over(folder: Path) -> None:
    draft(folder / "drafts" / "a.md", "D-1")
    for name, rows in {"anggaran": [["Akun", "Tema", "Nilai"], ["Iklan", "Des", 100]], "lain": [["apa", "saja"], [1, 2]]}.items():
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / "drafts" / f"{name}.xlsx")
    (folder / "drafts" / "anggaran.csv").write_text("Akun;Tema;Nilai\nIklan;Des;100\n", encoding="utf-8")

    assert ids("drafts") == ["D-1"]
    assert faults("drafts/lain.xlsx") == ["drafts/lain.xlsx:0:0 table-unknown"]
    assert faults("drafts/anggaran.xlsx") == ["drafts/anggaran.xlsx:1:3 heading-unknown"]
    assert faults("drafts/anggaran.csv") == ["drafts/anggaran.csv:1:3 heading-unknown"]


def test_faults_in_a_workbook_name_the_sheet(folder: Path) -> None:
    book = openpyxl.Workbook()
    for title, rows in {"Des": [["ID", "Text"], ["P-1", "Satu"]], "Jan": [["ID", "Text", "Zodiak"], ["P-2", "Dua"]]}.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "posts.xlsx")
    assert faults("posts.xlsx") == ["posts.xlsx[Jan]:1:3 heading-unknown"]

    book["Jan"].delete_cols(3)
    book["Jan"]["A2"] = "P-1"
    book.save(folder / "posts.xlsx")
    with pytest.raises(InputError) as caught:
        ids("posts.xlsx")
    assert "posts.xlsx[Jan]:2:1: the id 'P-1' is already used by posts.xlsx[Des]:2." in str(caught.value.faults[0].say("en"))


def test_office_files_that_nobody_reads_are_named(folder: Path) -> None:
    draft(folder / "drafts" / "a.md", "D-1")
    draft(folder / "drafts" / "b.md", "D-2")
    for name in ("lama.doc", "tabel.ods", "gambar.png", "~$a.xlsx", "~$b.docx"):
        (folder / "drafts" / name).write_bytes(b"x")

    first, second = collect(["drafts"], policy=policy_with({}, folder))

    (note,) = first.notes
    assert (note.sub, note.message["en"]) == ("not_read", "Not read because of their format: drafts/lama.doc, drafts/tabel.ods.")
    assert second.notes == ()
    assert faults("drafts/lama.doc") == ["drafts/lama.doc:0:0 suffix-office"]


def test_letters_of_before_are_read_and_said(folder: Path) -> None:
    (folder / "a.txt").write_bytes("“Halo” – café".encode("cp1252"))

    (found,) = collect(["a.txt"], policy=policy_with({}, folder))

    assert found.fields["text"] == "“Halo” – café"
    assert [one.sub for one in found.notes] == ["old_letters"]


def test_hidden_and_made_folders_are_not_walked(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")
    for name in (".git/x.md", "out/x.md", "node_modules/x.md", "__pycache__/x.md", ".x.md"):
        draft(folder / "d" / name, name)

    assert ids("d") == ["A"]
    assert ids("d/out/x.md") == ["out/x.md"], "named, it is read"


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")

    assert ids("d", "d/a.md", "./d/../d/a.md") == ["A"]


def test_an_empty_folder_is_nothing_to_check(folder: Path) -> None:
    (folder / "kosong").mkdir()

    assert faults("kosong") == ["kosong:0:0 nothing-to-check"]


def test_a_folder_without_subjects_is_nothing_to_check(folder: Path) -> None:
    (folder / "d").mkdir()
    (folder / "d" / "catatan.md").write_text("bukan draf\n", encoding="utf-8")
    (folder / "d" / "lain.yaml").write_text("nama: x\n", encoding="utf-8")
    (folder / "d" / "foto.jpg").write_bytes(b"x")

    with pytest.raises(InputError) as caught:
        ids("d")
    assert [one.code for one in caught.value.faults] == ["nothing-to-check"]
    assert "3" in caught.value.faults[0].say("en")
    assert "3" in caught.value.faults[0].say("id")


def test_no_path_at_all_is_nothing_to_check(folder: Path) -> None:
    assert faults() == [".:0:0 nothing-to-check"]


def test_every_fault_of_every_file(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")
    (folder / "d" / "b.md").write_text("---\nkind: post\n", encoding="utf-8")
    (folder / "d" / "c.json").write_text('{"text": }', encoding="utf-8")
    (folder / "d" / "e.jsonl").write_text('{"text": "x"}\n{\n', encoding="utf-8")
    (folder / "d" / "f.yaml").write_bytes(b"kind: post\ntext: \xff\n")

    assert faults("d", "tidak-ada.md", "d/foto.heic") == [
        "d/b.md:1:1 front-matter-open",
        "d/c.json:1:10 json-syntax",
        "d/e.jsonl:2:2 json-syntax",
        "d/f.yaml:2:7 not-utf8",
        "tidak-ada.md:0:0 file-missing",
        "d/foto.heic:0:0 file-missing",
    ]


def test_a_list_of_ours_in_a_folder_loses_no_element(folder: Path) -> None:
    (folder / "d").mkdir()
    (folder / "d" / "a.yaml").write_text("- {kind: post, text: Satu}\n- {txet: Dua}\n", encoding="utf-8")

    assert faults("d") == ["d/a.yaml:2:3 kind-missing"]


def test_a_suffix_that_nobody_reads(folder: Path) -> None:
    (folder / "foto.heic").write_bytes(b"x")
    (folder / "tanpa").write_bytes(b"x")

    assert faults("foto.heic", "tanpa") == ["foto.heic:0:0 suffix-unknown", "tanpa:0:0 suffix-unknown"]


def test_a_link_that_leaves_the_folder(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")
    (folder / "d" / "luar.md").symlink_to("../../luar.md")
    (folder / "d" / "sub").symlink_to("../..", target_is_directory=True)
    (folder / "d" / "putus.md").symlink_to("tidak-ada.md")

    assert sorted(faults("d")) == ["d/luar.md:0:0 link-outside", "d/putus.md:0:0 link-outside", "d/sub:0:0 link-outside"]


def test_a_link_inside_the_folder_is_read_once(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")
    (folder / "d" / "b.md").symlink_to("a.md")
    (folder / "d" / "lagi").symlink_to(".", target_is_directory=True)

    assert ids("d") == ["A"]


def test_a_link_to_itself(folder: Path) -> None:
    (folder / "d").mkdir()
    (folder / "d" / "a.md").symlink_to("a.md")

    assert faults("d") == ["d/a.md:0:0 link-outside"]
    assert faults("d/a.md")[0].startswith("d/a.md:0:0 file-")


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "p.md")

    assert faults("p.md") == ["p.md:0:0 file-missing"]


def test_a_path_with_a_nul_character(folder: Path) -> None:
    assert [one.partition(" ")[2] for one in faults("a\0b.md")] in (["file-missing"], ["file-unreadable"])


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"max_folder_files": 2}, "d:0:0 too-many-files"),
        ({"max_input_bytes": 60}, "-:0:0 too-much-input"),
        ({"max_input_values": 5}, "-:0:0 too-much-input"),
    ],
)
def test_limits_that_settings_name(folder: Path, settings: Mapping[str, int], code: str) -> None:
    for index in range(3):
        draft(folder / "d" / f"{index}.md", str(index))

    assert ids("d") == ["0", "1", "2"]
    assert code in faults("d", settings=settings)


def test_two_drafts_of_one_id(folder: Path) -> None:
    draft(folder / "d" / "a.md", "A")
    draft(folder / "d" / "b.md", "A")

    assert faults("d") == ["d/b.md:3:5 draft-twice"]


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (b"---\nkind: post\nid: M\n---\nIsi\n", ["M"]),
        (b'\n {"id": "J", "text": "Isi"}\n', ["J"]),
        (b'{\n "id": "J",\n "text": "Isi"}', ["J"]),
        (b'[{"id": "J", "text": "Isi"}, {"id": "K", "text": "Isi"}]', ["J", "K"]),
        (b'{"id": "L1", "text": "Isi"}\n{"id": "L2", "text": "Isi"}\n', ["L1", "L2"]),
        ("---\nkind: post\nid: U\n---\nIsi ☀\n".encode("utf-16"), ["U"]),
    ],
)
def test_standard_input(folder: Path, stdin: bytes, expected: list[str]) -> None:
    assert ids("-", stdin=stdin) == expected


@pytest.mark.parametrize(
    ("stdin", "code"),
    [
        (b"", "-:0:0 file-empty"),
        (b" \n\t\n", "-:0:0 file-empty"),
        (b"---\nkind: post\n", "-:1:1 front-matter-open"),
        (b"\xff\xff", "-:1:1 not-utf8"),
        (b"---\nkind: post\n---\na\x00b", "-:4:2 nul-byte"),
        (b'{"text": ', "-:1:10 json-syntax"),
        (b"x" * (16 * 1024 * 1024 + 1), "-:0:0 file-too-large"),
    ],
)
def test_bad_standard_input(folder: Path, stdin: bytes, code: str) -> None:
    assert faults("-", stdin=stdin) == [code]


def test_a_text_alone_on_standard_input_is_a_post(folder: Path) -> None:
    subject = collect(["-"], policy=policy_with({}, folder), stdin=io.BytesIO(b"\nHanya teks.\n"))[0]
    part = subject.part("text")

    assert (subject.kind, subject.path) == ("post", "-")
    assert part is not None
    assert part.text == "Hanya teks."
    assert part.range_of(Span(6, 10)) == Range(2, 7, 2, 11)


def test_the_workspace_file_is_the_policy_itself(folder: Path) -> None:
    (folder / "smpolicy.yaml").write_text(SMALLEST, encoding="utf-8")
    (folder / "lain").mkdir()
    (folder / "lain" / "smpolicy.yaml").write_text(SMALLEST, encoding="utf-8")

    found = collect(["smpolicy.yaml"], policy=policy_with({}, folder))
    assert [(one.kind, one.id) for one in found] == [("policy", "T-1")]
    assert faults("lain/smpolicy.yaml") == ["lain/smpolicy.yaml:0:0 not-checkable"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "kind-missing"),
        ({"kind": "pots", "text": "x"}, "kind-unknown-close"),
        ({"kind": "accounts"}, "kind-unknown-close"),
        ({"kind": "post"}, "text-missing"),
        ({"kind": "post", "text": ["x"]}, "wrong-type"),
        ({"kind": "post", "text": "x", "txet": 1}, "unknown-key-close"),
        ({"kind": ["post"], "text": "x"}, "kind-unknown"),
    ],
)
def test_plain_data_of_no_shape(folder: Path, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        subject_from_fields(fields, policy_with({}, folder))
    assert [one.code for one in caught.value.faults] == [code]


def test_plain_data(folder: Path) -> None:
    subject = subject_from_fields({"text": "Isi", "account": "ig"}, policy_with({}, folder))

    assert (subject.kind, subject.path, subject.fields["account"]) == ("post", "-", "ig")
    assert subject.part("text") is not None


@pytest.mark.parametrize(
    ("request_body", "code"),
    [
        (b"", "-:0:0 file-empty"),
        (b"[]", "-:1:1 not-a-mapping"),
        (b'"teks"', "-:1:1 not-a-mapping"),
        (b'{"text": "a", "text": "b"}', "-:1:15 yaml-duplicate-key"),
        (b'{"text": "a"} {}', "-:1:15 json-syntax"),
        (b'{"text": "\xff"}', "-:1:11 not-utf8"),
        (b'{"text": "' + b"x" * MAX_REQUEST_BYTES + b'"}', "-:0:0 file-too-large"),
    ],
)
def test_requests_that_are_no_object(request_body: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_request(io.BytesIO(request_body))
    assert [f"{one.file}:{one.line}:{one.column} {one.code}" for one in caught.value.faults] == [code]


def test_a_request() -> None:
    assert read_request(io.BytesIO('{"text": "☀", "kind": "post"}'.encode("utf-8-sig"))) == {"text": "☀", "kind": "post"}
