"""A policy as values: clauses, the rules that enforce them, their cases, and the registers they lean on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from smpolicy.model.localised import Localised
from smpolicy.model.source import Anchor, Part, Place
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.policy.look import Look
from smpolicy.rules._base import Rule, SeverityName

CheckKind = Literal["auto", "heuristic", "sign", "principle"]
"""Decided by data; by words, so that a person may wave it through; by a signature; by nobody (a printed principle)."""


@dataclass(frozen=True, slots=True)
class Case:
    """A rule test: one subject's fields, and the findings expected of the clauses under test (a closed world).

    `expect` holds `{rule, sub?, severity?, at?}`; `at` is the marked text. `given` replaces registers or settings by
    dotted path for this case only. `only` restricts the rules; empty means the clause the case stands in. `others` are
    checked together with the subject; what is found in them does not count.
    """

    name: str
    subject: Mapping[str, Any]
    expect: tuple[Mapping[str, Any], ...]
    given: Mapping[str, Any] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    others: tuple[Mapping[str, Any], ...] = ()
    today: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How a workspace or pack changed an inherited clause. Loosening names who decided and why."""

    clause: str
    key: str
    old: Any
    new: Any
    direction: Literal["tightened", "loosened", "changed"]
    because: str = ""
    decided_by: str = ""
    by: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TextPlace(Place):
    """The place of a text of a file. `anchors` says of the text where in the file its characters stand."""

    anchors: Callable[[str], tuple[Anchor, ...]]

    def of(self, text: str, offset: int) -> Place:
        """The place of one code point of the text (from 0; its end is allowed), however the file writes the text."""
        where = Part("", text, self.anchors(text)).range_of(Span(offset, offset))
        return Place(self.file, where.start_line, where.start_column) if where else self


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered sentence people read, and the rules that enforce it.

    `source` is the article (title and place of publication) or law the clause comes from. `applies_to` names
    capacities, or `all`. `pack` is the pack or file that states it. A withdrawn clause keeps its number.
    """

    id: str
    chapter: str
    title: Localised
    text: Localised
    why: Localised
    help: Localised
    check: CheckKind
    severity: SeverityName
    route: str
    basis: tuple[str, ...] = ()
    protects: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ("all",)
    settings: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    cases: tuple[Case, ...] = ()
    source: str = ""
    status: Literal["active", "withdrawn"] = "active"
    pack: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic of a text that other rules ask for (`finance`, `health_claim`): it holds where a pattern matches."""

    id: str
    title: Localised
    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the printed policy."""

    id: str
    title: Localised


@dataclass(frozen=True, slots=True)
class PackRef:
    """A pack the policy extends, with the SHA-256 of its file."""

    name: str
    version: str
    title: Localised
    digest: str


class PolicyHead(Protocol):
    """What is asked of a policy while subjects are read: so much is known of a stored ruleset's policy too."""

    @property
    def id(self) -> str:
        """The policy's id."""
        ...

    @property
    def root(self) -> Path:
        """The folder of the workspace."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the policy, the first of them its own."""
        ...

    @property
    def view(self) -> Mapping[str, Any]:
        """The registers after merging."""
        ...

    @property
    def settings(self) -> Mapping[str, Any]:
        """The workspace's settings over the packs' defaults."""
        ...

    @property
    def files(self) -> Mapping[str, str]:
        """The files that the workspace names, by their kind."""
        ...

    @property
    def texts(self) -> Mapping[str, str]:
        """What its clauses in force say to people, by `PRIV-10.text.id`."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Policy:
    """Everything a workspace says.

    `view` is shaped as `model.kinds.policy.PolicyView`: the registers after merging. `settings` are the workspace's
    over the packs' defaults; `setting_notes` says of each what it is and where its default comes from. `registers` are
    the other files (`team`, `accounts`, ...) as subjects. `digests` maps each file, by its path relative to the
    workspace or `pack:NAME`, to its SHA-256; `digest` is one over all of them but
    rule tests. `pattern_places` tells of patterns that stand in no clause, by their source, where they are written.
    `look` is how its documents look.
    """

    id: str
    version: str
    title: Localised
    status: str
    languages: tuple[str, ...]
    view: Mapping[str, Any]
    settings: Mapping[str, Any]
    chapters: tuple[Chapter, ...]
    clauses: tuple[Clause, ...]
    tags: tuple[Tag, ...]
    packs: tuple[PackRef, ...]
    changes: tuple[Change, ...]
    registers: Mapping[str, Subject]
    root: Path
    files: Mapping[str, str]
    digests: Mapping[str, str]
    digest: str
    pattern_places: Mapping[str, Place] = field(default_factory=dict)
    setting_notes: Mapping[str, Localised] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    def __repr__(self) -> str:
        """Short: the whole is megabytes, and stands in every traceback."""
        return f"Policy({self.id!r}, {self.version!r}, {len(self.clauses)} clauses)"

    @property
    def texts(self) -> Mapping[str, str]:
        """What its clauses in force say to people, by `PRIV-10.text.id`."""
        return {
            f"{clause.id}.{key}.{lang}": text
            for clause in self.clauses
            if clause.status != "withdrawn"
            for key in ("title", "text", "why", "help")
            for lang, text in getattr(clause, key).items()
        }

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)
