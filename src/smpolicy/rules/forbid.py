"""`forbid`: a term, a pattern, a detected value or a confidential subject must not occur."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.matching.patterns import compile_term
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.finding import Severity
from smpolicy.model.localised import Localised
from smpolicy.model.match import Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._confidential import confidential_entries, confidential_patterns, is_withheld, misspellable
from smpolicy.rules._guards import after, before, is_denied, is_quoted, occurrences, occurs, sentence
from smpolicy.rules._lighter import Lighter
from smpolicy.rules._misspelt import slips
from smpolicy.rules._numbers import number_of
from smpolicy.rules._own import Own, is_own
from smpolicy.rules._thread import customer_turns, says


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Something must stand within so many code points of the hit."""

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    within: int | str = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbid(Rule):
    """Finds what must not occur.

    `unless_before` is looked for in the hit's sentence up to the hit (anchor it with `$`), `unless_after` must begin at
    the hit's end. With `unless_in_thread` the customer's own words are free. `groups` keeps of what detectors find only what has one of the values (`topic: [health]`), `lighter` tells of some of it
    that it weighs less. Of several hits of one sub that overlap the longest counts; `per` bounds what is left of a sub.
    """

    KIND: ClassVar[str] = "forbid"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Hanya membaca kata: makna yang sama dengan kata lain, sindiran, dan isi gambar atau video tidak terlihat.",
        "en": "Only reads words: the same meaning in other words, irony, and what a picture or film shows are not seen.",
    }

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    detectors: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    register: Literal["", "confidential"] = ""
    allow: tuple[Own, ...] = ()
    allow_terms: tuple[str, ...] = ()
    unless_quoted: bool = False
    unless_negated: bool = False
    unless_in_thread: bool = False
    unless_before: str = ""
    unless_after: str = ""
    unless_sentence: str = ""
    unless_text: str = ""
    only_sentence: str = ""
    near: Near | None = None
    lighter: Lighter | None = None
    per: Literal["place", "sentence", "part"] = "place"

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for index, term in enumerate(self.terms):
            yield Pattern(f"terms[{index}]", term, forms=True)
        for index, source in enumerate(self.patterns):
            yield Pattern(f"patterns[{index}]", source, regex=True)
        if self.register == "confidential":
            yield from confidential_patterns(registers)

    def wanted_detectors(self) -> tuple[str, ...]:
        return self.detectors

    @property
    def only_where_found(self) -> bool:
        """Not with a register: a word may be nearly one of its terms."""
        return not self.register

    def guards(self) -> Iterator[tuple[str, str]]:
        for name in ("unless_before", "unless_after", "unless_sentence", "unless_text", "only_sentence"):
            if getattr(self, name):
                yield name, getattr(self, name)
        for index, source in enumerate(self.near.patterns if self.near else ()):
            yield f"near.patterns[{index}]", source
        yield from ((f"lighter.{name}", source) for name, source in (self.lighter.guards() if self.lighter else ()))

    def expressions(self) -> Iterator[Expression]:
        if self.near and isinstance(self.near.within, str):
            yield Expression("near.within", self.near.within, "int")

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        for part in self.parts_of(subject):
            hits = list(self._hits(subject, part, context))
            if hits and not (self.unless_text and occurs(self.unless_text, part.text)):
                yield from self._bounded(part, _apart(hits))

    def _hits(self, subject: Subject, part: Part, context: Context) -> Iterator[Hit]:
        entries = {str(entry["id"]): entry for entry in confidential_entries(context.policy)} if self.register else {}
        for match in context.matches(self, part):
            entry = entries.get(match.key.rpartition("[")[0])
            if entry is not None and not is_withheld(entry, subject, context):
                continue
            if self._counts(part, match.span, subject, context):
                secret = str(entry["id"]) if entry else None
                # What a pattern captured of a secret is as secret as the whole.
                values = {} if entry else match.groups
                yield Hit(part=part, span=match.span, sub=secret, secret=secret, evasion=match.evasion, values=values)
        yield from self._misspelt(subject, part, context, entries)
        for detector in self.detectors:
            for found in context.detect(detector, part):
                if any(found.groups.get(name) not in values for name, values in self.groups.items()):
                    continue
                if not is_own(found, part, self.allow, context.policy.get("organisation", {})) and self._counts(
                    part, found.span, subject, context
                ):
                    hit = Hit(part=part, span=found.span, sub=detector, evasion=found.evasion)
                    yield self.lighter.of(hit) if self.lighter and self.lighter.applies(found, part) else hit

    def _misspelt(self, subject: Subject, part: Part, context: Context, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[Hit]:
        """Terms of the register with one slip in them: nearly a secret is a question, not yet an error."""
        for name, entry in entries.items():
            if is_withheld(entry, subject, context):
                for slip in slips(part.text, misspellable(entry), 1):
                    if self._counts(part, slip.span, subject, context):
                        yield Hit(part=part, span=slip.span, sub=name, secret=name, severity=Severity.WARNING)

    def _counts(self, part: Part, span: Span, subject: Subject, context: Context) -> bool:
        """Whether no guard excuses the hit."""
        if (self.unless_quoted and is_quoted(part, span)) or (self.unless_negated and is_denied(part, span)):
            return False
        words = part.text[span.start : span.end]
        if self.unless_in_thread and says(customer_turns(subject.fields), words):
            return False
        in_place = self._excused_by_place(part, span) or self._inside_allowed_term(part, span)
        return not in_place and self._is_near(part, span, subject, context)

    def _excused_by_place(self, part: Part, span: Span) -> bool:
        """Whether what stands around the hit, in its sentence, excuses it."""
        if self.unless_before and occurs(self.unless_before, before(part, span)):
            return True
        if self.unless_after and occurs(self.unless_after, after(part, span), right_here=True):
            return True
        if self.unless_sentence and occurs(self.unless_sentence, sentence(part, span)):
            return True
        return bool(self.only_sentence) and not occurs(self.only_sentence, sentence(part, span))

    def _inside_allowed_term(self, part: Part, span: Span) -> bool:
        for term in self.allow_terms:
            # The text may have more white space between the term's words than the policy.
            reach = len(term) * 2
            window = max(span.start - reach, 0), min(span.end + reach, len(part.text))
            if any(found.contains(span) for found in occurrences(compile_term(term), part.text, *window)):
                return True
        return False

    def _is_near(self, part: Part, span: Span, subject: Subject, context: Context) -> bool:
        if self.near is None:
            return True
        text = part.text
        within = int(number_of(self, "near.within", self.near.within, subject, context))
        sources = [*(compile_term(term) for term in self.near.terms), *self.near.patterns]
        return any(
            occurs(source, text, max(span.start - within, 0), span.start)
            or occurs(source, text, span.end, min(span.end + within, len(text)))
            for source in sources
        )

    def _bounded(self, part: Part, hits: Iterable[Hit]) -> Iterator[Hit]:
        seen: set[tuple[str | None, int]] = set()
        for hit in hits:
            start = hit.span.start if hit.span else 0
            unit = {"place": start, "sentence": sentence_at(part.text, start).start, "part": 0}[self.per]
            if (hit.sub, unit) not in seen:
                yield hit
            seen.add((hit.sub, unit))


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order of place; of those of one sub that overlap the longest stays, plain before folded."""
    kept: dict[str | None, list[tuple[Span, Hit]]] = {}
    placed = [(hit.span, hit) for hit in hits if hit.span is not None]
    for span, hit in sorted(placed, key=lambda one: (one[0].start - one[0].end, one[1].evasion, one[0].start)):
        # What is kept of a sub does not overlap itself, so only the neighbours can.
        row = kept.setdefault(hit.sub, [])
        at = bisect_left(row, span, key=lambda one: one[0])
        if not any(other.overlaps(span) for other, _ in row[max(at - 1, 0) : at + 1]):
            row.insert(at, (span, hit))
    return [hit for _, hit in sorted((one for row in kept.values() for one in row), key=lambda one: one[0])]
