"""Every rule kind against its case file, and what all kinds have in common."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from smpolicy import rules
from smpolicy.discovery import classes_in
from smpolicy.model.localised import LANGUAGES, fill
from smpolicy.rules._base import Hit, Rule, Undetermined

from .fake_context import FakeContext, subject_of

CASES = Path(__file__).parents[2] / "cases" / "rules"
KINDS = classes_in(rules, Rule)
KEYS = {"name", "rule", "policy", "registers", "settings", "facts", "today", "subject", "others", "expect"}
TWELVE = {
    "forbid", "require", "replace", "limit", "assert", "relation", "approval", "window", "similar", "consistent", "recompute", "attest",
}  # fmt: skip


class Loader(yaml.SafeLoader):
    """The narrow YAML of the policy language: `on` is a word, a date is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9]\d*)$"), list("-0123456789"))
Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


def file_of(kind: str) -> Path:
    return CASES / f"{KINDS[kind].__module__.rpartition('.')[2]}.yaml"


def cases_of(kind: str) -> list[dict[str, Any]]:
    """The cases of a kind; a rule or policy named in the file's `rules` or `policies` stands in for its name."""
    file = yaml.load(file_of(kind).read_text(encoding="utf-8"), Loader)
    shared = {key: file.get(key, {}) for key in ("rules", "policies", "registers")}
    for case in file["cases"]:
        assert set(case) <= KEYS, f"{case['name']}: {set(case) - KEYS}"
        case["rule"] = {"kind": kind, **shared["rules"].get(str(case["rule"]), {})} if isinstance(case["rule"], str) else case["rule"]
        case["policy"] = shared["policies"][case["policy"]] if isinstance(case.get("policy"), str) else case.get("policy", {})
        case["registers"] = {**shared["registers"], **case.get("registers", {})}
    return list(file["cases"])


def rule_of(kind: str, keys: dict[str, Any]) -> Rule:
    """The rule of YAML keys, checked by the same annotations that the policy loader reads."""
    named = {f"{key}_" if keyword.iskeyword(key) else key: value for key, value in keys.items() if key != "kind"}
    unknown = set(named) - set(KINDS[kind].__dataclass_fields__)
    assert not unknown, f"{kind} has no {unknown}"
    return TypeAdapter(KINDS[kind]).validate_python({"clause": "T-01", **named})


def seen(hit: Hit, rule: Rule) -> dict[str, Any]:
    at = hit.part.text[hit.span.start : hit.span.end] if hit.part and hit.span else ""
    values = {"matched": at, **hit.values}
    message = fill(hit.message or rule.message or dict.fromkeys(LANGUAGES, "(clause title)"), values)
    return {
        "at": at, "sub": rule.sub if hit.sub is None else hit.sub, "field": hit.part.field if hit.part else hit.field,
        "severity": str(hit.severity or rule.severity or ""), "secret": hit.secret, "needs": list(hit.needs), "message": message,
        "help": fill(hit.help or {}, values), "says": message["en"],
        "puts": [edit.new_text for fix in hit.fixes for edit in fix.edits], "safe": all(fix.safe for fix in hit.fixes),
    }  # fmt: skip


ALL = [
    pytest.param(kind, case, id=f"{kind}: {case['name']}") for kind in KINDS for case in (cases_of(kind) if file_of(kind).exists() else ())
]


@pytest.mark.parametrize(("kind", "case"), ALL)
def test_case(kind: str, case: dict[str, Any]) -> None:
    rule = rule_of(kind, case["rule"])
    subject = subject_of(case.get("subject", {}))
    context = FakeContext(case, subject)

    if case["expect"] == "undetermined":
        with pytest.raises(Undetermined) as raised:
            list(rule.check(subject, context))
        assert set(raised.value.reason) == set(LANGUAGES)
        return
    found = [seen(hit, rule) for hit in rule.check(subject, context)]

    assert len(found) == len(case["expect"]), found
    for one, wanted in zip(found, case["expect"], strict=True):
        told = {key: one[key] for key in wanted}
        assert told == wanted
        for text in (*one["message"].values(), *one["help"].values()):
            assert text, "a message in every language"
            assert not re.search(r"\{\w+\}", text), f"an empty slot in {text!r}"
        assert set(one["message"]) == set(LANGUAGES)


def test_the_twelve_kinds_are_there() -> None:
    assert set(KINDS) == TWELVE


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_fires_and_stays_silent(kind: str) -> None:
    assert file_of(kind).exists(), f"{kind} has no tests/cases/rules/{file_of(kind).name}"
    expected = [case["expect"] for case in cases_of(kind)]
    assert any(expected), f"{kind} never fires"
    assert [] in expected, f"{kind} is never silent"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_of_a_kind_is_in_a_case(kind: str) -> None:
    used = {key for case in cases_of(kind) for key in case["rule"]}
    own = {name.rstrip("_") for name in KINDS[kind].__dataclass_fields__} - set(Rule.__dataclass_fields__)
    assert own - used == set()
