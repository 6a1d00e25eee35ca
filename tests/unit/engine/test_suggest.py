"""Findings offer the articles that may be cited, and no others."""

from __future__ import annotations

from datetime import date

from smpolicy.engine._suggest import Suggestions
from smpolicy.model.subject import Subject

TODAY = date(2026, 11, 22)
ARTICLES = [
    {"id": "KB-1", "title": {"id": "Lama pengiriman", "en": "Delivery time"}, "questions": ["pesanan belum sampai"], "status": "approved", "valid_until": "2026-11-22"},
    {"id": "KB-2", "title": {"id": "Pengiriman lama", "en": "Old delivery"}, "questions": ["kapan sampai"], "status": "approved", "valid_until": "2026-11-21"},
    {"id": "KB-3", "title": {"id": "Pengiriman luar negeri", "en": "Abroad"}, "questions": ["kirim ke luar negeri"], "status": "draft", "valid_until": "2027-01-01"},
]  # fmt: skip


def reply(customer: str, text: str = "") -> Subject:
    return Subject("reply", "R-1", "r.md", {"thread": {"customer_text": customer}, "text": text})


def test_the_article_in_force_is_offered_in_both_languages() -> None:
    sentence = Suggestions({"articles": ARTICLES}, TODAY).sentence(reply("Pesananku kok belum sampai?"))

    assert sentence == {
        "id": " Artikel yang mungkin cocok: KB-1 (Lama pengiriman).",
        "en": " Articles that may fit: KB-1 (Delivery time).",
    }


def test_the_reply_itself_asks_where_nobody_else_did() -> None:
    assert "KB-1" in Suggestions({"articles": ARTICLES}, TODAY).sentence(reply("", "Pengirimannya 3 hari"))["en"]


def test_nothing_fits() -> None:
    assert Suggestions({"articles": ARTICLES}, TODAY).sentence(reply("zebra"))["en"] == ""
    assert Suggestions({}, TODAY).sentence(reply("kirim"))["id"] == ""
