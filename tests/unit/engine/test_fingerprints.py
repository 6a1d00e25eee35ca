"""A fingerprint follows the words, not the line they stand on."""

from __future__ import annotations

import pytest

from smpolicy.model.finding import Finding

from .workspaces import CLAUSES, Office, clause, rule

HEAD = "---\nkind: post\nid: P\n---\n"


def only(office: Office, name: str, text: str, head: str = HEAD) -> Finding:
    (office.root / "p.md").write_text(head + text, encoding="utf-8")
    found = [one for one in office.check(*office.files("p.md")).findings if one.name == name]
    assert len(found) == 1, [one.name for one in found]
    return found[0]


BEFORE = "Pagi semua.\nDasar bodoh kalian.\n"


@pytest.mark.parametrize(
    "after",
    [
        "\n\n\n" + BEFORE,
        "Kalimat baru di depan.\n" + BEFORE,
        BEFORE + "\nKalimat baru di belakang.",
        "Pagi semua.\nDasar   BODOH kalian.\n",
        "Pagi semua.\nDasar ｂｏｄｏｈ kalian.\n",
        "Malam semua.\nDasar bodoh kalian.\n",
    ],
)
def test_it_stays_when_the_words_stay(office: Office, after: str) -> None:
    before, moved = only(office, "B-01/harsh", BEFORE), only(office, "B-01/harsh", after)

    assert before.fingerprint == moved.fingerprint
    assert len(before.fingerprint) == 16


def test_it_stays_when_lines_move(office: Office) -> None:
    before = only(office, "B-01/harsh", BEFORE)
    moved = only(office, "B-01/harsh", BEFORE, HEAD.replace("id: P\n", "id: P\naccount: ig\nauthor: ana\n"))

    assert before.range is not None
    assert moved.range is not None
    assert moved.range.start_line == before.range.start_line + 2
    assert moved.fingerprint == before.fingerprint


@pytest.mark.parametrize("after", ["Pagi semua.\nDasar bodoh sekali kalian.\n", "Pagi semua.\nDasar tolol kalian.\n"])
def test_it_changes_with_the_sentence_it_stands_in(office: Office, after: str) -> None:
    assert only(office, "B-01/harsh", BEFORE).fingerprint != only(office, "B-01/harsh", after).fingerprint


def test_a_number_cannot_be_guessed_from_it(office: Office) -> None:
    one = only(office, "A-01/phone", "Telepon Rani 0812-3456-7890 ya.")
    other = only(office, "A-01/phone", "Telepon Budi 0812-3456-7890 ya.")

    assert one.fingerprint != other.fingerprint


def test_rules_of_one_text_have_their_own(office: Office) -> None:
    office.policy["clauses"] = [*CLAUSES, clause("Y-01", "info", "pr", rule("forbid", sub="harsh", terms=["bodoh"]))]

    assert only(office, "B-01/harsh", BEFORE).fingerprint != only(office, "Y-01/harsh", BEFORE).fingerprint


def test_without_a_marked_text_it_is_made_of_subject_and_values(office: Office) -> None:
    office.policy["clauses"] = [clause("Z-01", "info", "pr", rule("assert", that="false", values={"who": "subject.author"}))]
    heads = [HEAD.replace("id: P", f"id: {name}\nauthor: {author}") for name, author in (("P", "ana"), ("P", "budi"), ("Q", "ana"))]
    found = [only(office, "Z-01", "Isi", head).fingerprint for head in heads]

    assert len(set(found)) == 3
    assert only(office, "Z-01", "Isi yang lain", heads[0]).fingerprint == found[0]
