"""Questions find their article whatever the affixes; a question about nothing known finds nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpolicy.matching.ranking import Ranking

TEXTS = [
    "Lama pengiriman\npesanan belum sampai\nberapa lama kirim\nDelivery time",
    "Cara menukar barang yang rusak\nreturns and exchanges",
    "Jam buka toko\nopening hours",
]


@pytest.fixture(scope="module")
def ranking() -> Ranking:
    return Ranking(TEXTS)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("pesananku kok belum dikirim ya?", 0),
        ("barangnya rusak, bisa ditukar?", 1),
        ("tokonya dibuka jam berapa", 2),
        ("How long does delivery take", 0),
        ("can I exchange it, returning the bag", 1),
    ],
)
def test_the_article_is_found(ranking: Ranking, question: str, best: int) -> None:
    assert ranking.best(question)[0].index == best


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("pesenan gw blm nyampe", 0),
        ("pesnan belum sampei", 0),
        ("my parcel has not arrived", 0),
        ("brg cacat, bs retur?", 1),
        ("it came damaged", 1),
        ("bukak jm brp", 2),
        ("toko tutup kapan", 2),
    ],
)
def test_chat_spellings_slips_and_the_other_language(ranking: Ranking, question: str, best: int) -> None:
    assert ranking.best(question)[0].index == best


def test_what_has_little_to_do_with_it_is_left_out() -> None:
    many = Ranking(["berapa lama kirim paket ke luar Jawa, paket kilat, paket besar", "berapa harga kopi"])

    assert [one.index for one in many.best("berapa lama paket dikirim")] == [0]


@pytest.mark.parametrize("question", ["", "???", "zebra kuantum", "apakah yang itu ya kak"])
def test_nothing_is_found_for_nothing(ranking: Ranking, question: str) -> None:
    assert ranking.best(question) == []


def test_no_texts_at_all() -> None:
    assert Ranking([]).best("kirim") == []
    assert Ranking(["", "!"]).best("kirim") == []


@settings(max_examples=50)
@given(st.text())
def test_any_question_is_answered(question: str) -> None:
    found = Ranking(TEXTS).best(question)

    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
