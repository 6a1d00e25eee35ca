"""What holds for every draft, through the program in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "commands.yaml").read_text(encoding="utf-8"))
LEAK = "---\nkind: reply\nid: K-1\naccount: fb-lumbungrasa\nauthor: laras\n---\nNomor 0812-3456-7890 sudah kami catat.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "examples" / "lumbungrasa", tmp_path / "workspace")


def run(workspace: Path, home: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "smpolicy", *arguments, "--today", "2026-11-22", "--lang", "en"],
        cwd=workspace, env=kept | {"HOME": str(home), "PYTHONUTF8": "1"}, input=stdin, capture_output=True, check=False, timeout=120,
    )  # fmt: skip


def prepare(case: dict[str, Any], workspace: Path, home: Path) -> None:
    """The files of a case."""
    (workspace / "draf").mkdir()
    for name, text in case.get("files", {}).items():
        (workspace / name).write_text(text, encoding="utf-8")
    if "change" in case:
        path, change = workspace / case["change"]["file"], case["change"]
        text = path.read_text(encoding="utf-8")
        assert change["from"] in text
        path.write_text(text.replace(change["from"], change["to"], 1), encoding="utf-8")
    if "word" in case:
        word_file(workspace / "draf" / "a.docx", **case["word"])
    if "waived" in case:
        waive(workspace, home, **case["waived"])


def word_file(path: Path, text: str, comment: str, header: str) -> None:
    document = docx.Document()
    document.add_comment(runs=document.add_paragraph(text).runs[0], text=comment, author="Laras")
    document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))


def waive(workspace: Path, home: Path, until: str) -> None:
    """A draft with a leak, and a waiver of what is found in it."""
    (workspace / "draf" / "a.md").write_text(LEAK, encoding="utf-8")
    (finding,) = json.loads(run(workspace, home, "check", "draf", "--format", "json", "--only", "PRIV-02").stdout)["findings"]
    waiver = {
        "id": "W-1", "rule": "PRIV-02", "sub": finding["sub"], "subject": "K-1", "fingerprint": finding["fingerprint"],
        "reason": "Nomor milik sendiri", "requested_by": "laras", "approved_by": "dewi", "approved_on": "2026-11-01", "until": until,
    }  # fmt: skip
    text = yaml.safe_dump({"schema": "smpolicy/1", "kind": "waivers", "waivers": [waiver]})
    (workspace / "waivers.yaml").write_text(text, encoding="utf-8")


def stdin_of(case: dict[str, Any]) -> bytes:
    told = case.get("stdin", b"")
    return told if isinstance(told, bytes) else (told % ("a" * case["fill"])).encode()


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_command(workspace: Path, home: Path, case: dict[str, Any]) -> None:
    prepare(case, workspace, home)

    done = run(workspace, home, *case["command"], stdin=stdin_of(case))

    told = done.stderr.decode()
    assert done.returncode == case["code"], told
    assert "Traceback" not in told
    assert [one for one in case.get("says", ()) if one not in told] == []
    if case.get("silent"):
        assert done.stdout == b""
        return
    answer = json.loads(done.stdout)
    if "decision" in case:
        assert answer["decision"] == case["decision"]
        assert answer["errors"]
        return
    found: dict[str, list[dict[str, Any]]] = {}
    for one in answer["findings"]:
        if one["waiver"] is None:
            found.setdefault(one["rule"], []).append(one)
    assert answer["summary"]["waived"] == case.get("waived_findings", 0)
    assert found.keys() >= case["finds"].keys()
    assert case["finds"] or not found
    for rule, wanted in case["finds"].items():
        assert len(found[rule]) == len(wanted)
        for want, one in zip(wanted, found[rule], strict=True):
            assert all(value in one[key] if key == "message" else one[key] == value for key, value in want.items())
