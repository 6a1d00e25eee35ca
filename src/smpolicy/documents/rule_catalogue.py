"""The rule catalogue: which clause serves what, rests on what, is tested how, and where the tests are blind."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.machine import KindView, rule_kinds_of
from smpolicy.documents._registers.people import directory
from smpolicy.documents.policy import ChapterView, Counts
from smpolicy.documents.policy import build as build_policy
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Policy

TITLE = {"id": "Katalog aturan", "en": "Rule catalogue"}


@dataclass(frozen=True, slots=True)
class DetectorView:
    """A detector that rules of the policy ask; `clauses` are theirs."""

    name: str
    what: Localised
    cannot_see: Localised
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The catalogue. `cases` pairs a clause with how many of its rule tests fire, and how many stay silent."""

    frame: Frame
    counts: Counts
    chapters: tuple[ChapterView, ...]
    kinds: tuple[KindView, ...]
    detectors: tuple[DetectorView, ...]
    cases: dict[str, tuple[int, int]]
    rules: int


def build(policy: Policy, inputs: Inputs, lang: str) -> CatalogueView:
    """The view of every clause and its rules."""
    people, printed = directory(policy), build_policy(policy, inputs, lang)
    return CatalogueView(
        frame=frame_of(policy, TITLE, "rule_catalogue", people, inputs.today, lang),
        counts=printed.counts,
        chapters=printed.chapters,
        kinds=rule_kinds_of(one for one in policy.clauses if one.status == "active"),
        detectors=_detectors(policy, inputs),
        cases={
            one.id: (sum(bool(case.expect) for case in one.cases), sum(not case.expect for case in one.cases)) for one in policy.clauses
        },
        rules=sum(len(one.rules) for one in policy.clauses if one.status == "active"),
    )


def _detectors(policy: Policy, inputs: Inputs) -> tuple[DetectorView, ...]:
    used: dict[str, dict[str, None]] = {}
    for clause in policy.clauses:
        for rule in clause.rules:
            for name in rule.wanted_detectors():
                used.setdefault(name, {})[clause.id] = None
    return tuple(
        DetectorView(name, inputs.detectors.get(name, {}), inputs.blind_spots.get(name, {}), tuple(clauses))
        for name, clauses in sorted(used.items())
    )


RULE_CATALOGUE = Document("rule-catalogue", TITLE, build, "rule-catalogue.html")
