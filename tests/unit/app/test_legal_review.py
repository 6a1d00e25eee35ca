"""Legal sees what waits for it, the most urgent first, and what it has decided; drafts that are nobody's business stay away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.app.legal_review import LegalReview
from smpolicy.bootstrap import printing
from smpolicy.errors import InputError
from smpolicy.model.text import text_hash

TODAY = date(2026, 11, 22)
POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI-1
version: "1.0"
title: {id: Kebijakan uji, en: Test policy}
files: {team: team.yaml, accounts: accounts.yaml, drafts: drafts/}
chapters: [{id: main, title: {id: Utama, en: Main}}]
tags: [{id: finance, title: {id: Keuangan, en: Finance}, terms: [omzet]}]
legal_review: {functions: {legal: [legal]}, triggers: [finance]}
clauses:
  - id: UJI-01
    chapter: main
    title: {id: Omzet, en: Turnover}
    text: {id: Omzet lewat hukum., en: Turnover goes past legal.}
    severity: error
    route: legal
    rules: [{kind: approval, from: triggers, message: {id: "Perlu {function}", en: "Needs {function}"}}]
  - id: UJI-02
    chapter: main
    title: {id: Nomor, en: Numbers}
    text: {id: Tanpa nomor telepon., en: No telephone numbers.}
    severity: warning
    route: legal
    rules: [{kind: forbid, detectors: [phone], message: {id: "Nomor {matched}", en: "Number {matched}"}}]
  - id: UJI-03
    chapter: main
    title: {id: Kasar, en: Harsh}
    text: {id: Tanpa kata kasar., en: No harsh words.}
    severity: error
    route: pr
    rules: [{kind: forbid, terms: [bodoh], message: {id: Kasar, en: Harsh}}]
"""
DRAFTS = {
    "A": ("Hubungi 0812-3456-7890 sekarang, jangan bodoh.", "2026-11-25", ""),
    "B": ("Omzet naik.", "2026-11-30", ""),
    "C": ("Omzet turun.", "2026-11-24", ""),
    "D": ("Omzet tetap.", "2026-11-23", text_hash("Omzet tetap.")),
    "E": ("Dasar bodoh.", "2026-11-23", ""),
    "F": ("Selamat pagi.", "2026-11-23", "sha256:0000"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "smpolicy.yaml").write_text(POLICY, encoding="utf-8")
    people = "people: [{id: dewi, name: Dewi, roles: [legal]}, {id: tari, name: Tari, roles: [platform_admin]}]"
    (tmp_path / "team.yaml").write_text(f"schema: smpolicy/1\nkind: team\n{people}\n", encoding="utf-8")
    (tmp_path / "accounts.yaml").write_text(
        "schema: smpolicy/1\nkind: accounts\naccounts: [{id: ig, capacity: official}]\n", encoding="utf-8"
    )
    (tmp_path / "drafts").mkdir()
    return tmp_path


def write(root: Path) -> None:
    for name, (text, day, signed) in DRAFTS.items():
        approval = f"approvals: [{{person: dewi, function: legal, at: 2026-11-22, text_hash: '{signed}'}}]\n" if signed else ""
        head = f"schema: smpolicy/1\nkind: post\nid: {name}\naccount: ig\nauthor: tari\npublish_at: {day}\n{approval}"
        (root / "drafts" / f"{name}.md").write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")


def review(root: Path, *paths: str) -> LegalReview | None:
    return printing.for_legal(bootstrap.open_workspace(root), [str(root / one) for one in paths], TODAY)


def test_what_waits_and_what_is_decided(workspace: Path) -> None:
    write(workspace)
    found = review(workspace)
    assert found is not None
    assert found.read == len(DRAFTS)
    assert [(one.subject.id, one.waits) for one in found.drafts] == [("C", True), ("A", True), ("B", True), ("F", True), ("D", False)]
    assert [one.subject.id for one in found.drafts if one.lapsed] == ["F"]
    assert [one.subject.id for one in found.drafts if one.triggers == ("finance",)] == ["C", "B", "D"]


def test_others_findings_are_counted_apart_and_numbers_masked(workspace: Path) -> None:
    write(workspace)
    found = review(workspace, "drafts/A.md")
    assert found is not None
    (draft,) = found.drafts
    assert [one.name for one in draft.findings] == ["UJI-02/phone"]
    assert [one.name for one in draft.others] == ["UJI-03"]
    assert [(one.text, one.marks) for one in draft.texts[0].stretches] == [
        ("Hubungi ", ()),
        ("0812••••7890", (0,)),
        (" sekarang, jangan bodoh.", ()),
    ]


def test_without_drafts_nothing_was_looked_at(workspace: Path) -> None:
    assert review(workspace) is None
    with pytest.raises(InputError):
        review(workspace, "elsewhere")
