"""The real program in a process of its own, in a small workspace whose rules no pack changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI-1
version: "1.0"
title: {id: Kebijakan uji, en: Test policy}
languages: [id, en]
files: {waivers: waivers.yaml, team: team.yaml, drafts: drafts}
chapters: [{id: main, title: {id: Utama, en: Main}}]
legal_review: {functions: {legal: [legal]}}
clauses:
  - id: UJI-01
    chapter: main
    title: {id: Tanpa nomor telepon, en: No telephone numbers}
    text: {id: Nomor telepon tidak ditulis., en: Telephone numbers are not written.}
    why: {id: Orang lain membacanya., en: Others read it.}
    help: {id: Hapus nomornya., en: Delete the number.}
    check: auto
    severity: error
    route: legal
    rules:
      - kind: forbid
        detectors: [phone]
        message: {id: "Nomor telepon terbaca: {matched}.", en: "A telephone number can be read: {matched}."}
    cases:
      - {name: a number, text: "Hubungi 0812-3456-7890", expect: [{rule: UJI-01, at: "0812-3456-7890"}]}
      - {name: no number, text: "Hubungi kami", expect: []}
  - id: UJI-02
    chapter: main
    title: {id: Tanpa kata kasar, en: No harsh words}
    text: {id: Kata kasar tidak dipakai., en: Harsh words are not used.}
    why: {id: Pembaca tersinggung., en: Readers take offence.}
    help: {id: Pilih kata lain., en: Choose another word.}
    check: heuristic
    severity: warning
    route: pr
    rules:
      - {kind: forbid, terms: [bodoh], message: {id: "Kata kasar: {matched}.", en: "Harsh word: {matched}."}}
    cases:
      - {name: a harsh word, text: "Dasar bodoh", expect: [{rule: UJI-02}]}
      - {name: a kind word, text: "Terima kasih", expect: []}
  - id: UJI-03
    chapter: main
    title: {id: Sapaan, en: Greeting}
    text: {id: Sapaan dicatat., en: Greetings are noted.}
    why: {id: Gaya., en: Style.}
    help: {id: Tidak perlu apa-apa., en: Nothing to do.}
    check: auto
    severity: info
    route: comms
    rules:
      - {kind: forbid, terms: [halo], message: {id: "Sapaan: {matched}.", en: "Greeting: {matched}."}}
    cases:
      - {name: a greeting, text: "Halo, Kak", expect: [{rule: UJI-03}]}
      - {name: none, text: "Selamat pagi", expect: []}
  - id: UJI-04
    chapter: main
    title: {id: Tanggal terbit terbaca, en: The date can be read}
    text: {id: Tanggal terbit terbaca., en: The date of publication can be read.}
    why: {id: Jadwal., en: Planning.}
    help: {id: Tulis tanggalnya., en: Write the date.}
    check: auto
    severity: error
    route: comms
    rules:
      - kind: assert
        when: has(subject.plan_item)
        that: days(subject.plan_item) > days('2000-01-01')
        message: {id: "Tanggal tidak terbaca.", en: "The date cannot be read."}
    cases:
      - {name: long ago, subject: {kind: post, text: "Halo", plan_item: "1999-12-31"}, only: [UJI-04], expect: [{rule: UJI-04}]}
      - {name: today, subject: {kind: post, text: "Halo", plan_item: "2026-11-22"}, only: [UJI-04], expect: []}
"""
WAIVERS = "schema: smpolicy/1\nkind: waivers\nwaivers: []\n"
TEAM = "schema: smpolicy/1\nkind: team\npeople: [{id: dewi, name: Dewi, roles: [legal]}]\n"
DRAFTS = {
    "clean.md": "---\nkind: post\nid: D-1\n---\nSelamat pagi, Kak.\n",
    "info.md": "---\nkind: post\nid: D-2\n---\nHalo, Kak.\n",
    "warning.md": "---\nkind: post\nid: D-3\n---\nJangan sebut orang bodoh.\n",
    "error.md": "---\nkind: post\nid: D-4\n---\nHubungi kami di 0812-3456-7890 ya.\n",
    "undetermined.md": "---\nkind: post\nid: D-5\nplan_item: besok\n---\nSelamat pagi.\n",
}


@dataclass(frozen=True)
class Done:
    """How the program ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


class Program:
    """Runs `python -m smpolicy` in a folder; `locale` is what `LC_ALL` says."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home

    def __call__(self, *arguments: str | Path, stdin: str | bytes = b"", locale: str = "en_GB.UTF-8", **more: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "smpolicy", *arguments],
            cwd=self.folder,
            env=self.environment(locale) | more,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def environment(self, locale: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return kept | {"HOME": str(self.home), "LC_ALL": locale, "PYTHONUTF8": "1"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with four rules and five drafts, one for each way to end."""
    root = tmp_path / "workspace"
    (root / "drafts").mkdir(parents=True)
    (root / "smpolicy.yaml").write_text(POLICY, encoding="utf-8")
    (root / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    (root / "team.yaml").write_text(TEAM, encoding="utf-8")
    for name, text in DRAFTS.items():
        (root / "drafts" / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def smpolicy(workspace: Path, tmp_path: Path) -> Program:
    """The program in that workspace."""
    (tmp_path / "home").mkdir()
    return Program(workspace, tmp_path / "home")
