"""The rows of a plan as the drafts that they will become, so that captions are read before anybody writes a draft."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from smpolicy.engine.plan import Step
from smpolicy.model.finding import Finding
from smpolicy.model.source import Part, Place
from smpolicy.model.subject import Subject
from smpolicy.model.text import text_hash

OF_WORDS = frozenset(("consistent", "forbid", "limit", "replace"))
"""Rule kinds that judge words alone. What the others ask for, such as approvals and labels, a row cannot have yet."""
CAPTION, TEXT = "caption", "text"
"""What the words are called in a row, and in a draft."""
_ROW = re.compile(r"(items\[\d+\])\.?")


def rules_of_words(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Of the rules for posts, those that a caption must satisfy already; a rule for plans has seen the captions itself."""
    return tuple(step for step in steps if step.one.rule.KIND in OF_WORDS and "plan" not in step.one.rule.on)


def planned_drafts(plan: Subject) -> tuple[tuple[str, Subject], ...]:
    """For each row of the plan that has a caption its path (`items[3]`) and the post it will become: the row's texts, fields and places."""
    parts: dict[str, list[Part]] = defaultdict(list)
    places: dict[str, dict[str, Place]] = defaultdict(dict)
    for part in plan.parts:
        if row := _ROW.match(part.field):
            parts[row[1]].append(dataclasses.replace(part, field=_renamed(part.field[row.end() :], CAPTION, TEXT)))
    for path, place in plan.places.items():
        if row := _ROW.match(path):
            places[row[1]][_renamed(path[row.end() :], CAPTION, TEXT)] = place
    declared: dict[str, list[str]] = defaultdict(list)
    for path in plan.declared_none:
        if row := _ROW.match(path):
            declared[row[1]].append(_renamed(path[row.end() :], CAPTION, TEXT))
    rows = {f"items[{index}]": item for index, item in enumerate(plan.fields.get("items") or ()) if item.get(CAPTION)}
    return tuple((row, _draft(plan, row, item, parts[row], places[row], declared[row])) for row, item in rows.items())


def in_plan(finding: Finding, plan: Subject, row: str) -> Finding:
    """A finding on the draft of a row as one on the plan."""
    below = _renamed(finding.field, TEXT, CAPTION)
    return dataclasses.replace(finding, subject=plan.id, field=f"{row}.{below}" if below else row)


def _draft(
    plan: Subject, row: str, item: Mapping[str, Any], parts: Sequence[Part], places: Mapping[str, Place], declared: Sequence[str]
) -> Subject:
    text = item[CAPTION]
    return Subject(
        kind="post",
        id=f"{plan.id}:{item.get('id') or row}",
        path=plan.path,
        fields={**item, "kind": "post", TEXT: text},
        parts=tuple(parts),
        declared_none=frozenset(declared),
        places=places,
        lines=plan.lines,
        digest=text_hash(text),
        sheet=plan.sheet,
    )


def _renamed(path: str, old: str, new: str) -> str:
    return new if path == old else path
