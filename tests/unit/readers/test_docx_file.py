"""Word files: the text as it will read, and what hides in comments, margins, changes and hidden runs."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from smpolicy.policy.text_file import BytesFile
from smpolicy.readers._base import Found
from smpolicy.readers.docx_file import read

from .policies import policy_with

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def reading(build: Callable[[Any], None]) -> Found:
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return read(BytesFile("draf.docx", stream.getvalue(), ""), policy_with({}, Path()))


def changed(document: Any) -> None:
    document.add_paragraph("Diskon 20% ")
    paragraph = document.paragraphs[-1]._p
    paragraph.append(parse_xml(f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>sampai Jumat</w:t></w:r></w:ins>'))
    paragraph.append(parse_xml(f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>untuk Proyek Lama</w:delText></w:r></w:del>'))
    paragraph.append(parse_xml(f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t> RAHASIA</w:t></w:r>"))


def parts(found: Found) -> dict[str, str]:
    (subject,) = found.subjects
    return {part.field: part.text for part in subject.parts}


def test_tracked_changes_and_hidden_text_are_read_and_named() -> None:
    found = reading(changed)

    assert found.faults == []
    assert parts(found) == {"text": "Diskon 20% sampai Jumat RAHASIA", "deleted[0]": "untuk Proyek Lama", "hidden[0]": " RAHASIA"}
    assert [note.sub for note in found.subjects[0].notes] == ["deleted", "inserted", "hidden"]


def test_moved_words_are_read_where_they_stand_now() -> None:
    def build(document: Any) -> None:
        for kind in ("moveFrom", "moveTo"):
            moved = f'<w:{kind} {W} w:id="1" w:author="a"><w:r><w:t>Telepon 0812.</w:t></w:r></w:{kind}>'
            document.add_paragraph()._p.append(parse_xml(moved))

    found = reading(build)

    assert parts(found) == {"text": "Telepon 0812."}
    assert [note.sub for note in found.subjects[0].notes] == ["inserted"]


def test_signs_of_word_are_characters() -> None:
    def build(document: Any) -> None:
        run = f"<w:r {W}><w:t>0812</w:t><w:noBreakHyphen/><w:t>3456</w:t><w:tab/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
        document.add_paragraph()._p.append(parse_xml(run))

    assert parts(reading(build)) == {"text": "0812-3456\ta\u00adb\nc"}


def test_changes_in_margins_are_read() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Halo.")
        deleted = f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>untuk Proyek Lama</w:delText></w:r></w:del>'
        document.sections[0].footer.paragraphs[0]._p.append(parse_xml(deleted))

    assert parts(reading(build)) == {"text": "Halo.", "deleted[0]": "untuk Proyek Lama"}


def test_comments_and_margins_are_read() -> None:
    def build(document: Any) -> None:
        run = document.add_paragraph("Halo semua.").runs[0]
        document.add_comment(runs=run, text="NIK 9999 0141 0190 9999", author="Rina")
        document.sections[0].header.paragraphs[0].text = "INTERNAL SAJA"
        document.sections[0].footer.paragraphs[0].text = "Hal. 1"

    found = parts(reading(build))

    assert found == {"text": "Halo semua.", "comments[0]": "NIK 9999 0141 0190 9999", "headers[0]": "INTERNAL SAJA", "footers[0]": "Hal. 1"}


def test_front_matter_in_a_table_above_the_text() -> None:
    def build(document: Any) -> None:
        table = document.add_table(3, 2)
        for row, (name, value) in enumerate([("Akun", "ig-toko"), ("Penulis", "putri"), ("Tanggal", "2026-12-03")]):
            table.cell(row, 0).text, table.cell(row, 1).text = name, value
        document.add_paragraph("Panen selesai.")

    found = reading(build)

    fields = found.subjects[0].fields
    assert (fields["account"], fields["author"], fields["publish_at"], fields["text"]) == (
        "ig-toko",
        "putri",
        "2026-12-03",
        "Panen selesai.",
    )


def test_a_table_of_other_things_above_the_text_belongs_to_it() -> None:
    def build(document: Any) -> None:
        table = document.add_table(2, 3)
        for column, (name, value) in enumerate([("No", "1"), ("Tanggal", "3 Desember"), ("Isi", "Halo")]):
            table.cell(0, column).text, table.cell(1, column).text = name, value
        document.add_table(1, 2).cell(0, 0).text = "Kepada yang terhormat"
        document.add_paragraph("Panen.")

    assert parts(reading(build)) == {"text": "No\nTanggal\nIsi\n1\n3 Desember\nHalo\nKepada yang terhormat\n\nPanen."}


def test_front_matter_between_lines() -> None:
    def build(document: Any) -> None:
        for line in ("---", "kind: reply", "account: x-toko", "---", "Mohon maaf, Kak."):
            document.add_paragraph(line)

    subject = reading(build).subjects[0]

    assert (subject.kind, subject.fields["account"], subject.fields["text"]) == ("reply", "x-toko", "Mohon maaf, Kak.")


def test_tables_below_the_text_belong_to_it() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Harga:")
        document.add_table(1, 1).cell(0, 0).text = "0812-3456-7890"

    assert parts(reading(build)) == {"text": "Harga:\n0812-3456-7890"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "office-locked"),
        (b"PK\x03\x04", "office-broken"),
    ],
)
def test_files_that_are_not_opened(data: bytes, code: str) -> None:
    found = read(BytesFile("x.docx", data, ""), policy_with({}, Path()))

    assert [one.code for one in found.faults] == [code]


def test_faults_of_front_matter() -> None:
    open_ = reading(lambda document: document.add_paragraph("---"))
    empty = reading(lambda document: document.add_paragraph(""))

    def unknown(document: Any) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Akun", "ig", "Zodiak"
        document.add_paragraph("Halo")

    assert [one.code for one in (*open_.faults, *empty.faults, *reading(unknown).faults)] == [
        "front-matter-open", "text-missing", "heading-unknown",
    ]  # fmt: skip
