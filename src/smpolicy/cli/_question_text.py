"""How a question of the interview is put, and an answer shown, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from smpolicy.app.interview import Answer, Interview, Part, Question
from smpolicy.model.localised import Localised, fill, say

_EXAMPLE: Localised = {"id": "Contoh: {example}", "en": "Example: {example}"}
_PARTS: Localised = {"id": "Tulis dalam satu baris: {parts}", "en": "Write on one line: {parts}"}
_ROWS: Localised = {"id": "Satu per baris; baris kosong mengakhiri.", "en": "One a line; an empty line ends the list."}
_SEVERAL: Localised = {"id": "Boleh beberapa, pisahkan dengan koma.", "en": "There may be several, separated by commas."}
_LIST: Localised = {"id": "Boleh beberapa, pisahkan dengan titik koma.", "en": "There may be several, separated by semicolons."}
_PLATFORMS: Localised = {"id": "{known}, atau yang lain.", "en": "{known} or another one."}
_OPTIONAL: Localised = {"id": "boleh kosong", "en": "optional"}
_SEPARATED = {"choices": _SEVERAL, "items": _SEVERAL, "texts": _LIST, "names": _LIST, "domains": _SEVERAL}


def heading(interview: Interview, question: Question, chapter: Localised, lang: str) -> Iterator[str]:
    """The question with its number, and its chapter where that is another than `chapter`."""
    if question.chapter != chapter:
        yield ""
        yield f"== {say(question.chapter, lang)} =="
    number, of = interview.place(question)
    yield ""
    yield f"[{number}/{of}] {say(question.ask, lang)}"


def explanation(question: Question, lang: str) -> Iterator[str]:
    """What helps to answer: why it is asked, the parts, the choices, an example."""
    if question.help:
        yield f"  {say(question.help, lang)}"
    if not question.single:
        yield "  " + say(fill(_PARTS, {"parts": "; ".join(_titles(question, lang))}), lang)
    if question.many:
        yield f"  {say(_ROWS, lang)}"
    for part in question.parts:
        yield from _choices(part, "" if question.single else say(part.title, lang), lang)
    yield "  " + say(fill(_EXAMPLE, {"example": say(question.example, lang)}), lang)


def _titles(question: Question, lang: str) -> Iterator[str]:
    for part in question.parts:
        yield say(part.title, lang) + (f" ({say(_OPTIONAL, lang)})" if part.optional else "")


def _choices(part: Part, title: str, lang: str) -> Iterator[str]:
    """Whether a part takes several values, and which ones there are; under its title, where it is one of several parts."""
    told = fill(_PLATFORMS, {"known": ", ".join(part.options)}) if part.type == "platform" else _SEPARATED.get(part.type)
    if told or (title and part.options):
        yield "  " + " ".join([*([f"{title}:"] if title else []), *([say(told, lang)] if told else [])])
    for number, (word, meaning) in enumerate(part.options.items() if part.type != "platform" else (), 1):
        yield f"    {number}. {word}: {say(meaning, lang)}"


def shown(answer: Answer) -> str:
    """An answer as it would be typed."""
    if isinstance(answer, dict):
        return "; ".join(shown(one) for one in answer.values())
    if isinstance(answer, list):
        return (" | " if answer and isinstance(answer[0], dict) else ", ").join(shown(one) for one in answer)
    return str(answer)
