"""What may be released: the order of versions, and everything that stands against a release at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.app.release import in_order, release_of, version_key
from smpolicy.errors import UsageError
from smpolicy.policy.load import load_policy
from smpolicy.policy.release import Release, changed_files
from smpolicy.readers.collect import collect

TODAY = date(2026, 11, 22)
POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI
version: "2.1"
title: {id: Kebijakan, en: Policy}
status: approved
files: {team: team.yaml}
legal_review: {functions: {legal: [hukum], public_relations: [humas], marketing_communications: [pemasaran]}}
approvals:
  - {function: legal, person: dewi, date: 2026-11-01, version: "2.1"}
  - {function: public_relations, person: made, date: 2026-11-01, version: "2.1"}
  - {function: marketing_communications, person: sari, date: 2026-11-01, version: "2.1"}
chapters: [{id: main, title: {id: Utama, en: Main}}]
clauses: [{id: UJI-01, chapter: main, title: {id: A, en: A}, text: {id: A., en: A.}, severity: error, route: legal}]
"""
TEAM = """\
schema: smpolicy/1
kind: team
people: [{id: dewi, name: Dewi, roles: [hukum]}, {id: made, name: Made, roles: [humas]}, {id: sari, name: Sari, roles: [pemasaran]}]
"""
NUMBERS = st.lists(st.integers(0, 999), min_size=1, max_size=4)


def written(numbers: list[int]) -> str:
    return ".".join(map(str, numbers))


def frozen(version: str, day: str = "2026-01-01") -> Release:
    return Release("UJI", version, day, "sha256:0", "smpolicy 1", {})


@given(NUMBERS, NUMBERS)
def test_versions_are_ordered_as_their_numbers(one: list[int], other: list[int]) -> None:
    longest = max(len(one), len(other))
    padded = [numbers + [0] * (longest - len(numbers)) for numbers in (one, other)]
    first, second = version_key(written(one)), version_key(written(other))
    assert first is not None
    assert second is not None
    assert (first < second) == (padded[0] < padded[1])
    assert (first == second) == (padded[0] == padded[1])


@given(st.lists(NUMBERS, max_size=6))
def test_the_last_release_is_the_highest(versions: list[list[int]]) -> None:
    ordered = in_order([frozen(written(one)) for one in versions])
    keys = [version_key(one.version) or () for one in ordered]
    assert keys == sorted(keys)
    assert len(ordered) == len(versions)


@pytest.mark.parametrize("text", ["", "v2", "2.", ".2", "2.01", "2-1", "2.1/..", "../2", "2 .1", "٢.١", "1" * 10, "2.1\n"])
def test_what_is_no_version(text: str) -> None:
    assert version_key(text) is None


def codes(
    folder: Path, version: str, *edits: tuple[str, str], released: tuple[Release, ...] = (), unapproved: str | None = None
) -> list[str]:
    text = POLICY
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    (folder / "smpolicy.yaml").write_text(text, encoding="utf-8")
    (folder / "team.yaml").write_text(TEAM, encoding="utf-8")
    policy = load_policy(folder)
    (subject,) = collect([str(folder / "smpolicy.yaml")], policy=policy)
    try:
        made = release_of(policy, subject, version, released, TODAY, unapproved, "smpolicy 1")
    except UsageError as error:
        faults = error.faults
    else:
        faults = ()
    for told in (one for fault in faults for one in (fault.what, fault.help)):
        assert told["id"]
        assert told["en"]
        assert "{" not in told["id"] + told["en"]
    if faults:
        return [fault.code for fault in faults]
    assert made.files == policy.digests
    assert made.previous == (released[-1].version if released else "")
    return []


LEGAL = '{function: legal, person: dewi, date: 2026-11-01, version: "2.1"}'


@pytest.mark.parametrize(
    ("version", "edits", "released", "unapproved", "told"),
    [
        ("2.1", (), (), None, []),
        ("2.1", (), (frozen("1.0"), frozen("2.0.9")), None, []),
        ("x", (), (), None, ["not-a-version"]),
        ("2.2", (), (), None, ["other-version"]),
        ("2.1", (), (frozen("2.1"),), None, ["released-already"]),
        ("2.1", (), (frozen("2.1.0"),), None, ["released-already"]),
        ("2.1", (), (frozen("2.2"),), None, ["not-higher"]),
        ("2.1", (), (frozen("2.1"), frozen("2.2")), None, ["released-already"]),
        ("2.1", (("id: UJI\n", "id: LAIN\n"),), (frozen("2.0"),), None, ["other-policy"]),
        ("2.1", (("status: approved", "status: in_review"),), (), None, ["not-approved"]),
        ("2.1", ((LEGAL, LEGAL.replace("2.1", "2.0")),), (), None, ["approval-missing"]),
        ("2.1", ((LEGAL, LEGAL.replace("2026-11-01", "2026-12-01")),), (), None, ["approval-to-come"]),
        ("2.1", ((LEGAL, LEGAL.replace("dewi", "made")),), (), None, ["approval-without-function"]),
        ("2.1", ((LEGAL, LEGAL.replace("person: dewi, ", "")),), (), None, ["approval-incomplete"]),
        ("2.1", ((f"  - {LEGAL}", f"  - {LEGAL.replace('dewi', 'made')}\n  - {LEGAL}"),), (), None, []),
        ("2.1", ((LEGAL, LEGAL.replace("2.1", "2.0")),), (), "darurat", []),
        ("2.1", ((LEGAL, LEGAL.replace("2.1", "2.0")),), (), "  ", ["no-reason"]),
        ("2.1", (), (), "darurat", ["approved-all-the-same"]),
        ("2.2", (("status: approved", "status: draft"), (LEGAL, LEGAL.replace("2.1", "2.0"))), (), None, ["other-version", "not-approved", "approval-missing"]),
    ],
)  # fmt: skip
def test_what_stands_against_a_release(
    tmp_path: Path,
    version: str,
    edits: tuple[tuple[str, str], ...],
    released: tuple[Release, ...],
    unapproved: str | None,
    told: list[str],
) -> None:
    assert codes(tmp_path, version, *edits, released=released, unapproved=unapproved) == told


def test_files_that_are_not_what_was_frozen() -> None:
    release = Release("UJI", "1", "2026-01-01", "", "", {"a": "1", "b": "2", "c": "3"})
    assert changed_files(release, {"a": "1", "b": "9", "d": "4", "pack:x.cases": "5"}) == ("b", "c", "d")
