"""Stated figures beside the computed ones: each is told, whatever became of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.engine.recomputed import recomputed
from smpolicy.model.subject import Subject

POLICY = """\
schema: smpolicy/1
kind: policy
id: UJI
version: "1"
title: {id: Uji, en: Test}
chapters: [{id: main, title: {id: Utama, en: Main}}]
clauses:
  - id: UJI-01
    chapter: main
    title: {id: Bagi, en: Share}
    text: {id: Bagi., en: Share.}
    check: auto
    severity: error
    route: pr
    rules:
      - kind: recompute
        on: [kpi]
        for_each: subject.rows.filter(r, has(r.stated_virality) && has(r.reach) && has(r.shares))
        stated: item.stated_virality
        value: 100.0 * double(item.shares) / double(item.reach)
        tolerance: 0.5
        at: stated_virality
        message: {id: "Beda.", en: "It differs."}
"""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"stated_virality": 10.0, "reach": 100, "shares": 10}, (10.0, 10.0, "agrees")),
        ({"stated_virality": 10.5, "reach": 100, "shares": 10}, (10.5, 10.0, "agrees")),
        ({"stated_virality": 10.6, "reach": 100, "shares": 10}, (10.6, 10.0, "differs")),
        ({"stated_virality": 10.0, "reach": 0, "shares": 10}, (10.0, None, "undefined")),
        ({"stated_virality": 10.0, "reach": 100}, (10.0, None, "not_computed")),
        ({"stated_engagement_rate": 3}, (3.0, None, "not_computed")),
        ({"reach": 100, "shares": 10}, None),
        ({"stated_virality": "many"}, None),
    ],
)
def test_what_becomes_of_a_figure(tmp_path: Path, row: dict[str, object], told: tuple[float, float | None, str] | None) -> None:
    (tmp_path / "smpolicy.yaml").write_text(POLICY, encoding="utf-8")
    ruleset = bootstrap.open_workspace(tmp_path).ruleset
    found = recomputed(ruleset, [Subject("kpi", "kpi", "kpi.csv", {"rows": [row]})], date(2026, 11, 22))
    assert [(one.stated, one.computed, one.agreement) for one in found] == ([told] if told else [])
