"""Articles of the knowledge base: what they are found by, and whether they may be cited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from smpolicy.model.localised import LANGUAGES


def article_text(article: Mapping[str, Any]) -> str:
    """What an article is found by: title, questions, short answer and steps, in every language. The internal note is left out."""
    localised = [article.get(name, {}).get(lang, "") for name in ("title", "short") for lang in LANGUAGES]
    return "\n".join([*localised, *article.get("questions", []), *article.get("steps", [])])


def is_usable(article: Mapping[str, Any], today: date) -> bool:
    """Whether an article may be cited on that day: approved, and not past its date."""
    return article.get("status") == "approved" and str(article.get("valid_until", "")) >= today.isoformat()
