"""Whatever a workspace or a draft holds: exit 2, the place, in time, and never a traceback."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import POLICY, Program

Damage = Callable[[Path], None]
SECONDS = 10


def policy(text: str) -> Damage:
    return lambda root: (root / "smpolicy.yaml").write_text(text, encoding="utf-8") and None


def replaced(old: str, new: str) -> Damage:
    assert old in POLICY
    return policy(POLICY.replace(old, new, 1))


def draft(data: bytes, name: str = "bad.md") -> Damage:
    return lambda root: (root / "drafts" / name).write_bytes(data) and None


def bomb() -> str:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 12)]
    return POLICY + "organisation:\n  " + "\n  ".join(levels) + "\n"


def pack(root: Path, name: str, text: str) -> None:
    (root / name).write_text("schema: smpolicy/1\nkind: pack\nid: p\nversion: '1'\ntitle: {id: P, en: P}\n" + text, encoding="utf-8")


def cyclic(root: Path) -> None:
    replaced("languages:", "extends: [./a.yaml]\nlanguages:")(root)
    pack(root, "a.yaml", "extends: [./b.yaml]\n")
    pack(root, "b.yaml", "extends: [./a.yaml]\n")


def linked(root: Path) -> None:
    (root.parent / "outside.yaml").write_text("schema: smpolicy/1\nkind: team\npeople: []\n", encoding="utf-8")
    (root / "team.yaml").unlink()
    (root / "team.yaml").symlink_to(root.parent / "outside.yaml")


def hollow(root: Path) -> None:
    (root / "smpolicy.yaml").unlink()
    (root / "smpolicy.yaml").mkdir()


# what is damaged, how a line of the message begins, a word of it in either language
CASES: dict[str, tuple[Damage, str, str]] = {
    "unknown key": (replaced("severity: error", "sevrity: error"), "smpolicy.yaml:18:5:", "severity"),
    "duplicate key": (replaced("languages: [id, en]", "languages: [id, en]\nversion: '2'"), "smpolicy.yaml:7:1:", "version"),
    "wrong type": (replaced("languages: [id, en]", "languages: {a: b}"), "smpolicy.yaml:6:12:", "languages"),
    "tab": (replaced("    chapter: main", "\tchapter: main"), "smpolicy.yaml:12:1:", "tab"),
    "anchors that explode": (policy(bomb()), "smpolicy.yaml:", ""),
    "no YAML": (policy("schema: [smpolicy/1"), "smpolicy.yaml:", ""),
    "empty policy": (policy(""), "smpolicy.yaml:", ""),
    "NUL in the policy": (policy(POLICY + "\x00"), "smpolicy.yaml:", ""),
    "policy that is too large": (policy(POLICY + "# " + "x" * 2_000_000), "smpolicy.yaml:", ""),
    "missing pack": (replaced("languages:", "extends: [privcy-id]\nlanguages:"), "smpolicy.yaml:6:11:", "privacy-id"),
    "packs in a circle": (cyclic, "b.yaml:", "a.yaml"),
    "path that leaves the workspace": (replaced("team.yaml", "../../etc/passwd"), "smpolicy.yaml:7:", "etc/passwd"),
    "link that leaves the workspace": (linked, "smpolicy.yaml:7:", "team.yaml"),
    "missing register": (replaced("team: team.yaml", "team: tim.yaml"), "tim.yaml:", ""),
    "pattern that does not compile": (replaced("terms: [bodoh]", "patterns: ['(bodoh']"), "smpolicy.yaml:", "UJI-02"),
    "pattern that runs away": (replaced("terms: [bodoh]", "patterns: ['(a|aa)+$']"), "smpolicy.yaml:", "UJI-02"),
    "expression that does not type": (replaced("has(subject.plan_item)", "has(subject.plan_itm)"), "smpolicy.yaml:", "plan_item"),
    "expression that does not parse": (replaced("days('2000-01-01')", "days(("), "smpolicy.yaml:", "UJI-04"),
    "unknown detector": (replaced("detectors: [phone]", "detectors: [phon]"), "smpolicy.yaml:", "phone"),
    "draft with invalid UTF-8": (draft(b"---\nkind: post\n---\nHalo \xff\xfe\n"), "drafts/bad.md:4:", ""),
    "draft with NUL": (draft(b"---\nkind: post\n---\nHalo\x00\n"), "drafts/bad.md:4:", ""),
    "unclosed front matter": (draft(b"---\nkind: post\nHalo\n"), "drafts/bad.md:1:1:", "---"),
    "front matter with an unknown key": (draft(b"---\nkind: post\nacount: x\n---\nHalo\n"), "drafts/bad.md:3:1:", "account"),
    "draft that is too large": (draft(b"---\nkind: post\n---\n" + b"a" * 3_000_000), "drafts/bad.md:", ""),
    "empty JSON": (draft(b"", "bad.json"), "drafts/bad.json:", ""),
    "deep JSON": (draft(b"[" * 100_000, "bad.json"), "drafts/bad.json:", ""),
    "a bad line among lines": (draft(b'{"text": "a"}\n{"text": \n', "bad.jsonl"), "drafts/bad.jsonl:2:", ""),
    "two drafts with one id": (draft(b"---\nkind: post\nid: D-1\n---\nHalo\n"), "drafts/", "D-1"),
    "a folder named as a policy": (hollow, "", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_tells_place_and_ends_in_time(smpolicy: Program, workspace: Path, name: str) -> None:
    damage, place, word = CASES[name]
    damage(workspace)
    said = {}
    for lang in ("id", "en"):
        begun = time.monotonic()
        done = smpolicy("check", "drafts", "--lang", lang, "--workspace", ".")
        assert time.monotonic() - begun < SECONDS
        assert (done.code, done.stdout) == (2, ""), done.stdout
        assert "Traceback" not in done.stderr
        assert any(line.startswith(place) for line in done.stderr.splitlines()), done.stderr
        assert word in done.stderr
        assert len(done.stderr) < 100_000
        said[lang] = done.stderr
    assert said["id"] != said["en"]


def test_all_faults_at_once(smpolicy: Program, workspace: Path) -> None:
    policy(POLICY.replace("severity: error", "sevrity: error").replace("check: auto", "check: otomatis"))(workspace)
    places = {line.split(": ")[0] for line in smpolicy("check", "drafts").stderr.splitlines()}
    assert len(places) >= 4


def test_errors_as_a_document_for_programs(smpolicy: Program, workspace: Path) -> None:
    draft(b"---\nkind: post\nacount: x\n---\nHalo\n")(workspace)
    done = smpolicy("check", "drafts", "--format", "json")
    assert done.code == 2
    assert done.json["decision"] == "block"
    (error,) = done.json["errors"]
    assert (error["file"], error["line"], error["column"]) == ("drafts/bad.md", 3, 1)
    assert "'account'" in error["message"]
    assert done.stderr.startswith("drafts/bad.md:3:1: ")


def test_text_of_others_steers_no_terminal(smpolicy: Program, workspace: Path) -> None:
    draft(b'---\nkind: post\n"\\e[2Jx": 1\n---\nHalo\n')(workspace)
    done = smpolicy("check", "drafts")
    assert done.code == 2
    assert "\x1b" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(smpolicy: Program, workspace: Path) -> None:
    os.mkfifo(workspace / "drafts" / "pipe.md")
    done = smpolicy("check", "drafts")
    assert done.code == 2
    assert "drafts/pipe.md" in done.stderr


def test_other_encodings_are_read(smpolicy: Program, workspace: Path) -> None:
    text = "---\nkind: post\n---\nHubungi 0812-3456-7890\n"
    (workspace / "drafts" / "utf8bom.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (workspace / "drafts" / "utf16.md").write_bytes(text.encode("utf-16"))
    done = smpolicy("check", "drafts/utf8bom.md", "drafts/utf16.md", "--format", "json")
    assert done.code == 1, done.stderr
    assert [finding["range"]["start"] for finding in done.json["findings"]] == [{"line": 4, "column": 9}] * 2
