"""A file that was made is read back with its manifest; files of anybody else end in one fault, in bounded time and memory."""

from __future__ import annotations

import io
import json
import time
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpolicy.app.manifest import FILES, FONTS, PACKS, TEMPLATES
from smpolicy.documents import made
from smpolicy.documents._archive.manifest import SEALED, counted, manifests_in, with_manifest
from smpolicy.documents._base import Inputs
from smpolicy.documents.made import read_made
from smpolicy.documents.pdf import Enclosed, Limits, html_to_pdf
from smpolicy.documents.render import render_document
from smpolicy.errors import InputError
from smpolicy.policy.clause import Policy

TODAY = date(2026, 11, 24)
PAGE = '<html lang="id"><head><title>Uji</title></head><body><h1>Uji</h1></body></html>'


@pytest.fixture(scope="module")
def page(policy: Policy) -> str:
    return render_document("guide", policy, Inputs(TODAY), "id", "html").decode()


@pytest.fixture(scope="module")
def drawn(page: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small PDF with the manifest of a page."""
    (text,) = manifests_in(page)
    found = read_made(written(tmp_path_factory.mktemp("page") / "guide.id.html", page.encode()))
    assert found.manifest.format == "html"
    return html_to_pdf(PAGE, TODAY, enclosed=Enclosed(manifest_of(text)))


def manifest_of(text: str) -> dict[str, object]:
    data = json.loads(text)
    data["document"] |= {"format": "pdf", "archive": "2a"}
    return data


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read_made(path)
    (fault,) = raised.value.faults
    assert fault.file == str(path)
    assert fault.what["id"]
    return fault.code


def test_an_html_file_says_what_it_was_made_of(page: str, policy: Policy, tmp_path: Path) -> None:
    manifest = read_made(written(tmp_path / "a.html", page.encode())).manifest
    assert (manifest.document, manifest.language, manifest.policy_digest, manifest.today) == ("guide", "id", policy.digest, TODAY)
    assert {name: digest for name, digest in policy.digests.items() if not name.startswith("pack:")} == manifest.digests(FILES)
    assert set(manifest.digests(PACKS)) == {name.removeprefix("pack:") for name in policy.digests if name.startswith("pack:")}
    assert {"guide.html", "head.html", "style/common.css"} <= set(manifest.digests(TEMPLATES))
    assert manifest.digests(FONTS) == {}


def test_a_pdf_says_it_too_with_fonts_and_libraries(drawn: bytes, tmp_path: Path) -> None:
    manifest = read_made(written(tmp_path / "a.pdf", drawn)).manifest
    assert manifest.document == "guide"
    assert len(manifest.digests(FONTS)) == 12
    assert {"weasyprint", "pydyf", "pango", "subsetter"} <= set(manifest.libraries)


def test_a_pdf_that_was_saved_again_still_says_it(drawn: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pdf.save(tmp_path / "again.pdf", compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert read_made(tmp_path / "again.pdf").manifest.document == "guide"


def test_a_locked_pdf_is_refused(drawn: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        pdf.save(tmp_path / "open.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    assert refused(tmp_path / "locked.pdf") == "pdf-encrypted"
    assert refused(tmp_path / "open.pdf") == "pdf-encrypted"


def test_other_files_have_none(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "blank.pdf")
    assert refused(tmp_path / "blank.pdf") == "no-manifest"
    assert refused(written(tmp_path / "a.html", PAGE.encode())) == "no-manifest"
    assert refused(written(tmp_path / "empty", b"")) == "no-manifest"
    assert refused(written(tmp_path / "noise", bytes(range(256)) * 100)) == "no-manifest"
    assert refused(written(tmp_path / "cut.pdf", b"%PDF-1.7\n")) == "pdf-damaged"
    assert refused(tmp_path / "missing.pdf") == "file-missing"
    assert refused(tmp_path) == "file-missing"


def test_two_manifests_are_none(page: str, tmp_path: Path) -> None:
    (text,) = manifests_in(page)
    block = page[page.index('<meta name="smpolicy-manifest"') : page.index("</head>")]
    assert text
    assert refused(written(tmp_path / "two.html", page.replace("</head>", f"{block}</head>").encode())) == "not-a-manifest"


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, '{"schema": "smpolicy/manifest/1"}'], ids=["empty", "object", "deep", "bare"])
def test_a_manifest_that_is_none(text: str, tmp_path: Path) -> None:
    page = f"<html><head><meta name=\"smpolicy-manifest\" content='{text}'></head></html>"
    assert refused(written(tmp_path / "a.html", page.encode())) == "not-a-manifest"


def bomb(metadata: bytes, entry: str = "") -> bytes:
    """A PDF with these metadata, written by hand: a library would unpack them to write them."""
    head = f"1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R>>endobj\n3 0 obj<</Type/Metadata/Subtype/XML{entry}/Length {len(metadata)}>>"
    pages = b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
    return b"%PDF-1.7\n" + head.encode() + b"stream\n" + metadata + b"\nendstream endobj\n" + pages


def test_bombs_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "_LIMITS", Limits(memory=600 << 20, seconds=20))
    packed = zlib.compressobj(9)
    swollen = b"".join(packed.compress(bytes(16 << 20)) for _ in range(128)) + packed.flush()
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    laughs = f'<!DOCTYPE r [<!ENTITY a0 "ha">{entities}]><r>&a9;</r>'.encode()
    begun = time.monotonic()
    assert refused(written(tmp_path / "a.pdf", bomb(swollen, "/Filter/FlateDecode"))) in {"pdf-damaged", "no-manifest"}
    assert refused(written(tmp_path / "b.pdf", bomb(laughs))) in {"pdf-damaged", "no-manifest"}
    assert time.monotonic() - begun < 60


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(drawn: bytes, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(drawn)
    for at in data.draw(st.lists(st.integers(8, len(whole) - 1), min_size=1, max_size=20)):
        whole[at] = data.draw(st.integers(0, 255))
    path = written(tmp_path / "damaged.pdf", bytes(whole[: data.draw(st.integers(8, len(whole)))]))
    try:
        assert read_made(path).manifest.today
    except InputError as error:
        assert {fault.code for fault in error.faults} <= {"pdf-damaged", "no-manifest", "not-a-manifest", "pdf-encrypted"}  # noqa: PT017 - or it is read


def test_names_that_a_public_document_hides_are_sealed(policy: Policy) -> None:
    def hide(text: str) -> str:
        return text.replace("kenari", "▒▒▒")

    digests = {"smpolicy.yaml": "a" * 64, "drafts/proyek-kenari.md": "b" * 64}
    found = counted(replace(policy, digests={}), digests, (), hide)[FILES]
    assert "kenari" not in str(found)
    assert found["smpolicy.yaml"] == "a" * 64
    assert [digest for name, digest in found.items() if name.startswith(SEALED)] == ["b" * 64]


def test_nothing_breaks_out_of_its_place_in_a_page(policy: Policy, page: str, tmp_path: Path) -> None:
    manifest = read_made(written(tmp_path / "a.html", page.encode())).manifest
    odd = replace(manifest, inputs={**manifest.inputs, FILES: {"a'><script>&#39;</head>\u2028\udc80": "0" * 64}})
    changed = with_manifest(PAGE, odd)
    assert "<script" not in changed
    assert read_made(written(tmp_path / "b.html", changed.encode())).manifest == odd
