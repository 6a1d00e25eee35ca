"""What every rule kind is, what it may ask of its context, and what it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from smpolicy.model.finding import Fix, Severity, Verdict
from smpolicy.model.localised import Localised
from smpolicy.model.match import Detection, Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span

Made = TypeVar("Made")
SeverityName = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A CEL expression of a rule: `name` is the YAML path inside the rule, `returns` a CEL type name."""

    name: str
    source: str
    returns: str = "bool"
    variables: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule says of a subject before the engine makes a finding of it.

    Either `part` with `span`, or `field` (a dotted path) says where. `values` fill the message's `{slots}`; `sub`,
    `severity`, `message` and `help` replace the rule's own. `secret` hides the whole marked text in every output
    and shows the text given instead (the id of a confidential entry).
    """

    part: Part | None = None
    span: Span | None = None
    field: str = ""
    sub: str | None = None
    severity: Severity | None = None
    verdict: Verdict = Verdict.VIOLATION
    message: Localised | None = None
    help: Localised | None = None
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    evasion: bool = False
    secret: str | None = None
    needs: tuple[str, ...] = ()


class Context(Protocol):
    """What a rule may ask while it checks; everything is computed once for each subject."""

    today: date
    policy: Mapping[str, Any]
    """The registers, shaped as `model.kinds.policy.PolicyView`."""

    def register(self, name: str) -> Mapping[str, Any]:
        """Another file of the workspace as plain data: `team`, `accounts`, `plan`, `risks`, `kb`, ...; empty if absent."""
        ...

    def account(self, subject: Subject) -> Mapping[str, Any]:
        """The subject's account in the register, or the subject itself when it is one; empty when unknown."""
        ...

    def facts(self, subject: Subject) -> Mapping[str, Any]:
        """What is derived of a subject: capacity, tags, approvals that hold, our public turns, ..."""
        ...

    def matches(self, rule: Rule, part: Part) -> Sequence[Match]:
        """The rule's own patterns found in a part, in order of place; `Match.key` is the pattern's local key."""
        ...

    def detect(self, detector: str, part: Part) -> Sequence[Detection]:
        """What a detector found in a part, after overlapping finds were settled in favour of the more specific."""
        ...

    def value(self, rule: Rule, expression: str, subject: Subject, **variables: Any) -> Any:
        """The value of the rule's expression of that name. Raises `Undetermined` when it fails."""
        ...

    def setting(self, rule: Rule, name: str) -> Any:
        """A setting of the rule's clause, or of the workspace."""
        ...

    def shared(self, key: Hashable, make: Callable[[Sequence[Subject]], Made]) -> Made:
        """What `make` gives for the subjects that are checked together, made once for all of them."""
        ...


class Undetermined(Exception):  # noqa: N818 - not an error: the verdict's own name
    """The test could not be made; `reason` says why, in both languages."""

    def __init__(self, reason: Localised) -> None:
        self.reason = reason
        super().__init__(reason.get("en", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A test that enforces a clause. What every kind has.

    `on` names kinds of subject. `fields` restricts a text rule to parts (`text`, `bio`, `media[].alt`, `hashtags[]`);
    empty means every part. `when` is a CEL condition; the rule does not run where it is false. `unless_found` names
    subs of the same clause: where one of them speaks on the subject, this rule stays silent. `suggest: kb` adds the articles
    that may fit the thread to the help of each finding. With `remark` what the rule says is no finding of its own: it stands beside
    the advice of every other finding on the subject.
    """

    KIND: ClassVar[str]
    CANNOT_SEE: ClassVar[Localised]
    """What tests of this kind are blind to, for those who rely on them."""

    sub: str = ""
    on: tuple[str, ...] = ("post", "reply", "comment", "bio")
    fields: tuple[str, ...] = ()
    when: str = ""
    severity: SeverityName | None = None
    route: str | None = None
    message: Mapping[str, str] = dataclasses.field(default_factory=dict)
    help: Mapping[str, str] = dataclasses.field(default_factory=dict)
    unless_found: tuple[str, ...] = ()
    suggest: Literal["", "kb"] = ""
    remark: bool = False

    # Filled in when the clause is compiled; never written in YAML.
    clause: str = ""

    @property
    def name(self) -> str:
        """`PRIV-03/solicit`: the clause id, with the sub where the clause has several rules."""
        return f"{self.clause}/{self.sub}" if self.sub else self.clause

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterable[Pattern]:  # noqa: ARG002 - for the kinds that read a register
        """What the matcher must look for; `Pattern.key` is local to the rule. `registers` is the policy view."""
        return ()

    def guards(self) -> Iterable[tuple[str, str]]:
        """Expressions beside the patterns, by their YAML path: proved at load, asked only around a hit."""
        return ()

    def wanted_detectors(self) -> Iterable[str]:
        """The detectors this rule asks."""
        return ()

    @property
    def only_where_found(self) -> bool:
        """Whether `check` says nothing, and asks nothing, where none of the rule's own patterns and detectors found something."""
        return False

    def expressions(self) -> Iterable[Expression]:
        """The CEL expressions of this rule beside `when`."""
        return ()

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        """The hits on one subject. The engine has looked at `on`, `when` and the clause's capacities already.

        Raises `Undetermined` where the test cannot be made.
        """
        raise NotImplementedError

    def parts_of(self, subject: Subject) -> Iterable[Part]:
        """The parts of the subject that this rule reads; `media[].alt` stands for every index."""
        for part in subject.parts:
            if not self.fields or self.names_of(part) & set(self.fields):
                yield part

    def names_of(self, part: Part) -> set[str]:
        """What `fields` may call the part: its path without indices, and for a row of a plan its own field."""
        generic = _generic(part.field)
        return {generic, generic.removeprefix("items[].")}


def _generic(path: str) -> str:
    """`media[3].alt` as `media[].alt`."""
    out, inside = [], False
    for char in path:
        if char == "]":
            inside = False
        if not inside:
            out.append(char)
        if char == "[":
            inside = True
    return "".join(out)
