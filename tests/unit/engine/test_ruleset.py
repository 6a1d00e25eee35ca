"""A ruleset is plain data: stored and read again it says the same."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from typing import Any

import pytest

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.check import CheckOptions, check
from smpolicy.engine.compile import compile_policy
from smpolicy.engine.ruleset import FORMAT, Ruleset
from smpolicy.errors import InputError
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_pack, shipped_packs
from smpolicy.readers.collect import subject_from_fields

from .workspaces import TODAY, Office


def again(ruleset: Ruleset) -> Ruleset:
    """Through the bytes that a cache would keep."""
    return Ruleset.from_data(marshal.loads(marshal.dumps(ruleset.to_data())))


def same(ruleset: Ruleset, subjects: Iterable[Subject]) -> int:
    """How many findings both say."""
    told = list(subjects)
    options = CheckOptions(today=TODAY, use_waivers=False)
    first, second = check(ruleset, told, options), check(again(ruleset), told, options)
    assert first == second
    return len(first.findings)


def test_a_workspace(office: Office) -> None:
    texts = ["Dasar bodoh", "Hubungi 0812-3456-7890", "#ProyekKenari", "ｔｏｌｏｌ", "Hai"]

    assert same(office.ruleset(), [office.subject(text, id=f"P{n}") for n, text in enumerate(texts)]) == len(texts)


def test_the_data_are_builtin_values_alone(office: Office) -> None:
    def walk(value: Any, path: str) -> None:
        assert type(value) in (dict, list, tuple, str, int, float, bool, bytes, type(None)), (path, type(value))
        if isinstance(value, dict):
            for key, one in value.items():
                walk(key, path)
                walk(one, f"{path}.{key}")
        elif isinstance(value, list | tuple):
            for one in value:
                walk(one, path)

    walk(office.ruleset().to_data(), "")


def test_another_format_is_refused(office: Office) -> None:
    with pytest.raises(ValueError, match="another version"):
        Ruleset.from_data({**office.ruleset().to_data(), "format": FORMAT + 1})


@pytest.mark.parametrize("pack", shipped_packs())
def test_a_pack_on_its_own_cases(pack: str) -> None:
    policy = load_pack(pack)
    ruleset = compile_policy(policy, all_detectors())

    same(ruleset, _subjects(policy, pack))
    assert again(ruleset).rules == ruleset.rules


def _subjects(policy: Policy, pack: str) -> Iterable[Subject]:
    for clause in policy.clauses:
        for number, case in enumerate(clause.cases if clause.pack == pack else ()):
            try:
                yield subject_from_fields({"id": f"{clause.id}-{number}", **case.subject}, policy)
            except InputError:  # the pack's own tests say what is wrong with it
                continue
