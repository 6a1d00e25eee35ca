"""The brief for executives: why each of them is there, with what effect, about what, under which rules, and whom to call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.governance import Governance, governance
from smpolicy.documents._registers.machine import reads_words
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._registers.policy import bio_text
from smpolicy.documents._registers.risks import RiskView, risk_register
from smpolicy.documents._words import FUNCTION, PLATFORM, SCOPE, word
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Clause, Policy

TITLE = {"id": "Pegangan pimpinan", "en": "Executive brief"}
EXECUTIVE, OFFICIAL = "executive", "official"
CHAPTER = "executives"
_RULES = 12
"""Clauses that fit on the sheet."""
BIO_CHARS = 160
"""Characters that every network leaves for a bio."""


@dataclass(frozen=True, slots=True)
class Presence:
    """An executive's account. `impact` is keyed `direct_short`, `direct_long`, `indirect_short`, `indirect_long`; empty where unsaid.

    `offers` are bios with the whole personal-opinion clause, by language; none where the bio has one. `risks` are those of this account.
    """

    person: str
    title: str
    platform: str
    handle: str
    reason: str
    scope: str
    impact: Mapping[str, str]
    themes: tuple[str, ...]
    bio: str
    partner: str
    ghostwriter: str
    minutes: int | None
    offers: tuple[tuple[str, str], ...]
    risks: tuple[RiskView, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """The brief; `rules` are the clauses that bind executives by name, with what they say; `needs` who approves an executive's texts."""

    frame: Frame
    presences: tuple[Presence, ...]
    rules: tuple[tuple[str, Localised, Localised], ...]
    left_out: int
    needs: tuple[str, ...]
    governance: Governance


def build(policy: Policy, inputs: Inputs, lang: str) -> BriefView:
    """The view of the executives' active accounts."""
    people = directory(policy)
    accounts = [one for one in register(policy, "accounts").get("accounts", []) if one.get("capacity") == EXECUTIVE]
    bound = _bound(policy)
    return BriefView(
        frame=frame_of(policy, TITLE, "exec_brief", people, inputs.today, lang),
        presences=tuple(_presence(one, policy, people, lang) for one in accounts if one.get("active", True)),
        rules=tuple((one.id, one.title, one.text) for one in bound[:_RULES]),
        left_out=max(len(bound) - _RULES, 0),
        needs=_needs(policy, lang),
        governance=governance(policy, people, lang),
    )


def _bound(policy: Policy) -> list[Clause]:
    """The clauses made for executives, then those about words that bind them as they bind the official accounts."""
    active = [one for one in policy.clauses if one.status == "active"]
    named = [one for one in active if EXECUTIVE in one.applies_to]
    own = [one for one in active if one.chapter == CHAPTER or (one in named and OFFICIAL not in one.applies_to)]
    return own + [one for one in named if one not in own and reads_words(one)]


def _needs(policy: Policy, lang: str) -> tuple[str, ...]:
    rows = [one for one in policy.view.get("legal_review", {}).get("approval_matrix", []) if one.get("capacity") == EXECUTIVE]
    return tuple(dict.fromkeys(word(FUNCTION, str(need), lang) for row in rows for need in row.get("need", [])))


def bio_offers(bio: str, clause: Localised) -> tuple[tuple[str, str], ...]:
    """The bio with the clause that the policy's own help quotes, in each language, cut to what a bio holds; none where it has one.

    Each is a pair of language and text.
    """
    phrases = {lang: found[1] for lang, text in clause.items() if (found := re.search(r'"([^"]+)"', text))}
    if any(phrase.rstrip(".").casefold() in bio.casefold() for phrase in phrases.values()):
        return ()
    return tuple((lang, f"{_cut(bio, BIO_CHARS - len(phrase) - 1)} {phrase}".strip()) for lang, phrase in phrases.items())


def _cut(text: str, most: int) -> str:
    """As many whole sentences as fit, or else as many words."""
    if len(text) <= most:
        return text
    for ends in (r"[.!?](?=\s|$)", r"\S(?=\s)"):
        fits = [one.end() for one in re.finditer(ends, text) if one.end() <= most]
        if fits:
            return text[: fits[-1]]
    return ""


def _presence(row: Mapping[str, Any], policy: Policy, people: Directory, lang: str) -> Presence:
    person, presence = str(row.get("owner_person", "")), row.get("presence", {})
    given = presence.get("impact", {})
    return Presence(
        person=people.name(person),
        title=people.title(person),
        platform=word(PLATFORM, str(row.get("platform", "")), lang),
        handle=str(row.get("handle") or row.get("id", "")),
        reason=str(presence.get("reason", "")),
        scope=word(SCOPE, str(presence.get("scope", "")), lang),
        impact={one: str(given.get(one, "")) for one in ("direct_short", "direct_long", "indirect_short", "indirect_long")},
        themes=tuple(str(one) for one in row.get("themes", [])),
        bio=str(row.get("bio", "")),
        partner=people.name(str(row.get("comms_partner", ""))),
        ghostwriter=people.name(str(row.get("ghostwriter", ""))),
        minutes=row.get("minutes_per_week"),
        offers=bio_offers(str(row.get("bio", "")), bio_text(policy)),
        risks=tuple(one for one in risk_register(policy, people, lang).risks if one.account == row.get("id")),
    )


EXEC_BRIEF = Document("exec-brief", TITLE, build, "exec-brief.html")
