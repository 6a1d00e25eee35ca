"""Answers of the interview, of a line that somebody typed or of a file: parts put together, or refused with a reason and a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from smpolicy.app.interview import Answer, Part, Question
from smpolicy.app.interview_values import LONGEST, MOST_ROWS, Refused, plain_value, refused, typed_value
from smpolicy.errors import Fault, InputError
from smpolicy.model.localised import LANGUAGES, Localised, fill
from smpolicy.policy.document import Document
from smpolicy.policy.faults import unknown

__all__ = ["LONGEST", "MOST_ROWS", "Refused", "answers_of", "typed_answer"]


def typed_answer(question: Question, line: str) -> Answer | Refused:
    """The answer that a line holds; for a question with many answers, one of them."""
    if question.single:
        return typed_value(question.parts[0], line)
    pieces = [piece.strip() for piece in line.split(";")]
    least = sum(not part.optional for part in question.parts)
    if not least <= len(pieces) <= len(question.parts):
        return _parts_refused(question, len(pieces), least)
    return _of_parts(question, dict(zip((part.id for part in question.parts), pieces, strict=False)), typed_value)


def _parts_refused(question: Question, count: int, least: int) -> Refused:
    most = len(question.parts)
    names = {lang: "; ".join(part.title[lang] for part in question.parts) for lang in LANGUAGES}
    return refused("parts", count=count, wanted=str(most) if least == most else f"{least}–{most}", names=names)


def _plain_row(question: Question, data: Any) -> Answer | Refused:
    """One answer that a file gives. A text is read as if it were typed."""
    if question.single:
        return plain_value(question.parts[0], data)
    if not isinstance(data, Mapping):
        return typed_answer(question, data) if isinstance(data, str) else refused("kind")
    known = [part.id for part in question.parts]
    strange = next((str(key) for key in data if key not in known), None)
    if strange is not None:
        return refused("unknown_part", name=strange, known=", ".join(known))
    return _of_parts(question, data, plain_value)


def _of_parts(question: Question, given: Mapping[str, Any], read: Callable[[Part, Any], Answer | Refused]) -> Answer | Refused:
    out: dict[str, Answer] = {}
    for part in question.parts:
        if given.get(part.id) in (None, ""):
            if not part.optional:
                return refused("missing", part=part.title)
            continue
        value = read(part, given[part.id])
        if isinstance(value, Refused):
            return Refused(fill({"id": "{part}: {why}", "en": "{part}: {why}"}, {"part": part.title, "why": value.why}))
        out[part.id] = value
    return out


def answers_of(document: Document, questions: Sequence[Question]) -> dict[str, Answer]:
    """The answers of a file: keys are questions, and a key without a value is one that was passed over.

    Raises `InputError` with every fault.
    """
    data = document.data if isinstance(document.data, dict) else {}
    faults = [*document.faults]
    if not faults and not isinstance(document.data, dict):
        faults.append(_fault(document, "", {"id": "berkas jawaban", "en": "the file of answers"}, refused("kind").why))
    known = {one.id: one for one in questions}
    found: dict[str, Answer] = {}
    for key, value in data.items():
        if key not in known:
            faults.append(unknown("unknown-key", document.key_place(key), key, known))
            continue
        found[key], wrong = _checked(known[key], value, key)
        faults += [_fault(document, path, known[key].title, one.why) for path, one in wrong]
    if faults:
        raise InputError(faults)
    return found


def _checked(question: Question, value: Any, path: str) -> tuple[Answer, list[tuple[str, Refused]]]:
    """An answer, and what is wrong with it by its path."""
    if value is None or value == []:
        return None, []
    rows = [(f"{path}[{at}]", row) for at, row in enumerate(value)] if question.many and isinstance(value, list) else [(path, value)]
    if len(rows) > MOST_ROWS:
        return None, [(path, refused("rows", most=MOST_ROWS))]
    read = [(where, _plain_row(question, row)) for where, row in rows]
    answers = [one for _, one in read]
    return answers if question.many else answers[0], [(where, one) for where, one in read if isinstance(one, Refused)]


def _fault(document: Document, path: str, title: Localised, why: Localised) -> Fault:
    place = document.place(path)
    what = fill({"id": "{title}: {why}", "en": "{title}: {why}"}, {"title": title, "why": why})
    return Fault(place.file, place.line, place.column, "answer", what)
