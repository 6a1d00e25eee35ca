"""Wide tables and pictures of a page scroll in themselves, and say what they are."""

from __future__ import annotations

import time

import pytest
from lxml import html

from smpolicy.documents._layout.scrolling import scrollable

HEAD = '<h2 id="a"><span class="number">1</span> <span class="words">Risiko &amp; <em>peluang</em></span></h2>'


def row(cells: int) -> str:
    return f"<tr>{'<td>x</td>' * cells}</tr>"


def test_only_what_is_wide_is_put_into_a_group_of_its_own() -> None:
    page = f"{HEAD}<table>{row(2)}</table><table class='risks wide'>{row(3)}</table>"
    narrow, wide = html.fragment_fromstring(scrollable(page), create_parent=True).xpath("//table")
    assert narrow.getparent().tag != "div" or narrow.getparent().get("class") is None
    assert dict(wide.getparent().attrib) == {"class": "scroll wide", "role": "group", "tabindex": "0", "aria-label": "1 Risiko & peluang"}


def test_first_row_tells_the_columns() -> None:
    assert "scroll" not in scrollable(f"{HEAD}<table>{row(2)}{row(5)}</table>")


@pytest.mark.parametrize("text", ['Sebaran "awal" &lt;b&gt;', "Nilai"])
def test_table_is_named_by_its_caption_else_by_the_heading_above(text: str) -> None:
    page = f"{HEAD}<table><caption><span>{text}</span></caption>{row(4)}</table><table>{row(1)}</table>"
    first, second = html.fragment_fromstring(scrollable(page), create_parent=True).xpath("//table")
    assert first.getparent().get("aria-label") == html.fromstring(f"<p>{text}</p>").text_content()
    assert first.get("aria-label") is None
    assert second.get("aria-label") == "1 Risiko & peluang"


def test_picture_is_named_by_its_caption() -> None:
    page = f"{HEAD}<figure class='chart'><figcaption>Peta risiko</figcaption><svg role='img'><text>5</text></svg></figure>"
    (picture,) = html.fragment_fromstring(scrollable(page), create_parent=True).xpath("//*[local-name() = 'svg']")
    assert picture.getparent().get("aria-label") == "Peta risiko"


def test_endless_heading_gives_a_name_of_one_line() -> None:
    name = html.fromstring(scrollable(f"<div><h2>{'kata ' * 30_000}</h2><table>{row(3)}</table></div>")).xpath("//table/@aria-label")[0]
    assert len(name) <= 120
    assert name.endswith("…")


def test_the_rest_of_a_page_is_left_as_it_is() -> None:
    page = f"{HEAD}<p>a &lt;table&gt; b</p><table>{row(3)}"
    assert scrollable(page) == page


@pytest.mark.parametrize("piece", ["<table", "<table>", "<h2", "<h2>", "<caption>", "</h2>", "<svg><svg>"])
def test_time_stays_in_proportion_to_the_page(piece: str) -> None:
    begun = time.process_time()
    scrollable(piece * 100_000)
    assert time.process_time() - begun < 5
