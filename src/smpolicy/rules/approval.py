"""`approval`: functions must have signed this very text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.localised import LANGUAGES, Localised
from smpolicy.model.subject import Subject
from smpolicy.model.words import FUNCTION, word
from smpolicy.rules._base import Context, Hit, Rule

ANY_CONTENT = "any"
LAPSED_SUB = "approval_lapsed"
_LAPSED: Localised = {
    "id": "Persetujuan {function} gugur: teks berubah setelah disetujui.",
    "en": "The approval of {function} has lapsed: the text was changed after it was given.",
}
_LAPSED_HELP: Localised = {
    "id": "Minta persetujuan ulang untuk teks yang sekarang.",
    "en": "Ask for a new approval of the text as it is now.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRule(Rule):
    """Finds functions whose approval is missing, and approvals that lapsed with an edit.

    `from: approval_matrix` looks the functions up by capacity and content type, `triggers` asks legal (and the functions
    of the matrix rows of that trigger) for each of the draft's topics that are triggers, `need` names them. `titles` say what
    a function or trigger is called in messages.
    """

    KIND: ClassVar[str] = "approval"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Melihat siapa menyetujui teks yang mana dan kapan, bukan apakah teks itu sungguh dibaca.",
        "en": "Sees who approved which text and when, not whether it was really read.",
    }

    from_: Literal["approval_matrix", "triggers", "need"]
    need: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    titles: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        facts = context.facts(subject)
        approved, lapsed = set(facts["approved"]), set(facts["lapsed"])
        told: set[str] = set()
        for sub, function in self._wanted(subject, context):
            if function in approved or function in self.except_:
                continue
            if function in lapsed:
                if function not in told:
                    yield self._hit(LAPSED_SUB, function, sub, _LAPSED, _LAPSED_HELP)
                told.add(function)
            else:
                yield self._hit(sub, function, sub)

    def _hit(self, sub: str, function: str, trigger: str, message: Localised | None = None, help_text: Localised | None = None) -> Hit:
        values = {"function": self._called(function), "trigger": self._called(trigger)}
        return Hit(field="approvals", sub=sub, message=message, help=help_text, values=values, needs=(function,))

    def _called(self, name: str) -> Localised:
        """How a function or topic is called inside a sentence."""
        told = self.titles.get(name) or {lang: word(FUNCTION, name, lang) for lang in LANGUAGES}
        return {lang: text[:1].lower() + text[1:] for lang, text in told.items()}

    def _wanted(self, subject: Subject, context: Context) -> Iterator[tuple[str, str]]:
        """Pairs of sub and function."""
        review = context.policy.get("legal_review", {})
        rows: list[Mapping[str, Any]] = review.get("approval_matrix", [])
        facts = context.facts(subject)
        if self.from_ == "need":
            yield from ((function, function) for function in self.need)
        elif self.from_ == "approval_matrix":
            yield from ((function, function) for function in _functions_of(row for row in rows if _is_for(row, facts)))
        else:
            for trigger in review.get("triggers", []):
                if trigger in facts["tags"]:
                    more = (
                        row for row in rows if row.get("when") == trigger and row.get("capacity") in (None, facts["effective_capacity"])
                    )
                    for function in dict.fromkeys(["legal", *_functions_of(more)]):
                        yield trigger, function


def _is_for(row: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Whether a row of the matrix speaks of this capacity and content; with `when` only where that topic is touched."""
    contents = set(row.get("content", []))
    return (
        row.get("capacity") == facts["effective_capacity"]
        and (facts["content_type"] in contents or ANY_CONTENT in contents)
        and row.get("when", "") in ("", *facts["tags"])
    )


def _functions_of(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(function for row in rows for function in row.get("need", [])))
