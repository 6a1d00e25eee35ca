"""The interview about a new workspace: questions as data, and the way through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from smpolicy.errors import PolicyError
from smpolicy.model.localised import LANGUAGES, Localised
from smpolicy.policy.conform import conform
from smpolicy.policy.document import Document
from smpolicy.policy.shape import BOOL, INT, LOCALISED, TEXT, Choice, ListOf, MapOf, Record, Union_

Answer = Any
"""Plain data: text, a number, a list of texts, parts by name, or a list of those; None for "undecided"."""
TYPES = (
    "text",
    "word",
    "choice",
    "choices",
    "texts",
    "items",
    "number",
    "date",
    "domain",
    "domains",
    "handle",
    "platform",
    "name",
    "names",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer. `options` maps the words there are to what they mean; numbers lie from `least` to `most`, in a `unit`.

    For a platform, `options` are those that we know; it may be another one.
    """

    id: str
    type: str
    title: Localised
    options: Mapping[str, Localised] = field(default_factory=dict)
    optional: bool = False
    least: int = 0
    most: int = 0
    unit: Localised = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. An answer has `parts` by name, or, where `single`, is the value of the only one; `many` such answers make a list.

    `roles` are those of the person whom the answer names.
    """

    id: str
    chapter: Localised
    title: Localised
    ask: Localised
    help: Localised
    parts: tuple[Part, ...]
    single: bool
    many: bool = False
    roles: tuple[str, ...] = ()
    example: Localised = field(default_factory=dict)


_PART: dict[str, Any] = {"type": Choice(TYPES), "options": TEXT, "optional": BOOL, "least": INT, "most": INT, "unit": LOCALISED}
_FIELD = Record("Part", {**_PART, "id": TEXT, "title": LOCALISED}, frozenset({"id", "type", "title"}))
_QUESTION = Record(
    "Question",
    {
        **_PART,
        "id": TEXT,
        "chapter": TEXT,
        "title": LOCALISED,
        "ask": LOCALISED,
        "help": LOCALISED,
        "fields": ListOf(_FIELD),
        "many": BOOL,
        "roles": ListOf(TEXT),
        "example": Union_((TEXT, LOCALISED)),
    },
    frozenset({"id", "chapter", "title", "ask", "example"}),
)
_CHAPTER = Record("Chapter", {"id": TEXT, "title": LOCALISED}, frozenset({"id", "title"}))
_INTERVIEW = Record(
    "Interview",
    {
        "schema": Choice(("smpolicy/1",)),
        "kind": Choice(("interview",)),
        "options": MapOf(MapOf(LOCALISED)),
        "chapters": ListOf(_CHAPTER),
        "questions": ListOf(_QUESTION),
    },
    frozenset({"schema", "kind", "options", "chapters", "questions"}),
)


def questions_of(document: Document) -> tuple[Question, ...]:
    """The questions of a file. Raises `PolicyError` with every fault."""
    found = conform(document, _INTERVIEW)
    faults = [*document.faults, *found.faults]
    if faults:
        raise PolicyError(faults)
    options, chapters = found.data["options"], {one["id"]: one["title"] for one in found.data["chapters"]}
    return tuple(_question(row, options, chapters) for row in found.data["questions"])


def _question(row: Mapping[str, Any], options: Mapping[str, Any], chapters: Mapping[str, Localised]) -> Question:
    rows = row.get("fields") or [{**row, "id": row["id"]}]
    return Question(
        id=row["id"],
        chapter=chapters[row["chapter"]],
        title=row["title"],
        ask=row["ask"],
        help=row.get("help", {}),
        parts=tuple(_part(one, options) for one in rows),
        single="fields" not in row,
        many=row.get("many", False),
        roles=tuple(row.get("roles", ())),
        example=row["example"] if isinstance(row["example"], Mapping) else dict.fromkeys(LANGUAGES, row["example"]),
    )


def _part(row: Mapping[str, Any], options: Mapping[str, Any]) -> Part:
    return Part(
        id=row["id"],
        type=row["type"],
        title=row["title"],
        options=options[row["options"]] if "options" in row else {},
        optional=row.get("optional", False),
        least=row.get("least", 0),
        most=row.get("most", 0),
        unit=row.get("unit", {}),
    )


@dataclass(slots=True)
class Interview:
    """Where an interview stands.

    `answers` holds what was answered or passed over (None); a question without a key is still to be asked. `earlier` holds what
    was answered to a question that somebody went back to.
    """

    questions: Sequence[Question]
    answers: dict[str, Answer] = field(default_factory=dict)
    earlier: dict[str, Answer] = field(default_factory=dict)

    def next(self) -> Question | None:
        """The first question that is still to be asked; None at the end."""
        return next((one for one in self.questions if one.id not in self.answers), None)

    def answer(self, question: Question, value: Answer) -> None:
        """Notes an answer, or None for "undecided"."""
        self.answers[question.id] = value
        self.earlier.pop(question.id, None)

    def back(self, question: Question | None) -> bool:
        """Asks the question before `question` again, at the end (None) the last one; False where there is none."""
        return self.back_to(len(self.questions) if question is None else self.place(question)[0] - 1)

    def back_to(self, number: int) -> bool:
        """Asks the question of that number again; False where there is none, or it has not been asked yet."""
        if not 1 <= number <= len(self.questions) or self.questions[number - 1].id not in self.answers:
            return False
        before = self.questions[number - 1].id
        self.earlier[before] = self.answers.pop(before)
        return True

    def place(self, question: Question) -> tuple[int, int]:
        """Which question of how many this is, from 1."""
        return [one.id for one in self.questions].index(question.id) + 1, len(self.questions)

    def kept(self) -> dict[str, Answer]:
        """Every answer so far, in the order of the questions, those that somebody went back to as they were before."""
        both = {**self.answers, **self.earlier}
        return {one.id: both[one.id] for one in self.questions if one.id in both}

    def undecided(self) -> Iterator[Question]:
        """The questions without an answer."""
        return (one for one in self.questions if self.answers.get(one.id) is None)
