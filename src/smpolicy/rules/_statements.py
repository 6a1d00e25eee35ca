"""Statements that are due, where they stand in what is published, and whether that is early enough."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smpolicy.matching.lazy import lazy
from smpolicy.matching.patterns import compile_term
from smpolicy.model.match import Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Undetermined
from smpolicy.rules._measures import HASHTAG


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of several statements that all must occur."""

    id: str
    title: Mapping[str, str] = dataclasses.field(default_factory=dict)
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A part, and what a reader has passed before it: code points and hashtags of the parts published above it."""

    part: Part
    before: int
    tags_before: int

    def offset(self, span: Span) -> int:
        """Code points from the start of what is published to the span; lines that only push it down count as full ones."""
        return self.before + span.start + _pushed_down(self.part.text[: span.start])

    def tags(self, span: Span) -> int:
        """Hashtags from the start of what is published to the span."""
        return self.tags_before + len(HASHTAG.findall(self.part.text, 0, span.start))


_PUSHING = lazy(r"(?:\n[^\p{L}\p{N}\n]*){2,}(?=\n)")
_LINE_CHARS = 40
"""What a telephone shows in one line, near enough."""


def _pushed_down(above: str) -> int:
    """What a stack of lines without a word takes of the room before the fold; one empty line between paragraphs is none."""
    return sum(_LINE_CHARS * (stack[0].count("\n") - 1) for stack in _PUSHING.finditer(above))


def standings(parts: Sequence[Part]) -> tuple[Standing, ...]:
    """The parts with what stands above each: the hashtags of a draft are published below its text, one space between."""
    out, length, tags = [], 0, 0
    for part in sorted(parts, key=lambda one: one.field.startswith("hashtags")):
        follows = part.field.startswith("hashtags")
        out.append(Standing(part, length if follows else 0, tags if follows else 0))
        if follows or part.field == "text":
            length += len(part.text) + 1
            tags += len(HASHTAG.findall(part.text))
    return tuple(out)


def pattern_of(key: str, entry: str) -> Pattern:
    """An entry written `/.../` is an expression, any other a term."""
    is_expression = len(entry) > 2 and entry.startswith("/") and entry.endswith("/")  # noqa: PLR2004 - the two slashes
    return Pattern(key, entry[1:-1], regex=True) if is_expression else Pattern(key, entry)


def wording_of(key: str, entry: str) -> Pattern:
    """As `pattern_of`, but words may be joined or hyphenated: "kerjasama berbayar" says what "kerja sama berbayar" says."""
    told = pattern_of(key, entry)
    return told if told.regex or " " not in entry else Pattern(key, compile_term(entry, gap=r"[\s\p{Pd}]*"), regex=True)


def statement_rows(registers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The register of required statements."""
    rows: list[Mapping[str, Any]] = registers.get("legal_review", {}).get("required_statements", [])
    return rows


def statement_patterns(registers: Mapping[str, Any]) -> Iterator[Pattern]:
    """What makes a row due by its words."""
    for row in statement_rows(registers):
        if row.get("when", {}).get("pattern"):
            yield Pattern(f"when:{row['id']}[0]", row["when"]["pattern"], regex=True)


def is_due(row: Mapping[str, Any], subject: Subject, context: Context, found: Sequence[Match]) -> bool:
    """Whether a row's conditions all hold; a row without any is always due.

    Raises `Undetermined` for a condition that is not known: silence would let the statement be forgotten.
    """
    facts, when = context.facts(subject), row.get("when", {})
    unknown = ", ".join(sorted(when.keys() - _ASKED.keys()))
    if unknown:
        reason = {
            "id": f"syarat '{unknown}' dari pernyataan {row['id']} tidak dikenal",
            "en": f"unknown condition '{unknown}' of {row['id']}",
        }
        raise Undetermined(reason)
    return all(_ASKED[key](value, row, facts, found) for key, value in when.items())


_Asked = Callable[[Any, Mapping[str, Any], Mapping[str, Any], Sequence[Match]], bool]
_ASKED: dict[str, _Asked] = {
    "tag": lambda value, _row, facts, _found: value in facts["tags"],
    "content_type": lambda value, _row, facts, _found: value == facts["content_type"],
    "capacity": lambda value, _row, facts, _found: value == facts["effective_capacity"],
    "platform": lambda value, _row, facts, _found: value == facts["platform"],
    "pattern": lambda _value, row, _facts, found: any(match.key.startswith(f"when:{row['id']}[") for match in found),
}
"""The conditions that a row may have, each with what tells whether it holds."""
