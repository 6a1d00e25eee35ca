"""Every document, drawn in every language and in both side by side, from a small workspace that holds what documents must cope with."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
import yaml
from lxml import html

from smpolicy import bootstrap
from smpolicy.app.workspace import Workspace
from smpolicy.bootstrap import printing
from smpolicy.documents._base import Inputs
from smpolicy.documents._drawing.fonts import FALLBACK, TEXT
from smpolicy.documents.made import read_made
from smpolicy.documents.render import EDITIONS, all_documents, write_documents

from .pdf_text import contents_of, page_texts

CASES = Path(__file__).parents[1] / "cases" / "documents"
TODAY = date(2026, 11, 24)
NAMES = sorted(all_documents())
DRAWN = [(name, edition) for name in NAMES for edition in EDITIONS]
BOTH = [(name, edition) for name, edition in DRAWN if len(EDITIONS[edition]) > 1]
ONCE = "en-id"
"""The edition that is drawn only once: another order of what is compared with itself already."""
VOID = {"meta", "br", "wbr"}


@dataclass(frozen=True)
class Shelf:
    """Where the documents were written; `again` holds the same, made a second time."""

    folder: Path
    again: Path
    workspace: Workspace

    def pdf(self, name: str, edition: str) -> Path:
        return self.folder / f"{name}.{edition}.pdf"

    def html(self, name: str, edition: str) -> str:
        return (self.folder / f"{name}.{edition}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Drawn once, by whichever worker comes first; the others wait for it."""
    workspace = bootstrap.open_workspace(CASES / "_workspace")
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made, drawn = Shelf(base / "once", base / "twice", workspace), base / "drawn"
    try:
        (base / "drawing").mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 900
        while not drawn.exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        return made
    inputs = Inputs(TODAY, printing.audit(workspace, TODAY, None), printing.for_legal(workspace, [], TODAY))
    try:
        for folder, editions in ((made.folder, [*EDITIONS]), (made.again, [one for one in EDITIONS if one != ONCE])):
            write_documents(NAMES, workspace.policy, inputs, editions, ["pdf", "html"], folder)
    finally:
        drawn.touch()
    return made


def case_of(name: str) -> dict[str, Any]:
    return yaml.safe_load((CASES / f"{name.replace('-', '_')}.yaml").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """Without white space and hyphens: where a line ends is the layout's own business."""
    return re.sub(r"[\s‐\u200b-]", "", text)


def text_in(lang: str, page: str) -> str:
    """What a page says to who reads one of its languages: all but the other halves."""
    root = html.document_fromstring(page)
    for one in root.find_class("half"):
        if one.get("lang") != lang:
            one.clear()
    return str(root.find("body").text_content())


def test_short_guide_is_as_short_as_it_can_be(shelf: Shelf) -> None:
    with pikepdf.open(shelf.pdf("guide", "id")) as pdf:
        assert len(pdf.pages) == case_of("guide")["pages"]


@pytest.mark.parametrize(("name", "edition"), DRAWN)
def test_says_what_it_must(shelf: Shelf, name: str, edition: str) -> None:
    case, text = case_of(name), squeezed("\n".join(page_texts(shelf.pdf(name, edition))))
    for lang in EDITIONS[edition]:
        wanted = case["says"][lang]
        assert wanted
        if (name, edition) in BOTH:
            said = squeezed(text_in(lang, shelf.html(name, edition)))
            assert [one for one in wanted if squeezed(one) not in said] == []
            wanted = [word for one in wanted for word in one.split()]
        assert [one for one in wanted if squeezed(one) not in text] == []
    assert [one for one in case["never"] if squeezed(one) in text] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_clause_is_printed_in_order_and_in_the_contents(shelf: Shelf, edition: str) -> None:
    pages = page_texts(shelf.pdf("policy", edition))
    start = contents_of(shelf.pdf("policy", edition))[0].target
    headings = [line for text in pages[start - 1 :] for line in text.splitlines() if re.fullmatch(r"TST-\d\d", line)]
    listed = [line for text in pages[: start - 1] for line in text.splitlines() if re.fullmatch(r"TST-\d\d", line)]
    chapters = [one.id for one in shelf.workspace.policy.chapters]
    clauses = [one.id for chapter in chapters for one in shelf.workspace.policy.clauses if one.chapter == chapter]
    assert set(headings) >= set(clauses)
    assert listed == clauses


@pytest.mark.parametrize(("name", "edition"), DRAWN)
def test_contents_lead_where_they_say(shelf: Shelf, name: str, edition: str) -> None:
    pages = [squeezed(text) for text in page_texts(shelf.pdf(name, edition))]
    lines = contents_of(shelf.pdf(name, edition))
    assert len(lines) == shelf.html(name, edition).count('<div class="entry">')
    assert [line for line in lines if line.printed != str(line.target)] == []
    assert [line for line in lines if squeezed(line.title) not in pages[line.target - 1]] == []


@pytest.mark.parametrize(("name", "edition"), DRAWN)
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_meets_the_archive_and_the_accessibility_standard(shelf: Shelf, name: str, edition: str, profile: str) -> None:
    report = validator.validate_pdf(str(shelf.pdf(name, edition)), profile=profile)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize(("name", "edition"), DRAWN)
def test_file_is_sound_and_says_what_it_is(shelf: Shelf, name: str, edition: str) -> None:
    with pikepdf.open(shelf.pdf(name, edition)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == EDITIONS[edition][0]
        with pdf.open_metadata() as meta:
            assert meta.pdfa_status == "2A"
            assert meta["dc:title"]


@pytest.mark.parametrize(("name", "edition"), DRAWN)
def test_fonts_are_our_own_and_embedded(shelf: Shelf, name: str, edition: str) -> None:
    ours = {re.sub(r"\W", "", face.family).lower() for face in (*TEXT, *FALLBACK)}
    with pikepdf.open(shelf.pdf(name, edition)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        for font in fonts:
            family = re.sub(r"\W", "", str(font.BaseFont).split("+")[1]).lower()
            assert any(family.startswith(one) for one in ours), font.BaseFont
            described = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in described or "/FontFile3" in described
    assert fonts


@pytest.mark.parametrize(("name", "edition"), [one for one in DRAWN if one[1] != ONCE])
@pytest.mark.parametrize("fmt", ["pdf", "html"])
def test_same_inputs_give_the_same_bytes(shelf: Shelf, name: str, edition: str, fmt: str) -> None:
    file = f"{name}.{edition}.{fmt}"
    assert (shelf.folder / file).read_bytes() == (shelf.again / file).read_bytes()


@pytest.mark.parametrize(("name", "edition"), DRAWN)
def test_html_stands_alone_and_can_be_read_by_all(shelf: Shelf, name: str, edition: str) -> None:
    page = _Read(shelf.html(name, edition))
    assert page.open == []
    assert page.lang == EDITIONS[edition][0]
    assert page.outward == []
    assert page.forbidden == []
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert {"main", "header"} <= page.tags
    assert page.links <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.unscoped == 0


@pytest.mark.parametrize(("name", "edition"), BOTH)
def test_what_stands_side_by_side_is_the_same_in_both_languages(shelf: Shelf, name: str, edition: str) -> None:
    page = html.document_fromstring(shelf.html(name, edition))
    halves = page.xpath("//*[@class='halves']")
    assert halves
    for one in halves:
        assert [half.get("lang") for half in one] == list(EDITIONS[edition])
        figures = [sorted(re.findall(r"\d+", half.text_content())) for half in one if not half.find_class("untranslated")]
        assert figures[0] == figures[-1], one.text_content()


@pytest.mark.parametrize(("name", "edition"), BOTH)
def test_each_language_is_told_to_who_hears_it(shelf: Shelf, name: str, edition: str) -> None:
    with pikepdf.open(shelf.pdf(name, edition)) as pdf:
        told = [str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") and "/Lang" in one]
    counted = len(html.document_fromstring(shelf.html(name, edition)).find_class("half"))
    assert set(told) == set(EDITIONS[edition])
    assert len(told) >= counted // 2


@pytest.mark.parametrize(("name", "lang"), DRAWN)
@pytest.mark.parametrize("fmt", ["pdf", "html"])
def test_says_what_it_was_made_of(shelf: Shelf, name: str, lang: str, fmt: str) -> None:
    manifest = read_made(shelf.folder / f"{name}.{lang}.{fmt}").manifest
    assert (manifest.document, manifest.language, manifest.format) == (name, lang, fmt)
    assert manifest.policy_digest == shelf.workspace.policy.digest
    assert manifest.digests("files").keys() >= {one for one in shelf.workspace.policy.digests if not one.startswith("pack:")}
    assert bool(manifest.digests("fonts")) == (fmt == "pdf")


@pytest.mark.parametrize("edition", ["id", "id-en"])
def test_clause_of_a_hundred_thousand_characters_is_printed_whole(shelf: Shelf, tmp_path: Path, edition: str) -> None:
    texts = {lang: " ".join(f"{word}{number}" for number in range(12_000))[:100_000] for lang, word in (("id", "kata"), ("en", "word"))}
    policy = shelf.workspace.policy
    long = replace(policy.clauses[0], text=texts)
    changed = replace(policy, clauses=(long, *policy.clauses[1:]))
    (written,) = write_documents(["policy"], changed, Inputs(TODAY), [edition], ["pdf"], tmp_path)
    runs = [line for text in page_texts(written.path) for line in text.splitlines()]
    for lang in EDITIONS[edition]:
        word = texts[lang][:4]
        body = [line for line in runs if re.match(rf"{word}\d", line)]
        assert squeezed(texts[lang]) in squeezed("".join(body))


class _Read(HTMLParser):
    """What a reader, or a screen reader, finds in a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.lang, self.tags, self.links = "", set(), set()
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.outward: list[str] = []
        self.forbidden: list[str] = []
        self.open: list[str] = []
        self.unscoped = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.lang = self.lang or given.get("lang") or ""
        self.ids += [given["id"]] if given.get("id") else []
        self.unscoped += tag == "th" and "scope" not in given
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"script", "img", "iframe", "link", "object"} or any(name.startswith("on") for name in given):
            self.forbidden.append(self.get_starttag_text() or tag)
        for name in ("href", "src"):
            if (goal := given.get(name)) and goal.startswith("#"):
                self.links.add(goal[1:])
            elif goal:
                self.outward.append(goal)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
