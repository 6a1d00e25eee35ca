"""What people wrote is printed as text, whatever it looks like, in the language asked for or marked, and never a secret."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from smpolicy.documents._base import Inputs
from smpolicy.documents.render import render_page
from smpolicy.policy.clause import Policy

TODAY = date(2026, 11, 24)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></body>",
    "{{ 7 * 7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}x{% endfor %}",
    "{# hidden #}",
    "=HYPERLINK(1)",
    "&lt;b&gt;",
]


def page(policy: Policy, lang: str = "id") -> str:
    return render_page("policy", policy, Inputs(TODAY), lang, "html").html


def with_text(policy: Policy, text: dict[str, str]) -> Policy:
    first = replace(policy.clauses[0], title=text, text=text, why=text, help=text)
    return replace(policy, clauses=(first, *policy.clauses[1:]))


def text_of(html: str) -> str:
    import html as entities

    return entities.unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_people_is_text(policy: Policy, hostile: str) -> None:
    html = page(with_text(policy, {"id": hostile}))
    assert text_of(html).count(hostile) >= 4
    assert "<script" not in html
    assert "<img" not in html


def test_control_characters_are_named(policy: Policy) -> None:
    html = page(with_text(policy, {"id": "kiri\u202ekanan\x07"}))
    assert "kiri[U+202E]kanan[U+0007]" in html
    assert "\u202e" not in html


def test_missing_translation_is_printed_in_the_other_language_and_told(policy: Policy) -> None:
    changed = with_text(policy, {"id": "Hanya bahasa Indonesia"})
    made = render_page("policy", changed, Inputs(TODAY), "en", "html")
    assert '<span lang="id" class="other-language">Hanya bahasa Indonesia</span>' in made.html
    assert "Hanya bahasa Indonesia" in made.untranslated
    assert "Hanya bahasa Indonesia" not in render_page("policy", changed, Inputs(TODAY), "id", "html").untranslated


@pytest.mark.parametrize(("status", "mark"), [("draft", True), ("in_review", True), ("approved", False)])
def test_watermark_until_approved(policy: Policy, status: str, mark: bool) -> None:
    assert ("belum disahkan" in page(replace(policy, status=status))) is mark


@pytest.mark.parametrize(("classification", "printed"), [("public", False), ("internal", True)])
def test_secrets_are_never_in_a_public_document(policy: Policy, classification: str, printed: bool) -> None:
    changed = with_text(policy, {"id": "Tentang Proyek Kenanga dan proyek  kenanga, lalu Proyek Usang."})
    html = page(replace(changed, view={**policy.view, "classification": classification}))
    assert ("Kenanga" in html) is printed
    assert "Proyek Usang" in html, "a term whose day has come is no secret"


def test_endless_word_can_be_broken(policy: Policy) -> None:
    html = page(with_text(policy, {"id": "x" * 5000}))
    assert max(len(run) for run in re.findall(r"x+", html)) <= 30
    assert html.count("x" * 30) >= 4 * 160


@pytest.mark.parametrize(
    ("edition", "words"), [("id", "[nama organisasi belum ditetapkan]"), ("en", "[name of the organisation undecided]")]
)
def test_name_that_nobody_stated_is_no_hole(policy: Policy, edition: str, words: str) -> None:
    nameless = replace(policy, view={**policy.view, "organisation": {}})
    html = page(nameless, edition)
    assert f" – {words}</title>" in html
    assert f'<p class="organisation">{words}</p>' in html
