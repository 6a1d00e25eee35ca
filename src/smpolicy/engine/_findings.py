"""Makes findings of hits: message, place, mask, fingerprint."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from smpolicy.engine.context import CheckContext
from smpolicy.engine.mask import Cover, covers_of, excerpt_of, snippet_of
from smpolicy.engine.ruleset import CompiledRule
from smpolicy.matching.sentences import sentence_at
from smpolicy.model.finding import ClauseRef, Finding, Severity, Snippet, Verdict
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Part, Place, Range
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Hit

INPUT_CLAUSE = ClauseRef(
    "INPUT",
    {"id": "Yang dibaca dari berkas", "en": "What was read from the file"},
    "governance",
)
"""The clause of findings that tell how a file was read."""


class FindingMaker:
    """Turns hits into findings; with `unmask`, personal data stays readable (confidential terms never do)."""

    def __init__(self, context: CheckContext, *, unmask: bool) -> None:
        self._context, self._unmask = context, unmask
        self._covers: dict[str, tuple[Cover, ...]] = {}
        self._confidential = tuple(
            (f"{one.name}#{entry['id']}[", str(entry["id"]))
            for one in context.ruleset.rules
            if getattr(one.rule, "register", "") == "confidential"
            for entry in context.policy.get("privacy_guidance", {}).get("confidential", [])
        )

    def forget(self) -> None:
        """Lets go of the texts that were looked at so far."""
        self._covers.clear()

    def finding(self, one: CompiledRule, subject: Subject, hit: Hit) -> Finding:
        """The finding of a rule's hit on a subject."""
        excerpt, snippet, where = self._shown(subject, hit)
        values = {"matched": excerpt, **{key: self._clean(value) for key, value in hit.values.items()}}
        sub = hit.sub if hit.sub is not None else one.rule.sub
        return Finding(
            rule=one.clause.id,
            sub=sub,
            verdict=hit.verdict,
            severity=hit.severity or Severity(one.severity),
            route=one.route,
            clause=one.clause,
            message=fill(hit.message or one.rule.message or one.clause.title, values),
            help=self._help(one, subject, fill(hit.help or one.help, values)),
            why=one.why,
            subject=subject.id,
            path=subject.path,
            field=hit.part.field if hit.part else hit.field,
            range=where,
            span=hit.span,
            excerpt=excerpt,
            snippet=snippet,
            evasion=hit.evasion,
            fixes=hit.fixes,
            fingerprint=_fingerprint(one.clause.id, sub, subject, hit),
            sheet=subject.sheet,
        )

    def note(self, subject: Subject, note: Note) -> Finding:
        """The finding that tells something about the file which a subject was read from."""
        return Finding(
            rule=INPUT_CLAUSE.id,
            sub=note.sub,
            verdict=Verdict.VIOLATION,
            severity=Severity.WARNING if note.route else Severity.INFO,
            route=note.route or "admin",
            clause=INPUT_CLAUSE,
            message=note.message,
            help=note.help,
            why=INPUT_CLAUSE.title,
            subject=subject.id,
            path=subject.path,
            range=_range_at(note.place),
            fingerprint=_digest(INPUT_CLAUSE.id, note.sub, subject.kind, subject.id, json.dumps(note.message, sort_keys=True)),
            sheet=subject.sheet,
        )

    def masked(self, text: str) -> str:
        """A text that no rule marked, fit to leave the engine: masked, and of bounded length."""
        return excerpt_of(text, self.covers(text), Span(0, len(text)))

    def _help(self, one: CompiledRule, subject: Subject, told: Localised) -> Localised:
        if one.rule.suggest != "kb":
            return told
        sentence = self._context.suggestions.sentence(subject)
        return {lang: text + sentence.get(lang, "") for lang, text in told.items()}

    def undetermined(self, one: CompiledRule, subject: Subject, reason: Localised) -> Finding:
        """The finding that says a rule could not be tested on a subject."""
        message = {
            "id": f"Aturan {one.name} tidak dapat diuji: {reason.get('id', '')}.",
            "en": f"The rule {one.name} could not be tested: {reason.get('en', '')}.",
        }
        help_text = {
            "id": "Anggap belum lolos: periksa sendiri, lalu perbaiki aturan atau lengkapi datanya.",
            "en": "Treat it as not passed: look yourself, then mend the rule or complete its data.",
        }
        return self.finding(one, subject, Hit(verdict=Verdict.UNDETERMINED, message=message, help=help_text))

    def _shown(self, subject: Subject, hit: Hit) -> tuple[str, Snippet | None, Range | None]:
        part, span = hit.part, hit.span
        if part is None or span is None:
            return self._at_field(subject, hit)
        covers = self.covers(part.text)
        snippet = snippet_of(part.text, covers, span)
        where = part.range_of(span) or _range_at(subject.places.get(part.field))
        if hit.secret is not None:
            return hit.secret, snippet, where
        return excerpt_of(part.text, covers, span), snippet, where

    def _at_field(self, subject: Subject, hit: Hit) -> tuple[str, Snippet | None, Range | None]:
        path = hit.part.field if hit.part else hit.field
        place = subject.place_of(path)
        if place is None:
            return "", None, None
        line = subject.lines[place.line - 1] if 0 < place.line <= len(subject.lines) else ""
        shown = line.rstrip()
        start = min(place.column - 1, len(shown))
        snippet = snippet_of(shown, self.covers(shown), Span(start, len(shown))) if shown else None
        return "", snippet, Range(place.line, place.column, place.line, len(shown) + 1 if shown else place.column)

    def covers(self, text: str) -> tuple[Cover, ...]:
        """What must be hidden in a text."""
        if text not in self._covers:
            covers = covers_of(text, self._context, self._confidential)
            self._covers[text] = tuple(one for one in covers if one.shown.startswith("[")) if self._unmask else covers
        return self._covers[text]

    def _clean(self, value: Any) -> Any:
        """Message values come from the subject too, so they are masked like the text."""
        if isinstance(value, str) and value:
            return self.masked(value)
        if isinstance(value, Mapping):
            return {key: self._clean(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return ", ".join(str(self._clean(one)) for one in value)
        return value


def _range_at(place: Place | None) -> Range | None:
    """The range of a place whose end is not known: the cell of a table, a field as a whole."""
    return Range(place.line, place.column, place.line, place.column) if place is not None and place.line else None


def _fingerprint(rule: str, sub: str, subject: Subject, hit: Hit) -> str:
    """Sixteen hex digits of rule and normalised text.

    For a marked text: the text and its sentence, so that the mark alone (a phone number, a code name) cannot be
    guessed from the fingerprint, and an edit elsewhere leaves it. Otherwise: the subject, the field and the values.
    """
    if hit.part is not None and hit.span is not None:
        text = hit.part.text
        sentence = sentence_at(text, hit.span.start)
        what = [_generic(hit.part), _normal(text[hit.span.start : hit.span.end]), _normal(text[sentence.start : sentence.end])]
    else:
        what = [subject.kind, subject.id, hit.field, json.dumps(hit.values, sort_keys=True, default=str, ensure_ascii=False)]
    return _digest(rule, sub, *what)


def _digest(*what: str) -> str:
    return hashlib.sha256("\x1f".join(what).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _generic(part: Part) -> str:
    return "".join(char for char in part.field if not char.isdigit())


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
