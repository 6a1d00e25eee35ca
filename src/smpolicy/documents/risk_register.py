"""The risk register as a document of its own: the map, each risk with its treatment and proof, and the clauses that control it."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.people import directory
from smpolicy.documents._registers.risks import RiskRegister, RiskView, risk_register
from smpolicy.model.localised import Localised
from smpolicy.policy.clause import Policy

TITLE = {"id": "Daftar risiko", "en": "Risk register"}


@dataclass(frozen=True, slots=True)
class Control:
    """A clause that controls risks. `known` is false for an id that the policy lacks; `active` for a clause in force."""

    id: str
    title: Localised
    check: str
    known: bool
    active: bool
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The document. `over` are the risks whose residual score is above the appetite."""

    frame: Frame
    risks: RiskRegister
    over: tuple[RiskView, ...]
    uncontrolled: tuple[RiskView, ...]
    controls: tuple[Control, ...]


def build(policy: Policy, inputs: Inputs, lang: str) -> RegisterView:
    """The view of the register."""
    people = directory(policy)
    register = risk_register(policy, people, lang)
    return RegisterView(
        frame=frame_of(policy, TITLE, "risk_register", people, inputs.today, lang),
        risks=register,
        over=tuple(one for one in register.risks if one.over_appetite),
        uncontrolled=tuple(one for one in register.risks if not one.controls),
        controls=_controls(policy, register),
    )


def _controls(policy: Policy, register: RiskRegister) -> tuple[Control, ...]:
    named = sorted({control for risk in register.risks for control in risk.controls})
    found = []
    for one in named:
        clause = policy.clause(one)
        found.append(
            Control(
                id=one,
                title=clause.title if clause else {},
                check=clause.check if clause else "",
                known=clause is not None,
                active=clause is not None and clause.status == "active",
                risks=tuple(risk.id for risk in register.risks if one in risk.controls),
            )
        )
    return tuple(found)


RISK_REGISTER = Document("risk-register", TITLE, build, "risk-register.html")
