"""`similar`: a text is too like another one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from smpolicy.model.localised import Localised
from smpolicy.model.subject import DRAFT_KINDS, Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule, Undetermined
from smpolicy.rules._elements import elements_of, slot_expressions, slot_values
from smpolicy.rules._likeness import Bare, bare, copied
from smpolicy.rules._numbers import number_of

DRAFTS = "drafts"
"""As `to`: the other drafts that are checked together with this one."""
_NAMES = ("id", "handle", "name", "title")


@dataclass(frozen=True, slots=True)
class _Text:
    """One text that is compared: the element it belongs to, its place in the subject, and the text bare."""

    owner: Any
    path: str
    bare: str


class _Others:
    """The texts that others are compared with, in an order in which those that may be alike stand together."""

    def __init__(self, texts: Iterable[_Text]) -> None:
        self.texts = tuple(texts)
        self.bare = Bare(one.bare for one in self.texts)


@dataclass(frozen=True, slots=True)
class _Found:
    """Another text that is alike, how much, and where the copy stands."""

    text: _Text
    score: float
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar(Rule):
    """Finds a text that is as like as `at_least` (0 to 1) to at least `count` others.

    Without `every` the subject's own text is compared, else the `field` of each of its elements. `to` is `drafts` (the other
    drafts that are checked with it), or a CEL list of texts, of lists of texts, or of elements with the same `field`; `by` says which
    pairs count. With `part` it is enough that a text holds the whole of the other. Texts of fewer than `min_words` words are
    left out: greetings are alike everywhere.
    """

    KIND: ClassVar[str] = "similar"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Mengukur kemiripan kata, bukan makna: saduran dan terjemahan tidak terlihat.",
        "en": "Measures likeness of words, not of meaning: a paraphrase or a translation is not seen.",
    }

    to: str
    at_least: float | str = 0.9
    every: str = ""
    field: str = "text"
    by: str = ""
    part: bool = False
    min_words: int | str = 5
    count: int | str = 1
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def expressions(self) -> Iterator[Expression]:
        over = {"item": "every"} if self.every else {}
        if self.every:
            yield Expression("every", self.every, "list")
        yield Expression("to", self.to, "list")
        if self.by:
            yield Expression("by", self.by, "bool", {**over, "y": "to"})
        for name in ("at_least", "count", "min_words"):
            if isinstance(getattr(self, name), str):
                yield Expression(name, getattr(self, name), "dyn")
        yield from slot_expressions(self.values, over)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        fewest = number_of(self, "min_words", self.min_words, subject, context)
        own = [one for one in self._own(subject, context) if _tells(one, fewest)]
        if not own:
            return
        others = self._others(subject, context, fewest)
        if len(others.texts) <= (self.to == DRAFTS):
            return
        least = number_of(self, "at_least", self.at_least, subject, context)
        count = number_of(self, "count", self.count, subject, context)
        for one in own:
            alike = [found for found in self._alike(one, others, least, subject) if self._pairs(one, found.text, subject, context)]
            if alike and len(alike) >= count:
                yield self._hit(one, alike, subject, context)

    def _own(self, subject: Subject, context: Context) -> Iterator[_Text]:
        if not self.every:
            yield from (_text(None, part.field, part.text) for part in self.parts_of(subject) if part.field == self.field)
            return
        for item, path in elements_of(self, "every", self.every, subject, context):
            if isinstance(item, Mapping) and isinstance(item.get(self.field), str):
                yield _text(item, path, item[self.field])

    def _others(self, subject: Subject, context: Context, fewest: float) -> _Others:
        if self.to == DRAFTS:
            return context.shared(("similar", self.field, fewest), lambda batch: _Others(self._drafts(batch, fewest)))
        values = context.value(self, "to", subject)
        if not isinstance(values, list):
            raise Undetermined({"id": "ekspresi 'to' tidak menghasilkan daftar", "en": "the expression 'to' does not give a list"})
        flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
        told = ((one, one.get(self.field) if isinstance(one, Mapping) else one) for one in flat)
        texts = (_text(owner, "", text) for owner, text in told if isinstance(text, str))
        return _Others(one for one in texts if _tells(one, fewest))

    def _drafts(self, batch: Sequence[Subject], fewest: float) -> Iterator[_Text]:
        """The texts of the run's drafts that tell something; `path` is the draft's id."""
        held = ((one, one.fields.get(self.field)) for one in batch if one.kind in DRAFT_KINDS)
        texts = (_text({"id": one.id, **one.fields}, one.id, text) for one, text in held if isinstance(text, str))
        return (one for one in texts if _tells(one, fewest))

    def _alike(self, one: _Text, others: _Others, least: float, subject: Subject) -> Iterator[_Found]:
        if not self.part:
            for index, score in others.bare.like(one.bare, least):
                if not self._is_itself(one, others.texts[index], subject):
                    yield _Found(others.texts[index], score)
            return
        text = self._whole(one, subject)
        for other in others.texts:
            where = None if self._is_itself(one, other, subject) else copied(text, other.bare, least)
            if where is not None:
                yield _Found(other, least, where)

    def _is_itself(self, one: _Text, other: _Text, subject: Subject) -> bool:
        """Whether the other text is the very draft or element in hand."""
        return other.path == subject.id if self.to == DRAFTS else one.owner is not None and other.owner == one.owner

    def _pairs(self, one: _Text, other: _Text, subject: Subject, context: Context) -> bool:
        variables = {"y": other.owner} | ({"item": one.owner} if self.every else {})
        return not self.by or context.value(self, "by", subject, **variables) is True

    def _whole(self, one: _Text, subject: Subject) -> str:
        part = subject.part(f"{one.path}.{self.field}" if self.every else one.path)
        return part.text if part else one.bare

    def _hit(self, one: _Text, alike: Sequence[_Found], subject: Subject, context: Context) -> Hit:
        nearest = max(alike, key=lambda found: found.score)
        variables = {"item": one.owner} if self.every else {}
        values = {
            "percent": round(nearest.score * 100),
            "count": len(alike),
            "other": _name(nearest.text),
            "others": ", ".join(dict.fromkeys(_name(found.text) for found in alike)),
            **slot_values(self, self.values, subject, context, **variables),
        }
        path = f"{one.path}.{self.field}" if self.every and one.path else one.path
        part = subject.part(path)
        if part is None or not part.text:
            return Hit(field=path, values=values)
        return Hit(part=part, span=nearest.span or Span(0, len(part.text)), values=values)


def _tells(one: _Text, fewest: float) -> bool:
    return one.bare.count(" ") + 1 >= fewest


def _text(owner: Any, path: str, text: str) -> _Text:
    return _Text(owner, path, bare(text))


def _name(one: _Text) -> str:
    named = (one.owner.get(name) for name in _NAMES) if isinstance(one.owner, Mapping) else ()
    return next((str(name) for name in named if name), one.bare[:40])
