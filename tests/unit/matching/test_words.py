"""Terms in all their forms: with affixes, in chat spelling, stretched, pulled apart, with digits for letters, in a hashtag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.matching.factors import factors, spelled_alike
from smpolicy.matching.matcher import Matcher
from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.matching.views import Views
from smpolicy.matching.words import word_gate, word_views
from smpolicy.model.match import Pattern

TERMS = ("bodoh", "tulis", "sebar", "kirim", "akuisisi", "jangan sebarkan", "belum diumumkan", "launch", "good", "C++", "tidak")
MATCHER = Matcher([Pattern(term, term, forms=True) for term in TERMS])
GATE = word_gate()
WHOLE = Matcher([Pattern(term, term) for term in TERMS])


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(key, text[one.span.start : one.span.end], one.evasion) for key, matches in MATCHER.scan(text).items() for one in matches]


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("bodoh", "bodohnya membodohi dibodohin kebodohan terbodoh bodoh-mu"),
        ("tulis", "menulis nulis tulisan penulisnya ditulisin tertulis kutulis"),
        ("sebar", "menyebarkan nyebarin disebarkan penyebaran sebarlah"),
        ("kirim", "mengirimkan ngirim dikirimin pengiriman krm"),
        ("akuisisi", "mengakuisisi diakuisisi akuisisinya pengakuisisian"),
        ("tidak", "tdk gak nggak engga"),
    ],
)
def test_affixes_and_chat_spelling(term: str, forms: str) -> None:
    for form in forms.split():
        assert (term, form, False) in found(f"kata {form} itu"), form


@pytest.mark.parametrize("text", ["jgn sebarin", "JANGAN  disebarkan", "jangan menyebarkannya"])
def test_terms_of_several_words(text: str) -> None:
    assert ("jangan sebarkan", text, False) in found(text) or ("sebar", text.rsplit(maxsplit=1)[-1], False) in found(text)


@pytest.mark.parametrize("text", ["blm diumumkan", "belom diumumkan"])
def test_chat_spelling_inside_a_term(text: str) -> None:
    assert found(text) == [("belum diumumkan", text, False)]


@pytest.mark.parametrize(
    ("text", "term", "marked"),
    [
        ("dasar b.o.d.o.h ya", "bodoh", "b.o.d.o.h"),
        ("dasar b o d o h kamu", "bodoh", "b o d o h"),
        ("dasar bo-doh ya", "bodoh", "bo-doh"),
        ("dasar b0d0h ya", "bodoh", "b0d0h"),
        ("dasar b.0.d.0.h ya", "bodoh", "b.0.d.0.h"),
        ("dasar bodoooooh ya", "bodoh", "bodoooooh"),
        ("that is goooood", "good", "goooood"),
        ("dasar b\u200bo\u200bd\u200bo\u200bh ya", "bodoh", "b\u200bo\u200bd\u200bo\u200bh"),
    ],
)
def test_disguised_words_are_found_in_their_place(text: str, term: str, marked: str) -> None:
    assert (term, marked, True) in found(text)


def test_a_hashtag_is_no_disguise() -> None:
    assert found("besok #HeyGuysLaunch") == [("launch", "Launch", False)]
    assert found("#tim_launch_2026") == [("launch", "launch", False)]


@pytest.mark.parametrize(
    "text", ["harga 50rb, 5G, 4x4", "jalan-jalan ke e-mail", "Bodohkah tokohnya?", "goodness, a launchpad", "http://t.co/AbCdE", ""]
)
def test_other_words_stay(text: str) -> None:
    assert found(text) == []


@given(
    st.lists(st.one_of(st.sampled_from(TERMS), st.text("bodhBODH0.o- #é\u200b1", max_size=8), st.text(max_size=4)), max_size=6).map("".join)
)
def test_forms_only_add(text: str) -> None:
    whole = {(key, one.span) for key, matches in WHOLE.scan(text).items() for one in matches if not one.evasion}
    every = [(key, one.span) for key, matches in MATCHER.scan(text).items() for one in matches]
    for key, span in whole:
        assert any(other == key and one.start <= span.start and span.end <= one.end for other, one in every)
    assert all(0 <= span.start < span.end <= len(text) for _, span in every)


@given(st.text("ab#A0.- 1é\u200b", max_size=40))
def test_views_of_words_map_back(text: str) -> None:
    for words in word_views(Views(text).folded, GATE):
        view = words.view()
        assert view.text == words.text
        spans = [view.original_span(at, at + 1) for at in range(len(view.text))]
        assert all(0 <= one.start < one.end <= len(text) for one in spans)
        assert spans == sorted(spans)


@given(st.sampled_from(TERMS), st.sampled_from(["di", "me", "ng", "nya", "kan", "", " "]), st.text("aeiou-", max_size=2))
def test_a_literal_is_missed_only_where_the_term_is(term: str, piece: str, more: str) -> None:
    source = compile_term(term, forms=True)
    for text in (f"{piece}{term}{more}", f"{term}{piece}", f"{more}{term[1:]}"):
        if compiled(source).search(text):
            assert any(one in spelled_alike(text) for one in factors(source) or ("",))


def test_a_stored_matcher_finds_the_same() -> None:
    stored = Matcher.from_data(MATCHER.to_data())
    for text in ("dasar b.o.d.o.h", "jgn disebarin", "#HeyGuysLaunch", "bodoooh"):
        assert stored.scan(text) == MATCHER.scan(text)
        assert stored.scan_batch([text]) == MATCHER.scan_batch([text])


def test_the_literals_of_a_term_stay_few() -> None:
    assert factors(compile_term("tulis", forms=True)) == {"tulis", "nulis"}
