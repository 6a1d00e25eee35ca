"""`smpolicy diff`: exit codes, the forms of the answer in both languages, and drafts."""

from __future__ import annotations

import time
from pathlib import Path

import page as validator
import pytest

from .conftest import POLICY, Program
from .pdf_text import page_texts

TODAY = ("--today", "2026-11-22")
EDITED = (
    POLICY.replace('version: "1.0"', 'version: "1.1"')
    .replace("terms: [bodoh]", "terms: [bodoh, dungu]")
    .replace("Kata kasar tidak dipakai.", "Kata kasar dan <b>makian</b> tidak pernah dipakai.")
    .replace("    severity: error\n    route: legal\n", "    severity: warning\n    route: legal\n")
    .replace("clauses:", "settings: {most: 3}\nclauses:", 1)
)


@pytest.fixture
def edited(workspace: Path) -> Path:
    """The same workspace a version later: looser, with other words and a new setting."""
    new = workspace.parent / "new"
    new.mkdir()
    for path in workspace.glob("*.yaml"):
        (new / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (new / "drafts").mkdir()
    (new / "smpolicy.yaml").write_text(EDITED, encoding="utf-8")
    return new


def test_nothing_changed(smpolicy: Program, workspace: Path) -> None:
    done = smpolicy("diff", ".", workspace / "smpolicy.yaml", "--lang", "en")
    assert (done.code, done.stderr) == (0, "")
    assert "Nothing changed." in done.stdout


def test_text_in_both_languages(smpolicy: Program, edited: Path) -> None:
    english, indonesian = (smpolicy("diff", ".", edited, "--lang", lang) for lang in ("en", "id"))
    assert (english.code, indonesian.code, english.stderr) == (1, 1, "")
    assert "Settings\n" in english.stdout
    for told in (
        "UJI-1 1.0 → UJI-1 1.1",
        "Clauses loosened",
        "severity: [-Error-] → {+Warning+} (loosened)",
        "No decision on this loosening is on record.",
        "text (Indonesian): Kata kasar {+dan <b>makian</b>+} tidak {+pernah+} dipakai.",
        "settings.most: new: {+3+}",
    ):
        assert told in english.stdout
    assert "bobot: [-Galat-] → {+Peringatan+} (dilonggarkan)" in indonesian.stdout
    assert not {"loosened", "Clauses", "new:", "gone:"} & set(indonesian.stdout.split())


def test_drafts_that_are_decided_otherwise(smpolicy: Program, edited: Path) -> None:
    done = smpolicy("diff", ".", edited, "--drafts", "drafts/error.md", "--drafts", "drafts/clean.md", "--lang", "en", *TODAY)
    assert done.code == 1
    assert "drafts/error.md (D-4): [-Block-] → {+Ask+}" in done.stdout
    assert "clean.md" not in done.stdout
    same = smpolicy("diff", ".", ".", "--drafts", "drafts/error.md", "--lang", "en", *TODAY)
    assert (same.code, "Every draft is decided as before." in same.stdout) == (0, True)


def test_json(smpolicy: Program, edited: Path) -> None:
    told = smpolicy("diff", ".", edited, "--format", "json", "--drafts", "drafts", *TODAY)
    assert told.code == 1
    data = told.json
    assert (data["schema"], data["changed"], data["old"]["version"], data["new"]["version"]) == ("smpolicy/diff/1", True, "1.0", "1.1")
    assert {one["clause"]: one["state"] for one in data["clauses"]} == {"UJI-01": "loosened", "UJI-02": "loosened"}
    assert [(one["id"], one["old"], one["new"]) for one in data["drafts"]] == [("D-4", "block", "ask")]
    assert [one["path"] for one in data["values"]] == ["version", "settings.most"]


@pytest.mark.parametrize(
    ("fmt", "there", "never"), [("markdown", "&lt;b&gt;makian", "<b>makian"), ("html", "&lt;b&gt;makian", "<b>makian")]
)
def test_texts_of_others_stay_text(smpolicy: Program, edited: Path, fmt: str, there: str, never: str) -> None:
    done = smpolicy("diff", ".", edited, "--format", fmt, "--output", "out.file", "--lang", "en")
    text = (smpolicy.folder / "out.file").read_text(encoding="utf-8")
    assert (done.code, done.stdout) == (1, "")
    assert there in text
    assert never not in text
    assert "<ins>" in text
    assert "<del>Error</del>" in text
    assert ("<html lang=" in text) == (fmt == "html")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((".", "../nowhere"), "nowhere"),
        ((".", "team.yaml"), "this file is no smpolicy.yaml"),
        ((".",), "NEW is missing"),
        ((".", "../new", "--format", "docx"), "'docx' is not known"),
        ((".", "../new", "--format", "pdf"), "Name its file with --output"),
        ((".", "../new", "--drafts", "drafts/none.md"), "none.md"),
        ((".", "../new", "--drafts", "-"), "not from standard input"),
    ],
)
def test_what_cannot_be_compared(smpolicy: Program, edited: Path, arguments: tuple[str, ...], told: str) -> None:
    assert edited.exists()
    done = smpolicy("diff", *arguments, "--lang", "en")
    assert (done.code, done.stdout) == (2, "")
    assert told in done.stderr


def test_faults_of_both_policies_are_told_at_once(smpolicy: Program, workspace: Path, edited: Path) -> None:
    for root in (workspace, edited):
        path = root / "smpolicy.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("languages:", "langages:"), encoding="utf-8")
    done = smpolicy("diff", ".", edited, "--format", "json", "--lang", "en")
    assert done.code == 2
    assert len(done.json["errors"]) == 2


@pytest.mark.parametrize("lang", ["id", "en"])
def test_pdf_meets_the_archive_and_the_accessibility_standard(smpolicy: Program, edited: Path, lang: str) -> None:
    for name in ("once.pdf", "twice.pdf"):
        done = smpolicy("diff", ".", edited, "--format", "pdf", "--output", name, "--drafts", "drafts", "--lang", lang, *TODAY)
        assert (done.code, done.stdout, done.stderr) == (1, "", "")
    once = smpolicy.folder / "once.pdf"
    assert once.read_bytes() == (smpolicy.folder / "twice.pdf").read_bytes()
    for profile in ("2a", "ua1"):
        assert validator.validate_pdf(str(once), profile=profile).is_compliant, profile
    text = "".join("".join(page_texts(once)).split())
    for told in ("UJI-11.0→UJI-11.1", "dan<b>makian</b>", "settings.most", "drafts/error.md(D-4)"):
        assert told in text


def test_a_clause_that_came_is_told_with_its_words(smpolicy: Program, edited: Path) -> None:
    path = edited / "smpolicy.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: UJI-03", "id: UJI-05").replace("UJI-03", "UJI-05"), encoding="utf-8")
    told = smpolicy("diff", ".", edited, "--lang", "en").stdout
    assert "UJI-05 Greeting\n    {+Greetings are noted.+}" in told
    assert "UJI-03 Greeting\n    [-Greetings are noted.-]" in told


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_an_archive_is_told_row_by_row_in_bounded_time(smpolicy: Program, edited: Path, suffix: str) -> None:
    rows = 3000
    harsh = {number for number in range(rows) if number % 500 == 7}
    texts = ["Nomor 0812-3456-7890" if number in harsh else f"Selamat pagi nomor {number}" for number in range(rows)]
    lines = ["text", *texts] if suffix == "csv" else [f'{{"text": "{text}"}}' for text in texts]
    (smpolicy.folder / f"archive.{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    started = time.monotonic()
    told = smpolicy("diff", ".", edited, "--drafts", f"archive.{suffix}", "--format", "json", *TODAY).json
    assert time.monotonic() - started < 60
    first = 2 if suffix == "csv" else 1
    assert [one["id"] for one in told["drafts"]] == [f"archive:{number + first}" for number in sorted(harsh)]
    assert told["drafts_checked"] == rows
    english = smpolicy("diff", ".", edited, "--drafts", f"archive.{suffix}", "--lang", "en", *TODAY).stdout
    assert "6 of 3000 drafts are now decided otherwise (Block → Ask: 6)." in english
