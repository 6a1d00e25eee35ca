"""Charts say what their numbers say, to those who see them and to those who do not, and print anybody's text as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from smpolicy.documents._charts import (
    Bar,
    Bars,
    Box,
    Cascade,
    Chart,
    Charts,
    Palette,
    Parts,
    Presence,
    Risk,
    RiskMap,
    Row,
    Series,
    Tier,
    Tiers,
    Trend,
)
from smpolicy.documents._charts import page as charts_page
from smpolicy.documents._charts.worker import draw_all
from smpolicy.documents._drawing.worker import MISSING_LIBRARY
from smpolicy.errors import OutputError

SVG = "{http://www.w3.org/2000/svg}"
EACH: tuple[Chart, ...] = (
    Bars("Bars", (Bar("one", 36.4, 50), Bar("two", None, 5)), "%", "Planned", "Target"),
    Bars("Limited", (Bar("one", -3), Bar("two", 4)), limit=2, limit_name="so far"),
    Parts("Parts", (Bar("one", 33), Bar("two", 67))),
    Cascade("Cascade", (Bar("one", 4), Bar("two", 7.5)), 10, "there is", "h"),
    Presence("Presence", ("18-24", "25-34"), (Row("one", frozenset({0})), Row("two", frozenset())), frozenset({1}), "wanted"),
    RiskMap("Risks", (Risk("1", (3, 5), (1, 5)), Risk("2", None, None)), 8),
    Trend("Trend", ("Oct", "Nov"), (Series("errors", (3, None)), Series("notes", (0, 12)))),
    Tiers("Tiers", (Tier("first", (Box("Council", ("Ana", "Budi")),)), Tier("then", (Box("Legal"),)))),
)


@pytest.fixture(scope="module", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the child process has, for charts drawn here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPLCONFIGDIR", str(tmp_path_factory.mktemp("mpl")))
        patch.setenv("MPL_IGNORE_SYSTEM_FONTS", "1")
        yield


def drawn(*charts: Chart, lang: str = "en", palette: Palette | None = None) -> list[ET.Element]:
    return [ET.fromstring(one) for one in draw_all(list(charts), lang, palette or Palette())]


def drawn_by_the_child(*charts: Chart) -> list[ET.Element]:
    made = Charts("en")
    page, missing = made.fill("".join(made.picture(chart) for chart in charts))
    assert missing is None
    return [*ET.fromstring(f"<page>{page}</page>")]


def words(picture: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in picture.iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def pictures() -> list[ET.Element]:
    return drawn_by_the_child(*EACH)


def test_each_kind_has_a_text_alternative_with_its_numbers(pictures: list[ET.Element]) -> None:
    for chart, picture in zip(EACH, pictures, strict=True):
        title = picture.find(f"{SVG}title")
        assert picture.get("role") == "img"
        assert title is not None
        assert picture.get("aria-labelledby") == title.get("id")
        assert title.text == chart.alt("en")
        assert title.text.startswith(chart.title)


def test_table_has_a_cell_for_every_column() -> None:
    for chart in EACH:
        table = chart.table("id")
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.head)}


def test_ids_are_each_pictures_own_and_lead_somewhere(pictures: list[ET.Element]) -> None:
    ids = [one.get("id") for picture in pictures for one in picture.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    source = "".join(ET.tostring(picture, encoding="unicode") for picture in pictures)
    referred = set(re.findall(r"(?:url\(|href=\")#([\w-]+)", source))
    assert referred
    assert referred <= set(ids)


def test_picture_brings_no_style_for_the_rest_of_the_page(pictures: list[ET.Element]) -> None:
    tags = {one.tag.removeprefix(SVG) for picture in pictures for one in picture.iter()}
    assert not tags & {"style", "metadata", "script", "image", "foreignObject"}


def test_same_chart_is_the_same_bytes() -> None:
    once, again, here = (ET.tostring(one[0]) for one in (drawn_by_the_child(EACH[0]), drawn_by_the_child(EACH[0]), drawn(EACH[0])))
    assert once == again == here


@pytest.mark.parametrize("text", ["$100 + $x^2$", r"\frac{1}{2} $\alpha$", "<script>&amp;", "a_b^c", '"]]>'])
def test_text_of_people_is_text(text: str) -> None:
    (picture,) = drawn(Bars("t", (Bar(text, 1),)))
    assert text in words(picture)


def test_confidential_terms_and_control_characters_are_kept_out() -> None:
    made = Charts("en", lambda text: text.replace("Kenanga", "▒▒▒") if isinstance(text, str) else text)
    page, _ = made.fill(made.picture(Bars("Kenanga", (Bar("Kenanga\n\tx", 1),))))
    assert "Kenanga" not in page
    assert "▒▒▒ x" in page


def test_other_scripts_are_shaped_as_outlines() -> None:
    (picture,) = drawn(Bars("t", (Bar("تعليم", 1), Bar("हिन्दी 😀", 2))))
    assert words(picture) == []
    assert "تعليم" in (picture.findtext(f"{SVG}title") or "")
    assert len(list(picture.iter(f"{SVG}path"))) > 8


def test_answers_of_several_choices_are_never_parts_of_a_whole() -> None:
    with pytest.raises(ValueError, match="add up to 165"):
        Parts("t", (Bar("a", 80), Bar("b", 60), Bar("c", 25)))
    with pytest.raises(ValueError, match="from 0"):
        Parts("t", (Bar("a", 120), Bar("b", -20)))
    with pytest.raises(ValueError, match="from 0"):
        Parts("t", (Bar("a", 100), Bar("b", None)))
    assert Parts("t", (Bar("a", 33), Bar("b", 33), Bar("c", 33))), "rounding explains the missing one"


@pytest.mark.parametrize(("lang", "told"), [("id", "36,4%"), ("en", "36.4%")])
def test_numbers_are_written_as_the_language_does(lang: str, told: str) -> None:
    (picture,) = drawn(EACH[0], lang=lang)
    assert told in words(picture)
    assert any(told in row for row in EACH[0].table(lang).rows)


def test_what_nobody_knows_is_a_dash() -> None:
    for value in (None, float("nan"), float("inf")):
        (picture,) = drawn(Bars("t", (Bar("a", 1), Bar("b", value))))
        assert "–" in words(picture)


def test_empty_chart_leaves_nothing_and_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts_page.subprocess, "run", None)
    made = Charts("en")
    assert made.fill(made.picture(Bars("t", ()))) == ("", None)


def test_long_registers_are_bounded_in_the_picture_and_whole_in_the_table() -> None:
    many = Bars("t", tuple(Bar(f"row {n} " + "word " * 200, n) for n in range(500)))
    (picture,) = drawn(many)
    assert float(picture.get("viewBox", "").split()[3]) < 1000
    assert len(many.table("en").rows) == 500
    assert len(many.alt("en")) < 20_000


def test_colours_are_the_ones_given() -> None:
    source = ET.tostring(drawn(EACH[0], palette=Palette(accent="#0b5d3b"))[0], encoding="unicode")
    assert "#0b5d3b" in source
    assert Palette().accent not in source


def test_without_the_library_words_stand_in_place_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended:
        returncode, stdout, stderr = MISSING_LIBRARY, b"", b"No module named 'matplotlib'"

    monkeypatch.setattr(charts_page.subprocess, "run", lambda *args, **options: Ended)
    made = Charts("id")
    page, missing = made.fill(made.picture(Bars("Ragam <isi>", (Bar("edukasi", 40),), "%")))
    assert missing is not None
    assert missing.code == charts_page.MISSING_CHARTS
    assert "smpolicy[pdf]" in missing.help["id"]
    assert "edukasi 40%" in page
    assert "Ragam &lt;isi&gt;" in page


@pytest.mark.parametrize("mebibytes", [16, 48, 128])
def test_drawing_that_costs_too_much_is_a_fault_and_no_missing_library(monkeypatch: pytest.MonkeyPatch, mebibytes: int) -> None:
    monkeypatch.setattr(charts_page, "MEMORY", mebibytes << 20)
    made = Charts("id")
    marks = [made.picture(replace(EACH[0], title="t" * 400_000)) for _ in range(40)]
    with pytest.raises(OutputError) as raised:
        made.fill("".join(marks))
    assert [fault.code for fault in raised.value.faults] == ["charts-failed"]


def test_settings_of_the_machine_change_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = ET.tostring(drawn_by_the_child(EACH[0])[0])
    (tmp_path / "matplotlibrc").write_bytes(b"axes.facecolor: red\n\xff\xfe")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    assert ET.tostring(drawn_by_the_child(EACH[0])[0]) == usual
    assert [one.name for one in tmp_path.iterdir()] == ["matplotlibrc"]
