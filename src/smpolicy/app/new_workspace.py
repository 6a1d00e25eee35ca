"""The files of a new workspace, of templates and the answers of an interview. What was not answered is left undecided, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from smpolicy.app._yaml_text import entry
from smpolicy.app.interview import Answer, Question
from smpolicy.app.interview_answers import Refused, typed_answer
from smpolicy.app.new_people import People
from smpolicy.model.localised import Localised, fill, say

UNDECIDED = "# undecided:"
"""What a line begins with that tells what has not been decided."""
_SLOT = re.compile(r"^( *)([^\s#][^:]*): «(\w+)»$")
_LINE = re.compile(r"^(id|en)\|(.*)$")
_PACKS = ("base", "privacy-id", "confidentiality", "disclosure", "replies", "content", "legal-id", "evaluation", "linkedin", "conduct")
"""What every new policy extends."""
_EMPLOYEES = frozenset(("karyawan", "pegawai", "employees", "staff"))
_TITLE: Localised = {"id": "Kebijakan Media Sosial", "en": "Social Media Policy"}
_TITLE_OF: Localised = {"id": "Kebijakan Media Sosial {name}", "en": "Social Media Policy of {name}"}
_MATRIX = (
    ("approve_plain", {"capacity": "official", "content": ["education", "quote", "engagement"]}),
    ("approve_selling", {"capacity": "official", "content": ["soft_sell", "hard_sell", "announcement"]}),
    ("approve_executive", {"capacity": "executive", "content": ["any"]}),
)
"""Which answer approves what."""


def workspace_files(
    templates: Mapping[str, str], questions: Sequence[Question], answers: Mapping[str, Answer], today: date, lang: str
) -> dict[str, str]:
    """The text of each file by its path.

    In a template, a line that begins with `id|` or `en|` is for one language alone. `key: «slot»` becomes the key with its value, or,
    where there is none, a comment that says so, with an example below it.
    """
    values = _values(answers, questions, today, lang)
    examples = _values(_examples(questions, lang), questions, today, lang)
    titles = {one.id: say(one.title, lang) for one in questions}
    return {path: _filled(text, values, examples, titles, lang) for path, text in templates.items()}


def _filled(text: str, values: Mapping[str, Any], examples: Mapping[str, Any], titles: Mapping[str, str], lang: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        of_language = _LINE.match(line)
        if of_language and of_language[1] != lang:
            continue
        shown = of_language[2] if of_language else line
        slot = _SLOT.match(shown)
        if slot is None:
            lines.append(shown)
        elif values.get(slot[3]) is not None:
            lines += entry(slot[2], values[slot[3]], slot[1])
        else:
            lines += _undecided(slot[2], slot[1], titles.get(slot[3], ""), examples.get(slot[3]))
    return "".join(f"{line}\n" for line in lines)


def _undecided(key: str, indent: str, title: str, example: Any) -> Iterator[str]:
    yield f"{indent}{UNDECIDED} {key}" + (f" ({title})" if title else "")
    if example is not None:
        yield from (f"{indent}# {line}" for line in entry(key, example, ""))


def _examples(questions: Sequence[Question], lang: str) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for one in questions:
        answer = typed_answer(one, say(one.example, lang))
        assert not isinstance(answer, Refused), one.id
        found[one.id] = [answer] if one.many else answer
    return found


def _values(answers: Mapping[str, Answer], questions: Sequence[Question], today: date, lang: str) -> dict[str, Any]:
    """The value of each slot: the answers themselves, and what is made of several; an empty one is None."""
    given = {key: value for key, value in answers.items() if value is not None}
    people = People.of(given, questions)
    accounts = list(_accounts(given, people))
    first = accounts[0] if accounts else {}
    name = given.get("org_name")
    made = {
        "policy_id": f"SMP-{today.year}",
        "policy_title": fill(_TITLE_OF, {"name": name}) if name else _TITLE,
        "plan_id": f"{today.year}-Q{(today.month + 2) // 3}",
        "packs": [*_PACKS, *(one for one in given.get("overlays", []) if one != "none")],
        "names": [*([name] if name else []), *given.get("org_names", [])],
        "brand_terms": given.get("org_names"),
        "case_studies": _case_studies(given),
        "objections": _objections(given, people, today),
        "platforms": [{"id": one["id"], "status": "active", "user_ages": one["user_ages"]} for one in given.get("platforms", [])],
        "plan_platforms": given.get("platforms"),
        "escalation": list(_escalation(given, people)),
        "approval_matrix": [{**row, "need": given[key]} for key, row in _MATRIX if key in given],
        "confidential": list(_confidential(given)),
        "goals": _goals(given),
        "audiences": [_audience(one) for one in given.get("audiences", [])],
        "people": people.rows(),
        "lead": people.id_of(given.get("community_manager", {}).get("name")),
        "council_chair": people.id_of(given.get("council_chair")),
        "council_members": [people.id_of(one) for one in given.get("council_members", [])],
        "account_rows": accounts,
        "draft_id": "D-001",
        "draft_account": first.get("id"),
        "draft_author": first.get("primary_admin"),
        "draft_language": lang,
    }
    return {**given, **{key: value or None for key, value in made.items()}}


def _case_studies(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    case = given.get("case_study")
    if case is None:
        return []
    # The question asks for a company of the same industry.
    industry = {"industry": given["industry"]} if "industry" in given else {}
    return [{"company": case["company"], **industry, "result": case["result"], "source": case["source"], "as_of": case["as_of"]}]


def _objections(given: Mapping[str, Any], people: People, today: date) -> dict[str, Any]:
    by = people.id_of(given.get("objections_by"))
    signed = {"by": by, "date": today.isoformat()} if by else {}
    prefix = "objection_"
    return {key.removeprefix(prefix): {"answer": value, **signed} for key, value in given.items() if key.startswith(prefix)}


def _escalation(given: Mapping[str, Any], people: People) -> Iterator[dict[str, Any]]:
    for level, one in enumerate(given.get("escalation", []), 1):
        role = people.first_role(one["person"])
        yield {
            "level": level,
            **({"role": role} if role else {}),
            "person": people.id_of(one["person"]),
            "contact": one["contact"],
            "within_minutes": one["within_minutes"],
        }


def _confidential(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(given.get("confidential", []), 1):
        end = {"until": one["until"]} if "until" in one else {"never": True}
        yield {"id": f"SEC-{number:02}", "terms": [one["term"]], **end}


def _goals(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = [(given[key], horizon) for key, horizon in (("goal_short", "short"), ("goal_long", "long")) if key in given]
    return [{"id": f"G{number}", **goal, "horizon": horizon} for number, (goal, horizon) in enumerate(found, 1)]


def _audience(one: Mapping[str, Any]) -> dict[str, Any]:
    kind = {"kind": "employees"} if one["id"] in _EMPLOYEES else {}
    return {"id": one["id"], **kind, "need": one["need"]}


def _accounts(given: Mapping[str, Any], people: People) -> Iterator[dict[str, Any]]:
    taken: set[str] = set()
    ladder = {"escalation": "default"} if "escalation" in given else {}
    for one in given.get("accounts", []):
        admins = [people.id_of(one[key]) for key in ("primary_admin", "backup_admin") if key in one]
        names = dict(zip(("primary_admin", "backup_admin"), admins, strict=False))
        yield {**_account(one, taken), "capacity": "official", "active": True, **names, "publishers": list(dict.fromkeys(admins)), **ladder}
    for one in given.get("executives", []):
        owner = people.id_of(one["person"])
        yield {**_account(one, taken), "capacity": "executive", "active": True, "owner_person": owner, "publishers": [owner], **ladder}


def _account(one: Mapping[str, Any], taken: set[str]) -> dict[str, Any]:
    base = f"{one['platform']}-{one['handle'].removeprefix('@').lower()}"
    account_id = next(name for number in range(1, len(taken) + 2) if (name := base if number == 1 else f"{base}-{number}") not in taken)
    taken.add(account_id)
    return {"id": account_id, "platform": one["platform"], "handle": one["handle"]}
