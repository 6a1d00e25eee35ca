"""`require`: a statement or label must occur, in time to be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.finding import Severity
from smpolicy.model.match import Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Hit, Rule, SeverityName
from smpolicy.rules._guards import is_denied

_TEXT_FIELDS = ("text", "bio")
GIFT_KINDS = ("gifted", "loaned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of several statements that all must occur."""

    id: str
    title: Mapping[str, str] = dataclasses.field(default_factory=dict)
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """Something in the text that makes the statement due."""

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Due:
    """A statement that is due: groups by their key prefix, and how it is told."""

    sub: str | None
    groups: tuple[Group, ...]
    within: int | None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Require(Rule):
    """Finds a statement that is missing, incomplete or too late.

    `within` counts code points from the start of the text to the start of the statement. An entry written `/.../` is
    an expression, any other a term.
    """

    KIND: ClassVar[str] = "require"

    triggers: Triggers | None = None
    any_of: tuple[str, ...] = ()
    all_of: tuple[Group, ...] = ()
    register: Literal["", "required_statements", "disclosure_labels", "bot_labels"] = ""
    within: int | Literal["fold"] | None = None
    severity_partial: SeverityName | None = None
    severity_late: SeverityName | None = None
    max_tags_before: int | None = None
    unless_negated: bool = False
    late: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for group in self._all_groups(registers):
            for index, entry in enumerate(group.any_of):
                yield _pattern(f"{group.id}[{index}]", entry)
        for index, term in enumerate(self.triggers.terms if self.triggers else ()):
            yield Pattern(f"trigger:terms[{index}]", term)
        for index, source in enumerate(self.triggers.patterns if self.triggers else ()):
            yield Pattern(f"trigger:patterns[{index}]", source, regex=True)
        if self.register == "required_statements":
            for row in _statements(registers):
                if row.get("when", {}).get("pattern"):
                    yield Pattern(f"when:{row['id']}[0]", row["when"]["pattern"], regex=True)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        parts = [part for part in self.parts_of(subject) if self.fields or part.field in _TEXT_FIELDS]
        found = {part.field: context.matches(self, part) for part in parts}
        every = [match for matches in found.values() for match in matches]
        if self.triggers and not any(match.key.startswith("trigger:") for match in every):
            return
        for due in self._due(subject, context, every):
            yield from self._judge(due, parts, found)

    def _due(self, subject: Subject, context: Context, found: Sequence[Match]) -> Iterator[_Due]:
        within = self._within(subject, context)
        if self.register == "required_statements":
            for row in _statements(context.policy):
                if _is_due(row.get("when", {}), subject, context, found, str(row["id"])):
                    severity = Severity(row["severity"]) if row.get("severity") else None
                    group = Group(id=str(row["id"]), any_of=tuple(row.get("any_of", [])))
                    yield _Due(group.id, (group,), row.get("within_chars", within), severity)
        elif self.register == "disclosure_labels":
            gift = context.facts(subject)["relationship"] in GIFT_KINDS
            labels = context.policy.get("legal_review", {}).get("disclosure_labels", {})
            names = ("gifted", "paid") if gift else ("paid",)
            wanted = tuple(Group(id=name, any_of=tuple(labels.get(name, []))) for name in names)
            yield _Due(None, (_merged(wanted),), within)
        elif self.register == "bot_labels":
            yield _Due(None, tuple(self._all_groups(context.policy)), within)
        else:
            yield _Due(None, self.all_of or (Group(id="any_of", any_of=self.any_of),), within)

    def _judge(self, due: _Due, parts: Sequence[Part], found: Mapping[str, Sequence[Match]]) -> Iterator[Hit]:
        places = {group.id: self._first(group.id, parts, found) for group in due.groups}
        missing = [group for group in due.groups if places[group.id] is None]
        values = {"missing": _titles(missing), "wording": _wording(missing or due.groups), "within": due.within}
        where = parts[0] if parts else None
        if missing:
            partial = self.severity_partial if len(missing) < len(due.groups) else None
            severity = Severity(partial) if partial else due.severity
            yield Hit(part=where, field=where.field if where else "text", sub=due.sub, severity=severity, values=values)
            return
        for place in places.values():
            if place is not None and self._is_late(place[0], place[1], due.within):
                severity = Severity(self.severity_late) if self.severity_late else due.severity
                yield Hit(part=place[0], span=place[1], sub=due.sub, severity=severity, message=self.late or None, values=values)

    def _first(self, group: str, parts: Sequence[Part], found: Mapping[str, Sequence[Match]]) -> tuple[Part, Span] | None:
        """Where the statement first stands; of several labels that overlap none counts twice."""
        names = group.split("+")
        for part in parts:
            for match in found[part.field]:
                ours = match.key.partition("[")[0] in names
                if ours and not (self.unless_negated and is_denied(part, match.span)):
                    return part, match.span
        return None

    def _is_late(self, part: Part, span: Span, within: int | None) -> bool:
        if within is not None and span.start >= within:
            return True
        tags_before = sum(word.startswith("#") and len(word) > 1 for word in part.text[: span.start].split())
        return self.max_tags_before is not None and tags_before > self.max_tags_before

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
            for row in _statements(registers):
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


def _merged(groups: Sequence[Group]) -> Group:
    """One group that any of the groups' labels satisfies; its id joins theirs with `+`."""
    return Group(id="+".join(group.id for group in groups), any_of=tuple(one for group in groups for one in group.any_of))


def _pattern(key: str, entry: str) -> Pattern:
    is_expression = len(entry) > 2 and entry.startswith("/") and entry.endswith("/")  # noqa: PLR2004 - the two slashes
    return Pattern(key, entry[1:-1], regex=True) if is_expression else Pattern(key, entry)


def _statements(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = registers.get("legal_review", {}).get("required_statements", [])
    return rows


def _is_due(when: Mapping[str, Any], subject: Subject, context: Context, found: Sequence[Match], row: str) -> bool:
    facts = context.facts(subject)
    asked: dict[str, Callable[[Any], bool]] = {
        "tag": lambda value: value in facts["tags"],
        "content_type": lambda value: value == facts["content_type"],
        "capacity": lambda value: value == facts["effective_capacity"],
        "platform": lambda value: value == facts["platform"],
        "pattern": lambda _: any(match.key.startswith(f"when:{row}[") for match in found),
    }
    return bool(when) and all(key in asked and asked[key](value) for key, value in when.items())


def _titles(groups: Sequence[Group]) -> dict[str, str]:
    """The names of the groups in each language."""
    return {lang: ", ".join(group.title.get(lang) or group.id for group in groups) for lang in ("id", "en")}


def _wording(groups: Sequence[Group]) -> str:
    """Wording to copy: the first plain entry of each group."""
    first = (next((one for one in group.any_of if not one.startswith("/")), "") for group in groups)
    return " ".join(one for one in first if one)
