"""What a check says: findings, their severity, their remedy."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from smpolicy.model.localised import Localised
from smpolicy.model.source import Range
from smpolicy.model.text import Span


class Severity(StrEnum):
    """`error` blocks, `warning` asks, `info` tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for `info`, 1 for `warning`, 2 for `error`."""
        return ("info", "warning", "error").index(self.value)


class Verdict(StrEnum):
    """Of a rule on a subject. `undetermined` is neither of the others: the test could not be made."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    VIOLATION = "violation"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces `span` of the finding's field by `new_text`."""

    span: Span
    new_text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy a program can apply; `safe` ones never change what the text means."""

    title: Localised
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """As much of a clause as a finding needs to lead its reader there."""

    id: str
    title: Localised
    chapter: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """The masked file line that a finding stands on; `start` and `end` are code points from 0 in `text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `excerpt` and `snippet` are masked already. `span` counts in the text of `field`, `range` in the file. `waiver`
    is the id of the waiver that covers the finding. `fingerprint` stays the same when the text around the finding
    moves: it is made of the rule and the normalised marked text, not of a line number. `remark` is what a reader must know of the
    subject to understand the finding; it belongs to this finding, not to its rule.
    `sheet` is that of the subject.
    """

    rule: str
    sub: str
    verdict: Verdict
    severity: Severity
    route: str
    clause: ClauseRef
    message: Localised
    help: Localised
    why: Localised
    subject: str
    path: str
    field: str = ""
    range: Range | None = None
    span: Span | None = None
    excerpt: str = ""
    snippet: Snippet | None = None
    evasion: bool = False
    fixes: tuple[Fix, ...] = ()
    waiver: str | None = None
    fingerprint: str = ""
    remark: Localised = dataclasses.field(default_factory=dict)
    sheet: str = ""

    @property
    def advice(self) -> Localised:
        """What to do, and the remark behind it."""
        told = {lang: " ".join(filter(None, (self.help.get(lang, ""), text))) for lang, text in self.remark.items()}
        return {**self.help, **told}

    @property
    def name(self) -> str:
        """`PRIV-02/phone`: the rule with its sub, where it has one."""
        return f"{self.rule}/{self.sub}" if self.sub else self.rule
