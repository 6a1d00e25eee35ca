"""The documents that an organisation keeps, as the workspace lists them."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._registers.people import Directory
from smpolicy.documents._registers.words import DOCUMENT
from smpolicy.documents._words import word
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the family, and how far its approval is."""

    kind: str
    owner: str
    version: str
    approved_on: str
    review_by: str


def family(policy: Policy, people: Directory, lang: str) -> tuple[Kept, ...]:
    """The rows of `documents`, in the workspace's own order."""
    return tuple(
        Kept(
            kind=word(DOCUMENT, str(row.get("kind", "")), lang),
            owner=people.name(str(row.get("owner", ""))),
            version=str(row.get("version", "")),
            approved_on=str(row.get("approved_on", "")),
            review_by=str(row.get("review_by", "")),
        )
        for row in policy.view.get("documents", [])
    )
