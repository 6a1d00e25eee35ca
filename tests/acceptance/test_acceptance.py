"""The acceptance cases run through the real engine with every rule on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions, check_subjects
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.cases import marked_text, with_given
from smpolicy.engine.compile import compile_policy
from smpolicy.model.text import text_hash
from smpolicy.readers.collect import subject_from_fields

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
SIGNATORIES = {
    "public_relations": "made",
    "marketing_communications": "bagus",
    "legal": "dewi",
    "community_manager": "sari",
    "communications_director": "bagus",
    "account_owner": "ratna",
}
AUTHORS = {"x-lumbungrasa": "rizky", "fb-lumbungrasa": "laras", "ig-lumbungrasa": "putri", "li-lumbungrasa": "sari", "x-ceo": "galih"}


@pytest.fixture(scope="module")
def workspace() -> bootstrap.Workspace:
    return bootstrap.open_workspace(ROOT / "examples" / "lumbungrasa")


def changed(workspace: bootstrap.Workspace, registers: Mapping[str, Any]) -> bootstrap.Workspace:
    """The workspace with other values at dotted paths of its registers."""
    if not registers:
        return workspace
    policy = with_given(workspace.policy, registers)
    return bootstrap.Workspace(policy, compile_policy(policy, all_detectors()))


def draft_fields(given: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A draft with which everything but what is given is in order."""
    given = dict(given)
    approved = given.pop("approved_text", text)
    base: dict[str, Any] = {"id": "case", "author": AUTHORS.get(given.get("account"), "galih")}
    if given["kind"] != "bio":
        base["approvals"] = list(SIGNATORIES)
    if given["kind"] == "post":
        base |= {
            "plan_item": "P-101", "sources": [{"title": "Catatan"}], "checked_by": "made", "media": "none", "relationship": "none",
            "content_type": "education", "publish_at": "2026-11-24",
        }  # fmt: skip
    fields = {key: value for key, value in (base | given).items() if value is not None}
    if "approvals" in fields:
        day = str(fields.get("publish_at", "2026-11-22"))[:10]
        signed = min(day, "2026-11-20")
        fields["approvals"] = [
            {"function": one, "person": SIGNATORIES[one], "at": signed, "text_hash": text_hash(approved)} for one in fields["approvals"]
        ]
    return fields | {"text": text}


def subjects_fields(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The case's subject; and its `others`, which differ from it in what they say, and are checked together with it."""
    given = case["given"]
    if "text" not in case:
        return [given]
    first = draft_fields(given, case["text"])
    return [first] + [
        draft_fields({**given, "author": AUTHORS[other["account"]], "id": other["account"], **other}, other["text"])
        for other in case.get("others", ())
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(workspace: bootstrap.Workspace, case: dict[str, Any]) -> None:
    ours = changed(workspace, case.get("registers", {}))
    subjects = {one.id: one for one in (subject_from_fields(fields, ours.policy) for fields in subjects_fields(case))}
    options = CheckOptions(today=date(2026, 11, 22), only=tuple(case.get("only", ())))

    report = check_subjects(ours, subjects.values(), options)

    found = [
        {
            "rule": one.rule, "sub": one.sub, "severity": str(one.severity), "evasion": one.evasion, "subject": one.subject,
            "at": marked_text(one, subjects[one.subject]), "message": one.message["en"],
        }
        for one in report.findings
    ]  # fmt: skip
    unmet, extra = unlike(case["expect"], found)
    assert (unmet, extra) == ([], []), f"{len(found)} found"
    assert all(one.verdict == "violation" for one in report.findings)


def unlike(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was expected and not found, and what was found and not expected; each finding meets one expectation."""
    left, unmet = list(found), []
    for want in wanted:
        met = next((one for one in left if says(want, one)), None)
        if met is None:
            unmet.append(want)
        else:
            left.remove(met)
    return unmet, left


def says(want: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether a finding is the one expected; of its message, `says` is a part."""
    return want.get("says", "") in one["message"] and all(one[key] == value for key, value in want.items() if key != "says")
