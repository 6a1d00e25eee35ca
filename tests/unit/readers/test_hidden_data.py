"""What the media of a draft carry beside what is seen."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from smpolicy.model.subject import Subject
from smpolicy.readers._hidden_data import hidden_in, with_hidden_data
from smpolicy.readers.collect import collect

from .policies import policy_with


def directory(entries: list[tuple[int, int]], order: str) -> bytes:
    rows = b"".join(struct.pack(order + "HHII", tag, 4, 1, value) for tag, value in entries)
    return struct.pack(order + "H", len(entries)) + rows + b"\0\0\0\0"


def exif(first: list[tuple[int, int]], gps: list[tuple[int, int]], order: str = "<") -> bytes:
    """A TIFF block with its first directory at 8 and, where the tag 0x8825 is in it, that of the position behind it."""
    main = directory(first, order)
    header = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    return header + main + directory(gps, order)


def jpeg(payload: bytes) -> bytes:
    segment = b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload
    return b"\xff\xd8" + b"\xff\xe0\0\x04ab" + segment + b"\xff\xda\0\x02picture"


def gps_offset(entries: int) -> int:
    return 8 + 2 + 12 * entries + 4


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_position_in_either_byte_order(tmp_path: Path, order: str) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x8825, gps_offset(1))], [(2, 0)], order)))

    assert hidden_in(tmp_path / "a.jpg", [tmp_path]) == {"position"}


def test_an_author_and_an_empty_position(tmp_path: Path) -> None:
    (tmp_path / "a.jpeg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x013B, 0), (0x8825, gps_offset(2))], [])))

    assert hidden_in(tmp_path / "a.jpeg", [tmp_path]) == {"author"}


def test_a_position_in_xmp(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="6,54S"/>'))

    assert hidden_in(tmp_path / "a.jpg", [tmp_path]) == {"position"}


def test_a_clean_picture_was_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x0112, 1)], [])))

    assert hidden_in(tmp_path / "a.jpg", [tmp_path]) == set()


@pytest.mark.parametrize(
    ("name", "xml", "found"),
    [
        ("a.docx", "<dc:creator>Contoh</dc:creator>", {"author"}),
        ("a.pptx", "<dc:creator></dc:creator><cp:lastModifiedBy>C</cp:lastModifiedBy>", {"author"}),
        ("a.xlsx", "<dc:creator> </dc:creator>", set()),
    ],
)
def test_office_files(tmp_path: Path, name: str, xml: str, found: set[str]) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("docProps/core.xml", xml)

    assert hidden_in(tmp_path / name, [tmp_path]) == found


@pytest.mark.parametrize(
    ("info", "found"), [(b"/Author (Contoh)", {"author"}), (b"/Author ()", set()), (b"/Author <FEFF0043>", {"author"})]
)
def test_pdf_files(tmp_path: Path, info: bytes, found: set[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 100 + info + b"\n%%EOF")

    assert hidden_in(tmp_path / "a.pdf", [tmp_path]) == found


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\0", jpeg(b"Exif\0\0II*\0\xff\xff\xff\xff"), jpeg(b"Exif\0\0nonsense"), b"no picture"]
)
def test_a_broken_picture_raises_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)

    assert hidden_in(tmp_path / "a.jpg", [tmp_path]) in (set(), None)


def test_what_is_not_there_or_outside_is_not_looked_at(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (tmp_path / "a.jpg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x013B, 0)], [])))
    (drafts / "link.jpg").symlink_to(tmp_path / "a.jpg")
    (drafts / "a.docx").write_bytes(b"no zip")

    for name in ("absent.jpg", "../a.jpg", str(tmp_path / "a.jpg"), "link.jpg", "a.docx", "a.png", "a\0.jpg"):
        assert hidden_in(drafts / name, [drafts]) is None


def test_media_say_what_they_carry(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x013B, 0)], [])))
    draft = Subject("post", "D-1", "d.md", {"media": [{"file": "a.jpg"}, {"file": "b.jpg"}, {"kind": "image"}]})

    told = with_hidden_data(draft, [tmp_path / "drafts", tmp_path])

    assert told.fields["media"] == [{"file": "a.jpg", "hidden": ["author"]}, {"file": "b.jpg"}, {"kind": "image"}]
    assert "hidden" not in draft.fields["media"][0]


def test_a_draft_that_is_read_has_its_media_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(b"Exif\0\0" + exif([(0x8825, gps_offset(1))], [(2, 0)])))
    (tmp_path / "d.md").write_text("---\nkind: post\nid: D-1\nmedia: [{kind: image, file: a.jpg}]\n---\nIsi\n", encoding="utf-8")

    (draft,) = collect([str(tmp_path / "d.md")], policy=policy_with({}, tmp_path))

    assert draft.fields["media"][0]["hidden"] == ["position"]


def test_other_kinds_are_left_alone(tmp_path: Path) -> None:
    plan = Subject("plan", "P", "p.yaml", {"media": [{"file": "a.jpg"}]})

    assert with_hidden_data(plan, [tmp_path]) is plan
