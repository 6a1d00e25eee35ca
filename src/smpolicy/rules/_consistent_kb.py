"""Figures of a reply agree, condition by condition, with the articles it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit

_WRONG = {
    "id": "Untuk '{when}' jawaban yang disetujui ({article}) adalah {value} {unit}, bukan {matched}.",
    "en": "For '{when}' the approved answer ({article}) is {value} {unit}, not {matched}.",
}


def check_kb(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Values with a fact's unit, in a sentence that names the fact's condition, that are not the fact's value.

    The longest condition decides, so "luar jawa" is not read as "jawa".
    """
    refs = set(subject.fields.get("refs", []))
    articles: list[Mapping[str, Any]] = context.register("kb").get("articles", [])
    for article in articles:
        if article.get("id") in refs:
            yield from _check_article(part, article)


def _check_article(part: Part, article: Mapping[str, Any]) -> Iterator[Hit]:
    facts: list[Mapping[str, Any]] = article.get("facts", [])
    for unit in dict.fromkeys(str(fact.get("unit", "")) for fact in facts):
        stated = compiled(r"(?i)(?<![\d.,])(\d+(?:[.,]\d+)?)(?:\s*(?:[-–—]|sampai|to)\s*(\d+(?:[.,]\d+)?))?\s*" + regex.escape(unit))
        for match in stated.finditer(part.text):
            span = Span(*match.span())
            found = _fact_for(part.text, span, [fact for fact in facts if fact.get("unit", "") == unit])
            if found is not None and _range(str(found[0].get("value", ""))) != (match[1], match[2]):
                values = {"when": found[1], "article": article["id"], "value": found[0].get("value", ""), "unit": unit}
                yield Hit(part=part, span=span, message=_WRONG, values=values)


def _fact_for(text: str, span: Span, facts: list[Mapping[str, Any]]) -> tuple[Mapping[str, Any], str] | None:
    sentence = sentence_at(text, span.start)
    around = text[sentence.start : sentence.end]
    named = [(fact, str(when)) for fact in facts for when in fact.get("when", []) if compiled(compile_term(str(when))).search(around)]
    return max(named, key=lambda one: len(one[1]), default=None)


def _range(value: str) -> tuple[str | None, str | None]:
    match = regex.search(r"(\d+(?:[.,]\d+)?)(?:\s*[-–—]\s*(\d+(?:[.,]\d+)?))?", value)
    return (match[1], match[2]) if match else (None, None)
