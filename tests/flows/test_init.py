"""`smpolicy init`: a workspace that loads and says honestly what it lacks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Program

TODAY = ("--today", "2026-11-22")
ANSWERS = """\
org_name: PT Uji Coba
industry: retail
contacts: [email; halo@uji.example]
platforms: [instagram; 18-24]
accounts: ["instagram; @uji; Putri"]
legal: Mira; Kepala Hukum; legal
appetite: 8
"""


@pytest.fixture
def smpolicy(tmp_path: Path) -> Program:
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    return Program(tmp_path / "here", tmp_path / "home")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("answers", ["", ANSWERS], ids=["template", "answers"])
def test_a_new_workspace_can_be_checked(smpolicy: Program, lang: str, answers: str) -> None:
    (smpolicy.folder / "answers.yaml").write_text(answers, encoding="utf-8")
    more = ["--answers", "answers.yaml"] if answers else ["--template"]
    done = smpolicy("init", "new", *more, *TODAY, "--lang", lang)
    assert (done.code, done.stderr) == (0, "")
    assert ("(org_name)" in done.stdout) == (not answers)
    assert ("Undecided (" in done.stdout) == (lang == "en")

    checked = smpolicy("check", "new", "--workspace", "new", *TODAY, "--format", "json")
    assert checked.code == 1, checked.stderr
    assert checked.json["summary"]["undetermined"] == 0
    assert {one["kind"] for one in checked.json["subjects"]} >= {
        "policy",
        "team",
        "account" if answers else "policy",
        "plan",
        "risks",
        "post",
    }


def test_a_folder_that_is_not_empty_is_left_alone(smpolicy: Program) -> None:
    full = smpolicy.folder / "full"
    full.mkdir()
    (full / "note.txt").write_text("mine", encoding="utf-8")
    (smpolicy.folder / "file").write_text("mine", encoding="utf-8")
    for target in ("full", "file"):
        done = smpolicy("init", target)
        assert (done.code, done.stdout) == (2, "")
        assert "not empty" in done.stderr
    assert names(smpolicy.folder) == {"full/note.txt", "file"}


def test_an_empty_folder_is_filled_and_the_current_one_too(smpolicy: Program) -> None:
    done = smpolicy("init", ".")
    assert done.code == 0
    assert {"smpolicy.yaml", "team.yaml", "drafts/D-001.md"} <= names(smpolicy.folder)
    assert [path.name for path in smpolicy.folder.parent.glob(".*")] == []


def test_faults_of_the_answers_file_write_nothing(smpolicy: Program) -> None:
    (smpolicy.folder / "answers.yaml").write_text("org_nam: x\nappetite: 26\n", encoding="utf-8")
    done = smpolicy("init", "new", "--answers", "answers.yaml")
    assert done.code == 2
    assert "answers.yaml:1:1" in done.stderr
    assert "answers.yaml:2:11" in done.stderr
    assert not (smpolicy.folder / "new").exists()
    assert smpolicy("init", "new", "--answers", "missing.yaml").code == 2
    assert smpolicy("init", "new", "--answers", "answers.yaml", "--template").code == 2
    assert not (smpolicy.folder / "new").exists()


def test_the_interview_stops_goes_on_and_goes_back(smpolicy: Program) -> None:
    stopped = smpolicy("init", "new", "--interview", stdin="PT Lama\nLama; Baru\n")
    assert stopped.code == 2
    assert "Run the same command to go on" in stopped.stderr
    assert not (smpolicy.folder / "new").exists()

    lines = [
        "<",
        "<",
        "PT Baru",
        "",
        "?",
        "retail",
        "tidak satu pun",
        "bukan domain",
        "uji.example",
        "email; a@uji.example",
        "fax; 1",
        "phone; 1500-000",
        "<",
        "",
        "!",
    ]
    done = smpolicy("init", "new", "--interview", *TODAY, stdin="\n".join(lines) + "\n")
    assert (done.code, done.stderr) == (0, "")
    assert "Going on: 2 questions" in done.stdout
    assert "Answered before: PT Lama" in done.stdout
    assert "'bukan' is no domain" in done.stdout
    assert "There are: phone, email, url" in done.stdout
    policy = (smpolicy.folder / "new" / "smpolicy.yaml").read_text(encoding="utf-8")
    assert "  name: PT Baru\n" in policy
    assert "  names: [PT Baru, Lama, Baru]\n" in policy
    assert '  contacts:\n    - {kind: email, value: "a@uji.example"}\n' in policy
    assert "1500-000" not in policy
    assert [path.name for path in smpolicy.folder.iterdir()] == ["new"]


def test_any_question_can_be_asked_again_and_the_end_is_the_users(smpolicy: Program) -> None:
    lines = ["PT Uji", *[""] * 53, "<3", "ritel", "<99", "kembali", "dewan", ""]
    done = smpolicy("init", "new", "--interview", *TODAY, "--lang", "id", stdin="\n".join(lines) + "\n")
    assert (done.code, done.stderr) == (0, "")
    assert "Belum diputuskan: 53." in done.stdout
    assert "Belum diputuskan: 52." in done.stdout
    assert "pertanyaan 99 tidak ada" in done.stdout
    policy = (smpolicy.folder / "new" / "smpolicy.yaml").read_text(encoding="utf-8")
    assert "  industry: ritel\n" in policy
    assert "    departments: {answer: dewan}\n" in policy


def test_choices_are_words_numbers_or_what_they_mean_and_what_was_understood_is_told(smpolicy: Program) -> None:
    answers = "overlays: layanan\nlanguages: bahasa Inggris\nbusiness_model: konsumen\n"
    (smpolicy.folder / "answers.yaml").write_text(answers, encoding="utf-8")
    refused = smpolicy("init", "new", "--answers", "answers.yaml", "--lang", "id")
    assert refused.code == 2
    assert "answers.yaml:1:11" in refused.stderr
    (smpolicy.folder / "answers.yaml").write_text(answers.replace("layanan", "health-id, accessibility"), encoding="utf-8")
    done = smpolicy(
        "init", "new", "--answers", "answers.yaml", "--interview", *TODAY, "--lang", "id", stdin="PT Uji\n\nKesehatan / Klinik\n!\n"
    )
    assert (done.code, done.stderr) == (0, "")
    assert "  = kesehatan_klinik\n" not in done.stdout  # only what was read otherwise than it was typed is told
    policy = (smpolicy.folder / "new" / "smpolicy.yaml").read_text(encoding="utf-8")
    assert "conduct, health-id, accessibility]" in policy
    assert "languages: [en]\n" in policy


def test_people_are_one_whatever_the_dots_and_those_who_may_be_are_named(smpolicy: Program) -> None:
    lines = "legal: Mira\naccounts:\n  - instagram; a; dr Bagus; Mira Cahyani\n  - instagram; b; dr. Bagus\n"
    (smpolicy.folder / "answers.yaml").write_text(lines, encoding="utf-8")
    done = smpolicy("init", "new", "--answers", "answers.yaml", "--lang", "en")
    assert done.code == 0
    assert "'Mira' and 'Mira Cahyani' were written as two people" in done.stdout
    assert (smpolicy.folder / "new" / "team.yaml").read_text(encoding="utf-8").count("Bagus") == 1


def test_a_line_that_is_no_text_and_one_that_never_ends(smpolicy: Program) -> None:
    done = smpolicy("init", "new", "--interview", stdin=b"\xff\xfe\n" + b"x" * 100_000 + b"\nPT Uji\n!\n")
    assert done.code == 0
    assert "no UTF-8" in done.stdout
    assert "too long" in done.stdout
    assert "name: PT Uji" in (smpolicy.folder / "new" / "smpolicy.yaml").read_text(encoding="utf-8")


def test_kept_answers_that_cannot_be_read_are_told(smpolicy: Program) -> None:
    (smpolicy.folder / ".new.interview.json").write_text('{"org_name": ', encoding="utf-8")
    done = smpolicy("init", "new", "--interview", stdin="!\n")
    assert done.code == 2
    assert ".new.interview.json" in done.stderr
    assert not (smpolicy.folder / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_keeps_what_was_answered(smpolicy: Program) -> None:
    command = [sys.executable, "-m", "smpolicy", "init", "new", "--interview", "--lang", "en"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=smpolicy.folder, env=smpolicy.environment("en_GB.UTF-8"), **pipes) as program:
        assert program.stdin
        program.stdin.write(b"PT Uji\n")
        program.stdin.flush()
        kept = smpolicy.folder / ".new.interview.json"
        end = time.monotonic() + 50
        while not kept.exists() and time.monotonic() < end:
            time.sleep(0.05)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=50)
    assert program.returncode == 130
    assert b"Run the same command to go on" in told
    assert "PT Uji" in kept.read_text(encoding="utf-8")
    assert not (smpolicy.folder / "new").exists()
