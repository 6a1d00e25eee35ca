"""Topics that people asked about and no article answered."""

from __future__ import annotations

from smpolicy.model.knowledge import Gap, gaps


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
