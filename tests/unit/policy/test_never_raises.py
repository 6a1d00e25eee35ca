"""Whatever is written in a policy, loading and compiling it ends in a ruleset or in faults with places, never in a crash."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.compile import compile_policy
from smpolicy.errors import Fault, PolicyError
from smpolicy.policy.file_shapes import rule_kinds
from smpolicy.policy.load import load_policy
from smpolicy.policy.yaml_source import parse_yaml

POLICIES = Path(__file__).parents[3] / "policies"


def rules_of_every_kind() -> list[dict[str, Any]]:
    """Two rules of each kind that the shipped packs write, the longest of them."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in rule_kinds()}
    for path in sorted(POLICIES.glob("*.yaml")):
        data = parse_yaml(path.read_text(encoding="utf-8"), path.name).data
        for clause in data.get("clauses", []):
            for rule in clause.get("rules", []):
                found[rule["kind"]].append({**rule, "sub": f"{rule['kind']}_{len(found[rule['kind']])}"})
    return [rule for rules in found.values() for rule in sorted(rules, key=lambda one: -len(one))[:2]]


def policy_of(rules: list[Any]) -> dict[str, Any]:
    text = {"id": "A", "en": "A"}
    clauses = [
        {"id": f"N-{number}", "chapter": "c", "title": text, "text": text, "severity": "error", "route": "pr", "rules": [rule]}
        for number, rule in enumerate(rules)
    ]
    return {
        "schema": "smpolicy/1",
        "kind": "policy",
        "id": "T-1",
        "title": text,
        "version": "1.0",
        "chapters": [{"id": "c", "title": text}],
        "tags": [{"id": "finance", "title": text, "terms": ["laba"], "patterns": ["(?i)omzet"]}],
        "settings": {"fold_chars": {"value": 125, "note": text}},
        "organisation": {"name": "A", "names": ["A"], "contacts": [{"kind": "phone", "value": "1500-000"}]},
        "privacy_guidance": {"confidential": [{"id": "K-1", "terms": ["Proyek Kenari"], "pattern": "(?i)kenari"}]},
        "clauses": clauses,
    }


RULES = rules_of_every_kind()
ODD = st.one_of(
    st.sampled_from(
        [
            None,
            True,
            0,
            -1,
            10**30,
            2.5,
            "",
            "none",
            "(",
            "[",
            "(?i",
            "((((",
            "subject.",
            "1 +",
            "a" * 5000,
            "\ud7ff",
            [],
            [None],
            [[]],
            {},
            {"a": {}},
            {"id": ""},
        ]
    ),
    st.text(max_size=8),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, one in rows:
        yield from places(one, (*path, key))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_policies_with_something_odd(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    root = tmp_path_factory.mktemp("ruang")
    policy = copy.deepcopy(policy_of([data.draw(st.sampled_from(RULES))]))
    for _ in range(data.draw(st.integers(1, 2))):
        *above, last = data.draw(st.sampled_from(list(places(policy))))
        parent = policy
        for step in above:
            parent = parent[step]
        parent[last] = data.draw(ODD)
    (root / "smpolicy.yaml").write_text(yaml.safe_dump(policy, allow_unicode=True), encoding="utf-8")

    for fault in faults_of(root):
        assert fault.what["id"]
        assert fault.what["en"]


def faults_of(root: Path) -> tuple[Fault, ...]:
    try:
        compile_policy(load_policy(root), all_detectors())
    except PolicyError as error:
        return error.faults or (Fault("", 0, 0, "no-faults", {}),)
    return ()
