"""A number of our own choice is a setting with a name and a note, and never stands in a pack's rule."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from smpolicy.policy.load import load_pack
from smpolicy.rules._base import Rule

PACKS = sorted(
    one.stem for one in (Path(__file__).parents[3] / "policies").glob("*.yaml") if "cases" not in one.stem and one.stem != "sample"
)
PLAIN: set[float] = {0, 1}
"""Nothing, one, more than one: what no policy would choose otherwise."""
STRING = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")
SPELLING = re.compile(r"substring\([^()]*\)|\[\d+\]|\[[\w.]+\.size\(\) - \d+\]|\.split\([^()]*\)|size\(\) (?:==|>=) (?:7|10)\b")
"""Where in a text a date or a part of it stands, and which element of a list is meant."""
CONVERSION = re.compile(r"\* (?:12|24|100)\b(?:\.0)?|\b100(?:\.0)? \*|\+ 0\.5\b|[-+] 0\.01\b|[-+] 0\.001\b")
"""Months of a year, hours of a day, per cent, rounding."""
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)")
GIVEN: dict[str, tuple[set[float], str]] = {
    "PLAN-05/too_many": ({2}, "the source asks for one or two competitors"),
    "PLAN-08/overdue": ({2}, "the last month, or the one before it"),
    "PLAN-08/late": ({9}, "months with one digit"),
    "HRS-02/rounded": ({40.0, 39.5, 0.01}, "the source's own total and sum; hours have two decimals"),
    "HRS-02/total": ({40.0, 39.5, 0.01}, "the source's own total and sum; hours have two decimals"),
    "HRS-04/impossible": ({168.0}, "a week has no more hours"),
    "RISK-01/out_of_scale": ({5}, "the register's scale goes from one to five"),
    "KPI-01/impossible_rate": ({100.0}, "a part is no more than the whole, in per cent"),
    "KPI-05/lead_amount": ({1}, "rounding to the currency's unit"),
    "KPI-07/growing": ({3}, "two periods of growth take three counts"),
    "REPLY-12/without_n": ({5.0}, "satisfaction is asked on a scale from one to five"),
}
"""Numbers of the sources, of a law, a scale or a spelling, by the rule they stand in, and why they are not ours."""


def numbers_of(rule: Rule) -> Iterator[float]:
    """Every number of a rule: in its expressions, and beside them; the defaults of its kind too."""
    sources = [one.source for one in rule.expressions()] + [rule.when]
    for source in sources:
        bare = CONVERSION.sub(" ", SPELLING.sub(" ", STRING.sub("''", source)))
        yield from (float(one[0]) for one in NUMBER.finditer(bare))
    yield from _fields(rule)


def _fields(held: Any) -> Iterator[float]:
    if isinstance(held, int | float) and not isinstance(held, bool):
        yield float(held)
    elif isinstance(held, tuple | Mapping):
        for one in held.values() if isinstance(held, Mapping) else held:
            yield from _fields(one)
    elif dataclasses.is_dataclass(held) and not isinstance(held, type):
        for field in dataclasses.fields(held):
            yield from _fields(getattr(held, field.name))


@pytest.mark.parametrize("pack", PACKS)
def test_no_number_of_ours_stands_in_a_rule(pack: str) -> None:
    policy = load_pack(pack)
    ours = {
        f"{rule.name} ({rule.KIND})": strange
        for clause in policy.clauses
        if clause.pack == pack
        for rule in clause.rules
        if (strange := sorted(set(numbers_of(rule)) - PLAIN - GIVEN.get(rule.name, (set(), ""))[0]))
    }

    assert not ours, "name the number as a setting of the pack, with a note that says that it is ours"


@pytest.mark.parametrize("pack", PACKS)
def test_every_setting_of_a_pack_says_what_it_is(pack: str) -> None:
    policy = load_pack(pack)
    named = {name for clause in policy.clauses for name in clause.settings}

    unsaid = sorted(name for name in policy.settings if name not in policy.setting_notes)

    assert not unsaid, f"no note: {unsaid}; beside them stand those of clauses: {sorted(named)}"


def test_what_is_allowed_is_there() -> None:
    rules = {rule.name: rule for pack in PACKS for clause in load_pack(pack).clauses for rule in clause.rules}

    unused = {name for name, (allowed, _) in GIVEN.items() if name not in rules or not allowed & set(numbers_of(rules[name]))}

    assert not unused, "no longer needed"
