"""Figures of a reply agree, condition by condition, with the articles it refers to; where none is named, with any of their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from smpolicy.matching.lazy import lazy
from smpolicy.matching.patterns import compile_term, compiled
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.localised import Localised
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit
from smpolicy.rules._figures import CLOCK, Figure, figures, own_unit, stated
from smpolicy.rules._thread import customer_turns

_UP_TO = lazy(
    r"(?i)\b(?:maksimal|paling lama|selambatnya|hingga|sampai|lewat|lebih dari|dalam|up to|at most|within|more than|over|tutup|closes?(?:\s+at)?|until|till)\s+(?:pada\s+)?$"
)
_FROM = lazy(r"(?i)\b(?:minimal|paling cepat|mulai|sedikitnya|at least|from|buka|opens?(?:\s+at)?|since)\s+(?:dari\s+)?$")
_DENIED = lazy(r"(?i)\b(?:bukan(?:nya|lah)?|daripada|not|instead of|rather than)\s+(?:lagi\s+)?$")
_JOINT = lazy(r"(?i)[,;:()\n]|\b(?:dan|sedangkan|sementara|tetapi|namun|and|while|whereas|but)\b")
# "Buka 24 jam", "7 hari seminggu": when somebody is there, which no article is about.
_ALWAYS = {("hour", 24.0), ("day", 7.0)}
_OPEN = lazy(
    r"(?i)\b(?:buka|tutup|aktif|online|daring|siaga|melayani|beroperasi|tersedia|hotline|open|closed|available)\b[^.,;!?\n]{0,20}$"
)
_RATE = lazy(
    r"(?i)\s*(?:sehari|seminggu|per (?:hari|minggu)|setiap (?:hari|minggu)|non-?stop|a (?:day|week)|(?:each|every) (?:day|week))\b"
)
# "Kami kabari hari Minggu sebelum pukul 15.00": when we shall write tells nothing of opening hours.
_OURS = lazy(
    r"(?i)\b(?:kami|tim\s+kami)\s+(?:\p{L}+\s+)?(?:kabari|hubungi|balas|telepon|cek|periksa|informasikan|sampaikan|jemput|kirim)|\bwe(?:[’']ll|\s+will)\b"
)
_OPEN_END = "9999-12-31"
_REACH = 60
"""Code points before and behind a figure that say what it means."""
_FOREIGN_SUB = "foreign"
_WRONG: Localised = {
    "id": "Untuk '{when}' jawaban yang disetujui ({article}) adalah {answer}, bukan {matched}.",
    "en": "For '{when}' the approved answer ({article}) is {answer}, not {matched}.",
}
_FOREIGN: Localised = {
    "id": "{matched} tidak ada dalam jawaban yang disetujui ({articles}), dan pelanggan tidak menyebutnya.",
    "en": "{matched} is not part of the approved answer ({articles}), nor did the customer mention it.",
}

_Article = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Fact:
    """One value of an article, and the words that it holds for."""

    article: str
    when: tuple[str, ...]
    value: str
    unit: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Named:
    """A condition where a text names it."""

    span: Span
    when: str
    fact: _Fact


def check_kb(part: Part, subject: Subject, context: Context) -> Iterator[Hit]:
    """Figures that are not the cited articles' own.

    In a sentence that names a condition, the figure must be that condition's: "luar jawa" is not read as "jawa", the longest one at a
    place counts. Where none is named it may be any value of the articles, or the customer's; prices may be the catalogue's too. An
    article that has run out by the day of publication is no measure: that it was cited is the fault.
    """
    day = str(context.facts(subject)["publish_on"])
    known: dict[Any, _Article] = {one.get("id"): one for one in context.register("kb").get("articles", [])}
    cited = (known[ref] for ref in dict.fromkeys(subject.fields.get("refs", [])) if ref in known)
    articles = [one for one in cited if str(one.get("valid_until", _OPEN_END)) >= day]
    if not articles:
        return
    facts = [fact for article in articles for fact in context.shared(("kb", article["id"]), partial(_facts, article))]
    units = context.shared(("kb", "units"), partial(_units, known.values()))
    stands = [figure for figure in figures(part.text, units) if not _is_free(part.text, figure)]
    if not stands:
        return
    allowed = [
        *(fact.figure for fact in facts),
        *(one for article in articles for one in context.shared(("kb", article["id"], "told"), partial(_told_by, article, units))),
        *context.shared(("kb", "catalogue"), partial(_catalogue, context, units)),
        *(one for turn in customer_turns(subject.fields) for one in figures(turn, units)),
    ]
    for figure in stands:
        named = _named_for(part.text, figure, facts)
        if named:
            if not any(_agrees(part.text, figure, one.fact.figure) for one in named):
                yield _wrong(part, figure, named[0])
        elif not figure.weak and not any(_agrees(part.text, figure, one) for one in allowed):
            values = {"articles": ", ".join(str(one["id"]) for one in articles)}
            yield Hit(part=part, span=figure.span, sub=_FOREIGN_SUB, message=_FOREIGN, values=values)


def _wrong(part: Part, figure: Figure, named: _Named) -> Hit:
    fact = named.fact
    return Hit(
        part=part,
        span=figure.span,
        message=_WRONG,
        values={
            "when": named.when,
            "article": fact.article,
            "answer": f"{fact.value} {fact.unit}".strip(),
            "value": fact.value,
            "unit": fact.unit,
        },
    )


def _units(articles: Iterable[_Article], _: object) -> tuple[str, ...]:
    """What any article counts in is a figure here too: "20 kg" does not belong into an answer on days."""
    return tuple(unit for one in articles for fact in one.get("facts", []) if (unit := own_unit(str(fact.get("unit", "")))))


def _facts(article: _Article, _: object) -> tuple[_Fact, ...]:
    stands = (
        (str(fact.get("value", "")), str(fact.get("unit", "")), tuple(map(str, fact.get("when", [])))) for fact in article.get("facts", [])
    )
    figured = ((stated(value, unit), value, unit, when) for value, unit, when in stands)
    # "Gratis" is a value that no figure can be held against.
    return tuple(_Fact(str(article["id"]), when, value, unit, figure) for figure, value, unit, when in figured if figure is not None)


def _told_by(article: _Article, units: Sequence[str], _: object) -> tuple[Figure, ...]:
    """The figures of the article's own words; what only staff may read is not among them."""
    texts = (*article.get("short", {}).values(), *article.get("steps", []), *article.get("questions", []))
    return tuple(one for text in texts for one in figures(str(text), units))


def _catalogue(context: Context, units: Sequence[str], _: object) -> tuple[Figure, ...]:
    """Prices, and what names of products say of their size."""
    found: list[Figure] = []
    for product in context.policy.get("blueprint", {}).get("catalog", []):
        found += figures(str(product.get("name", "")), units)
        price = product.get("price", {})
        if price.get("currency", "IDR") == "IDR" and (figure := stated(str(price.get("amount", "")), "Rp")):
            found.append(figure)
    return tuple(found)


def _is_free(text: str, figure: Figure) -> bool:
    """Whether the figure states nothing of the matter: it is denied, or tells when somebody can be reached."""
    before, after = _before(text, figure), text[figure.span.end : figure.span.end + _REACH]
    sentence = sentence_at(text, figure.span.start)
    if figure.kind == CLOCK and _OURS.search(text, sentence.start, sentence.end):
        return True
    is_always = (figure.unit, figure.first) in _ALWAYS and _OPEN.search(before)
    return bool(is_always or _DENIED.search(before) or (figure.kind == "time" and _RATE.match(after)))


def _named_for(text: str, figure: Figure, facts: Sequence[_Fact]) -> list[_Named]:
    """The condition named in the figure's clause, else the last one before it in the sentence, else the next: with each fact for it.

    Another unit of the same kind is held against the clause's own condition only.
    """
    span, sentence = figure.span, sentence_at(text, figure.span.start)
    alike = _conditions(text, sentence, [fact for fact in facts if fact.figure.kind == figure.kind])
    joints = [match.end() for match in _JOINT.finditer(text, sentence.start, sentence.end) if not span.contains(Span(*match.span()))]
    start = max((joint for joint in joints if joint <= span.start), default=sentence.start)
    end = min((joint for joint in joints if joint > span.end), default=sentence.end)
    own = [one for one in alike if Span(start, end).contains(one.span)]
    same = [one for one in alike if one.fact.figure.unit == figure.unit]
    earlier = [one for one in same if one.span.end <= span.start]
    first = next(iter(own or earlier[-1:] or same), None)
    return [one for one in alike if first is not None and one.span == first.span]


def _conditions(text: str, sentence: Span, facts: Sequence[_Fact]) -> list[_Named]:
    """Conditions named in a sentence, in order of place; one inside a longer one does not count."""
    found = [
        _Named(Span(*match.span()), when, fact)
        for fact in facts
        for when in fact.when
        for match in compiled(compile_term(when)).finditer(text, sentence.start, sentence.end)
    ]
    outer = [one for one in found if not any(other.span != one.span and other.span.contains(one.span) for other in found)]
    return sorted(outer, key=lambda one: one.span)


def _before(text: str, figure: Figure) -> str:
    return text[max(figure.span.start - _REACH, 0) : figure.span.start]


def _agrees(text: str, figure: Figure, told: Figure) -> bool:
    """Whether both are equal, or the figure is the end of the range that its words speak of."""
    if figure.equals(told):
        return True
    if figure.unit != told.unit or figure.last is not None or told.last is None:
        return False
    before = _before(text, figure)
    if figure.kind == CLOCK and not (_UP_TO.search(before) or _FROM.search(before)):
        # An hour within the opening hours contradicts nothing.
        return told.first <= figure.first <= told.last
    return (figure.first == told.last and _UP_TO.search(before) is not None) or (
        figure.first == told.first and _FROM.search(before) is not None
    )
