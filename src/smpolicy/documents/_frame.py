"""What every document says of itself: cover, running heads, document control, approvals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smpolicy.documents._registers.people import Directory
from smpolicy.documents._words import CLASSIFICATION, FUNCTION, STATUS, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy
from smpolicy.rules._approvals import SIGNING_FUNCTIONS


@dataclass(frozen=True, slots=True)
class Approval:
    """A line of the approval page. `signed_on` is empty until it is signed; `current`: it is of this very version."""

    function: str
    name: str
    title: str
    signed_on: str
    version: str
    current: bool


_NAMELESS: Localised = {"id": "[nama organisasi belum ditetapkan]", "en": "[name of the organisation undecided]"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around a document's content; `watermark` is empty once the policy is approved.

    `version` is that of the policy, `edition` the one that the workspace gives to this document, if it gives one. `prevailing_language`
    is the language whose text counts where two say different things; empty where the policy names none.
    """

    organisation: str
    kind: Localised
    title: Localised
    policy_id: str
    version: str
    status: str
    status_word: str
    classification: str
    public: bool
    effective_from: str
    review_by: str
    owner: str
    digest: str
    languages: tuple[str, ...]
    prevailing_language: str
    approvals: tuple[Approval, ...]
    watermark: str
    made_for: date
    approved_on: str = ""
    edition: str = ""


def frame_of(policy: Policy, kind: Localised, document: str, people: Directory, today: date, lang: str) -> Frame:
    """The frame of a document of `policy`; `document` is its row in the workspace's `documents`, if it has one."""
    view = policy.view
    classification = str(view.get("classification") or "internal")
    row: Mapping[str, Any] = next((one for one in view.get("documents", []) if one.get("kind") == document), {})
    return Frame(
        organisation=str(view.get("organisation", {}).get("name") or say(_NAMELESS, lang)),
        kind=kind,
        title=policy.title,
        policy_id=policy.id,
        version=policy.version,
        status=policy.status,
        status_word=word(STATUS, policy.status, lang),
        classification=word(CLASSIFICATION, classification, lang),
        public=classification == "public",
        effective_from=str(view.get("effective_from", "")),
        review_by=str(view.get("review_by", "")),
        owner=people.name(str(row.get("owner", ""))),
        digest=policy.digest,
        languages=policy.languages,
        prevailing_language=str(view.get("prevailing_language") or ""),
        approvals=_approvals(policy, people, lang),
        watermark={"approved": "", "retired": "retired"}.get(policy.status, "draft"),
        made_for=today,
        approved_on=str(row.get("approved_on", "")),
        edition=str(row.get("version", "")),
    )


def _approvals(policy: Policy, people: Directory, lang: str) -> tuple[Approval, ...]:
    signed: list[Mapping[str, Any]] = list(policy.view.get("approvals", []))
    signing = dict.fromkeys([*(str(one.get("function", "")) for one in signed), *SIGNING_FUNCTIONS])
    lines = []
    for function in signing:
        rows = [one for one in signed if one.get("function") == function] or [{}]
        for one in rows:
            person = str(one.get("person", "")) or next(iter(people.functions.get(function, ())), "")
            lines.append(
                Approval(
                    function=word(FUNCTION, function, lang),
                    name=people.name(person),
                    title=people.title(person),
                    signed_on=str(one.get("date", "")),
                    version=str(one.get("version", "")),
                    current=str(one.get("version", "")) == policy.version,
                )
            )
    return tuple(lines)
