"""`require`: a statement or label must occur, in time to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.finding import Severity
from smpolicy.model.localised import LANGUAGES, Localised
from smpolicy.model.match import Match, Pattern
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule, SeverityName
from smpolicy.rules._guards import DENIED_LABEL, is_denied
from smpolicy.rules._numbers import number_of
from smpolicy.rules._statements import Group, Standing, is_due, standings, statement_patterns, statement_rows, wording_of

_FIELDS = ("text", "bio", "caption", "hashtags[]")
_GIFTS = ("gifted", "loaned")
_LATE: Localised = {
    "id": "'{matched}' baru muncul setelah {within} karakter pertama, sehingga mudah terlewat.",
    "en": "'{matched}' comes only after the first {within} characters, where it is easily missed.",
}
_CROWDED: Localised = {
    "id": "'{matched}' didahului lebih dari {max_tags} tagar, sehingga mudah terlewat.",
    "en": "'{matched}' stands behind more than {max_tags} hashtags, where it is easily missed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """Something in the text that makes the statement due."""

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Due:
    """A statement that is due: its groups, until where and behind how many hashtags at most it must begin, and how its absence is told."""

    sub: str | None
    groups: tuple[Group, ...]
    within: int | None
    max_tags: int | None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Require(Rule):
    """Finds a statement that is missing, incomplete or too late.

    `within` counts code points from the start of what is published to the start of the statement; the hashtags of a draft
    are published below its text. Without `fields` the text, the bio, the caption and the hashtags are read.
    """

    KIND: ClassVar[str] = "require"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Melihat bahwa pernyataan atau labelnya ada, bukan bahwa isinya benar atau dipahami.",
        "en": "Sees that the statement or label stands there, not that it is true or understood.",
    }

    triggers: Triggers | None = None
    any_of: tuple[str, ...] = ()
    all_of: tuple[Group, ...] = ()
    register: Literal["", "required_statements", "disclosure_labels", "bot_labels"] = ""
    within: int | Literal["fold"] | None = None
    severity_partial: SeverityName | None = None
    severity_late: SeverityName | None = None
    max_tags_before: int | str | None = None
    unless_negated: bool = False

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for group in self._all_groups(registers):
            for index, entry in enumerate(group.any_of):
                yield wording_of(f"{group.id}[{index}]", entry)
        if self.triggers:
            for index, term in enumerate(self.triggers.terms):
                yield Pattern(f"trigger:terms[{index}]", term)
            for index, source in enumerate(self.triggers.patterns):
                yield Pattern(f"trigger:patterns[{index}]", source, regex=True)
        if self.register == "required_statements":
            yield from statement_patterns(registers)

    def expressions(self) -> Iterator[Expression]:
        if isinstance(self.max_tags_before, str):
            yield Expression("max_tags_before", self.max_tags_before, "int")

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        parts = standings([part for part in self.parts_of(subject) if self.fields or self.names_of(part) & set(_FIELDS)])
        found = {one.part.field: context.matches(self, one.part) for one in parts}
        every = [match for matches in found.values() for match in matches]
        if self.triggers and not any(match.key.startswith("trigger:") for match in every):
            return
        for due in self._due(subject, context, every):
            yield from self._judge(due, parts, found)

    def _due(self, subject: Subject, context: Context, found: Sequence[Match]) -> Iterator[_Due]:
        within = self._within(subject, context)
        told = self.max_tags_before
        tags = None if told is None else int(number_of(self, "max_tags_before", told, subject, context))
        groups = list(self._all_groups(context.policy))
        if self.register == "required_statements":
            for row, group in zip(statement_rows(context.policy), groups, strict=True):
                if is_due(row, subject, context, found):
                    severity = Severity(row["severity"]) if row.get("severity") else None
                    yield _Due(group.id, (group,), row.get("within_chars", within), tags, severity)
        elif self.register == "disclosure_labels":
            names = ("gifted", "paid") if context.facts(subject)["relationship"] in _GIFTS else ("paid",)
            yield _Due(None, (_merged([one for name in names for one in groups if one.id == name] or [Group(id=names[0])]),), within, tags)
        else:
            yield _Due(None, tuple(groups), within, tags)

    def _judge(self, due: _Due, parts: Sequence[Standing], found: Mapping[str, Sequence[Match]]) -> Iterator[Hit]:
        places = {group.id: self._first(group.id, parts, found) for group in due.groups}
        missing = [group for group in due.groups if places[group.id] is None]
        values = {
            "missing": _titles(missing),
            "wording": _wording(missing or due.groups),
            "within": due.within if due.within is not None else "",
            "max_tags": due.max_tags if due.max_tags is not None else "",
        }
        if missing:
            partial = self.severity_partial if len(missing) < len(due.groups) else None
            field = parts[0].part.field if parts else "text"
            yield Hit(field=field, sub=due.sub, severity=Severity(partial) if partial else due.severity, values=values)
            return
        for place in places.values():
            message = _lateness(place[0], place[1], due) if place else None
            if place and message:
                severity = Severity(self.severity_late) if self.severity_late else due.severity
                yield Hit(part=place[0].part, span=place[1], sub=due.sub, severity=severity, message=message, values=values)

    def _first(self, group: str, parts: Sequence[Standing], found: Mapping[str, Sequence[Match]]) -> tuple[Standing, Span] | None:
        """Where the statement first stands, of those places where nothing denies it."""
        names = group.split("+")
        for one in parts:
            for match in found[one.part.field]:
                ours = match.key.rpartition("[")[0] in names
                if ours and not (self.unless_negated and is_denied(one.part, match.span, DENIED_LABEL)):
                    return one, match.span
        return None

    def _within(self, subject: Subject, context: Context) -> int | None:
        if self.within != "fold":
            return self.within
        platform = context.facts(subject)["platform"]
        rows = context.policy.get("blueprint", {}).get("platforms", [])
        fold = next((row.get("fold_chars") for row in rows if row.get("id") == platform), None)
        chosen = fold if fold is not None else context.setting(self, "fold_chars")
        return int(chosen) if chosen is not None else None

    def _all_groups(self, registers: Mapping[str, Any]) -> Iterator[Group]:
        review = registers.get("legal_review", {})
        if self.register == "required_statements":
            for row in statement_rows(registers):
                yield Group(id=str(row["id"]), any_of=tuple(row.get("any_of", [])))
        elif self.register == "disclosure_labels":
            for name, labels in review.get("disclosure_labels", {}).items():
                yield Group(id=name, any_of=tuple(labels))
        elif self.register == "bot_labels":
            yield Group(id="bot_labels", any_of=tuple(review.get("bot_labels", [])))
        elif self.all_of:
            yield from self.all_of
        else:
            yield Group(id="any_of", any_of=self.any_of)


def _lateness(place: Standing, span: Span, due: _Due) -> Localised | None:
    if due.within is not None and place.offset(span) >= due.within:
        return _LATE
    if due.max_tags is not None and place.tags(span) > due.max_tags:
        return _CROWDED
    return None


def _merged(groups: Sequence[Group]) -> Group:
    """One group that any of the groups' labels satisfies; its id joins theirs with `+`."""
    return Group(id="+".join(group.id for group in groups), any_of=tuple(one for group in groups for one in group.any_of))


def _titles(groups: Sequence[Group]) -> dict[str, str]:
    """The names of the groups in each language."""
    return {lang: ", ".join(group.title.get(lang) or group.id for group in groups) for lang in LANGUAGES}


def _wording(groups: Sequence[Group]) -> str:
    """Wording to copy: the first plain entry of each group."""
    first = (next((one for one in group.any_of if not one.startswith("/")), "") for group in groups)
    return " ".join(one for one in first if one)
