"""Articles of the knowledge base: what they are found by, whether they may be cited, and what people asked that none answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.model.localised import LANGUAGES


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic about which people asked and no article was used: how often, and from when to when (ISO dates)."""

    topic: str
    count: int
    first: str
    last: str


def article_text(article: Mapping[str, Any]) -> str:
    """What an article is found by: title, questions, short answer and steps, in every language. The internal note is left out."""
    localised = [article.get(name, {}).get(lang, "") for name in ("title", "short") for lang in LANGUAGES]
    return "\n".join([*localised, *article.get("questions", []), *article.get("steps", [])])


def is_usable(article: Mapping[str, Any], today: date) -> bool:
    """Whether an article may be cited on that day: approved, and not past its date."""
    return article.get("status") == "approved" and str(article.get("valid_until", "")) >= today.isoformat()
