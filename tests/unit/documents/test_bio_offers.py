"""The bios that the brief offers fit every network and hold the whole clause, as the rules themselves see it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.documents.exec_brief import BIO_CHARS, bio_offers

EXAMPLE = Path(__file__).parents[3] / "examples" / "lumbungrasa"
HELP = {"id": 'Salin: "Opini pribadi, tidak mewakili perusahaan."', "en": 'Copy: "Views are my own and do not represent my employer."'}


@pytest.mark.parametrize(
    "bio",
    ["", "CEO Contoh. Pencinta kopi.", "CEO Contoh. " + "Pencinta kopi dan lari pagi. " * 12, "tanpa titik " * 30, "x" * 400],
)
def test_offers_fit_and_end_with_the_clause(bio: str) -> None:
    offers = dict(bio_offers(bio, HELP))
    assert set(offers) == {"id", "en"}
    assert offers["id"].endswith("Opini pribadi, tidak mewakili perusahaan.")
    assert offers["en"].endswith("Views are my own and do not represent my employer.")
    assert max(map(len, offers.values())) <= BIO_CHARS
    assert all(one == " ".join(one.split()) for one in offers.values())


def test_a_long_bio_is_cut_after_a_sentence() -> None:
    ((_, text), _) = bio_offers("CEO Contoh. " + "Pencinta kopi dan lari pagi. " * 12, HELP)
    assert text.removesuffix(" Opini pribadi, tidak mewakili perusahaan.").endswith("lari pagi.")


def test_a_bio_with_the_clause_needs_none() -> None:
    assert bio_offers("CEO. opini pribadi, tidak mewakili perusahaan", HELP) == ()
    assert bio_offers("CEO.", {"id": "tanpa kutipan"}) == ()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_rules_find_the_whole_clause_in_what_is_offered(lang: str) -> None:
    workspace = bootstrap.open_workspace(EXAMPLE)
    clause = workspace.policy.clause("DISC-01")
    assert clause is not None
    offers = dict(bio_offers("CEO LumbungRasa. Pencinta kopi.", clause.help))
    options = bootstrap.CheckOptions(today=date(2026, 11, 22), only=("DISC-01", "DISC-02"))
    offered = bootstrap.gate(workspace, {"kind": "bio", "account": "x-ceo", "bio": offers[lang]}, options)
    without = bootstrap.gate(workspace, {"kind": "bio", "account": "x-ceo", "bio": "CEO LumbungRasa. Pencinta kopi."}, options)
    assert [one.name for one in offered.findings] == []
    assert {one.rule for one in without.findings} == {"DISC-01", "DISC-02"}
