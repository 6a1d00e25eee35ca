"""`smpolicy check`: exit codes, what goes where, files that appear whole."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Program

TODAY = ("--today", "2026-11-22")


@pytest.mark.parametrize(
    ("paths", "options", "code"),
    [
        (["clean.md"], [], 0),
        (["clean.md"], ["--fail-on", "info"], 0),
        (["info.md"], [], 0),
        (["info.md"], ["--fail-on", "warning"], 0),
        (["info.md"], ["--fail-on", "info"], 1),
        (["warning.md"], [], 0),
        (["warning.md"], ["--fail-on", "warning"], 1),
        (["warning.md"], ["--fail-on", "info"], 1),
        (["error.md"], [], 1),
        (["error.md"], ["--only", "UJI-02"], 0),
        (["error.md"], ["--route", "pr"], 0),
        (["error.md"], ["--route", "legal"], 1),
        (["undetermined.md"], [], 1),
        (["undetermined.md"], ["--fail-on", "error"], 1),
        (["clean.md", "error.md"], [], 1),
        ([""], [], 1),
    ],
)
def test_exit_code(smpolicy: Program, paths: list[str], options: list[str], code: int) -> None:
    done = smpolicy("check", *(f"drafts/{name}" for name in paths), *TODAY, *options)
    assert (done.code, done.stderr) == (code, "")


def test_nothing_to_check_is_no_pass(smpolicy: Program, workspace: Path) -> None:
    (workspace / "empty").mkdir()
    (workspace / "other").mkdir()
    (workspace / "other" / "notes.rtf").write_text("x", encoding="utf-8")
    for folder in ("empty", "other"):
        done = smpolicy("check", folder)
        assert (done.code, done.stdout) == (2, "")
        assert "nothing to check" in done.stderr


def test_what_no_rule_meets_is_no_pass(smpolicy: Program, workspace: Path) -> None:
    (workspace / "team.yaml").write_text("schema: smpolicy/1\nkind: team\npeople: []\n", encoding="utf-8")
    done = smpolicy("check", "team.yaml", *TODAY, "--format", "json")
    assert (done.code, done.json["decision"], done.json["summary"]["rules_run"]) == (2, "ask", 0)


def test_answers_on_stdout_without_colour_when_piped(smpolicy: Program) -> None:
    done = smpolicy("check", "drafts", *TODAY)
    assert "\x1b" not in done.stdout + done.stderr
    assert "UJI-01" in done.stdout
    assert "5:17" in done.stdout


def test_personal_data_is_masked(smpolicy: Program) -> None:
    for form in ("text", "json", "jsonl", "sarif", "github", "junit", "markdown"):
        done = smpolicy("check", "drafts", *TODAY, "--format", form)
        assert done.code == 1
        assert "3456" not in done.stdout, form
    assert "3456" not in smpolicy("check", "drafts", "--unmask").stdout


def test_unmasks_where_the_policy_allows_it(smpolicy: Program, workspace: Path) -> None:
    path = workspace / "smpolicy.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "settings: {allow_unmask: true}\n", encoding="utf-8")
    done = smpolicy("check", "drafts", "--unmask", *TODAY)
    assert done.code == 1
    assert "0812-3456-7890" in done.stdout


def test_json_is_the_contract(smpolicy: Program) -> None:
    done = smpolicy("check", "drafts/error.md", *TODAY, "--format", "json")
    report = done.json
    assert list(report) == ["schema", "tool", "policy", "today", "decision", "summary", "subjects", "findings"]
    assert report["schema"] == "smpolicy/report/1"
    assert report["today"] == "2026-11-22"
    assert report["decision"] == "block"
    assert report["summary"] | {"rules_run": 0} == {
        "subjects": 1, "error": 1, "warning": 0, "info": 0, "waived": 0, "undetermined": 0, "rules_run": 0,
    }  # fmt: skip
    assert report["subjects"][0] | {"digest": ""} == {
        "id": "D-4", "kind": "post", "path": "drafts/error.md", "decision": "block", "digest": "", "needs": [],
    }  # fmt: skip
    (finding,) = report["findings"]
    assert finding["span"] == [16, 30]
    assert finding["range"] == {"start": {"line": 5, "column": 17}, "end": {"line": 5, "column": 31}}
    assert finding["path"] == "drafts/error.md"
    assert finding["clause"]["id"] == "UJI-01"


def test_colour_on_a_terminal_only_where_wanted(smpolicy: Program, workspace: Path) -> None:
    def printed(**more: str) -> str:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "smpolicy", "check", "drafts/error.md"]
        environment = smpolicy.environment("en_GB.UTF-8") | {"TERM": "xterm"} | more
        with subprocess.Popen(command, cwd=workspace, env=environment, stdout=theirs, stderr=subprocess.PIPE) as process:
            os.close(theirs)
            told = b""
            try:
                while chunk := os.read(ours, 65536):
                    told += chunk
            except OSError:  # how a terminal says that the other side is gone
                pass
            os.close(ours)
            assert process.wait(timeout=60) == 1
        return told.decode()

    assert "\x1b[" in printed()
    assert "\x1b[" not in printed(NO_COLOR="1")
    assert "\x1b[" not in printed(TERM="dumb")


def test_output_is_whole_or_the_old_file(smpolicy: Program, workspace: Path) -> None:
    out = workspace / "answers" / "report.json"
    done = smpolicy("check", "drafts", *TODAY, "--format", "json", "--output", "answers/report.json")
    assert (done.code, done.stdout, done.stderr) == (1, "", "")
    assert json.loads(out.read_text(encoding="utf-8"))["decision"] == "block"
    text = workspace / "answers" / "report.txt"
    text.write_text("old", encoding="utf-8")
    assert smpolicy("check", "missing", "--output", "answers/report.txt").code == 2
    assert text.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == ["report.json", "report.txt"]


def test_a_program_never_reads_yesterdays_report(smpolicy: Program, workspace: Path) -> None:
    out = workspace / "report.json"
    out.write_text('{"decision": "allow"}', encoding="utf-8")
    assert smpolicy("check", "missing", "--format", "json", "--output", "report.json").code == 2
    assert json.loads(out.read_text(encoding="utf-8"))["decision"] == "block"


def test_output_that_cannot_be_written(smpolicy: Program, workspace: Path) -> None:
    (workspace / "file").write_text("", encoding="utf-8")
    done = smpolicy("check", "drafts", "--output", "file/report.txt")
    assert done.code == 2
    assert "cannot be written" in done.stderr


def test_output_keeps_rights_and_links(smpolicy: Program, workspace: Path) -> None:
    secret, link = workspace / "secret.txt", workspace / "link.txt"
    secret.write_text("old", encoding="utf-8")
    secret.chmod(0o600)
    link.symlink_to(secret)
    assert smpolicy("check", "drafts/clean.md", "--output", "secret.txt").code == 0
    assert secret.stat().st_mode & 0o777 == 0o600
    assert smpolicy("check", "drafts/error.md", "--output", "link.txt").code == 1
    assert link.is_symlink()
    assert "UJI-01" in secret.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_full_standard_output(smpolicy: Program, workspace: Path) -> None:
    command = [sys.executable, "-m", "smpolicy", "check", "drafts/clean.md"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, cwd=workspace, env=smpolicy.environment("en_GB.UTF-8"), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_reader_that_goes_away(smpolicy: Program, workspace: Path) -> None:
    lines = "".join(json.dumps({"kind": "post", "id": f"L-{at}", "text": "Hubungi 0812-3456-7890"}) + "\n" for at in range(1200))
    (workspace / "many.jsonl").write_text(lines, encoding="utf-8")
    line = f"{sys.executable} -m smpolicy check many.jsonl --format jsonl | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=workspace, env=smpolicy.environment("C.UTF-8"), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["rule"] == "UJI-01"


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi 0812-3456-7890",
        "---\nkind: post\n---\nHubungi 0812-3456-7890\n",
        '{"kind": "post", "text": "Hubungi 0812-3456-7890"}',
        '[{"kind": "post", "id": "A", "text": "Hubungi 0812-3456-7890"}]',
        '{"kind": "post", "id": "A", "text": "Hubungi 0812-3456-7890"}\n{"kind": "post", "id": "B", "text": "Baik"}\n',
    ],
)
def test_standard_input(smpolicy: Program, text: str) -> None:
    done = smpolicy("check", "-", *TODAY, "--format", "json", stdin=text)
    assert done.code == 1, done.stderr
    assert [finding["rule"] for finding in done.json["findings"]] == ["UJI-01"]
    assert {subject["path"] for subject in done.json["subjects"]} == {"-"}


def test_only_takes_several_rules(smpolicy: Program) -> None:
    for options in (["--only", "UJI-01", "UJI-03"], ["--only", "UJI-01", "--only", "UJI-03"], ["--only", "UJI-01,UJI-03"]):
        done = smpolicy("check", *options, "drafts", *TODAY, "--format", "json")
        assert done.code == 1, done.stderr
        assert {finding["rule"] for finding in done.json["findings"]} == {"UJI-01", "UJI-03"}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_changed_files_only(smpolicy: Program, workspace: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=T", "-c", "user.email=t@toko.example"]
        subprocess.run(["git", *who, *arguments], cwd=workspace, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "all")
    none = smpolicy("check", "--changed")
    assert (none.code, none.stdout) == (2, "")
    (workspace / "drafts" / "clean.md").write_text("---\nkind: post\nid: D-1\n---\nSelamat malam.\n", encoding="utf-8")
    (workspace / "drafts" / "new ü.md").write_text("---\nkind: post\nid: D-9\n---\nSelamat datang.\n", encoding="utf-8")
    (workspace / "drafts" / "info.md").unlink()
    done = smpolicy("check", "--changed", *TODAY, "--format", "json")
    assert done.code == 0, done.stderr
    assert [subject["path"] for subject in done.json["subjects"]] == ["drafts/clean.md", "drafts/new ü.md"]


def test_changed_without_a_repository(smpolicy: Program, workspace: Path) -> None:
    done = smpolicy("check", "--changed", GIT_CEILING_DIRECTORIES=str(workspace.parent))
    assert done.code == 2
    assert "--changed" in done.stderr


def test_waivers_count_and_can_be_left_aside(smpolicy: Program, workspace: Path) -> None:
    finding = smpolicy("check", "drafts/error.md", *TODAY, "--format", "json").json["findings"][0]
    (workspace / "waivers.yaml").write_text(
        "schema: smpolicy/1\nkind: waivers\nwaivers:\n"
        f"  - {{id: W-1, rule: UJI-01, subject: D-4, fingerprint: {finding['fingerprint']}, reason: nomor layanan, requested_by: rani, "
        "approved_by: dewi, approved_on: 2026-11-01, until: 2026-12-31}\n",
        encoding="utf-8",
    )
    waived = smpolicy("check", "drafts/error.md", *TODAY, "--format", "json")
    assert waived.code == 0, waived.stdout
    assert waived.json["summary"]["waived"] == 1
    assert waived.json["findings"][0]["waiver"] == "W-1"
    assert smpolicy("check", "drafts/error.md", *TODAY, "--no-waivers").code == 1
    assert smpolicy("check", "drafts/error.md", "--today", "2027-01-01").code == 1
