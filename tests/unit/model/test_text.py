"""Positions: every offset has one line and column, and comes back."""

import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from smpolicy.model.text import LineIndex, Span, normal_text, text_hash, utf16_from_code_point

TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\n\r \t🚀é")), max_size=80)


@given(TEXT, st.integers(0, 80))
def test_offset_line_column_round_trip(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    index = LineIndex(text)
    line, column = index.line_column(offset)

    assert line >= 1
    assert column >= 1
    assert index.offset(line, column) == offset
    assert text[:offset].count("\n") == line - 1


@given(TEXT)
def test_lines_are_those_of_the_text(text: str) -> None:
    index = LineIndex(text)

    assert [index.line(n) for n in range(1, text.count("\n") + 2)] == [one.removesuffix("\r") for one in text.split("\n")]
    assert index.line(0) == index.line(text.count("\n") + 2) == ""


def test_utf16_counts_pairs_for_astral_characters() -> None:
    assert utf16_from_code_point("Launch 🚀 day", 9) == 10


@given(TEXT)
def test_normal_text_is_a_fixed_point(text: str) -> None:
    assert normal_text(normal_text(text)) == normal_text(text)


def test_hash_ignores_form_line_ends_and_trailing_space_only() -> None:
    base = text_hash("Diskon 20% é\nS&K")

    assert base == text_hash(unicodedata.normalize("NFD", "Diskon 20% é  \r\nS&K \n\n"))
    assert base == "sha256:" + hashlib.sha256("Diskon 20% é\nS&K".encode()).hexdigest()
    assert base != text_hash("Diskon 25% é\nS&K")


def test_spans() -> None:
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))
    assert Span(0, 3).contains(Span(1, 3))
    assert not Span(0, 3).contains(Span(1, 4))
