"""Every item of the domain's inventory is a clause in force that does what its kind says, is tested, and is printed."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "script"))

from _coverage import EXAMPLE, coverage_page, faults, inventory, inventory_clauses, printed_in  # noqa: E402
from _examples import clearest, shown  # noqa: E402
from _markdown import fenced, line, quoted  # noqa: E402
from _packs import Told, all_packs, clauses_of  # noqa: E402
from _rule_pages import rule_pages  # noqa: E402

from smpolicy.policy.clause import Case, Policy  # noqa: E402
from smpolicy.policy.load import load_policy  # noqa: E402

ITEMS = 177
AREAS = {"GOV": 18, "ACCT": 7, "PRIV": 11, "VAL": 8, "DISC": 13, "EXEC": 8, "REPLY": 13, "KM": 5, "COMM": 10, "FOL": 8, "PLAN": 11}
AREAS |= {"CONT": 15, "TEAM": 11, "HRS": 4, "RISK": 6, "LEGAL": 4, "KPI": 12, "LI": 13}
HOSTILE = (
    "```\n# a heading | a cell <script>alert(1)</script> [a link](away.md) `code` *bold*\n````\n~~~\n- [ ] box &amp; \u202e\n1. one\n=="
)


@pytest.fixture(scope="module")
def packs() -> dict[str, Policy]:
    return all_packs()


@pytest.fixture(scope="module")
def clauses(packs: dict[str, Policy]) -> dict[str, Told]:
    return inventory_clauses(packs)


@pytest.fixture(scope="module")
def printed() -> dict[str, list[str]]:
    return printed_in(load_policy(EXAMPLE))


def test_the_inventory_is_whole() -> None:
    items = inventory()
    assert len(items) == len(set(items)) == ITEMS == sum(AREAS.values())
    assert Counter(one.rpartition("-")[0] for one in items) == AREAS


def test_every_item_is_covered(clauses: dict[str, Told], printed: dict[str, list[str]]) -> None:
    assert list(faults(inventory(), clauses, printed)) == []


def without(told: Told, **changes: object) -> Told:
    return dataclasses.replace(told, clause=dataclasses.replace(told.clause, **changes))


@pytest.mark.parametrize(
    ("one", "changes", "fault"),
    [
        ("PRIV-02", {"rules": ()}, "PRIV-02: auto, and no rule"),
        ("REPLY-03", {"rules": ()}, "REPLY-03: heuristic, and no rule"),
        ("GOV-15", {"rules": ()}, "GOV-15: to be signed, and no attestation"),
        ("GOV-01", {"status": "withdrawn"}, "GOV-01: no clause in force"),
        ("GOV-17", {"why": {"id": "karena", "en": ""}}, "GOV-17: no en why"),
    ],
)
def test_what_is_not_covered_is_told(
    one: str, changes: dict[str, object], fault: str, clauses: dict[str, Told], printed: dict[str, list[str]]
) -> None:
    assert list(faults(inventory(), {**clauses, one: without(clauses[one], **changes)}, printed)) == [fault]


def test_an_attestation_alone_is_no_rule(clauses: dict[str, Told], printed: dict[str, list[str]]) -> None:
    attest = [rule for rule in clauses["GOV-03"].clause.rules if rule.KIND == "attest"]
    assert attest
    changed = {**clauses, "GOV-03": without(clauses["GOV-03"], rules=tuple(attest))}
    assert list(faults(inventory(), changed, printed)) == ["GOV-03: auto, and no rule"]


def test_a_clause_that_is_gone_untested_or_printed_nowhere_is_told(clauses: dict[str, Told], printed: dict[str, list[str]]) -> None:
    gone = {one: told for one, told in clauses.items() if one != "KM-03"}
    assert list(faults(inventory(), gone, printed)) == ["KM-03: no clause in force"]
    untested = {**clauses, "KM-03": dataclasses.replace(clauses["KM-03"], silent=())}
    assert list(faults(inventory(), untested, printed)) == ["KM-03: a rule without a case that fires and one that stays silent"]
    assert list(faults(inventory(), clauses, {**printed, "KM-03": []})) == ["KM-03: printed nowhere"]
    assert list(faults([one for one in inventory() if one != "KM-03"], clauses, printed)) == ["KM-03: no item of the inventory"]


def rows_of(page: str) -> list[list[str]]:
    table = page[page.index("| clause | title |") :].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table]


def test_the_page_has_a_row_for_each_item(packs: dict[str, Policy]) -> None:
    rows = rows_of((ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"))
    assert [row[0] for row in rows] == list(inventory())
    assert [row for row in rows if len(row) != 8 or not all(row)] == []
    assert [row[0] for row in rows_of(coverage_page(packs))] == list(inventory())


def test_the_rule_pages_tell_every_clause_of_every_pack_in_both_languages(packs: dict[str, Policy]) -> None:
    pages = dict(rule_pages(packs))
    for name, pack in packs.items():
        for page in (pages[f"{name}.md"], pages[f"{name}.id.md"]):
            told = [one.removeprefix("## ").split(" · ")[0] for one in page.splitlines() if one.startswith("## ") and " · " in one]
            assert told == [one.clause.id for one in clauses_of(name, pack)]
            subs = {f"| `{rule.sub or one.clause.id}` |" for one in clauses_of(name, pack) for rule in one.clause.rules}
            assert [one for one in subs if one not in page] == []
    assert set(pages) == {"index.md", *(f"{name}{lang}.md" for name in packs for lang in ("", ".id"))}


def outside_fences(page: str) -> list[str]:
    """The lines of a page that are not inside a fence, as Markdown reads it."""
    lines, fence = [], ""
    for one in page.splitlines():
        ticks = len(one) - len(one.lstrip("`"))
        if fence and one == "`" * ticks and ticks >= len(fence):
            fence = ""
        elif not fence and ticks >= 3:
            fence = "`" * ticks
        elif not fence:
            lines.append(one)
    assert not fence
    return lines


def test_no_text_of_a_case_breaks_out() -> None:
    assert outside_fences(fenced(HOSTILE)) == []
    assert all(one.startswith("> ") for one in quoted(HOSTILE).splitlines())
    assert [
        one for one in quoted(HOSTILE).splitlines() if re.match(r"> *(#|-|\d+[.)]|=|~|`)", one) or "<script" in one or "\u202e" in one
    ] == []
    assert "\u202e" not in fenced(HOSTILE)
    case = Case("hostile", {"kind": "team", "note": HOSTILE}, (), given={"settings.x": HOSTILE})
    assert outside_fences(shown(case, "en")) == []
    assert line("", "a") == "| – | a |\n"


def test_the_clearest_example_speaks_by_itself_and_in_the_pages_language() -> None:
    changed = Case("with registers changed", {"kind": "post", "text": "Satu"}, (), given={"settings.x": 1})
    indonesian = Case("in Indonesian", {"kind": "post", "text": "Selamat pagi semuanya."}, ())
    english = Case("in English", {"kind": "post", "language": "en", "text": "A very good morning to everybody."}, ())
    silent = Case("nothing to see", {"kind": "policy"}, ())
    everything = [silent, changed, indonesian, english]
    assert clearest(everything, "id", "id") is indonesian
    assert clearest(everything, "en", "id") is english
    assert clearest([silent, changed], "en", "id") is changed
    assert shown(silent, "en").strip() == "The registers of the sample, as they are."
