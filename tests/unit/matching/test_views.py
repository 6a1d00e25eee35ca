"""Views map back to the original, whatever the text is."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from smpolicy.matching.addresses import address_view
from smpolicy.matching.digits import digit_view
from smpolicy.matching.views import Views


def tricky() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(["&amp;", "&#64;", "satu ", "nol ", "tujuh ", " at ", " dot ", "[at]", "0 8 1 2 3 4 5 6 7 8", "O8l23456789O"])
    return st.lists(st.one_of(pieces, st.text(max_size=5), st.text("0123 .-é​️⃣ﬁ①а", max_size=8)), max_size=12).map("".join)


@given(tricky(), st.data())
def test_a_span_of_a_view_folds_to_what_the_view_shows(text: str, data: st.DataObject) -> None:
    view = Views(text).folded
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    span = view.original_span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    again = Views(text[span.start : span.end]).folded.text
    # A character that becomes several counts whole; nothing else is added.
    assert view.text[start:end] in again
    assert len(again) - (end - start) <= 2 * max(len(unicodedata.normalize("NFKD", char)) for char in text)


@given(tricky())
def test_spans_of_neighbours_do_not_go_back(text: str) -> None:
    views = Views(text)
    for view in (views.folded, digit_view(views), address_view(views)):
        spans = [view.original_span(at, at + 1) for at in range(len(view.text))]
        assert all(one.start <= two.start and one.end <= two.end for one, two in zip(spans, spans[1:], strict=False))
        assert all(0 <= one.start < one.end <= len(text) for one in spans)


@given(st.text(st.characters(max_codepoint=127, exclude_characters="&")))
def test_plain_ascii_is_its_own_view(text: str) -> None:
    assert Views(text).folded.plain
    assert Views(text).folded.text is text


def test_what_a_reader_does_not_see_is_dropped_and_found_again() -> None:
    text = "0️⃣8​1­2 ﬁ &amp; е"
    view = Views(text).folded
    assert view.text == "0812 fi & e"
    assert [text[slice(*span)] for span in [(view.original_span(0, 4).start, view.original_span(0, 4).end)]] == ["0️⃣8​1­2"]


def test_joined_digits_know_their_words() -> None:
    text = "nomor nol delapan satu dua nol nol nol ya"
    view = digit_view(Views(text))
    assert view.text == "nomor 0812000 ya"
    span = view.original_span(6, 13)
    assert text[span.start : span.end] == "nol delapan satu dua nol nol nol"


def test_spelled_addresses_are_joined() -> None:
    text = "tulis ke budi dot s at contoh dot example ya"
    view = address_view(Views(text))
    assert view.text == "tulis ke budi.s@contoh.example ya"
