"""Views map back to the original, whatever the text is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.matching.addresses import address_view
from smpolicy.matching.digits import digit_view
from smpolicy.matching.views import View, Views

PIECES = [
    "&amp;",
    "&#64;",
    "&#64",
    "&amp;#x30;",
    "satu",
    "nol",
    "tujuh",
    "dobel",
    "at",
    "dot",
    "[at]",
    "(titik)",
    "a.b",
    "com",
    "O8l23456789O",
    "0812*3456*7890",
    "08-12-34-56-78-90",
    "̶",
    "\U000e0041",
    "0⃣",
    "０",
    "⑩",
    "ﷺ",
    "🅰",
    "0 8 1 2 3 4 5 6 7 8",
    " at ",
    " dot ",
    " satu ",
    " nol ",
]


def tricky() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(PIECES)
    return st.lists(st.one_of(pieces, st.text(max_size=5), st.text("0123 .-é\u200b️⃣ﬁ①а", max_size=8)), max_size=12).map("".join)


def whole(view: View, start: int, end: int) -> tuple[int, int]:
    """The characters of a view from `start` to `end`, with the others that stand for the same of the original."""
    while start and view.original_span(start - 1, start).overlaps(view.original_span(start, start + 1)):
        start -= 1
    while end < len(view.text) and view.original_span(end - 1, end).overlaps(view.original_span(end, end + 1)):
        end += 1
    return start, end


@given(tricky(), st.data())
def test_a_slice_of_the_original_folds_to_what_the_view_shows(text: str, data: st.DataObject) -> None:
    view = Views(text).folded
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    start, end = whole(view, start, data.draw(st.integers(start + 1, len(view.text))))
    span = view.original_span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert Views(text[span.start : span.end]).folded.text == view.text[start:end]


@given(tricky())
def test_spans_of_neighbours_do_not_go_back(text: str) -> None:
    views = Views(text)
    for view in (views.folded, digit_view(views), address_view(views)):
        spans = [view.original_span(at, at + 1) for at in range(len(view.text))]
        assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(spans))
        assert all(0 <= one.start < one.end <= len(text) for one in spans)


@given(tricky())
def test_what_a_rewritten_view_leaves_alone_is_that_of_the_folded_one(text: str) -> None:
    views = Views(text)
    for view in (digit_view(views), address_view(views)):
        for at, char in enumerate(view.text):
            if not (char.isdigit() or char in "@._-"):
                span = view.original_span(at, at + 1)
                assert char in Views(text[span.start : span.end]).folded.text


@given(st.text(st.characters(max_codepoint=127, exclude_characters="&")))
def test_plain_ascii_is_its_own_view(text: str) -> None:
    assert Views(text).folded.plain
    assert Views(text).folded.text is text


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("0️⃣8\u200b1­2 ﬁ &amp; е", "0812 fi & e"),
        ("&#48;&#x38;&amp;#49;&#50", "0812"),
        ("०८१२ ๐๘๑๒ ٠٨١٢", "0812 0812 0812"),
        ("ʀɪɴᴀ 🅱🅤🅓🅘 𝓻𝓲𝓷𝓪 ⓡⓘⓝⓐ", "rina budi rina rina"),
        ("b\u0336o\u0336d\u0336o\u0336h ＢＯＤＯＨ bödôh", "bodoh BODOH bodoh"),
        ("a\u202eb\u202cc\u2066d\u2069", "abcd"),
        ("рауpаl Ιklan ЅORE", "paypal Iklan SORE"),
        ("toko＠contoh。example", "toko@contoh.example"),
        ("⑩⑴⒈", "1011"),
    ],
)
def test_what_a_text_reads_as(text: str, reads: str) -> None:
    assert Views(text).folded.text == reads


def test_a_dropped_mark_belongs_to_its_character() -> None:
    text = "x0️⃣8\u200b1­2y"
    span = Views(text).folded.original_span(1, 5)
    assert text[span.start : span.end] == "0️⃣8\u200b1­2"


@pytest.mark.parametrize(
    ("disguised", "digits"),
    [
        ("nol delapan satu dua nol nol nol", "0812000"),
        ("zero, eight, one, two, double zero, five", "0812005"),
        ("noldelapansatudua nol nol lima", "0812005"),
        ("nol 8 satu dua 0000 lima", "081200005"),
        ("0 8 1 2 0 0 0 5", "08120005"),
        ("0\n8\n1\n2\n0\n0\n0\n5", "08120005"),
        ("0👉8👉1👉2👉0👉0👉0👉5", "08120005"),
        ("0812*0000*1234", "081200001234"),
        ("08|12|00|00|12|34", "081200001234"),
        ("(0812)(0000)(1234)", "(081200001234)"),
        ("O8l2OOOO1234", "081200001234"),
        ("О8l2-OOOO-1234", "0812-0000-1234"),
    ],
)
def test_joined_digits_know_their_place(disguised: str, digits: str) -> None:
    text = f"nomor {disguised} ya"
    view = digit_view(Views(text))
    assert view.text == f"nomor {digits} ya"
    span = view.original_span(6, 6 + len(digits))
    assert text[span.start : span.end] == disguised


@pytest.mark.parametrize(
    "text",
    [
        "iPhone 5S 16GB 64GB 128GB",
        "satu dua tiga sayang semuanya",
        "ketik *123*888#",
        "skor 21-19 18-21",
        "buka 08.00-17.00",
        "lol, is also 2x OOO",
    ],
)
def test_what_is_no_disguise_stays(text: str) -> None:
    views = Views(text)
    assert digit_view(views) is views.folded


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tulis ke budi dot s at contoh dot example ya", "budi.s@contoh.example"),
        ("budi[at]contoh[dot]example", "budi@contoh.example"),
        ("budi -at- contoh -dot- example", "budi@contoh.example"),
        ("budi (a) contoh . example", "budi@contoh.example"),
        ("budi_s @ contoh.example", "budi_s@contoh.example"),
        ("rina underscore s at toko strip kopi titik example", "rina_s@toko-kopi.example"),
        ("rina@contoh(dot)example", "rina@contoh.example"),
    ],
)
def test_spelled_addresses_are_joined(text: str, address: str) -> None:
    assert address in address_view(Views(text)).text


@pytest.mark.parametrize(
    "text", ["good at basketball. And", "fun at @user . Check it", "happy at this point in life", "see you @ home. Ok", "@ Mt. Hood"]
)
def test_prose_is_no_address(text: str) -> None:
    assert address_view(Views(text)).text == text
