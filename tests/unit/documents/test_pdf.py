"""Drawing is bounded, reaches for nothing outside, and says what is missing in one line."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from smpolicy.documents import _worker, pdf, render
from smpolicy.documents._base import Inputs
from smpolicy.documents.pdf import Limits, html_to_pdf
from smpolicy.documents.render import write_documents
from smpolicy.errors import OutputError, UsageError
from smpolicy.policy.clause import Policy

TODAY = date(2026, 11, 24)
PAGE = '<html lang="id"><head><title>Uji</title>{}</head><body><h1>Uji</h1>{}</body></html>'


@pytest.mark.parametrize(
    "outside",
    [
        PAGE.format("", '<img src="https://luar.example/a.png" alt="a">'),
        PAGE.format("", '<img src="file:///etc/hostname" alt="a">'),
        PAGE.format("", '<img src="data:image/svg+xml,%3Csvg/%3E" alt="a">'),
        PAGE.format('<link rel="stylesheet" href="https://luar.example/a.css">', ""),
        PAGE.format('<link rel="attachment" href="file:///etc/hostname">', ""),
        PAGE.format("<style>@import 'https://luar.example/a.css';</style>", ""),
        PAGE.format("<style>body { background: url(https://luar.example/a.png) }</style>", ""),
    ],
)
def test_nothing_outside_is_fetched(outside: str) -> None:
    with pytest.raises(OutputError, match="refused"):
        html_to_pdf(outside, TODAY)


def test_time_is_bounded() -> None:
    endless = PAGE.format("", "<p>kata</p>" * 200_000)
    with pytest.raises(OutputError) as raised:
        html_to_pdf(endless, TODAY, Limits(seconds=1))
    assert [fault.code for fault in raised.value.faults] == ["pdf-time"]


def test_memory_is_bounded() -> None:
    with pytest.raises(OutputError) as raised:
        html_to_pdf(PAGE.format("", "<p>kata</p>" * 20_000), TODAY, Limits(memory=200 << 20))
    assert [fault.code for fault in raised.value.faults] == ["pdf-memory"]


@pytest.mark.parametrize(
    ("said", "code", "remedy"),
    [
        ("cannot load library 'libpango-1.0-0': error", "pdf-pango", "libpango-1.0-0"),
        ("No module named 'weasyprint'", "pdf-extra", "smpolicy[pdf]"),
        ("font_source_serif_pro", "pdf-extra", "smpolicy[pdf]"),
    ],
)
def test_without_its_library_the_html_is_written(
    policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: str, remedy: str
) -> None:
    ended = SimpleNamespace(returncode=_worker.MISSING_LIBRARY, stdout=b"", stderr=said.encode())
    of_pdf = SimpleNamespace(run=lambda *args, **options: ended, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(pdf, "subprocess", of_pdf)
    with pytest.raises(OutputError) as raised:
        write_documents(["policy"], policy, Inputs(TODAY), ["id", "en"], ["pdf"], tmp_path)
    assert [fault.code for fault in raised.value.faults] == [code]
    assert remedy in raised.value.faults[0].say("id")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["policy.en.html", "policy.id.html"]


def test_every_wrong_word_of_a_call_is_told_at_once(policy: Policy, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        write_documents(["polcy", "audit-report"], policy, Inputs(TODAY), ["fr"], ["docx"], tmp_path / "out")
    assert [fault.code for fault in raised.value.faults] == ["unknown-document", "unknown-language", "unknown-format", "needs-run"]
    assert "policy" in raised.value.faults[0].say("en")
    assert not (tmp_path / "out").exists()


def test_all_is_every_document_that_needs_no_run(policy: Policy, tmp_path: Path) -> None:
    written = write_documents(["all", "policy"], policy, Inputs(TODAY), ["id"], ["html"], tmp_path)
    wanted = {name for name, one in render.all_documents().items() if not one.of_a_run}
    assert {one.path.name for one in written} == {f"{name}.id.html" for name in wanted}
    assert len(written) == len(wanted)


def test_unwritable_folder_leaves_nothing_half_written(policy: Policy, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OutputError) as raised:
        write_documents(["policy"], policy, Inputs(TODAY), ["id"], ["html"], tmp_path / "out")
    assert [fault.code for fault in raised.value.faults] == ["not-written"]
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
