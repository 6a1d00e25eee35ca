"""Cases with company: other drafts are checked along, and what is found in them does not count."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.cases import run_cases
from smpolicy.policy.clause import Case, Policy
from smpolicy.policy.load import load_pack
from smpolicy.readers.collect import subject_from_fields

POST = {"kind": "post", "account": "x-cempaka", "text": "Empat puluh judul baru dari pulau kecil sudah menunggu di rak."}
SAME_ELSEWHERE = {**POST, "account": "fb-cempaka"}
ALONE = Case("a text of its own", POST, expect=(), only=("CONT-10",))


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_pack("content")


def problems(policy: Policy, case: Case) -> list[str]:
    report = run_cases(policy, [("CONT-10", "content", case)], all_detectors(), subject_from_fields)
    return [problem["en"] for outcome in report.outcomes for problem in outcome.problems]


def test_others_are_seen_by_rules_that_compare(policy: Policy) -> None:
    assert problems(policy, ALONE) == []

    together = dataclasses.replace(ALONE, others=(SAME_ELSEWHERE,))

    assert problems(policy, together) == ["found but not expected: CONT-10/pasted warning at " + repr(POST["text"])]


def test_what_is_found_in_others_does_not_count(policy: Policy) -> None:
    leftover: dict[str, Any] = {**SAME_ELSEWHERE, "text": "RT @penulissenja: novel tipis untuk sore yang panjang sekali."}

    assert problems(policy, dataclasses.replace(ALONE, subject=leftover)) != []
    assert problems(policy, dataclasses.replace(ALONE, others=(leftover,))) == []
