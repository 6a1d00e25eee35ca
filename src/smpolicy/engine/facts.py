"""What is derived of a subject before its rules run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.engine._words import content_words, word_count
from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.model.kinds.facts import Facts
from smpolicy.model.match import Match
from smpolicy.model.subject import Subject
from smpolicy.rules._approvals import exercised_functions, standing_of_approvals
from smpolicy.rules._thread import OURS, customer_text


@dataclass(frozen=True, slots=True)
class Ground:
    """What facts are derived from. `tagged` maps a topic to its matches in the subject's texts."""

    subject: Subject
    account: Mapping[str, Any]
    registers: Mapping[str, Mapping[str, Any]]
    view: Mapping[str, Any]
    settings: Mapping[str, Any]
    today: date
    tagged: Mapping[str, Sequence[Match]]
    bio: str
    bio_tags: frozenset[str]
    cites_law: bool


def derive(ground: Ground) -> Facts:
    """Every fact of the subject; cheap enough to derive them all."""
    fields, account = ground.subject.fields, ground.account
    own = ground.subject.kind == "account"
    thread = fields.get("thread", {})
    capacity = fields.get("capacity") or account.get("capacity", "")
    clause = _bio_clause(ground.bio_tags)
    people = {person.get("id"): person for person in ground.registers.get("team", {}).get("people", [])}
    owner = people.get((fields if own else account).get("owner_person"), {})
    approved, lapsed = _approvals(ground)
    customer = customer_text(fields)
    text = fields.get("text", "")
    return {
        "capacity": capacity,
        "effective_capacity": "employee_personal" if capacity == "executive" and account.get("personal") and clause == "full" else capacity,
        "account_known": own or bool(account),
        "account_ours": not _not_ours(ground),
        "platform": fields.get("platform") or account.get("platform", ""),
        "tags": _tags(ground),
        "relationship": _relationship(ground),
        "publish_on": str(fields.get("publish_at") or ground.today.isoformat())[:10],
        "our_public_turns": _public_turns(fields),
        "thread_kind": thread.get("kind", ""),
        "customer_text": customer,
        "content_type": fields.get("content_type") or str(ground.settings.get("default_content_type", "")),
        "approved": list(approved),
        "lapsed": list(lapsed),
        "plan_item_known": _plan_item_known(ground),
        "own_words": word_count(_without(text, ground.tagged.get("stock_phrase", ()))),
        "shared_words": len(content_words(text) & content_words(customer)),
        "mentions_organisation": "organisation" in ground.tagged,
        "bio_has_clause": clause,
        "bio_states_title": _names(ground.bio, owner.get("title", "")),
        "author_name": people.get(fields.get("author"), {}).get("name", ""),
        "owner_name": owner.get("name", ""),
        "functions_of_author": sorted(_functions_of(ground, fields.get("author", ""))),
    }


def _public_turns(fields: Mapping[str, Any]) -> int:
    thread = fields.get("thread", {})
    if "our_public_turns" in thread:
        return int(thread["our_public_turns"])
    before: int = sum(turn.get("by") in OURS and turn.get("visibility", "public") == "public" for turn in thread.get("turns", []))
    this: bool = fields.get("visibility", "public") == "public"
    return before + this


def _bio_clause(tags: frozenset[str]) -> str:
    halves = len(tags & {"clause_personal", "clause_not_company"})
    return ("none", "part", "full")[halves]


def _names(text: str, term: str) -> bool:
    return bool(term) and compiled(compile_term(term)).search(text) is not None


def _tags(ground: Ground) -> list[str]:
    fields = ground.subject.fields
    media = fields.get("media", [])
    thread = fields.get("thread", {})
    said = {
        "giveaway": "giveaway" in fields,
        "named_person": any(one.get("people") for one in media),
        "dispute": thread.get("kind") == "dispute",
        "law_citation": ground.cites_law,
        "third_party_material": any(one.get("licence", "own") != "own" for one in media),
    }
    found = {tag for tag in ground.tagged if tag not in ("organisation", "stock_phrase")}
    return sorted({*fields.get("tags", []), *found, *(tag for tag, holds in said.items() if holds)})


def _relationship(ground: Ground) -> str:
    fields = ground.subject.fields
    kind = fields.get("relationship", {}).get("kind", "")
    if fields.get("author_role") == "ambassador" and kind in ("", "none"):
        return "none" if fields.get("reward", "none") == "none" else "ambassador"
    if kind:
        return str(kind)
    for one in ground.registers.get("team", {}).get("endorsers", []):
        if fields.get("author") and fields["author"] in (one.get("handle"), one.get("person")):
            return str(one.get("relation", "none"))
    return "none"


def _not_ours(ground: Ground) -> bool:
    named = ground.subject.fields.get("account", "")
    others = ground.registers.get("accounts", {}).get("not_ours", [])
    return bool(named) and any(named.lstrip("@") == str(one.get("handle", "")).lstrip("@") for one in others)


def _plan_item_known(ground: Ground) -> bool:
    wanted = ground.subject.fields.get("plan_item")
    return bool(wanted) and any(item.get("id") == wanted for item in ground.registers.get("plan", {}).get("items", []))


def _functions_of(ground: Ground, person: str) -> set[str]:
    return set(exercised_functions(person, ground.account, ground.view, ground.registers.get("team", {})))


def _approvals(ground: Ground) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return standing_of_approvals(
        ground.subject, ground.account, ground.view, ground.registers.get("team", {}), ground.settings, ground.today
    )


def _without(text: str, matches: Sequence[Match]) -> str:
    kept, at = [], 0
    for match in sorted(matches, key=lambda one: one.span.start):
        kept.append(text[at : match.span.start])
        at = max(at, match.span.end)
    return "".join(kept) + text[at:]
