"""`forbid`: a term, a pattern, a detected value or a confidential subject must not occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.matching.patterns import compile_term
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.match import Detection, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit, Rule
from smpolicy.rules._guards import after, before, is_denied, is_quoted, occurs, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Something must stand within so many code points of the hit."""

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    within: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbid(Rule):
    """Finds what must not occur.

    `unless_before` is matched against the sentence up to the hit, `unless_after` against what follows it, so anchor
    them with `$` and `^`. `per` bounds the findings to one for each place, sentence or part.
    """

    KIND: ClassVar[str] = "forbid"

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    detectors: tuple[str, ...] = ()
    register: Literal["", "confidential"] = ""
    allow: tuple[Literal["contacts", "domains", "addresses", "order_numbers"], ...] = ()
    allow_terms: tuple[str, ...] = ()
    unless_quoted: bool = False
    unless_negated: bool = False
    unless_before: str = ""
    unless_after: str = ""
    unless_sentence: str = ""
    unless_text: str = ""
    only_sentence: str = ""
    near: Near | None = None
    per: Literal["place", "sentence", "part"] = "place"

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for index, term in enumerate(self.terms):
            yield Pattern(f"terms[{index}]", term)
        for index, source in enumerate(self.patterns):
            yield Pattern(f"patterns[{index}]", source, regex=True)
        if self.register == "confidential":
            for entry in confidential_entries(registers):
                for index, term in enumerate(entry.get("terms", [])):
                    yield Pattern(f"{entry['id']}[{index}]", term)
                if entry.get("pattern"):
                    yield Pattern(f"{entry['id']}[pattern]", entry["pattern"], regex=True)

    def wanted_detectors(self) -> tuple[str, ...]:
        return self.detectors

    def guards(self) -> Iterator[tuple[str, str]]:
        for name in ("unless_before", "unless_after", "unless_sentence", "unless_text", "only_sentence"):
            if getattr(self, name):
                yield name, getattr(self, name)
        for index, source in enumerate(self.near.patterns if self.near else ()):
            yield f"near.patterns[{index}]", source

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        for part in self.parts_of(subject):
            if self.unless_text and occurs(self.unless_text, part.text):
                continue
            kept = sorted(self._hits(subject, part, context), key=lambda hit: hit.span or Span(0, 0))
            yield from self._bounded(part, kept)

    def _hits(self, subject: Subject, part: Part, context: Context) -> Iterator[Hit]:
        entries = {str(entry["id"]): entry for entry in confidential_entries(context.policy)} if self.register else {}
        for match in context.matches(self, part):
            entry = entries.get(match.key.partition("[")[0])
            if entry is not None and not _withheld(entry, subject, context):
                continue
            if self._counts(part, match.span):
                secret = str(entry["id"]) if entry else None
                yield Hit(part=part, span=match.span, sub=secret, secret=secret, evasion=match.evasion, values=match.groups)
        for detector in self.detectors:
            for found in context.detect(detector, part):
                if not self._allowed(found, context) and self._counts(part, found.span):
                    yield Hit(part=part, span=found.span, sub=detector, evasion=found.evasion)

    def _counts(self, part: Part, span: Span) -> bool:
        """Whether no guard excuses the hit."""
        if (self.unless_quoted and is_quoted(part, span)) or (self.unless_negated and is_denied(part, span)):
            return False
        if self.unless_before and occurs(self.unless_before, before(part, span)):
            return False
        if self.unless_after and occurs(self.unless_after, after(part, span)):
            return False
        if self.unless_sentence and occurs(self.unless_sentence, sentence(part, span)):
            return False
        if self.only_sentence and not occurs(self.only_sentence, sentence(part, span)):
            return False
        return not self._inside_allowed_term(part, span) and self._is_near(part, span)

    def _inside_allowed_term(self, part: Part, span: Span) -> bool:
        for term in self.allow_terms:
            longest = max(len(term) * 2, span.end - span.start)
            start = max(span.start - longest, 0)
            window = part.text[start : span.end + longest]
            found = occurs(compile_term(term), window)
            if found and Span(found.start() + start, found.end() + start).contains(span):
                return True
        return False

    def _is_near(self, part: Part, span: Span) -> bool:
        if self.near is None:
            return True
        start, end = max(span.start - self.near.within, 0), span.end + self.near.within
        around = part.text[start : span.start] + "\n" + part.text[span.end : end]
        wanted = [*(compile_term(term) for term in self.near.terms), *self.near.patterns]
        return any(occurs(source, around) for source in wanted)

    def _allowed(self, found: Detection, context: Context) -> bool:
        organisation = context.policy.get("organisation", {})
        if "domains" in self.allow:
            host = found.value.rpartition("@")[2]
            if any(host == domain or host.endswith("." + domain) for domain in organisation.get("domains", [])):
                return True
        if "addresses" in self.allow:
            plain = _letters(found.value)
            return any(plain in _letters(one) or _letters(one) in plain for one in organisation.get("addresses", []))
        return False

    def _bounded(self, part: Part, hits: list[Hit]) -> Iterator[Hit]:
        seen: set[int] = set()
        for hit in hits:
            start = hit.span.start if hit.span else 0
            key = {"place": start, "sentence": sentence_at(part.text, start).start, "part": 0}[self.per]
            if self.per == "place" or key not in seen:
                yield hit
            seen.add(key)


def confidential_entries(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the register of confidential subjects."""
    entries: list[Mapping[str, Any]] = registers.get("privacy_guidance", {}).get("confidential", [])
    return entries


def _withheld(entry: Mapping[str, Any], subject: Subject, context: Context) -> bool:
    """Whether the entry's subject is still secret on the day of publication, for this account."""
    if subject.fields.get("account") in entry.get("allowed_accounts", []):
        return False
    until = str(entry.get("until", ""))
    return bool(entry.get("never")) or not until or str(context.facts(subject)["publish_on"]) < until


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
