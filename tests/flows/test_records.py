"""`smpolicy waive` and `smpolicy attest`: a record is made by who may make it, and a check sees it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import POLICY, Program

TODAY = ("--today", "2026-11-22")
TEAM = """\
schema: smpolicy/1
kind: team
people:
  - {id: dewi, name: Dewi, roles: [legal]}
  - {id: made, name: Made, roles: [pr]}
  - {id: sari, name: Sari, roles: [pr, legal]}
"""
FIRST = POLICY.replace(
    "legal_review: {functions: {legal: [legal]}}", "legal_review: {functions: {legal: [legal], public_relations: [pr]}}"
).replace("files: {waivers: waivers.yaml,", "files: {waivers: waivers.yaml, attestations: attestations.yaml,")
SIGNED = """\
  - id: UJI-05
    chapter: main
    title: {id: Hukum diperiksa, en: The law is looked up}
    text: {id: Daftar undang-undang diperiksa., en: The law register is looked up.}
    why: {id: Hukum berubah., en: Law changes.}
    help: {id: Mintakan tanda tangan., en: Have it signed.}
    check: sign
    severity: warning
    route: legal
    rules:
      - {kind: attest, on: [policy], attestation: law_register, function: legal}
      - {kind: attest, on: [policy], sub: any, attestation: anyone}
    cases: []
"""
ATTESTATIONS = "schema: smpolicy/1\nkind: attestations\nitems: [] # nobody yet\n"
WAIVE = ("--until", "2026-12-31", "--requested-by", "made", "--approved-by", "dewi", "--reason", "Nomor layanan ini milik kami")


@pytest.fixture
def records(workspace: Path, smpolicy: Program) -> Program:
    (workspace / "smpolicy.yaml").write_text(FIRST + SIGNED, encoding="utf-8")
    (workspace / "team.yaml").write_text(TEAM, encoding="utf-8")
    (workspace / "attestations.yaml").write_text(ATTESTATIONS, encoding="utf-8")
    return smpolicy


def test_a_waiver_covers_the_finding_from_then_on(records: Program) -> None:
    kept = (records.folder / "waivers.yaml").read_text()
    done = records("waive", "UJI-01", "drafts", *TODAY, *WAIVE, "--lang", "en")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        "W-2026-01 is written in waivers.yaml: UJI-01/phone on D-4 is waived until 2026-12-31, requested by made, approved by dewi.\n"
    )
    assert (records.folder / "waivers.yaml").read_text().startswith(kept.removesuffix(" []\n"))
    after = records("check", "drafts/error.md", *TODAY, "--format", "json").json
    assert (after["decision"], after["summary"]["waived"]) == ("allow", 1)
    again = records("waive", "UJI-01", "drafts", *TODAY, *WAIVE, "--lang", "id")
    assert (again.code, "sudah tertutup pengecualian W-2026-01" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--until": "2026-11-21"}, "it expired on 2026-11-21"),
        ({"--approved-by": "made"}, "it was approved by its own requester"),
        ({"--approved-by": "made", "--requested-by": "dewi"}, "does not hold the function 'legal'. Findings on this route are decided by: legal."),
        ({"--requested-by": "mada"}, "--requested-by: there is no 'mada' in the team register. Did you mean 'made'?"),
        ({"--reason": "  "}, "--reason: nothing is said here."),
        ({"--reason": "a\x07b"}, "--reason: this holds characters that cannot be printed."),
        ({"--until": "soon"}, "'soon' is no date."),
    ],
)  # fmt: skip
def test_a_waiver_that_would_not_hold_is_not_written(records: Program, changed: dict[str, str], said: str) -> None:
    given = dict(zip(WAIVE[::2], WAIVE[1::2], strict=True)) | changed
    done = records("waive", "UJI-01", "drafts", *TODAY, "--lang", "en", *(one for pair in given.items() for one in pair))
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert (records.folder / "waivers.yaml").read_text().endswith("waivers: []\n")


def test_all_that_stands_against_a_waiver_is_told_at_once(records: Program) -> None:
    done = records("waive", "UJI-99", "drafts", *TODAY, *WAIVE[:-1], "", "--lang", "en")
    assert done.code == 2
    assert "--reason: nothing is said here." in done.stderr
    assert "there is no finding of UJI-99 here. What was found:" in done.stderr


def test_of_several_findings_one_is_chosen(records: Program) -> None:
    (records.folder / "drafts" / "more.md").write_text("---\nkind: post\nid: D-6\n---\nHubungi 0813-2222-3333.\n", encoding="utf-8")
    done = records("waive", "UJI-01", "drafts", *TODAY, *WAIVE, "--lang", "en")
    assert done.code == 2
    found = records("check", "drafts", *TODAY, "--format", "json", "--only", "UJI-01").json["findings"]
    prints = {one["subject"]: one["fingerprint"] for one in found}
    assert all(f"{mark} (drafts/" in done.stderr for mark in prints.values())
    assert "2222" not in done.stderr
    chosen = records("waive", "UJI-01", "drafts", *TODAY, *WAIVE, "--lang", "en", "--fingerprint", prints["D-6"][:6])
    assert (chosen.code, "UJI-01/phone on D-6 is waived" in chosen.stdout) == (0, True)


def test_what_is_undetermined_cannot_be_waived(records: Program) -> None:
    done = records("waive", "UJI-04", "drafts", *TODAY, *WAIVE, "--lang", "en")
    assert (done.code, "UJI-04 is undetermined" in done.stderr) == (2, True)


def test_attestations_are_listed_and_signed(records: Program) -> None:
    listed = records("attest", *TODAY, "--lang", "en")
    assert listed.code == 0
    assert listed.stdout.splitlines() == [
        "law_register (UJI-05, legal)",
        "  The attestation 'law_register' does not hold: it has not been signed.",
        "anyone (UJI-05, any function)",
        "  The attestation 'anyone' does not hold: it has not been signed.",
    ]
    done = records("attest", "law_register", "--person", "dewi", "--evidence", "notulen: 14 # x", "--months", "6", *TODAY, "--lang", "en")
    assert (done.code, done.stderr) == (0, "")
    assert (records.folder / "attestations.yaml").read_text() == (
        "schema: smpolicy/1\nkind: attestations\nitems: # nobody yet\n"
        "  - id: law_register\n    clause: UJI-05\n"
        "    statement: {id: Daftar undang-undang diperiksa., en: The law register is looked up.}\n"
        "    person: dewi\n    function: legal\n    signed_on: 2026-11-22\n    valid_months: 6\n"
        '    evidence: "notulen: 14 # x"\n'
    )
    assert "  berlaku: dewi, 2026-11-22." in records("attest", *TODAY, "--lang", "id").stdout
    late = records("attest", "--today", "2027-06-01", "--lang", "en").stdout
    assert "it ran out on 2027-05-22" in late
    again = records(
        "attest", "law_register", "--person", "dewi", "--statement", "Sudah\nsaya periksa", "--today", "2027-06-01", "--lang", "id"
    )
    assert again.code == 0
    assert "statement: {id: Sudah saya periksa}" in (records.folder / "attestations.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["law_register"], "--person: it does not say who signs."),
        (["law_register", "--person", "made"], "made does not hold the function Legal. Those who hold it: dewi, sari."),
        (["law_register", "--person", "sari", "--function", "public_relations"], "sari does not hold the function Public relations."),
        (["anyone", "--person", "sari"], "sari holds several functions. Choose one with --function: legal, public_relations."),
        (["law_registry", "--person", "devi"], "Did you mean 'law_register'?"),
        (["law_registry", "--person", "devi"], "Did you mean 'dewi'?"),
        (["UJI-05", "--person", "dewi"], "There are law_register, anyone."),
        (["law_register", "--person", "dewi", "--evidence", ""], "--evidence: nothing is said here."),
    ],
)
def test_a_signature_that_would_not_hold_is_not_written(records: Program, arguments: list[str], said: str) -> None:
    done = records("attest", *arguments, *TODAY, "--lang", "en")
    assert (done.code, done.stdout) == (2, "")
    assert said in done.stderr
    assert (records.folder / "attestations.yaml").read_text() == ATTESTATIONS


def test_the_same_signature_is_made_once(records: Program) -> None:
    assert records("attest", "law_register", "--person", "dewi", *TODAY).code == 0
    again = records("attest", "law_register", "--person", "dewi", *TODAY, "--lang", "en")
    assert (again.code, "dewi has signed 'law_register' on 2026-11-22 already" in again.stderr) == (2, True)


def test_without_a_register_it_is_told_what_to_make(workspace: Path, smpolicy: Program) -> None:
    (workspace / "smpolicy.yaml").write_text(
        FIRST.replace("waivers: waivers.yaml, attestations: attestations.yaml, ", ""), encoding="utf-8"
    )
    done = smpolicy("waive", "UJI-01", "drafts", *TODAY, *WAIVE, "--lang", "en")
    assert (done.code, "name it as 'waivers: waivers.yaml' under files in smpolicy.yaml" in done.stderr) == (2, True)
