"""What platforms count, against examples of their own documents and for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.rules._measures import excess_of, length_on, measure_of, weighted_length_x

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("aé中👍👨‍👩‍👧🇮🇩️⃣1# @https://x.example\n")), max_size=60)
PLATFORMS = st.sampled_from(["x", "threads", "bluesky", "instagram", "linkedin", "tiktok", "facebook", ""])
MEASURES = st.sampled_from(["chars", "hashtags", "mentions", "links", "words"])


@pytest.mark.parametrize(
    ("text", "x", "threads", "bluesky", "instagram", "facebook"),
    [
        ("", 0, 0, 0, 0, 0),
        ("Halo", 4, 4, 4, 4, 4),
        ("é", 1, 1, 1, 1, 1),
        ("e\u0301", 1, 1, 1, 2, 1),  # counted in NFC on X
        ("“tanda”", 7, 7, 7, 7, 7),
        ("…", 2, 1, 1, 1, 1),
        ("中文", 4, 2, 2, 2, 2),
        ("👍", 2, 4, 1, 2, 1),
        ("👍🏽", 2, 8, 1, 4, 1),
        ("👨‍👩‍👧", 2, 18, 2, 8, 1),
        ("🇮🇩", 2, 8, 1, 4, 1),
        ("1️⃣", 2, 7, 1, 3, 1),
        ("https://lumbungrasa.example/promo/hari-kopi-internasional", 23, 57, 57, 57, 57),
        ("S&K: https://a.example.", 5 + 23 + 1, 23, 23, 23, 23),
        ("a" * 281, 281, 281, 281, 281, 281),
    ],
)  # fmt: skip
def test_characters(text: str, x: int, threads: int, bluesky: int, instagram: int, facebook: int) -> None:
    counted = {name: length_on(name, text) for name in ("x", "threads", "bluesky", "instagram", "facebook")}

    assert counted == {"x": x, "threads": threads, "bluesky": bluesky, "instagram": instagram, "facebook": facebook}


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        ("hashtags", "#Kopi #2026 #hari2 a#b ＃penuh", 3),
        ("hashtags", "#satu#dua", 1),
        ("mentions", "@a, (@b) cs@c.example @d.", 3),
        ("links", "https://a.example/b?c=d) http://e.example", 2),
        ("words", "Anak-anak Jum'at 3–5 hari, e.g. a.b", 7),
    ],
)
def test_items(measure: str, text: str, expected: int) -> None:
    assert measure_of(measure, text, "x") == expected


@given(TEXTS)
def test_weight_on_x_lies_between_one_and_two_a_character(text: str) -> None:
    if "http" not in text:
        assert weighted_length_x(text) <= 2 * len(text)


@given(MEASURES, TEXTS, PLATFORMS, st.integers(0, 20))
def test_the_excess_lies_in_the_text_and_what_stands_before_it_fits(measure: str, text: str, platform: str, most: int) -> None:
    value = measure_of(measure, text, platform)
    assert value >= 0
    if value > most:
        span = excess_of(measure, text, platform, most)
        assert 0 <= span.start < span.end <= len(text)
        assert measure_of(measure, text[: span.start], platform) <= most
