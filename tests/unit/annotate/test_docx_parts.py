"""A Word file with everything in it comes back with its findings at their words, and every other part byte for byte."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree

from smpolicy.annotate import docx as word
from smpolicy.errors import Fault
from smpolicy.model.finding import Finding
from smpolicy.model.text import Span
from smpolicy.policy.text_file import BytesFile
from smpolicy.readers._word import read_word

from .test_annotate import bytes_of, finding
from .test_xlsx_parts import assert_sound, packed, parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
DOCUMENT = "word/document.xml"
NUMBER = "0812-0000-0000"
SAID = "Error PRIV-02/phone: A number. Remove it."
BOX = f"<w:txbxContent><w:p><w:r><w:t>Kotak {NUMBER}</w:t></w:r></w:p></w:txbxContent>"
IN_A_PARAGRAPH = {
    "run": f"<w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r>",
    "insertion": f'<w:ins w:id="90" w:author="a"><w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r></w:ins>',
    "moved": f'<w:moveTo w:id="90" w:author="a"><w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r></w:moveTo>',
    "link": f'<w:hyperlink w:anchor="x"><w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r></w:hyperlink>',
    "control": f"<w:sdt><w:sdtContent><w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r></w:sdtContent></w:sdt>",
    "hyphens": "<w:r><w:t>Hubungi 0812</w:t><w:noBreakHyphen/><w:t>0000</w:t><w:noBreakHyphen/><w:t>0000 ya</w:t></w:r>",
    "tabs": f"<w:r><w:t>Hubungi</w:t><w:tab/><w:t>{NUMBER}</w:t><w:br/><w:t>ya</w:t></w:r>",
}


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for one in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {NAMES}>{one}</w:p>"))
    return bytes_of(document)


def text_of(data: bytes) -> str:
    told = read_word(BytesFile("d.docx", data, ""))
    assert not isinstance(told, Fault)
    return "\n".join(told.paragraphs).strip()


def annotated(data: bytes, *findings: Finding) -> dict[str, bytes]:
    told = word.annotate(BytesFile("d.docx", data, ""), findings, "en", text_of(data))
    assert isinstance(told, bytes), told
    after = parts(told)
    assert_sound(after)
    assert text_of(told) == text_of(data)
    return after


def at_number(data: bytes) -> Finding:
    text = text_of(data)
    return finding("d", span=Span(start := text.index(NUMBER), start + len(NUMBER)), field="text")


def tag(name: str) -> str:
    return f"{{{W}}}{name}"


def comments(content: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """Author, words, and the text between the marks of each comment, in the order of the document."""
    [part] = [name for name in content if name.startswith("word/comments") and name.endswith(".xml")]
    said = {one.get(tag("id")): one for one in etree.fromstring(content[part])}
    found: dict[str, str] = {}
    inside: set[str] = set()
    for one in etree.fromstring(content[DOCUMENT]).iter(
        *map(tag, ("commentRangeStart", "commentRangeEnd", "t", "noBreakHyphen", "tab", "delText"))
    ):
        if one.tag == tag("commentRangeStart"):
            inside.add(one.get(tag("id")))
            found[one.get(tag("id"))] = ""
        elif one.tag == tag("commentRangeEnd"):
            inside.remove(one.get(tag("id")))
        else:
            for number in inside:
                found[number] += {tag("noBreakHyphen"): "-", tag("tab"): " "}.get(one.tag, one.text or "")
    return [(said[number].get(tag("author")), "".join(said[number].itertext()), marked) for number, marked in found.items()]


@pytest.mark.parametrize("name", IN_A_PARAGRAPH)
def test_the_words_are_marked_wherever_they_stand(name: str) -> None:
    data = word_file(IN_A_PARAGRAPH[name])

    assert comments(annotated(data, at_number(data))) == [("smpolicy", SAID, NUMBER)]


def test_every_other_part_is_the_same() -> None:
    document = docx.Document()
    document.add_comment(runs=document.add_paragraph("Halo.").runs[0], text="Cek lagi.", author="Sari")
    document.add_paragraph(f"Hubungi {NUMBER} ya")
    document.sections[0].header.paragraphs[0].text = "Rapat"
    before = bytes_of(document)

    after = annotated(before, at_number(before))

    assert {name for name, data in parts(before).items() if after[name] != data} == {DOCUMENT, "word/comments.xml"}
    assert comments(after) == [("Sari", "Cek lagi.", "Halo."), ("smpolicy", SAID, NUMBER)]


def test_a_file_without_comments_gets_the_part() -> None:
    before = word_file(IN_A_PARAGRAPH["run"])
    after = annotated(before, at_number(before))

    assert set(after) - set(parts(before)) == {"word/comments1.xml"}
    assert [one.text for one in docx.Document(io.BytesIO(packed(after))).comments] == [SAID]


def test_a_file_in_which_nothing_was_found_is_the_same() -> None:
    before = word_file(IN_A_PARAGRAPH["run"])

    assert annotated(before) == parts(before)


def test_a_text_box_is_read_once_and_marked_where_it_hangs() -> None:
    copy = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
    drawing = f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback>{copy}</mc:Fallback></mc:AlternateContent>'
    data = word_file(f"<w:r><w:t>Halo. </w:t></w:r><w:r>{drawing}</w:r>")
    after = annotated(data, at_number(data))

    assert text_of(data) == f"Halo. \nKotak {NUMBER}"
    assert [one[1] for one in comments(after)] == [SAID]
    for mark in etree.fromstring(after[DOCUMENT]).iter(tag("commentRangeStart"), tag("commentReference")):
        assert not list(mark.iterancestors(tag("txbxContent")))


def test_a_field_is_marked_as_a_whole() -> None:
    data = word_file(f'<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r></w:fldSimple>')

    assert comments(annotated(data, at_number(data))) == [("smpolicy", SAID, f"Hubungi {NUMBER} ya")]


@pytest.mark.parametrize(
    ("instruction", "marked"), [(" AUTHOR ", f"Hubungi {NUMBER} ya"), (' HYPERLINK "https://lumbung.example" ', NUMBER)]
)
def test_a_field_of_several_runs_is_marked_as_a_whole_unless_it_is_a_link(instruction: str, marked: str) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    result = f"<w:r><w:t>Hubungi {NUMBER} ya</w:t></w:r>"
    data = word_file(f"<w:r><w:t>Awal </w:t></w:r>{mark('begin')}{told}{mark('separate')}{result}{mark('end')}")

    assert comments(annotated(data, at_number(data))) == [("smpolicy", SAID, marked)]


def test_what_stands_beside_the_text_is_marked_where_it_can_be() -> None:
    document = docx.Document()
    document.add_paragraph("Awal.")
    document.add_comment(runs=document.add_paragraph("Tengah.").runs[0], text=NUMBER, author="Sari")
    document.sections[0].footer.paragraphs[0].text = NUMBER
    deleted = f'<w:del w:id="90" w:author="a"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del>'
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{NUMBER}</w:t></w:r>"
    document.element.body.insert(-1, parse_xml(f"<w:p {NAMES}>{deleted}{hidden}</w:p>"))
    fields = ("footers[0]", "comments[0]", "deleted[0]", "hidden[0]", "account")
    after = annotated(bytes_of(document), *(finding("d", field=field) for field in fields))

    assert {(marked, said.partition("Error")[0]) for author, said, marked in comments(after) if author == "smpolicy"} == {
        ("Awal.", "(in a footer) "), ("Tengah.", "(in a comment) "), (NUMBER, "(in deleted text) "), (NUMBER, "(in hidden text) "), ("Awal.", ""),
    }  # fmt: skip


def test_a_finding_in_a_footnote_is_marked_where_the_note_is_referred_to() -> None:
    data = word_file("<w:r><w:t>Halo.</w:t></w:r>", '<w:r><w:t>Panen</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>')
    content = parts(data)
    note = f'<w:footnotes {NAMES}><w:footnote w:id="7"><w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content["word/footnotes.xml"] = note.encode()
    rels = "word/_rels/document.xml.rels"
    content[rels] = content[rels].replace(
        b"</Relationships>", f'<Relationship Id="rF" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    )
    override = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", override)
    root = etree.fromstring(annotated(packed(content), finding("d", field="footnotes[0]"))[DOCUMENT])

    [reference] = root.iter(tag("footnoteReference"))
    assert reference.getparent().getprevious().tag == tag("commentRangeStart")


def test_a_copy_that_comes_back_has_new_findings_in_place_of_the_old() -> None:
    document = docx.Document()
    document.add_comment(runs=document.add_paragraph("Halo.").runs[0], text="Cek lagi.", author="Sari")
    document.add_paragraph(f"Hubungi {NUMBER} ya")
    first = packed(annotated(bytes_of(document), at_number(bytes_of(document)), finding("d")))
    told = read_word(BytesFile("d.docx", first, ""))
    after = annotated(first, finding("d"))

    assert not isinstance(told, Fault)
    assert told.others == [("comments[0]", "Cek lagi.")]
    assert sorted(comments(after)) == [("Sari", "Cek lagi.", "Halo."), ("smpolicy", SAID, "Halo.")]
    assert len(list(etree.fromstring(after[DOCUMENT]).iter(tag("commentReference")))) == 2


def test_a_signed_file_is_refused() -> None:
    content = parts(word_file(IN_A_PARAGRAPH["run"])) | {"_xmlsignatures/sig1.xml": b"<Signature/>"}
    told = word.annotate(BytesFile("d.docx", packed(content), ""), [finding("d")], "en", "")

    assert isinstance(told, Fault)
    assert told.code == "annotate-signed"


def test_a_file_without_any_words_has_no_place_for_findings() -> None:
    told = word.annotate(BytesFile("d.docx", bytes_of(docx.Document()), ""), [finding("d")], "en", "")

    assert isinstance(told, Fault)
    assert told.code == "annotate-nothing"


@pytest.mark.parametrize("bad", [b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', b"<a>", b""])
@pytest.mark.parametrize("part", ["word/comments.xml", DOCUMENT, "[Content_Types].xml"])
def test_a_broken_part_is_a_fault(part: str, bad: bytes) -> None:
    document: Any = docx.Document()
    document.add_comment(runs=document.add_paragraph("Halo.").runs[0], text="Cek lagi.", author="Sari")
    told = word.annotate(BytesFile("d.docx", packed(parts(bytes_of(document)) | {part: bad}), ""), [finding("d")], "en", "Halo.")

    assert isinstance(told, Fault)
    assert told.code in ("office-unreadable", "office-broken", "office-entities")


def test_the_archive_is_whole() -> None:
    data = word_file(IN_A_PARAGRAPH["run"])
    told = word.annotate(BytesFile("d.docx", data, ""), [at_number(data)], "en", text_of(data))

    assert isinstance(told, bytes)
    with zipfile.ZipFile(io.BytesIO(told)) as archive:
        assert archive.testzip() is None
