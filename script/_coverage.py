"""docs/coverage.md: one row for each item of the domain's inventory, which is docs/inventory.txt."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from _markdown import line
from _packs import Told, clauses_of

from smpolicy.documents._base import Inputs
from smpolicy.documents.render import all_documents
from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_policy
from smpolicy.reports._safe import in_markdown

ROOT = Path(__file__).parents[1]
INVENTORY = ROOT / "docs" / "inventory.txt"
_MISSING = "| {} | **no clause** | – | – | – | – | – | – |\n"
EXAMPLE = ROOT / "examples" / "lumbungrasa"
TODAY = date(2026, 11, 22)
PACKS = ("base", "privacy-id", "confidentiality", "disclosure", "replies", "content", "legal-id", "evaluation", "linkedin")
"""The packs that together are the whole inventory; the others add to it."""
KINDS = ("auto", "heuristic", "sign", "principle")
HEAD = """# What of the domain is covered

Made by `script/generate`: a row for each of the {items} items of the inventory ([inventory.txt](inventory.txt)), which are the clauses of the packs
{packs}.

| kind | clauses | is |
|---|---|---|
| auto | {auto} | decided by data alone |
| heuristic | {heuristic} | found by words or likeness; a person decides and may waive |
| sign | {sign} | stated by a person with name, date and expiry; printed as an attestation, never as passed |
| principle | {principle} | printed; no machine tests it |

*Fires* and *silent* count the rule tests in which the clause must speak, and in which it must not. *Printed* names the
documents that the example workspace prints with the clause in them; the audit report lists every clause beside that, with what became of it.

| clause | title | kind | rules | fires | silent | pack | printed |
|---|---|---|---|---|---|---|---|
"""


def inventory() -> tuple[str, ...]:
    """The ids of the items, in the order of the inventory."""
    return tuple(INVENTORY.read_text(encoding="utf-8").split())


def inventory_clauses(packs: Mapping[str, Policy]) -> dict[str, Told]:
    """The clauses of the packs that are the inventory, by id."""
    return {told.clause.id: told for name in PACKS for told in clauses_of(name, packs[name])}


def faults(items: Iterable[str], clauses: Mapping[str, Told], printed: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What keeps an item from being covered."""
    items = list(items)
    yield from (f"{one}: no item of the inventory" for one in clauses if one not in items)
    for one in items:
        told = clauses.get(one)
        if told is None or told.clause.status == "withdrawn":
            yield f"{one}: no clause in force"
            continue
        yield from (f"{one}: {missing}" for missing in _missing(told, tuple(printed.get(one, ()))))


def _missing(told: Told, printed: tuple[str, ...]) -> Iterator[str]:
    clause = told.clause
    attested = [rule for rule in clause.rules if rule.KIND == "attest"]
    if clause.check in ("auto", "heuristic") and len(clause.rules) == len(attested):
        yield f"{clause.check}, and no rule"
    if clause.check == "sign" and not attested:
        yield "to be signed, and no attestation"
    if clause.rules and not (told.fires and told.silent):
        yield "a rule without a case that fires and one that stays silent"
    if not printed:
        yield "printed nowhere"
    yield from (f"no {lang} {part}" for part in ("title", "text", "why") for lang in ("id", "en") if not getattr(clause, part).get(lang))


def printed_in(policy: Policy) -> dict[str, list[str]]:
    """The documents, by clause, that a workspace prints with that clause in them."""
    known = {clause.id for clause in policy.clauses}
    found: dict[str, list[str]] = {}
    for name, document in sorted(all_documents().items()):
        if not document.of_a_run:
            view = document.build(policy, Inputs(today=TODAY), policy.languages[0])
            for one in known.intersection(_texts(view)):
                found.setdefault(one, []).append(name)
    return found


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document's view."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)


def coverage_page(packs: Mapping[str, Policy]) -> str:
    """The whole page; an item without a clause has a row that says so, and `faults` tells of it."""
    items, clauses, printed = inventory(), inventory_clauses(packs), printed_in(load_policy(EXAMPLE))
    kinds = Counter(str(told.clause.check) for told in clauses.values())
    head = HEAD.format(items=len(items), packs=", ".join(PACKS), **{kind: kinds[kind] for kind in KINDS})
    return head + "".join(_row(clauses[one], printed.get(one, ())) if one in clauses else _MISSING.format(one) for one in items)


def _row(told: Told, printed: Iterable[str]) -> str:
    clause = told.clause
    kinds = Counter(rule.KIND for rule in clause.rules)
    return line(
        clause.id,
        f"{in_markdown(clause.title['id'])} / {in_markdown(clause.title['en'])}",
        clause.check,
        ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())),
        len(told.fires),
        len(told.silent),
        f"[{clause.pack}](rules/{clause.pack}.md)",
        ", ".join(printed),
    )
