"""`smpolicy release`: a version is frozen, the policy changes, the next version is compared with the frozen one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import page as validator
import pytest
import yaml

from smpolicy.policy.load import load_policy
from smpolicy.policy.release import digest_of

from .conftest import POLICY, Program
from .pdf_text import page_texts

TODAY = ("--today", "2026-11-22")
APPROVALS = """\
status: approved
approvals:
  - {function: legal, person: dewi, date: 2026-11-01, version: "1.0"}
  - {function: public_relations, person: made, date: 2026-11-01, version: "1.0"}
  - {function: marketing_communications, person: sari, date: 2026-11-01, version: "1.0"}
privacy_guidance: {confidential: [{id: S-1, terms: [Proyek Jati], never: true}]}
extends: [accessibility, ./house.yaml]
settings: {most: 3}
"""
FIRST = (
    POLICY.replace("legal_review: {functions: {legal: [legal]}}", "legal_review: {functions: {legal: [legal], public_relations: [pr], marketing_communications: [marcom]}}")
    .replace("team: team.yaml,", "team: team.yaml, inbox: inbox.csv,")
    .replace("chapters:", f"{APPROVALS}chapters:", 1)
)  # fmt: skip
TEAM = """\
schema: smpolicy/1
kind: team
people: [{id: dewi, name: Dewi, roles: [legal]}, {id: made, name: Made, roles: [pr]}, {id: sari, name: Sari, roles: [marcom]}]
"""
HOUSE = """\
schema: smpolicy/1
kind: pack
id: house
version: "1.0"
title: {id: Rumah, en: House}
chapters: [{id: house, title: {id: Rumah, en: House}}]
settings: {most: {value: 2, note: {id: Banyaknya balasan di muka umum, en: How many replies in public}}}
clauses:
  - {id: RMH-01, chapter: house, title: {id: Jujur, en: Honest}, text: {id: Kami jujur., en: We are honest.}, severity: warning, route: legal, check: principle}
  - {id: RMH-02, chapter: house, title: {id: Tenang, en: Calm}, text: {id: Kami tenang., en: We are calm.}, severity: warning, route: legal, check: principle}
"""
EDITS = (
    ("1.0", "1.1"),
    ("Telephone numbers are not written.", "Telephone numbers are never written even for Proyek Jati."),
    ("    severity: warning\n    route: pr", "    severity: error\n    route: pr"),
    ("settings: {most: 3}", "settings: {most: 5}"),
    ("clauses:\n", "clauses:\n  - {id: RMH-02, status: withdrawn, because: sudah diatur di tempat lain, decided_by: dewi}\n"),
    (
        "clauses:\n",
        """\
clauses:
  - id: BARU-1
    chapter: main
    title: {id: Salam, en: Salute}
    text: {id: Selalu memberi salam., en: Always salute.}
    why: {id: Sopan., en: Courtesy.}
    help: {id: Awali dengan salam., en: Begin with a greeting.}
    severity: info
    route: pr
    check: principle
""",
    ),
)


@pytest.fixture
def first(workspace: Path) -> Path:
    """A workspace whose version 1.0 may be released."""
    (workspace / "smpolicy.yaml").write_text(FIRST, encoding="utf-8")
    (workspace / "team.yaml").write_text(TEAM, encoding="utf-8")
    (workspace / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (workspace / "inbox.csv").write_text("thread,at,topic\nT-1,2026-11-01T10:00:00+07:00,harga\n", encoding="utf-8")
    return workspace


def edited(workspace: Path, *edits: tuple[str, str], name: str = "smpolicy.yaml") -> None:
    text = (workspace / name).read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    (workspace / name).write_text(text, encoding="utf-8")


def test_a_release_is_the_policy_as_it_was(smpolicy: Program, first: Path) -> None:
    done = smpolicy("release", "1.0", "--lang", "en", *TODAY)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Version 1.0 is released in releases/1.0.")
    frozen, now = load_policy(first / "releases" / "1.0"), load_policy(first)
    assert frozen.digest == now.digest
    assert not (first / "releases" / "1.0" / "drafts").exists()
    assert not (first / "releases" / "1.0" / "inbox.csv").exists()
    same = smpolicy("diff", "releases/1.0", ".", "--lang", "en")
    assert (same.code, "Nothing changed." in same.stdout) == (0, True)
    assert "D-1" in smpolicy("check", ".", "--format", "json", *TODAY).stdout
    assert [one for one in smpolicy("check", ".", "--format", "json", *TODAY).json["subjects"] if "releases" in one["path"]] == []


def test_release_change_diff_release(smpolicy: Program, first: Path) -> None:
    assert smpolicy("release", "1.0", *TODAY).code == 0
    edited(first, *EDITS)
    told = smpolicy("diff", "releases/1.0", ".", "--format", "json").json
    assert {one["clause"]: one["state"] for one in told["clauses"]} == {
        "BARU-1": "added",
        "RMH-02": "withdrawn",
        "UJI-01": "changed",
        "UJI-02": "tightened",
    }
    assert {one["path"] for one in told["values"]} >= {"version", "settings.most", "approvals[legal].version"}
    assert not any(one["path"].startswith("inbox") for one in told["values"])
    done = smpolicy("release", "1.1", "--format", "pdf", *TODAY)
    assert (done.code, done.stderr) == (0, "")
    lists = {
        name: (first / "releases" / "1.1" / name).read_text(encoding="utf-8")
        for name in ("changes.en.md", "changes.id.md", "changes.en.html")
    }
    for text in (
        "Version 1.1 was released on 22 November 2026 and replaces version 1.0.",
        "Approved by Legal (Dewi, 1 November 2026)",
        "<strong>BARU-1</strong> Salute",
        "Why: Courtesy.",
        "What it means for you: Begin with a greeting.",
        "## Stricter",
        "severity: <del>Warning</del> → <ins>Error</ins>",
        "It now reads: Telephone numbers are never written even for ▒▒▒.",
        "Decided by Dewi: sudah diatur di tempat lain",
        "this clause binds nobody any more",
        "most: now 5, 3 before.",
        "How many replies in public",
    ):
        assert text in lists["changes.en.md"], text
    assert "Artinya bagi Anda: Awali dengan salam." in lists["changes.id.md"]
    assert "Hanya bunyinya dalam bahasa lain yang berubah." in lists["changes.id.md"]
    assert "Proyek Jati" not in "".join(lists.values())
    pdf = first / "releases" / "1.1" / "changes.id.pdf"
    assert all(validator.validate_pdf(str(pdf), profile=profile).is_compliant for profile in ("2a", "ua1"))
    assert "BARU-1" in "".join(page_texts(pdf))
    between = smpolicy("diff", "releases/1.0", "releases/1.1", "--format", "json").json
    assert between["clauses"] == told["clauses"]


def test_a_release_brings_its_packs(smpolicy: Program, first: Path) -> None:
    """When a pack of the product changes, the released version is still read with the one it froze."""
    assert smpolicy("release", "1.0", *TODAY).code == 0
    pack = first / "releases" / "1.0" / "smpolicy-packs" / "accessibility.yaml"
    record = first / "releases" / "1.0" / "release.yaml"
    old = load_policy(first / "releases" / "1.0").digests["pack:accessibility"]
    pack.write_text(pack.read_text(encoding="utf-8") + "# as it was in another version of the product\n", encoding="utf-8")
    told = smpolicy("diff", "releases/1.0", ".", "--lang", "en")
    assert told.code == 2
    assert "is not the one that was frozen for version 1.0" in told.stderr
    new = hashlib.sha256(pack.read_bytes()).hexdigest()
    record.write_text(record.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    told = smpolicy("diff", "releases/1.0", ".", "--lang", "en")
    assert told.code == 2
    assert "the digest of version 1.0 does not fit the list of its files" in told.stderr
    found = yaml.safe_load(record.read_text(encoding="utf-8"))
    record.write_text(record.read_text(encoding="utf-8").replace(found["digest"], digest_of(found["files"])), encoding="utf-8")
    told = smpolicy("diff", "releases/1.0", ".", "--lang", "en")
    assert told.code == 1
    assert "extends.accessibility" in told.stdout


@pytest.mark.parametrize(
    ("lang", "told"), [("id", "berubah sesudah dirilis sebagai versi 1.0"), ("en", "changed after its release as version 1.0")]
)
def test_a_check_tells_that_the_policy_is_not_what_was_released(smpolicy: Program, first: Path, lang: str, told: str) -> None:
    def noted() -> list[tuple[str, str, str]]:
        done = smpolicy("check", "smpolicy.yaml", "--format", "json", "--lang", lang, *TODAY)
        return [(one["sub"], one["severity"], one["message"]) for one in done.json["findings"] if one["rule"] == "INPUT"]

    assert noted() == []
    assert smpolicy("release", "1.0", *TODAY).code == 0
    edited(first, ("people:", "# somebody new\npeople:"), name="team.yaml")
    assert noted() == []  # registers live on
    edited(first, ("title: {id: Tenang", "title: {id: Sabar"), name="house.yaml")
    ((sub, severity, message),) = noted()
    assert (sub, severity) == ("changed_after_release", "warning")
    assert told in message
    assert "house.yaml" in message
    edited(first, ("version: '1.0'", "version: '1.7'"), name="releases/1.0/release.yaml")
    ((sub, severity, message),) = noted()
    assert (sub, severity) == ("release_unreadable", "warning")
    assert "1.7" in message


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "Diputuskan oleh entah (tidak tercantum dalam daftar tim): sudah"),
        ("en", "Decided by entah (not in the team register): sudah"),
    ],
)
def test_nobody_is_taken_for_who_decided(smpolicy: Program, first: Path, lang: str, told: str) -> None:
    assert smpolicy("release", "1.0", *TODAY).code == 0
    edited(first, ("clauses:\n", "clauses:\n  - {id: RMH-02, status: withdrawn, because: sudah diatur, decided_by: entah}\n"))
    assert told in smpolicy("diff", "releases/1.0", ".", "--lang", lang).stdout


@pytest.mark.parametrize("name", ["smpolicy.yaml", "team.yaml", "house.yaml"])
def test_a_release_that_was_edited_is_refused(smpolicy: Program, first: Path, name: str) -> None:
    assert smpolicy("release", "1.0", *TODAY).code == 0
    with (first / "releases" / "1.0" / name).open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    for arguments in (("diff", "releases/1.0", "."), ("check", "drafts", "--workspace", "releases/1.0")):
        done = smpolicy(*arguments, "--lang", "en")
        assert (done.code, done.stdout) == (2, "")
        assert f"releases/1.0/{name}: this file is not the one that was frozen for version 1.0." in done.stderr
    edited(first, ("1.0", "1.1"))
    assert smpolicy("release", "1.1", *TODAY).code == 2
    assert not (first / "releases" / "1.1").exists()


@pytest.mark.parametrize(
    ("arguments", "edits", "told"),
    [
        (("1.0",), (("status: approved", "status: draft"),), ["status: approved", "--unapproved"]),
        (("1.0",), (('2026-11-01, version: "1.0"', '2026-11-01, version: "0.9"'),), ["has no approval from Legal", "has no approval from Marketing"]),
        (("1.1",), (), ["this policy calls itself version 1.0, and 1.1 is to be released"]),
        (("../evil",), (), ["'../evil' is no version"]),
        (("1.0",), (("languages:", "langages:"),), ["smpolicy.yaml:"]),
        ((), (), ["VERSION is missing"]),
    ],
)  # fmt: skip
def test_what_is_not_released(
    smpolicy: Program, first: Path, arguments: tuple[str, ...], edits: tuple[tuple[str, str], ...], told: list[str]
) -> None:
    edited(first, *edits)
    done = smpolicy("release", *arguments, "--lang", "en", *TODAY)
    assert (done.code, done.stdout) == (2, "")
    assert [one for one in told if one not in done.stderr] == []
    assert not (first / "releases").exists()


def test_what_is_released_stays(smpolicy: Program, first: Path) -> None:
    assert smpolicy("release", "1.0", *TODAY).code == 0
    before = {path.name: path.read_bytes() for path in (first / "releases" / "1.0").iterdir() if path.is_file()}
    again = smpolicy("release", "1.0", "--lang", "en", *TODAY)
    assert again.code == 2
    assert "version 1.0 was released on 2026-11-22" in again.stderr
    assert {path.name: path.read_bytes() for path in (first / "releases" / "1.0").iterdir() if path.is_file()} == before


def test_without_approvals_only_with_a_reason_that_is_printed(smpolicy: Program, first: Path) -> None:
    edited(first, ("status: approved", "status: in_review"))
    done = smpolicy("release", "1.0", "--unapproved", "Ada <b>kebocoran</b> data", *TODAY)
    assert (done.code, done.stderr) == (0, "")
    folder = first / "releases" / "1.0"
    assert "kebocoran" in (folder / "release.yaml").read_text(encoding="utf-8")
    assert "Dirilis TANPA persetujuan yang lengkap. Alasannya: Ada &lt;b&gt;kebocoran" in (folder / "changes.id.md").read_text(
        encoding="utf-8"
    )
    assert "&lt;b&gt;kebocoran" in (folder / "changes.id.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_leaves_nothing(smpolicy: Program, first: Path) -> None:
    (first / "releases").write_text("in the way", encoding="utf-8")
    done = smpolicy("release", "1.0", "--lang", "en", *TODAY)
    assert (done.code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
    assert sorted(path.name for path in first.iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("kind: release", "kind: policy", "release.yaml:2:"),
        ("version: '1.0'", "version: '1.0'\nwhatever: 1", "unknown key 'whatever'"),
        ("files:", "files: 3\nothers:", "release.yaml:"),
    ],
)
def test_a_record_that_cannot_be_read_ends_everything_that_leans_on_it(
    smpolicy: Program, first: Path, before: str, after: str, told: str
) -> None:
    assert smpolicy("release", "1.0", *TODAY).code == 0
    record = first / "releases" / "1.0" / "release.yaml"
    text = record.read_text(encoding="utf-8")
    assert before in text
    record.write_text(text.replace(before, after, 1), encoding="utf-8")
    edited(first, ("1.0", "1.1"))
    for arguments in (("release", "1.1"), ("diff", "releases/1.0", "."), ("audit", "report", "--format", "html")):
        done = smpolicy(*arguments, "--lang", "en", *(TODAY if arguments[0] != "diff" else ()))
        assert (done.code, done.stdout) == (2, ""), arguments
        assert told in done.stderr
    assert not (first / "out").exists()
