"""Where sentences and quotations of social text begin and end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from smpolicy.matching.sentences import LONGEST, quoted_spans, sentence_at, sentence_ends


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Halo. Apa kabar? Baik!", "Apa", "Apa kabar?"),
        ("Toko di Jl. Melati No. 8 buka.", "No", "Toko di Jl. Melati No. 8 buka."),
        ("Harga Rp68.000 saja, buka 08.00.", "saja", "Harga Rp68.000 saja, buka 08.00."),
        ("Baris satu\nBaris dua", "dua", "Baris dua"),
        ("Wah… bagus sekali", "bagus", "bagus sekali"),
        ("satu", "satu", "satu"),
    ],
)
def test_the_sentence_of_a_word(text: str, word: str, sentence: str) -> None:
    found = sentence_at(text, text.index(word))

    assert text[found.start : found.end] == sentence


def test_the_end_of_the_text_belongs_to_its_last_sentence() -> None:
    assert sentence_at("Satu. Dua", 9).end == len("Satu. Dua")
    assert sentence_at("", 0).end == 0


def test_what_never_ends_is_cut_at_spaces() -> None:
    text = "kata " * 1000
    ends = sentence_ends(text)

    assert max(end - start for start, end in pairwise((0, *ends))) <= LONGEST
    assert all(text[end - 1] == " " for end in ends)
    assert ends[-1] == len(text)


def test_a_word_without_end_is_cut_anywhere() -> None:
    ends = sentence_ends("a" * 2000)

    assert ends == (600, 1200, 1800, 2000)


def test_a_long_text_is_looked_into_quickly() -> None:
    text = "Ya. " * 50_000
    began = time.monotonic()

    for offset in range(0, len(text), 4):
        sentence_at(text, offset)

    assert time.monotonic() - began < 20


def test_quotations_are_apart_and_in_order() -> None:
    spans = quoted_spans('"satu" lalu “dua” lalu \'tiga\'\n> empat "lima"')

    assert [(one.start, one.end) for one in spans] == sorted((one.start, one.end) for one in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
