"""What people asked and no article answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from smpolicy.engine._words import topic_of
from smpolicy.model.knowledge import Gap


def gaps(rows: Iterable[Mapping[str, Any]]) -> tuple[Gap, ...]:
    """Of the rows of an inbox, the topics of questions and complaints that were answered without an article, the most frequent first.

    A topic is told as it was first written; "refund?" and "kapan refund" are one.
    """
    days: dict[str, list[str]] = defaultdict(list)
    told: dict[str, str] = {}
    for row in rows:
        if row.get("kind") in ("question", "complaint") and not row.get("kb"):
            topic = str(row.get("topic") or row.get("question") or "-")
            told.setdefault(topic_of(topic), topic)
            days[topic_of(topic)].append(str(row.get("at", ""))[:10])
    return tuple(
        Gap(told[topic], len(on), min(on), max(on)) for topic, on in sorted(days.items(), key=lambda one: (-len(one[1]), told[one[0]]))
    )
