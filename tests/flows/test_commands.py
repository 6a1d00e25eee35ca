"""The other commands: explain, test, schema, render, audit; languages; help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smpolicy.cli import main

from .conftest import POLICY, Program

TODAY = ("--today", "2026-11-22")
COMMANDS = [*([name] for name in main.COMMANDS), ["audit", "report"], ["audit", "verify"], ["kb", "search"]]


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_help_in_both_languages(smpolicy: Program, command: list[str]) -> None:
    english, indonesian = smpolicy(*command, "--help", "--lang", "en"), smpolicy(*command, "--help", locale="id_ID.UTF-8")
    assert (english.code, indonesian.code, english.stderr + indonesian.stderr) == (0, 0, "")
    assert english.stdout.startswith("Usage: ")
    assert indonesian.stdout.startswith("Pemakaian: ")
    assert not {"Usage:", "Options:", "Commands:", "[OPTIONS]", "Show this"} & set(indonesian.stdout.split())
    same = {line.strip() for line in english.stdout.splitlines()} & {line.strip() for line in indonesian.stdout.splitlines()}
    assert {line for line in same if line and not line.startswith(("smpolicy ", "echo ", "PRIV-"))} == set()


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_wrong_usage_in_both_languages(smpolicy: Program, command: list[str]) -> None:
    english, indonesian = smpolicy(*command, "--bogus"), smpolicy(*command, "--bogus", "--lang", "id")
    assert (english.code, indonesian.code) == (2, 2)
    assert "there is no option '--bogus'" in english.stderr
    assert "tidak ada opsi '--bogus'" in indonesian.stderr


@pytest.mark.parametrize(
    ("locale", "more", "speaks"),
    [
        ("id_ID.UTF-8", {}, "id"),
        ("id", {}, "id"),
        ("in_ID", {}, "id"),
        ("en_US.UTF-8", {}, "en"),
        ("", {"LC_MESSAGES": "en_GB", "LANG": "id_ID"}, "en"),
        ("", {"LANG": "en"}, "en"),
        ("C.UTF-8", {"LANG": "en_GB"}, "id"),
        ("fr_FR.UTF-8", {}, "id"),
    ],
)
def test_language_of_the_locale_then_of_the_policy(smpolicy: Program, locale: str, more: dict[str, str], speaks: str) -> None:
    done = smpolicy("check", "drafts/error.md", *TODAY, locale=locale, **more)
    assert ("Nomor telepon terbaca" in done.stdout) == (speaks == "id")
    assert ("A telephone number can be read" in done.stdout) == (speaks == "en")


def test_unknown_command_and_none(smpolicy: Program) -> None:
    done = smpolicy("chek")
    assert done.code == 2
    assert "'check'" in done.stderr
    alone = smpolicy()
    assert alone.code == 2
    assert "check" in alone.stdout


def test_version(smpolicy: Program) -> None:
    done = smpolicy("--version")
    assert (done.code, done.stdout.split()[0]) == (0, "smpolicy")


def test_workspace_is_found_upwards(smpolicy: Program, workspace: Path, tmp_path: Path) -> None:
    inside = Program(workspace / "drafts", smpolicy.home)
    assert inside("check", "clean.md").code == 0
    outside = Program(tmp_path, smpolicy.home)
    lost = outside("check", "workspace/drafts/clean.md")
    assert lost.code == 2
    assert "--workspace" in lost.stderr
    assert outside("check", "workspace/drafts/clean.md", "--workspace", "workspace").code == 0


@pytest.mark.parametrize("group", ["kb", "audit"])
@pytest.mark.parametrize(("lang", "told"), [("id", "Pemakaian: smpolicy"), ("en", "Usage: smpolicy")])
def test_a_group_without_a_command_shows_its_help(smpolicy: Program, group: str, lang: str, told: str) -> None:
    done = smpolicy(group, "--lang", lang)
    assert (done.code, done.stderr) == (2, "")
    assert done.stdout.startswith(f"{told} {group}")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_examples_of_a_rule_are_its_own_and_in_one_language(smpolicy: Program, workspace: Path, lang: str) -> None:
    policy = workspace / "smpolicy.yaml"
    policy.write_text(f"{policy.read_text(encoding='utf-8')}extends: [privacy-id]\n", encoding="utf-8")
    done = smpolicy("explain", "PRIV-02/phone", "--lang", lang)
    assert (done.code, done.stderr) == (0, "")
    assert "0812-0000-1234" in done.stdout
    assert "NIK 3171" not in done.stdout
    assert "(a mobile number" not in done.stdout


def test_explain(smpolicy: Program) -> None:
    for lang, words in (
        (
            "en",
            [
                "No telephone numbers",
                "Others read it.",
                "Delete the number.",
                "telephone number",
                "Legal",
                "0812-3456-7890",
                "Only reads words",
            ],
        ),
        (
            "id",
            [
                "Tanpa nomor telepon",
                "Orang lain membacanya.",
                "Hapus nomornya.",
                "nomor telepon",
                "Hukum",
                "0812-3456-7890",
                "Hanya membaca kata",
            ],
        ),
    ):
        done = smpolicy("explain", "uji-01", "--lang", lang)
        assert (done.code, done.stderr) == (0, "")
        assert [word for word in words if word not in done.stdout] == []
        assert all(len(line) <= 80 for line in done.stdout.splitlines())
    unknown = smpolicy("explain", "UJI-1")
    assert unknown.code == 2
    assert "UJI-0" in unknown.stderr


def test_rule_tests(smpolicy: Program, workspace: Path) -> None:
    good = smpolicy("test", "--coverage")
    assert (good.code, good.stderr) == (0, "")
    assert "8 of 8 cases passed" in good.stdout
    assert "4 of 4 rules" in good.stdout
    path = workspace / "smpolicy.yaml"
    path.write_text(POLICY.replace('text: "Hubungi kami", expect: []', 'text: "Hubungi kami", expect: [{rule: UJI-01}]'), encoding="utf-8")
    bad = smpolicy("test")
    assert bad.code == 1
    assert "smpolicy.yaml:26:" in bad.stdout
    assert "expected but not found" in bad.stdout
    path.write_text(POLICY.replace('      - {name: no number, text: "Hubungi kami", expect: []}\n', ""), encoding="utf-8")
    assert smpolicy("test").code == 0
    gap = smpolicy("test", "--coverage", "--lang", "id")
    assert gap.code == 1
    assert "UJI-01: tidak pernah diam" in gap.stdout


def test_rule_tests_of_nothing(smpolicy: Program, tmp_path: Path) -> None:
    done = smpolicy("test", tmp_path / "nowhere")
    assert (done.code, done.stdout) == (2, "")


def test_schema(smpolicy: Program, workspace: Path) -> None:
    every = smpolicy("schema").json
    assert {"policy", "pack", "draft", "team"} <= set(every)
    assert smpolicy("schema", "draft").json == every["draft"]
    done = smpolicy("schema", "--output", "schemas")
    assert done.code == 0
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (workspace / "schemas").iterdir()}
    assert written == {f"{name}.schema.json": schema for name, schema in every.items()}
    wrong = smpolicy("schema", "drft")
    assert wrong.code == 2
    assert "'draft'" in wrong.stderr


def test_render_html(smpolicy: Program, workspace: Path) -> None:
    for lang, word in (("id", "Tanpa nomor telepon"), ("en", "No telephone numbers")):
        done = smpolicy("render", "policy", "--format", "html", "--lang", lang, *TODAY)
        assert done.code == 0, done.stderr
        assert done.stdout == f"out/policy.{lang}.html\n"
        assert word in (workspace / "out" / f"policy.{lang}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("asked", "said"), [("id,en", "teks belum"), ("en,id", "texts have no")])
def test_two_languages_stand_side_by_side_and_the_first_is_spoken(smpolicy: Program, workspace: Path, asked: str, said: str) -> None:
    file = workspace / "smpolicy.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: {id: Sapaan, en: Greeting}", "title: {id: Salam}"), encoding="utf-8")
    done = smpolicy("render", "policy", "--format", "html", "--lang", asked, *TODAY)
    edition = asked.replace(",", "-")
    assert (done.code, done.stdout) == (0, f"out/policy.{edition}.html\n"), done.stderr
    assert said in done.stderr
    page = (workspace / "out" / f"policy.{edition}.html").read_text(encoding="utf-8")
    assert f'<html lang="{asked[:2]}">' in page
    assert "Tanpa nomor telepon" in page
    assert "No telephone numbers" in page
    assert page.count("[no English text yet]") >= 1


def test_only_documents_are_in_two_languages(smpolicy: Program, workspace: Path) -> None:
    for arguments, word in (
        (["audit", "report", "--format", "json", "--lang", "en,id"], "json"),
        (["check", "drafts", "--lang", "en,id"], "'en,id'"),
        (["render", "policy", "--lang", "en,en"], "'en,en'"),
        (["render", "policy", "--lang", "en,"], "'en,'"),
    ):
        done = smpolicy(*arguments)
        assert done.code == 2, arguments
        assert word in done.stderr
    assert not (workspace / "out").exists()


def test_render_refuses_what_there_is_not(smpolicy: Program, workspace: Path) -> None:
    for arguments, word in (
        (["polcy"], "'policy'"),
        (["policy", "--format", "docx"], "pdf"),
        (["policy", "--lang", "fr"], "id"),
        (["audit-report"], "audit report"),
        ([], "DOCUMENT"),
    ):
        done = smpolicy("render", *arguments)
        assert (done.code, done.stdout) == (2, ""), arguments
        assert word in done.stderr
    assert not (workspace / "out").exists()


def test_render_tells_what_has_no_translation(smpolicy: Program, workspace: Path) -> None:
    file = workspace / "smpolicy.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: {id: Sapaan, en: Greeting}", "title: {id: Sapaan}"), encoding="utf-8")
    done = smpolicy("render", "policy", "framework", "--format", "html", "--lang", "en", *TODAY)
    assert done.code == 0, done.stderr
    assert done.stdout == "out/policy.en.html\nout/framework.en.html\n"
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["out/policy.en.html", "out/framework.en.html"]
    assert done.stderr.count("Sapaan") == 2


def test_legal_review_prints_what_waits(smpolicy: Program, workspace: Path) -> None:
    done = smpolicy("render", "legal-review", "--format", "html", "--lang", "en", *TODAY)
    assert (done.code, done.stdout) == (0, "out/legal-review.en.html\n"), done.stderr
    page = (workspace / "out" / "legal-review.en.html").read_text(encoding="utf-8")
    assert "Drafts looked at: 5" in page

    quiet = workspace / "quiet.md"
    quiet.write_text("---\nkind: post\nid: Q-1\naccount: ig\n---\nSelamat pagi semuanya.\n", encoding="utf-8")
    done = smpolicy("render", "legal-review", "--drafts", "quiet.md", "--format", "html", "--lang", "en", *TODAY)
    assert done.code == 0, done.stderr
    assert "Nothing waits for legal" in (workspace / "out" / "legal-review.en.html").read_text(encoding="utf-8")

    for draft in (workspace / "drafts").iterdir():
        draft.unlink()
    assert smpolicy("render", "legal-review", "--format", "html", "--lang", "en", *TODAY).code == 0
    assert "No drafts have been looked at" in (workspace / "out" / "legal-review.en.html").read_text(encoding="utf-8")

    missing = smpolicy("render", "legal-review", "--drafts", "nowhere/", "--output", "elsewhere", *TODAY)
    assert (missing.code, missing.stdout) == (2, "")
    assert not (workspace / "elsewhere").exists()


def test_audit_as_data(smpolicy: Program, workspace: Path) -> None:
    done = smpolicy("audit", "report", "--format", "json", "--output", "reports", *TODAY)
    assert (done.code, done.stdout) == (0, "reports/audit-report.en.json\n"), done.stderr
    report = json.loads((workspace / "reports" / "audit-report.en.json").read_text(encoding="utf-8"))
    assert {subject["kind"] for subject in report["subjects"]} == {"policy", "team", "waivers", "post"}
    assert {"D-1", "D-2", "D-3", "D-4", "D-5"} <= {subject["id"] for subject in report["subjects"]}


def test_audit_of_a_period(smpolicy: Program, workspace: Path) -> None:
    for name, day in (("early", "2026-09-30"), ("in", "2026-10-01"), ("late", "2026-12-31T23:59:00+07:00"), ("after", "2027-01-01")):
        text = f"---\nkind: post\nid: P-{name}\npublish_at: {day}\n---\nSelamat pagi.\n"
        (workspace / "drafts" / f"{name}.md").write_text(text, encoding="utf-8")
    for period in ("2026-Q4", "2026-10-01..2026-12-31"):
        assert smpolicy("audit", "report", "--format", "json", "--period", period, "--today", "2027-02-01").code == 0
        report = json.loads((workspace / "out" / "audit-report.en.json").read_text(encoding="utf-8"))
        assert {subject["id"] for subject in report["subjects"] if subject["kind"] == "post"} == {"P-in", "P-late"}
    for period in ("2026-Q5", "2026-13", "2026-12-31..2026-01-01", "last week"):
        assert smpolicy("audit", "report", "--period", period).code == 2


def test_audit_of_a_part_is_none(smpolicy: Program, workspace: Path) -> None:
    (workspace / "drafts" / "bad.md").write_text("---\nkind: post\n", encoding="utf-8")
    done = smpolicy("audit", "report", "--format", "json")
    assert done.code == 2
    assert not (workspace / "out").exists()
