"""The action plan: everything that somebody still has to do, with an owner and a date, gathered from every register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._dates import parse_date
from smpolicy.documents._frame import Frame, frame_of
from smpolicy.documents._registers.attestations import attestations
from smpolicy.documents._registers.family import family
from smpolicy.documents._registers.laws import basis_register
from smpolicy.documents._registers.people import Directory, directory, register
from smpolicy.documents._registers.risks import risk_register
from smpolicy.documents._words import FUNCTION, word
from smpolicy.model.localised import Localised, say
from smpolicy.policy.clause import Policy

TITLE = {"id": "Rencana tindakan", "en": "Action plan"}

State = Literal["overdue", "open", "undated"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `about` names where it comes from; an owner nobody has named is empty."""

    what: str
    about: str
    owner: str
    due: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Done:
    """An action that the log says is done."""

    what: str
    about: str
    owner: str
    done_on: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """What is to do, what is overdue first and what has no date last; and what has been done."""

    frame: Frame
    actions: tuple[Action, ...]
    done: tuple[Done, ...]
    overdue: int
    unowned: int


def build(policy: Policy, inputs: Inputs, lang: str) -> ActionView:
    """The view, as of `inputs.today`."""
    people = directory(policy)
    gather = _Gather(policy, people, inputs.today, lang)
    actions = sorted(gather.all(), key=lambda one: (one.due is None, one.due or inputs.today, one.about))
    return ActionView(
        frame=frame_of(policy, TITLE, "action_plan", people, inputs.today, lang),
        actions=tuple(actions),
        done=tuple(gather.done()),
        overdue=sum(one.state == "overdue" for one in actions),
        unowned=sum(not one.owner for one in actions),
    )


@dataclass(frozen=True, slots=True)
class _Gather:
    policy: Policy
    people: Directory
    today: date
    lang: str

    def all(self) -> Iterator[Action]:
        yield from self._logged()
        yield from self._risks()
        yield from self._attestations()
        yield from self._laws()
        yield from self._reviews()

    def done(self) -> Iterator[Done]:
        for row in register(self.policy, "log").get("actions", []):
            if row.get("done_on"):
                owner = self.people.name(str(row.get("owner", "")))
                yield Done(str(row.get("what", "")), _joined(row.get("id"), row.get("rule")), owner, str(row["done_on"]))

    def _logged(self) -> Iterator[Action]:
        for row in register(self.policy, "log").get("actions", []):
            if not row.get("done_on"):
                owner = self.people.name(str(row.get("owner", "")))
                yield self._action(str(row.get("what", "")), _joined(row.get("id"), row.get("rule")), owner, str(row.get("due", "")))

    def _risks(self) -> Iterator[Action]:
        for one in risk_register(self.policy, self.people, self.lang).risks:
            what = (
                {"id": "Putuskan risiko yang masih di atas selera: ", "en": "Decide on a risk still above the appetite: "}
                if one.over_appetite
                else {"id": "Tinjau risiko: ", "en": "Review the risk: "}
            )
            yield self._action(say(what, self.lang) + one.title, one.id, one.owner, one.review_on)

    def _attestations(self) -> Iterator[Action]:
        for one in attestations(self.policy, self.people, self.today, self.lang):
            words: Localised = {"id": "Perbarui pernyataan: ", "en": "Renew the attestation: "}
            if one.state != "valid":
                words = {"id": "Tanda tangani pernyataan: ", "en": "Sign the attestation: "}
            due = one.expires_on.isoformat() if one.expires_on else ""
            yield self._action(say(words, self.lang) + say(one.statement, self.lang), one.clause or one.id, one.name or one.function, due)

    def _laws(self) -> Iterator[Action]:
        legal = ", ".join(self.people.name(one) for one in self.people.functions.get("legal", ()))
        for one in basis_register(self.policy, self.lang).values():
            words: Localised = {"id": "Bandingkan dengan naskah resmi: ", "en": "Compare with the official text: "}
            if not one.known:
                words = {"id": "Catat dalam daftar hukum: ", "en": "Enter in the law register: "}
            if one.to_be_confirmed or not one.known:
                yield self._action(say(words, self.lang) + one.label, one.id, legal or word(FUNCTION, "legal", self.lang), "")

    def _reviews(self) -> Iterator[Action]:
        for one in family(self.policy, self.people, self.lang):
            words: Localised = {"id": "Tinjau ", "en": "Review the "}
            yield self._action(say(words, self.lang) + one.kind, f"{one.kind} {one.version}".strip(), one.owner, one.review_by)

    def _action(self, what: str, about: str, owner: str, due: str) -> Action:
        day = parse_date(due)
        return Action(what, about, owner, day, "undated" if day is None else "overdue" if day < self.today else "open")


def _joined(*parts: object) -> str:
    return ", ".join(str(one) for one in parts if one)


ACTION_PLAN = Document("action-plan", TITLE, build, "action-plan.html")
