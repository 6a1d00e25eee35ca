"""Every document, drawn in every language from a small workspace that holds what documents must cope with."""

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

from smpolicy import bootstrap
from smpolicy.app.workspace import Workspace
from smpolicy.documents._base import Inputs
from smpolicy.documents._fonts import FALLBACK, TEXT
from smpolicy.documents.render import all_documents, write_documents
from smpolicy.model.localised import LANGUAGES

from .pdf_text import contents_of, page_texts

CASES = Path(__file__).parents[1] / "cases" / "documents"
TODAY = date(2026, 11, 24)
NAMES = sorted(all_documents())
DRAWN = [(name, lang) for name in NAMES for lang in LANGUAGES]
VOID = {"meta", "br", "wbr"}


@dataclass(frozen=True)
class Shelf:
    """Where the documents were written; `again` holds the same, made a second time."""

    folder: Path
    again: Path
    workspace: Workspace

    def pdf(self, name: str, lang: str) -> Path:
        return self.folder / f"{name}.{lang}.pdf"


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
    inputs = Inputs(TODAY, bootstrap.audit(workspace, TODAY, None), bootstrap.for_legal(workspace, [], TODAY))
    try:
        for folder in (made.folder, made.again):
            write_documents(NAMES, workspace.policy, inputs, LANGUAGES, ["pdf", "html"], folder)
    finally:
        drawn.touch()
    return made


def case_of(name: str) -> dict[str, Any]:
    return yaml.safe_load((CASES / f"{name.replace('-', '_')}.yaml").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """Without white space and hyphens: where a line ends is the layout's own business."""
    return re.sub(r"[\s‐\u200b-]", "", text)


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_says_what_it_must(shelf: Shelf, name: str, lang: str) -> None:
    case, text = case_of(name), squeezed("\n".join(page_texts(shelf.pdf(name, lang))))
    assert case["says"][lang]
    assert [one for one in case["says"][lang] if squeezed(one) not in text] == []
    assert [one for one in case["never"] if squeezed(one) in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_clause_is_printed_in_order_and_in_the_contents(shelf: Shelf, lang: str) -> None:
    pages = page_texts(shelf.pdf("policy", lang))
    start = contents_of(shelf.pdf("policy", lang))[0].target
    headings = [line for text in pages[start - 1 :] for line in text.splitlines() if re.fullmatch(r"TST-\d\d", line)]
    listed = [line for text in pages[: start - 1] for line in text.splitlines() if re.fullmatch(r"TST-\d\d", line)]
    chapters = [one.id for one in shelf.workspace.policy.chapters]
    clauses = [one.id for chapter in chapters for one in shelf.workspace.policy.clauses if one.chapter == chapter]
    assert set(headings) >= set(clauses)
    assert listed == clauses


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_contents_lead_where_they_say(shelf: Shelf, name: str, lang: str) -> None:
    pages = [squeezed(text) for text in page_texts(shelf.pdf(name, lang))]
    lines = contents_of(shelf.pdf(name, lang))
    assert len(lines) == (shelf.folder / f"{name}.{lang}.html").read_text(encoding="utf-8").count('<div class="entry">')
    assert [line for line in lines if line.printed != str(line.target)] == []
    assert [line for line in lines if squeezed(line.title) not in pages[line.target - 1]] == []


@pytest.mark.parametrize(("name", "lang"), DRAWN)
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_meets_the_archive_and_the_accessibility_standard(shelf: Shelf, name: str, lang: str, profile: str) -> None:
    report = validator.validate_pdf(str(shelf.pdf(name, lang)), profile=profile)
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_file_is_sound_and_says_what_it_is(shelf: Shelf, name: str, lang: str) -> None:
    with pikepdf.open(shelf.pdf(name, lang)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == lang
        with pdf.open_metadata() as meta:
            assert meta.pdfa_status == "2A"
            assert meta["dc:title"]


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_fonts_are_our_own_and_embedded(shelf: Shelf, name: str, lang: str) -> None:
    ours = {re.sub(r"\W", "", face.family).lower() for face in (*TEXT, *FALLBACK)}
    with pikepdf.open(shelf.pdf(name, lang)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        for font in fonts:
            family = re.sub(r"\W", "", str(font.BaseFont).split("+")[1]).lower()
            assert any(family.startswith(one) for one in ours), font.BaseFont
            described = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in described or "/FontFile3" in described
    assert fonts


@pytest.mark.parametrize(("name", "lang"), DRAWN)
@pytest.mark.parametrize("fmt", ["pdf", "html"])
def test_same_inputs_give_the_same_bytes(shelf: Shelf, name: str, lang: str, fmt: str) -> None:
    file = f"{name}.{lang}.{fmt}"
    assert (shelf.folder / file).read_bytes() == (shelf.again / file).read_bytes()


@pytest.mark.parametrize(("name", "lang"), DRAWN)
def test_html_stands_alone_and_can_be_read_by_all(shelf: Shelf, name: str, lang: str) -> None:
    page = _Read((shelf.folder / f"{name}.{lang}.html").read_text(encoding="utf-8"))
    assert page.open == []
    assert page.lang == lang
    assert page.outward == []
    assert page.forbidden == []
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert {"main", "header"} <= page.tags
    assert page.links <= page.ids
    assert page.unscoped == 0


def test_clause_of_a_hundred_thousand_characters_is_printed_whole(shelf: Shelf, tmp_path: Path) -> None:
    words = " ".join(f"kata{number}" for number in range(12_000))[:100_000]
    policy = shelf.workspace.policy
    long = replace(policy.clauses[0], text={"id": words})
    changed = replace(policy, clauses=(long, *policy.clauses[1:]))
    (written,) = write_documents(["policy"], changed, Inputs(TODAY), ["id"], ["pdf"], tmp_path)
    body = [line for text in page_texts(written.path) for line in text.splitlines() if re.match(r"kata\d|\d+[‐ ]", line)]
    assert squeezed(words) in squeezed("".join(body))


class _Read(HTMLParser):
    """What a reader, or a screen reader, finds in a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.lang, self.tags, self.ids, self.links = "", set(), set(), set()
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
        self.ids |= {given["id"]} if given.get("id") else set()
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
