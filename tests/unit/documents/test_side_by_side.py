"""Two pages become one without losing a word of either, each text in its half and in its language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from smpolicy.documents._bilingual.halves import both
from smpolicy.documents._bilingual.side_by_side import side_by_side

LANGUAGES = ("id", "en")
PAGE = "<!DOCTYPE html><html lang='{}'><head><title>{}</title></head><body>{}</body></html>"


def joined(first: str, second: str) -> html.HtmlElement:
    page = side_by_side(PAGE.format("id", "Kebijakan", first), PAGE.format("en", "Policy", second), LANGUAGES)
    return html.document_fromstring(page)


def body(first: str, second: str) -> str:
    written = html.tostring(joined(first, second).find("body"), encoding="unicode")
    return "".join(line.strip() for line in written.splitlines()).removeprefix("<body>").removesuffix("</body>")


def half(lang: str, text: str, kind: str = "span") -> str:
    return f'<{kind} class="half" lang="{lang}">{text}</{kind}>'


def halves(first: str, second: str, kind: str = "span") -> str:
    return f'<{kind} class="halves">{half("id", first, kind)}{half("en", second, kind)}</{kind}>'


def test_text_that_differs_stands_beside_the_other() -> None:
    assert body("<p>Satu <b>dua</b></p>", "<p>One <b>two</b></p>") == f'<p data-both="">{halves("Satu <b>dua</b>", "One <b>two</b>")}</p>'


def test_what_is_alike_stands_once() -> None:
    assert body("<p>KMS-1</p><p>a</p>", "<p>KMS-1</p>\n<p>b</p>") == f'<p>KMS-1</p><p data-both="">{halves("a", "b")}</p>'


def test_beside_a_label_both_columns_are_whole() -> None:
    fact = '<ul><li><span class="label">{}</span> <div class="value">2.1</div></li></ul>'
    page = joined(fact.format("Versi"), fact.format("Version"))
    assert [one.text_content() for one in page.find_class("half")] == ["Versi", "Version", "2.1", "2.1"]


def test_number_of_a_heading_stands_once_and_its_bookmark_names_both() -> None:
    heading = '<h2><span class="number">4</span> <span class="words">{}</span></h2>'
    (one,) = joined(heading.format("Risiko"), heading.format("Risks")).xpath("//h2")
    assert one.get("data-both") == "4 Risiko / Risks"
    assert [number.text for number in one.find_class("number")] == ["4"]


def test_number_after_a_title_stands_once_in_a_cell() -> None:
    cell = "<table><tr><td>{} <span>TST-01</span></td></tr></table>"
    (one,) = joined(cell.format("Judul"), cell.format("Title")).xpath("//td")
    assert one.text_content() == "Judul Title TST-01"


def test_lines_of_a_cell_are_compared_one_by_one() -> None:
    cell = "<table><tr><td>Dewi<br>{}</td></tr></table>"
    (one,) = joined(cell.format("1 Juli"), cell.format("1 July")).xpath("//td")
    assert one.text_content() == "Dewi1 Juli1 July"


def test_text_that_lacks_a_translation_stands_once_and_is_marked_beside() -> None:
    page = joined("<p>Hanya Indonesia</p>", '<p><span lang="id" class="other-language">Hanya Indonesia</span></p>')
    left, right = page.find_class("half")
    assert left.text_content() == "Hanya Indonesia"
    assert right.text_content() == "[no English text yet]"


def test_translation_that_is_missing_amid_others_is_still_told() -> None:
    page = joined("<p>Dasar: Aturan</p>", '<p>Basis: <span lang="id" class="other-language">Aturan</span></p>')
    assert page.find_class("half")[1].text_content() == "Basis: Aturan"


def test_block_without_a_counterpart_stands_in_its_own_half() -> None:
    assert body("<p>a</p>", "<p>b</p><div>only</div>") == (f'<p data-both="">{halves("a", "b")}</p>{halves("", "<div>only</div>", "div")}')


def test_rows_of_one_language_stay_rows() -> None:
    page = joined("<table><tr><td>a</td></tr></table>", "<table><tr><td>b</td></tr><tr><td>c</td></tr></table>")
    assert [(one.get("lang"), one.text_content()) for one in page.xpath("//tr")] == [(None, "ab"), ("en", "c")]


def test_text_between_blocks_finds_its_counterpart() -> None:
    page = joined("<div>satu<p>dua</p>tiga</div>", "<div>one<p>two</p>three</div>")
    assert [one.text_content() for one in page.find_class("halves")] == ["satuone", "duatwo", "tigathree"]


def test_links_hold_nothing_but_text() -> None:
    entry = '<div class="entry"><span class="number">1</span> <a class="words" href="#x">{}</a></div><h2 id="x">X</h2>'
    page = joined(entry.format("Risiko"), entry.format("Risks"))
    assert [(one.get("href"), one.text, len(one)) for one in page.xpath("//a")] == [("#x", "Risiko", 0), ("#x", "Risks", 0)]


def test_pictures_stand_whole_beside_each_other_with_ids_of_their_own() -> None:
    picture = (
        '<figure><svg aria-labelledby="t"><title id="t">{}</title><g id="g" /><use xlink:href="#g" /><path fill="url(#g)" /></svg></figure>'
    )
    page = joined(picture.format("Peta"), picture.format("Map"))
    first, second = page.xpath("//svg")
    assert page.xpath("//@id") == ["t", "g", "t-en", "g-en"]
    assert (first.get("aria-labelledby"), second.get("aria-labelledby")) == ("t", "t-en")
    assert second.xpath(".//@*[name()='xlink:href']") == ["#g-en"]
    assert second.xpath(".//@fill") == ["url(#g-en)"]


def test_running_heads_and_title_name_both() -> None:
    head = '<header data-document="{}" data-version="KMS-1 · {} 2" data-page="{}"></header>'
    page = joined(head.format("Kebijakan", "versi", "Halaman"), head.format("Policy", "version", "Page"))
    said = page.find("body")[0].attrib
    assert (said["data-document"], said["data-version"]) == ("Kebijakan / Policy", "KMS-1 · versi 2 / version 2")
    assert (said["data-page-first"], said["data-page-second"]) == ("Halaman", "Page")
    assert page.findtext(".//title") == "Kebijakan / Policy"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("a", "a", "a"), ("a", "", "a"), ("", "b", "b"), ("a", "b", "a / b"), ("a – X", "b – X", "a / b – X"), ("a – X", "b", "a – X / b")],
)
def test_short_texts_are_joined_where_they_differ(first: str, second: str, expected: str) -> None:
    assert both(first, second) == expected


TAGS = st.sampled_from(["p", "div", "section", "ul", "li", "table", "h2", "span", "b", "br", "a", "svg", "figure"])
TREES = st.recursive(
    st.just(""),
    lambda inner: st.lists(st.tuples(TAGS, st.booleans(), inner), max_size=4),
    max_leaves=25,
)


def written(tree: list[tuple[str, bool, object]] | str, word: Iterator[str]) -> str:
    """A tree as HTML, each text of it a word of its own."""
    parts = []
    for tag, labelled, inner in tree:
        mark = ' class="label"' if labelled else ""
        if tag == "table":
            parts.append(f"<table><tr><td>{next(word)}{written(inner, word)}</td></tr></table>")
        elif tag == "br":
            parts.append("<br>")
        else:
            parts.append(f"<{tag}{mark}>{next(word)}{written(inner, word)}</{tag}>{next(word)}")
    return " ".join(parts)


def words(prefix: str) -> Iterator[str]:
    number = 0
    while True:
        yield f" {prefix}{number} "
        number += 1


@given(TREES, TREES)
@settings(max_examples=150, deadline=None)
def test_no_word_of_either_page_is_lost_or_said_in_the_wrong_language(first: object, second: object) -> None:
    left, right = written(first, words("kata")), written(second, words("word"))
    page = joined(left, right)
    said = html.tostring(page, method="text", encoding="unicode").split()
    for prefix, source in (("kata", left), ("word", right)):
        wanted = [one for one in html.fragment_fromstring(f"<div>{source}</div>").text_content().split() if one.startswith(prefix)]
        assert sorted(one for one in said if one.startswith(prefix)) == sorted(wanted)
    for one in page.iter():
        for text, place in ((one.text, one), (one.tail, one.getparent())):
            if text and text.strip().startswith("word"):
                assert next(up.get("lang") for up in (place, *place.iterancestors()) if up.get("lang")) == "en"
