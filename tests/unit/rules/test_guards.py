"""Guards around a hit: whatever the text, they answer and never raise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smpolicy.matching.sentences import sentence_at
from smpolicy.model.source import Part
from smpolicy.model.text import Span
from smpolicy.rules._dates import written_dates
from smpolicy.rules._guards import DENIED_LABEL, after, before, is_denied, is_quoted, occurrences, sentence

PIECES = st.sampled_from(
    [*"\"'“”«»>.!?…\n \t,", "Jl.", "no.", "3.5", "tidak ", "bukan ", "iklan", "3 Des 2026", "31/02/2026", "Senin, ", "–"]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join)


@given(TEXTS, st.data())
def test_guards_stay_inside_the_sentence(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    part = Part("text", text)

    assert before(part, span) + text[span.start : span.end] + after(part, span) in text
    assert text[span.start : span.end] in sentence(part, span) or sentence_at(text, span.start).end <= span.end
    assert isinstance(is_quoted(part, span), bool)
    assert isinstance(is_denied(part, span), bool)


@given(TEXTS)
def test_dates_are_read_in_order_and_do_not_overlap(text: str) -> None:
    spans = [one.span for one in written_dates(text)]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS, st.sampled_from([r"\w*", r"$", r"[a-z]+", r"(?<=\.)"]))
def test_occurrences_come_to_an_end(text: str, pattern: str) -> None:
    assert len(list(occurrences(pattern, text, 0, len(text)))) <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ini bukan |iklan|", True),
        ("Ini bukan merupakan |iklan|", True),
        ("Bukanlah |iklan|", True),
        ("This isn’t an |ad|", True),
        ("This is not in any way |sponsored|", True),
        ("Tidak sabar mencoba |#iklan|", False),
        ("Tidak mau ketinggalan? |#iklan|", False),
        ("Ini |iklan|", False),
        ("Bukan. |Iklan|", False),
    ],
)
def test_a_denied_label(text: str, denied: bool) -> None:
    head, marked, _ = text.split("|")

    assert is_denied(Part("text", text.replace("|", "")), Span(len(head), len(head) + len(marked)), DENIED_LABEL) is denied
