"""Figures of a reply agree, condition by condition, with the articles it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit

_UNITS = (
    ("hari kerja", "working days", "working day", "business days", "business day"),
    ("hari", "days", "day"),
    ("jam", "hours", "hour"),
    ("menit", "minutes", "minute"),
    ("minggu", "weeks", "week"),
    ("bulan", "months", "month"),
    ("tahun", "years", "year"),
)
_FIGURE = r"\d+(?:[.,]\d+)?"
_TO = r"\s*(?:[-–—]|s\.?/?d\.?|sampai|hingga|to)\s*"
_UP_TO = lazy(r"(?i)\b(?:maksimal|paling lama|selambatnya|hingga|sampai|lewat|lebih dari|dalam|up to|at most|within|more than|over)\s+$")
_FROM = lazy(r"(?i)\b(?:minimal|paling cepat|mulai|sedikitnya|at least|from)\s+$")
_JOINT = lazy(r"(?i)[,;:()\n]|\b(?:dan|sedangkan|sementara|tetapi|namun|and|while|whereas|but)\b")
_OPEN_END = "9999-12-31"
_WRONG: Localised = {
    "id": "Untuk '{when}' jawaban yang disetujui ({article}) adalah {value} {unit}, bukan {matched}.",
    "en": "For '{when}' the approved answer ({article}) is {value} {unit}, not {matched}.",
}

_Fact = Mapping[str, Any]


def check_kb(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Values with a fact's unit, in a sentence that names the fact's condition, that are not the fact's value.

    "Luar jawa" is not read as "jawa": the longest condition at a place counts. Facts without a unit are not compared, and an article
    that has run out by the day of publication is no measure: that it was cited is the fault.
    """
    refs = set(subject.fields.get("refs", []))
    articles: list[Mapping[str, Any]] = context.register("kb").get("articles", [])
    for article in articles:
        if article.get("id") in refs and str(article.get("valid_until", _OPEN_END)) >= str(context.facts(subject)["publish_on"]):
            yield from _check_article(part, article)


def _check_article(part: Part, article: Mapping[str, Any]) -> Iterator[Hit]:
    facts: list[_Fact] = article.get("facts", [])
    for unit in dict.fromkeys(str(fact.get("unit", "")) for fact in facts):
        mine = [fact for fact in facts if fact.get("unit", "") == unit]
        for match in compiled(_stated(unit)).finditer(part.text) if unit else ():
            span = Span(*match.span())
            found = _fact_for(part.text, span, mine)
            if found is not None and not _agrees(match, str(found[0].get("value", ""))):
                values = {"when": found[1], "article": article["id"], "value": found[0].get("value", ""), "unit": unit}
                yield Hit(part=part, span=span, message=_WRONG, values=values)


def _stated(unit: str) -> str:
    """A figure or range with the unit, in either language."""
    names = next((group for group in _UNITS if unit.lower() in group), (unit,))
    longer = "|".join(
        regex.escape(name, literal_spaces=True) for group in _UNITS if group != names for name in group if name.startswith(names)
    )
    # "2 hari kerja" states nothing in plain days.
    other = rf"(?!(?:{longer})\b)" if longer else ""
    either = "|".join(regex.escape(name, literal_spaces=True).replace(" ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return rf"(?i)(?<![\d.,])(?P<from>{_FIGURE})(?:{_TO}(?P<to>{_FIGURE}))?[\s-]*{other}(?:{either})(?!\w)"


def _fact_for(text: str, span: Span, facts: Sequence[_Fact]) -> tuple[_Fact, str] | None:
    """The fact whose condition is named in the value's clause, else the last one before it in the sentence, else the next."""
    sentence = sentence_at(text, span.start)
    named = _conditions(text, sentence, facts)
    joints = [match.end() for match in _JOINT.finditer(text, sentence.start, sentence.end) if not span.contains(Span(*match.span()))]
    start = max((joint for joint in joints if joint <= span.start), default=sentence.start)
    end = min((joint for joint in joints if joint > span.end), default=sentence.end)
    own = [one for one in named if Span(start, end).contains(one[0])]
    earlier = [one for one in named if one[0].end <= span.start]
    ranked = own[:1] or earlier[-1:] or named[:1]
    return (ranked[0][1], ranked[0][2]) if ranked else None


def _conditions(text: str, sentence: Span, facts: Sequence[_Fact]) -> list[tuple[Span, _Fact, str]]:
    """Conditions named in a sentence, in order of place; one inside a longer one does not count."""
    found = [
        (Span(*match.span()), fact, str(when))
        for fact in facts
        for when in fact.get("when", [])
        for match in compiled(compile_term(str(when))).finditer(text, sentence.start, sentence.end)
    ]
    outer = [one for one in found if not any(other[0] != one[0] and other[0].contains(one[0]) for other in found)]
    return sorted(outer, key=lambda one: one[0])


def _agrees(match: regex.Match[str], value: str) -> bool:
    told = regex.search(rf"(?P<from>{_FIGURE})(?:{_TO}(?P<to>{_FIGURE}))?", value)
    if told is None or (match["from"], match["to"]) == (told["from"], told["to"]):
        return True
    before = match.string[: match.start()]
    if match["to"] is None and told["to"] is not None:
        return (match["from"] == told["to"] and _UP_TO.search(before) is not None) or (
            match["from"] == told["from"] and _FROM.search(before) is not None
        )
    return False
