"""The knowledge base asked by a question, or by an article's id."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from smpolicy.app.knowledge import search

ARTICLES = [
    {"id": "KB-1", "title": {"id": "Bagasi"}, "questions": ["berapa kilo bagasi"], "status": "approved", "valid_until": "2027-01-01"},
    {"id": "KB-2", "title": {"id": "Refund"}, "questions": ["kapan uang kembali"], "status": "draft"},
]


def found(question: str) -> list[tuple[str, bool]]:
    workspace = cast("Any", SimpleNamespace(ruleset=SimpleNamespace(registers={"kb": {"articles": ARTICLES}})))
    return [(str(one.article["id"]), one.usable) for one in search(workspace, question, date(2026, 11, 22))]


def test_a_question_in_the_other_language_finds_its_article() -> None:
    assert found("luggage allowance") == [("KB-1", True)]
    assert found("money back?") == [("KB-2", False)]


def test_an_article_is_found_by_its_id() -> None:
    assert found(" kb-2 ") == [("KB-2", False)]
