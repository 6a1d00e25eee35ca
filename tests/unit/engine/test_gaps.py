"""Topics that people asked about and no article answered."""

from __future__ import annotations

from smpolicy.engine.gaps import gaps
from smpolicy.model.knowledge import Gap


def row(topic: str, at: str, **more: str) -> dict[str, str]:
    return {"topic": topic, "at": at, "kind": "question", **more}


def test_gaps_are_counted_by_topic_the_most_frequent_first() -> None:
    rows = [
        row("garansi", "2026-10-20T08:00:00+07:00"),
        row("ukuran", "2026-10-01T08:00:00+07:00", kind="complaint"),
        row("garansi", "2026-10-02T08:00:00+07:00"),
        row("pengiriman", "2026-10-02T08:00:00+07:00", kb="KB-012"),
        row("pujian", "2026-10-02T08:00:00+07:00", kind="praise"),
    ]

    assert gaps(rows) == (Gap("garansi", 2, "2026-10-02", "2026-10-20"), Gap("ukuran", 1, "2026-10-01", "2026-10-01"))


def test_nothing_was_asked() -> None:
    assert gaps([]) == ()


def test_one_topic_in_other_words() -> None:
    rows = [row("Refund ", "2026-10-02"), row("refund?", "2026-10-05")]
    asked = [
        {"question": text, "kind": "question", "at": "2026-10-03"}
        for text in ("Kapan refund masuk?", "kpn refund masuk", "refund kapan masuk ya kak")
    ]

    assert [(one.topic, one.count) for one in gaps([*rows, *asked])] == [("Kapan refund masuk?", 3), ("Refund ", 2)]


def test_a_topic_of_signs_alone_stays_itself() -> None:
    assert [one.topic for one in gaps([row("A1", "2026-10-02"), row("??", "2026-10-02")])] == ["??", "A1"]
