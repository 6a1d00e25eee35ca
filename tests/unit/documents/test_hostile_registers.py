"""Whatever stands in the registers, in the clauses or in a draft is text in every document, and what is missing is told."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.flows.pdf_text import page_texts

from smpolicy import bootstrap
from smpolicy.app.workspace import Workspace
from smpolicy.bootstrap import printing
from smpolicy.documents._base import Inputs
from smpolicy.documents.render import all_documents, render_document, render_page
from smpolicy.model.localised import LANGUAGES
from smpolicy.policy.clause import Policy

from .conftest import WORKSPACE

TODAY = date(2026, 11, 24)
FREE = {
    "name", "title", "reason", "answer", "result", "source", "target", "who", "need", "convinced_by", "caption", "event", "what",
    "summary", "handle", "bio", "statement", "contact", "company", "business_line", "evidence", "file", "method",
}  # fmt: skip
"""Keys of registers whose values people write in their own words."""
HOSTILE = "</td></table><script>alert(1)</script><img src=x>{{ 7 * 7 }}{% raw %}=1+1 שלום مرحبا 🙂 \u202ekanan"
SHOWN = HOSTILE.replace("\u202e", "[U+202E]")
PRINTS_REGISTERS = sorted(set(all_documents()) - {"rule-catalogue"})
DOCUMENTS = sorted(all_documents())


def spoilt(value: Any, text: str, key: str = "") -> Any:
    """The same data with every free text replaced."""
    if isinstance(value, Mapping):
        return {name: spoilt(one, text, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [spoilt(one, text, key) for one in value]
    return text if key in FREE and isinstance(value, str) else value


def with_texts(policy: Policy, text: str) -> Policy:
    registers = {name: replace(one, fields=spoilt(one.fields, text)) for name, one in policy.registers.items()}
    clauses = tuple(replace(one, title={"id": text}, text={"id": text}, why={"id": text}, help={"id": text}) for one in policy.clauses)
    return replace(policy, view=spoilt(policy.view, text), registers=registers, clauses=clauses)


@cache
def workspace() -> Workspace[Policy]:
    return bootstrap.open_workspace(WORKSPACE)


@cache
def inputs() -> Inputs:
    return Inputs(TODAY, printing.audit(workspace(), TODAY, None), printing.for_legal(workspace(), [], TODAY))


def text_of(page: str) -> str:
    return entities.unescape(re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_texts_of_people_are_text_in_every_document(policy: Policy, name: str, lang: str) -> None:
    page = render_page(name, with_texts(policy, HOSTILE), inputs(), lang, "html").html
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert SHOWN in text_of(page)
    assert page.count("<table") == page.count("</table>")


@pytest.mark.parametrize("name", ["blueprint", "exec-brief", "legal-review", "plan", "risk-register"])
def test_foreign_scripts_and_pictures_are_drawn(policy: Policy, name: str) -> None:
    drawn = render_document(name, with_texts(policy, "עברית العربية 🙂 汉字 ไทย"), inputs(), "id", "pdf")
    assert drawn.startswith(b"%PDF")


@pytest.mark.parametrize("name", PRINTS_REGISTERS)
def test_a_text_of_a_hundred_thousand_characters_is_printed_whole(policy: Policy, name: str) -> None:
    words = " ".join(f"kata{number}" for number in range(12_000))[:100_000]
    page = render_page(name, with_texts(policy, words), inputs(), "id", "html").html
    assert words in text_of(page)


@pytest.mark.parametrize(
    "name", sorted({"policy", "framework", "guide", "exec-brief", "rule-catalogue", "risk-register", "council-charter"})
)
def test_what_has_no_translation_is_marked_and_told_in_every_document(policy: Policy, name: str) -> None:
    changed = replace(
        policy,
        clauses=tuple(replace(one, title={"id": f"Judul {one.id}"}, route="council", applies_to=("executive",)) for one in policy.clauses),
    )
    made = render_page(name, changed, inputs(), "en", "html")
    told = {one for one in made.untranslated if one.startswith("Judul TST-")}
    assert told
    assert all(f'<span lang="id" class="other-language">{one}</span>' in made.html for one in told)
    assert not [one for one in render_page(name, changed, inputs(), "id", "html").untranslated if one.startswith("Judul")]


def test_long_draft_takes_more_pages_and_its_decision_stays_with_its_digest(tmp_path: Path) -> None:
    words = " ".join(f"kata{number}" for number in range(12_000))[:100_000]
    draft = tmp_path / "panjang.md"
    head = "schema: smpolicy/1\nkind: post\nid: D-9\naccount: ig-melati\nauthor: tari\npublish_at: 2026-11-25"
    draft.write_text(f"---\n{head}\n---\nHubungi Bu Contoh di 0812-3456-7890. {words}\n", encoding="utf-8")
    review = printing.for_legal(workspace(), [str(draft)], TODAY)
    made = render_document("legal-review", workspace().policy, Inputs(TODAY, legal=review), "id", "pdf")
    target = tmp_path / "made.pdf"
    target.write_bytes(made)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) > 10
    last = re.sub(r"\s", "", page_texts(target)[-1])
    assert "Keputusan" in last
    assert "disetujuibiladiubah" in last
    assert "sha256:" in last
