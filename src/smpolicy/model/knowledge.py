"""Articles of the knowledge base: what they are found by, whether they may be cited, and what people asked that none answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


def gaps(rows: Iterable[Mapping[str, Any]]) -> tuple[Gap, ...]:
    """Of the rows of an inbox, the topics of questions and complaints that were answered without an article, the most frequent first."""
    days: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.get("kind") in ("question", "complaint") and not row.get("kb"):
            days[_topic(row)].append(str(row.get("at", ""))[:10])
    return tuple(Gap(topic, len(on), min(on), max(on)) for topic, on in sorted(days.items(), key=lambda one: (-len(one[1]), one[0])))


def _topic(row: Mapping[str, Any]) -> str:
    return str(row.get("topic") or row.get("question") or "-")
