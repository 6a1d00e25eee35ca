"""The automaton says of each text of a batch what it says of the text alone, from any thread, stored or not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.matching.automaton import Automaton, as_bytes, literal

EXPRESSIONS = (r"\d{3}", "kopi", literal("é "), r"a.{0,3}b")
TEXTS = st.lists(st.text("kopi é123ab\x00\n", max_size=30), max_size=8)
ONE = Automaton(EXPRESSIONS, any_case=True)


@given(TEXTS)
def test_a_batch_is_its_texts(texts: list[str]) -> None:
    data = [as_bytes(text) for text in texts]
    assert ONE.found_in_each(data) == [ONE.found_in(one) for one in data]


def test_a_flood_of_hits_is_no_other_answer() -> None:
    data = [b"123" * 2000, b"kopi", b""]
    assert ONE.found_in_each(data) == [{0}, {1}, set()]


@given(TEXTS)
def test_a_stored_automaton_is_the_same(texts: list[str]) -> None:
    stored = Automaton(EXPRESSIONS, any_case=True, stored=ONE.dump())
    data = [as_bytes(text) for text in texts]
    assert stored.found_in_each(data) == ONE.found_in_each(data)


def test_a_store_of_no_use_is_compiled_anew() -> None:
    assert Automaton(EXPRESSIONS, stored=[b"no", b"use"]).found_in(b"kopi 123") == {0, 1}


def test_threads_share_it() -> None:
    data = [b"kopi " * 500, b"123 " * 500] * 50
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ONE.found_in, data)) == [{1}, {0}] * 50


def test_no_expressions_find_nothing() -> None:
    assert Automaton(()).found_in_each([b"kopi"]) == [set()]


def test_an_expression_that_does_not_compile_is_named() -> None:
    with pytest.raises(ValueError, match="expression"):
        Automaton((r"(?<=a)b",))
