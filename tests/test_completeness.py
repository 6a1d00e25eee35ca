"""Every member of an axis of growth has its cases, and no cases stand without their member."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from smpolicy.detectors._registry import all_detectors
from smpolicy.discovery import modules_of
from smpolicy.engine.ruleset import rule_kinds
from smpolicy.model.localised import LANGUAGES

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
MEMBERS = {"rules": "Rule", "detectors": "Detector", "readers": "Reader", "reports": "ReportFormat", "documents": "Document"}


def members(axis: str) -> set[str]:
    """The modules of the axis that hold a member: a class of its base, or an instance of its type."""
    contract = getattr(import_module(f"smpolicy.{axis}._base"), MEMBERS[axis])

    def is_member(value: object) -> bool:
        return isinstance(value, contract) or (isinstance(value, type) and issubclass(value, contract) and value is not contract)

    modules = modules_of(import_module(f"smpolicy.{axis}"))
    return {module.__name__.rpartition(".")[2] for module in modules if any(is_member(value) for value in vars(module).values())}


def with_cases(axis: str) -> set[str]:
    return {found.name.split(".")[0] for found in (CASES / axis).glob("[!_]*")}


@pytest.mark.parametrize("axis", MEMBERS)
def test_every_member_has_cases(axis: str) -> None:
    assert members(axis), f"src/smpolicy/{axis} has no member"
    assert members(axis) - with_cases(axis) == set(), f"members without tests/cases/{axis}/NAME"
    assert with_cases(axis) - members(axis) == set(), f"cases without src/smpolicy/{axis}/NAME.py"


def test_every_rule_kind_and_detector_says_what_it_cannot_see() -> None:
    told = {one.KIND: one.CANNOT_SEE for one in rule_kinds().values()} | {name: one.cannot_see for name, one in all_detectors().items()}
    assert {name for name, unseen in told.items() if not all(unseen.get(lang) for lang in LANGUAGES)} == set()


def test_every_pack_has_cases() -> None:
    files = {file.name for file in (ROOT / "policies").glob("*.yaml")} - {"sample.yaml"}
    packs = {name.removesuffix(".yaml") for name in files if not name.endswith(".cases.yaml")}
    cases = {name.removesuffix(".cases.yaml") for name in files if name.endswith(".cases.yaml")}
    assert packs, "policies/ has no pack"
    assert packs - cases == set(), "packs without policies/NAME.cases.yaml"
    assert cases - packs == set(), "cases without policies/NAME.yaml"
