"""Drawing is bounded, reaches for nothing outside, and says what is missing in one line."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from smpolicy.documents import pdf, render
from smpolicy.documents._base import Inputs
from smpolicy.documents._charts import page as charts_page
from smpolicy.documents._drawing import worker
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
    def run(*args, stderr, **options):
        os.write(stderr, f"{worker.PAGE}1\n{said}\n".encode())
        return SimpleNamespace(returncode=worker.MISSING_LIBRARY, stdout=b"")

    of_pdf = SimpleNamespace(run=run, PIPE=subprocess.PIPE, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(pdf, "subprocess", of_pdf)
    with pytest.raises(OutputError) as raised:
        write_documents(["policy"], policy, Inputs(TODAY), ["id", "en"], ["pdf"], tmp_path)
    assert [fault.code for fault in raised.value.faults] == [code]
    assert remedy in raised.value.faults[0].say("id")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["policy.en.html", "policy.id.html"]


def test_without_what_draws_charts_the_html_is_written_in_words(policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args, **options):
        return SimpleNamespace(returncode=worker.MISSING_LIBRARY, stdout=b"", stderr=b"No module named 'matplotlib'")

    of_charts = SimpleNamespace(run=run, TimeoutExpired=subprocess.TimeoutExpired)
    monkeypatch.setattr(charts_page, "subprocess", of_charts)
    for fmt in ("pdf", "html"):
        with pytest.raises(OutputError) as raised:
            write_documents(["risk-register"], policy, Inputs(TODAY), ["id", "en"], [fmt], tmp_path / fmt)
        assert [fault.code for fault in raised.value.faults] == [charts_page.MISSING_CHARTS]
        assert sorted(file.name for file in (tmp_path / fmt).iterdir()) == ["risk-register.en.html", "risk-register.id.html"]
        assert "15 (3 × 5), 5 (1 × 5)" in (tmp_path / fmt / "risk-register.id.html").read_text(encoding="utf-8")


def test_pages_are_told_while_they_are_laid_out() -> None:
    told: list[int] = []
    page = PAGE.format("", '<p style="break-after: page">satu</p><p>dua</p>')
    html_to_pdf(page, TODAY, on_page=told.append)
    assert told[:2] == [1, 2]


def test_whoever_waits_hears_of_every_file(policy: Policy, tmp_path: Path) -> None:
    class Heard:
        def __init__(self) -> None:
            self.total, self.pages, self.files = 0, set(), []

        def all(self, files: int) -> None:
            self.total = files

        def page(self, file: str, page: int) -> None:
            self.pages.add(file)

        def done(self, file: str) -> None:
            self.files.append(file)

    heard = Heard()
    write_documents(["guide", "exec-brief"], policy, Inputs(TODAY), ["id"], ["pdf"], tmp_path, watch=heard)
    assert heard.total == 2
    assert sorted(heard.files) == sorted(heard.pages) == ["exec-brief.id.pdf", "guide.id.pdf"]


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
