"""What rules may ask while they check: matches, detections, facts and expressions, each computed once for a subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._foreign import detectors_named
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.evaluate import Evaluator
from smpolicy.engine.facts import Ground, derive
from smpolicy.engine.remembered import NONE_HELD, Question, Standing
from smpolicy.engine.ruleset import TAG, WITH_ACCOUNT, Ruleset
from smpolicy.engine.texts import Scan, Texts
from smpolicy.model.kinds.facts import Facts
from smpolicy.model.match import Detection, Match
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Rule

if TYPE_CHECKING:
    from smpolicy.engine._suggest import Suggestions

Made = TypeVar("Made")
_REGISTERS = ("team", "plan", "risks", "kb", "log", "attestations", "evaluation", "kpi", "inbox", "invitations")
_NOTHING_BESIDE = {"item": None, "path": "", "y": None}
"""What rules add to a subject's variables, where they add nothing."""


class _InHand:
    """What was computed of the subject in hand: all but its texts is forgotten with the next one."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.facts: Facts | None = None
        self.variables: dict[str, Any] = {}
        self.standing = Standing({}, subject)
        self.bound: Any = None
        self.owners: frozenset[str] | None = None
        self.detected: frozenset[str] | None = None


class CheckContext:
    """The `rules.Context` of one run: registers, clock, and what is remembered of a subject or of a batch of them."""

    def __init__(self, ruleset: Ruleset, today: date) -> None:
        self.today = today
        self.ruleset = ruleset
        self.policy: Mapping[str, Any] = ruleset.view
        self.detectors: Mapping[str, Detector] = detectors_named(_asked(ruleset))
        self.known = known_of(ruleset, today)
        self._evaluator = Evaluator()
        self._compiled = {one.name: one for one in ruleset.rules}
        self._accounts: dict[str, Mapping[str, Any]] = {
            str(one.get("id", "")): one for one in ruleset.registers.get("accounts", {}).get("accounts", [])
        }
        owners = [one.partition("#")[0] for one in ruleset.matcher.keys if one.startswith(TAG)]
        self._texts = Texts(ruleset.matcher, Finder(self.known, self.detectors, ruleset.gates), [*self._compiled, *owners])
        self._hand: _InHand | None = None
        self._questions: dict[tuple[str, str], Question] = {}
        self._alike: dict[tuple[bytes, int], Question] = {}
        self._conditions: dict[str, Question | None] = {}
        self._batch: tuple[Subject, ...] = ()
        self._shared: dict[Hashable, Any] = {}

    def begin(self, subjects: Iterable[Subject], beside: Iterable[Subject] = ()) -> None:
        """Forgets the last batch and scans the texts of the next one end to end, with those of drafts that are read `beside` it."""
        self._hand = None
        self._shared.clear()
        for question in self._alike.values():
            question.forget()
        self._batch = tuple(subjects)
        self._texts.begin(part.text for subject in (*self._batch, *beside) for part in subject.parts)

    def register(self, name: str) -> Mapping[str, Any]:
        """Another file of the workspace as plain data; empty if absent."""
        return self.ruleset.registers.get(name, {})

    @cached_property
    def suggestions(self) -> Suggestions:
        """The articles that findings may offer."""
        from smpolicy.engine._suggest import Suggestions  # ranking costs more than a check: loaded where a finding offers articles

        return Suggestions(self.register("kb"), self.today)

    def setting(self, rule: Rule, name: str) -> Any:
        """A setting of the rule's clause, or of the workspace; None when there is none."""
        return self._compiled[rule.name].settings.get(name)

    def shared(self, key: Hashable, make: Callable[[Sequence[Subject]], Made]) -> Made:
        """What `make` gives for the subjects of the batch in hand, made once."""
        if key not in self._shared:
            self._shared[key] = make(self._batch)
        return cast("Made", self._shared[key])

    def account(self, subject: Subject) -> Mapping[str, Any]:
        """The subject's account in the register, or the subject itself when it is one; empty when unknown."""
        if subject.kind == "account":
            return subject.fields
        return self._accounts.get(str(subject.fields.get("account", "")), {})

    def matches(self, rule: Rule, part: Part) -> Sequence[Match]:
        """The rule's own patterns found in a part, in order of place. Raises `Undetermined` on a timeout."""
        return self._texts.owned(part.text).get(rule.name, ())

    def detect(self, detector: str, part: Part) -> Sequence[Detection]:
        """What a detector found in a part, after overlaps were settled."""
        return [one for one in self.detections(part.text) if one.detector == detector]

    def detections(self, text: str) -> tuple[Detection, ...]:
        """Everything that the detectors of this ruleset found in a text, one for each place."""
        return self._texts.detections(text)

    def scan(self, text: str) -> Scan:
        """Every pattern of the policy found in a text."""
        return self._texts.scan(text)

    def finds(self, rule: str, detectors: Collection[str], subject: Subject) -> bool:
        """Whether a pattern of the rule of that name, or one of the detectors, was found in the subject. Raises `Undetermined` on a timeout."""
        hand = self._in_hand(subject)
        if hand.owners is None:
            hand.owners = frozenset(owner for part in subject.parts for owner in self._texts.owned(part.text))
        if detectors and hand.detected is None:
            hand.detected = frozenset(one.detector for part in subject.parts for one in self.detections(part.text))
        return rule in hand.owners or (hand.detected is not None and not hand.detected.isdisjoint(detectors))

    def facts(self, subject: Subject) -> Facts:
        """What is derived of a subject."""
        hand = self._in_hand(subject)
        if hand.facts is None:
            hand.facts = derive(self._ground(subject))
        return hand.facts

    def value(self, rule: Rule, expression: str, subject: Subject, **variables: Any) -> Any:
        """The value of the rule's expression of that name. Raises `Undetermined` when it fails."""
        return self._answer(self._asked(rule.name, expression), expression, subject, variables)

    def holds(self, rule: str, subject: Subject) -> bool:
        """Whether the condition of the rule of that name is true of the subject. Raises `Undetermined` when it fails."""
        condition = self._condition(rule)
        return condition is None or self._answer(condition, "when", subject, {}) is True

    def condition_reads(self, rule: str) -> Sequence[str] | None:
        """The paths that the condition of the rule of that name reads of what varies, settings apart; None where they are not known."""
        condition = self._condition(rule)
        return () if condition is None else condition.reads

    def standing(self, subject: Subject) -> Standing:
        """What stands at the paths of a subject's variables."""
        return self._bound(subject).standing

    def _condition(self, rule: str) -> Question | None:
        if rule not in self._conditions:
            self._conditions[rule] = self._asked(rule, "when") if "when" in self._compiled[rule].expressions else None
        return self._conditions[rule]

    def _answer(self, question: Question, name: str, subject: Subject, beside: Mapping[str, Any]) -> Any:
        hand = self._bound(subject)
        key = question.key(hand.standing, beside)
        value = question.value(key)
        if value is NONE_HELD:
            given = question.narrowed({**_NOTHING_BESIDE, **hand.variables, "settings": question.settings, **beside})
            value = self._evaluator.value(question.compiled, name, subject, hand.bound, given)
            question.hold(key, value)
        return value

    def _asked(self, rule: str, expression: str) -> Question:
        """What the rule asks; all rules that ask the same share its answers."""
        if (rule, expression) not in self._questions:
            one = self._compiled[rule]
            compiled = one.expressions[expression]
            alike = compiled.code, id(one.settings) if compiled.reads is None or "settings" in compiled.asks else 0
            self._questions[rule, expression] = self._alike.setdefault(alike, Question(compiled, one.settings))
        return self._questions[rule, expression]

    def _in_hand(self, subject: Subject) -> _InHand:
        if self._hand is None or self._hand.subject is not subject:
            self._hand = _InHand(subject)
        return self._hand

    def _bound(self, subject: Subject) -> _InHand:
        """The subject in hand with what the expressions of rules may ask for, and with what is bound for them."""
        hand = self._in_hand(subject)
        if hand.bound is None:
            hand.variables = {"subject": subject.fields, "account": self.account(subject), "facts": self.facts(subject)}
            if subject.kind == "team":
                # The team in hand is the team that its rules speak of, whether it is the workspace's or a draft of one.
                hand.variables["team"] = subject.fields
            hand.standing = Standing(hand.variables, subject)
            hand.bound = self._of_all if subject.kind in WITH_ACCOUNT else self._evaluator.bind(self._registers | hand.variables)
        return hand

    @cached_property
    def _of_all(self) -> Any:
        """What is bound for every subject of which there are many."""
        return self._evaluator.bind(self._registers)

    @cached_property
    def _registers(self) -> dict[str, Any]:
        registers = self.ruleset.registers
        return {
            "policy": self.policy,
            "organisation": self.policy.get("organisation", {}),
            "accounts": registers.get("accounts", {}).get("accounts", []),
            "today": self.today.isoformat(),
            **{name: registers.get(name, {}) for name in _REGISTERS},
        }

    def _ground(self, subject: Subject) -> Ground:
        account = self.account(subject)
        tagged: dict[str, list[Match]] = {}
        for part in subject.parts:
            for tag, matches in self._tags(part.text).items():
                # Stock phrases are cut out of the text itself, so only their places there count.
                if tag != "stock_phrase" or part.field == "text":
                    tagged.setdefault(tag, []).extend(matches)
        own_bio = subject.fields.get("bio") if subject.kind in ("bio", "account") else None
        bio = own_bio if own_bio is not None else account.get("bio", "")
        if subject.kind == "bio" and own_bio is None:
            bio = subject.fields.get("text", "")
        return Ground(
            subject=subject,
            account=account,
            registers=self.ruleset.registers,
            view=self.policy,
            settings=self.ruleset.settings,
            today=self.today,
            tagged=tagged,
            bio=bio,
            bio_tags=frozenset(self._tags(bio)) if bio else frozenset(),
            cites_law=any(self.detect("law_citation", part) for part in subject.parts),
        )

    def _tags(self, text: str) -> Mapping[str, Sequence[Match]]:
        owned = self._texts.owned(text)
        return {owner.removeprefix(TAG): matches for owner, matches in owned.items() if owner.startswith(TAG)}


def known_of(ruleset: Ruleset, today: date) -> Known:
    """What detectors must know of the organisation."""
    organisation = ruleset.view.get("organisation", {})
    contacts = organisation.get("contacts", [])
    return Known.of(
        contacts=[str(one.get("value", "")) for one in contacts],
        domains=organisation.get("domains", []),
        addresses=organisation.get("addresses", []),
        jurisdictions=ruleset.settings.get("jurisdictions", ("id",)),
        year=today.year,
    )


def _asked(ruleset: Ruleset) -> tuple[str, ...]:
    """The detectors that rules ask, and those whose finds are masked in every output."""
    wanted = {name for one in ruleset.rules for name in one.rule.wanted_detectors()}
    known = all_detectors()
    ours = tuple(name for name in known if name in wanted or known[name].personal or name == "law_citation")
    return (*ours, *sorted(wanted - set(known)))


def effective_capacities(ruleset: Ruleset, today: date) -> dict[str, str]:
    """As what each account of the register is treated, by its id: an executive's private account is one only with a whole bio clause."""
    context = CheckContext(ruleset, today)
    rows = ruleset.registers.get("accounts", {}).get("accounts", [])
    accounts = [Subject("account", str(row.get("id", "")), "", row, (Part("bio", str(row.get("bio", ""))),)) for row in rows]
    context.begin(accounts)
    return {one.id: context.facts(one)["effective_capacity"] for one in accounts}
