"""The framework: the principles, who speaks and decides, how the parts hang together, and which documents there are."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.family import Kept, family
from smpolicy.documents._registers.governance import Governance
from smpolicy.documents._registers.people import directory
from smpolicy.documents.policy import ChapterView, ClauseEntry, Counts
from smpolicy.documents.policy import build as build_policy
from smpolicy.policy.clause import Policy

TITLE = {"id": "Kerangka media sosial", "en": "Social media framework"}


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """The framework; `principles` are the clauses in force that no machine tests."""

    frame: Frame
    principles: tuple[ClauseEntry, ...]
    chapters: tuple[ChapterView, ...]
    counts: Counts
    governance: Governance
    family: tuple[Kept, ...]


def build(policy: Policy, inputs: Inputs, lang: str) -> FrameworkView:
    """The view of the policy's bones."""
    people, printed = directory(policy), build_policy(policy, inputs, lang)
    clauses = [one for chapter in printed.chapters for one in chapter.clauses]
    return FrameworkView(
        frame=frame_of(policy, TITLE, "framework", people, inputs.today, lang),
        principles=tuple(one for one in clauses if one.check == "principle" and not one.withdrawn),
        chapters=printed.chapters,
        counts=printed.counts,
        governance=printed.governance,
        family=family(policy, people, lang),
    )


FRAMEWORK = Document("framework", TITLE, build, "framework.html")
