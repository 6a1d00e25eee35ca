"""Whatever the text: no span outside it, no gate that hides a find, no time without a bound."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smpolicy.detectors._base import Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._registry import all_detectors
from smpolicy.detectors._resolve import resolve
from smpolicy.matching.addresses import address_view
from smpolicy.matching.digits import digit_view
from smpolicy.matching.views import Views

CASES = Path(__file__).parents[2] / "cases" / "detectors"
SEEDS = [case["text"] for file in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]]
KNOWN = Known()
FINDER = Finder(KNOWN)
FINDER.find_each([Views("")])  # what is made once is no part of any measure


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts that detectors have an eye for, cut, joined and with anything put in."""
    parts = draw(st.lists(st.one_of(st.sampled_from(SEEDS), st.text(max_size=12), st.text("0812 .-@\u200b&#;", max_size=12)), max_size=4))
    text = "".join(parts)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(max_size=3)) + text[at + draw(st.integers(0, 4)) :]
    return text


@given(texts())
def test_spans_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = FINDER.find(Views(text))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


NUMBERS = ("phone", "nik", "kk", "npwp", "card", "bank_account")


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, digit_view(Views(text)).text))


@given(texts())
def test_what_is_marked_reads_as_the_value(text: str) -> None:
    for one in FINDER.find(Views(text)):
        marked = text[one.span.start : one.span.end]
        if one.detector in NUMBERS:
            assert digits(marked).endswith(one.value.removeprefix("62"))
        if one.detector == "email":
            assert address_view(Views(marked)).text.lower() == one.value


# The first example compiles the gates, which takes longer on a busy machine than a deadline for one example allows.
@settings(max_examples=300, deadline=None)
@given(texts())
def test_a_closed_gate_hides_nothing(text: str) -> None:
    detectors = all_detectors()
    ungated = resolve([found for one in detectors.values() for found in one.find(Views(text), KNOWN)], detectors)
    assert FINDER.find(Views(text)) == ungated


@given(st.lists(texts(), max_size=5))
def test_a_batch_is_its_texts(batch: list[str]) -> None:
    assert FINDER.find_each([Views(text) for text in batch]) == [FINDER.find(Views(text)) for text in batch]


@given(texts())
def test_every_mask_hides_half(text: str) -> None:
    for one in FINDER.find(Views(text)):
        detector = all_detectors()[one.detector]
        if detector.personal:
            marked = text[one.span.start : one.span.end]
            assert marked not in detector.mask(marked)


def test_one_of_some_names() -> None:
    text = "wa 081200001234, rina@contoh.example"
    assert [one.detector for one in Finder(KNOWN, ["email"]).find(Views(text))] == ["email"]
    assert [one.detector for one in FINDER.find(Views(text))] == ["phone", "email"]


SIZE = 5_000_000
LONGEST = 2.0
"""Seconds of processor time."""


@pytest.mark.parametrize("unit", ["1", "9876543210", "a@", "\u0301", "e\u0301", "\u200b", "1\u200b", "a", " ", "(", "+", "."])
def test_five_megabytes_of_one_thing_take_no_time(unit: str) -> None:
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    begun = time.process_time()
    FINDER.find(Views(text))
    assert time.process_time() - begun < LONGEST


@pytest.mark.long
@pytest.mark.parametrize(
    "unit", ["1 ", "a@a.com@", "(0", "Jl. A ", "1% ", "0812-0000-1234 ", "satu ", "&#49;", "oO0", "RT 1 ", "12 Aaaa Street "]
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        FINDER.find(Views((unit * size)[:size]))
        return time.process_time() - begun

    seconds(1000)
    assert seconds(800_000) < 4 * 4 * max(seconds(200_000), 0.05)
