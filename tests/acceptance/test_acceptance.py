"""The acceptance cases run through the real engine with every rule on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions
from smpolicy.engine.cases import marked_text
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


def subject_fields(case: dict[str, Any]) -> dict[str, Any]:
    """The case's fields over a draft with which everything is in order."""
    given, kind = dict(case["given"]), case["given"]["kind"]
    if kind not in ("post", "reply", "bio"):
        return given
    base: dict[str, Any] = {"id": "case", "author": AUTHORS.get(given.get("account"), "galih")}
    approved = given.pop("approved_text", case["text"])
    if kind != "bio":
        base["approvals"] = list(SIGNATORIES)
    if kind == "post":
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
    return fields | {"text": case["text"]}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(workspace: bootstrap.Workspace, case: dict[str, Any]) -> None:
    fields = subject_fields(case)
    options = CheckOptions(today=date(2026, 11, 22), only=tuple(case.get("only", ())))

    report = bootstrap.gate(workspace, fields, options)

    wanted = case["expect"]
    subject = subject_from_fields(fields, workspace.policy)
    found = [
        {
            "rule": one.rule, "sub": one.sub, "severity": str(one.severity), "evasion": one.evasion,
            "at": marked_text(one, subject), "message": one.message["en"],
        }
        for one in report.findings
    ]  # fmt: skip

    def meets(want: dict[str, Any], one: dict[str, Any]) -> bool:
        return all(one[key] == value for key, value in want.items())

    assert [want for want in wanted if not any(meets(want, one) for one in found)] == [], found
    assert [one for one in found if not any(meets(want, one) for want in wanted)] == []
    assert all(one.verdict == "violation" for one in report.findings)
