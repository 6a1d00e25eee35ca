"""What a public document blacks out of the confidential register, and what it leaves."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from smpolicy.documents._redaction import HIDDEN, redaction
from smpolicy.policy.clause import Policy

TODAY = date(2026, 11, 22)


def hidden(text: str, *entries: dict[str, Any], public: bool = True) -> str:
    policy = SimpleNamespace(view={"privacy_guidance": {"confidential": list(entries)}})
    return redaction(cast(Policy, policy), public, TODAY)(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dokumen RAHASIA tentang rasa.", f"Dokumen {HIDDEN} tentang rasa."),
        ("Rahasia dapur kami ada pada rempahnya.", "Rahasia dapur kami ada pada rempahnya."),
        ("Proyek Kenari dan #ProyekKenari", f"{HIDDEN} dan #{HIDDEN}"),
        ("proyek  kenari", HIDDEN),
        ("Sewa LRN-4471 naik", f"Sewa {HIDDEN} naik"),
    ],
)
def test_what_is_secret_is_blacked_out(text: str, shown: str) -> None:
    assert hidden(text, {"id": "K-1", "terms": ["RAHASIA", "Proyek Kenari"], "pattern": r"LRN-\d{4}"}) == shown


@pytest.mark.parametrize(("until", "shown"), [("2026-11-23", HIDDEN), ("2026-11-22", "Proyek Kenari"), ("2026-11-21", "Proyek Kenari")])
def test_a_secret_may_be_told_from_its_day_on(until: str, shown: str) -> None:
    assert hidden("Proyek Kenari", {"id": "K-1", "terms": ["Proyek Kenari"], "until": until}) == shown


def test_a_document_of_the_house_keeps_them() -> None:
    assert hidden("Proyek Kenari", {"id": "K-1", "terms": ["Proyek Kenari"]}, public=False) == "Proyek Kenari"
