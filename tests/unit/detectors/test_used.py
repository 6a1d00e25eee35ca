"""A detector that no rule asks for finds nothing for anybody."""

from __future__ import annotations

import yaml

from smpolicy.detectors._registry import all_detectors
from smpolicy.resources import resource_folder

LAWS = {"law_citation"}
"""What rules of the kind `consistent` look for by themselves."""


def test_every_detector_has_a_rule_in_a_shipped_pack() -> None:
    packs = [file for file in resource_folder("policies").glob("*.yaml") if not file.name.endswith((".cases.yaml", "sample.yaml"))]
    clauses = [clause for file in packs for clause in yaml.safe_load(file.read_text(encoding="utf-8")).get("clauses", [])]
    asked = {name for clause in clauses for rule in clause.get("rules", []) for name in rule.get("detectors", [])}
    assert set(all_detectors()) == asked | LAWS
