"""What rules may ask while they check: matches, detections, facts and expressions, each computed once for a subject."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._foreign import detectors_named
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.evaluate import Evaluator
from smpolicy.engine.facts import Ground, derive
from smpolicy.engine.ruleset import TAG, CompiledRule, Ruleset
from smpolicy.matching.matcher import MatchTimeout
from smpolicy.matching.views import Views
from smpolicy.model.kinds.facts import Facts
from smpolicy.model.match import Detection, Match
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.rules._base import Rule, Undetermined

if TYPE_CHECKING:
    from smpolicy.engine._suggest import Suggestions

Made = TypeVar("Made")
_REGISTERS = ("plan", "risks", "kb", "log", "attestations", "evaluation", "kpi", "inbox", "invitations")
Scan = Mapping[str, tuple[Match, ...]]


@dataclass(slots=True)
class _Text:
    """What was computed of one text."""

    scan: Scan
    views: Views
    detections: tuple[Detection, ...] | None = None


class CheckContext:
    """The `rules.Context` of one run: registers, clock, and caches that live as long as a batch of subjects."""

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
        self._finder = Finder(self.known, self.detectors, ruleset.gates)
        self._texts: dict[str, _Text] = {}
        self._facts: dict[int, Facts] = {}
        self._variables: dict[int, dict[str, Any]] = {}
        self._in_hand: Subject | None = None
        self._activations: dict[int, Any] = {}
        self._batch: tuple[Subject, ...] = ()
        self._shared: dict[Hashable, Any] = {}

    def begin(self, subjects: Iterable[Subject], beside: Iterable[Subject] = ()) -> None:
        """Forgets the last batch and scans the texts of the next one end to end, with those of drafts that are read `beside` it."""
        self._texts.clear()
        self._facts.clear()
        self._variables.clear()
        self._in_hand = None
        self._shared.clear()
        self._batch = tuple(subjects)
        texts = list(dict.fromkeys(part.text for subject in (*self._batch, *beside) for part in subject.parts))
        if len(texts) < 2:  # noqa: PLR2004 - one text has nothing to be laid end to end with
            return
        try:
            scans = self.ruleset.matcher.scan_batch(texts)
        except MatchTimeout:
            return  # each text is then scanned alone, and only the one that runs away is undetermined
        for text, scan in zip(texts, scans, strict=True):
            self._texts[text] = _Text(scan, Views(text))

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
        prefix = f"{rule.name}#"
        found = [
            Match(match.key.removeprefix(prefix), match.span, match.evasion, match.groups)
            for key, matches in self._text(part.text).scan.items()
            if key.startswith(prefix)
            for match in matches
        ]
        return sorted(found, key=lambda match: (match.span, match.key))

    def detect(self, detector: str, part: Part) -> Sequence[Detection]:
        """What a detector found in a part, after overlaps were settled."""
        return [one for one in self.detections(part.text) if one.detector == detector]

    def detections(self, text: str) -> tuple[Detection, ...]:
        """Everything that the detectors of this ruleset found in a text, one for each place."""
        held = self._text(text)
        if held.detections is None:
            held.detections = self._finder.find(held.views)
        return held.detections

    def scan(self, text: str) -> Scan:
        """Every pattern of the policy found in a text."""
        return self._text(text).scan

    def facts(self, subject: Subject) -> Facts:
        """What is derived of a subject."""
        key = id(subject)
        if key not in self._facts:
            self._facts[key] = derive(self._ground(subject))
        return self._facts[key]

    def value(self, rule: Rule, expression: str, subject: Subject, **variables: Any) -> Any:
        """The value of the rule's expression of that name. Raises `Undetermined` when it fails."""
        one = self._compiled[rule.name]
        return self._evaluator.value(one, expression, subject, self._bound(one, subject, variables))

    def _bound(self, one: CompiledRule, subject: Subject, variables: Mapping[str, Any]) -> Any:
        """The variables of an expression; those of a subject alone serve every rule that has the same settings."""
        if variables:
            return self._evaluator.bind({**self._bindings(subject), "settings": one.settings, **variables})
        if subject is not self._in_hand:
            # One activation holds every register, converted: those of a whole batch would be gigabytes.
            self._in_hand = subject
            self._activations.clear()
        key = id(one.settings)
        if key not in self._activations:
            self._activations[key] = self._evaluator.bind({**self._bindings(subject), "settings": one.settings})
        return self._activations[key]

    def holds(self, one: CompiledRule, subject: Subject) -> bool:
        """Whether the rule's `when` is true of the subject. Raises `Undetermined` when it fails."""
        return "when" not in one.expressions or self.value(one.rule, "when", subject) is True

    def _bindings(self, subject: Subject) -> dict[str, Any]:
        key = id(subject)
        if key not in self._variables:
            registers = self.ruleset.registers
            self._variables[key] = {
                "subject": subject.fields,
                "account": self.account(subject),
                "facts": self.facts(subject),
                "policy": self.policy,
                "organisation": self.policy.get("organisation", {}),
                "accounts": registers.get("accounts", {}).get("accounts", []),
                "today": self.today.isoformat(),
                "item": None,
                "path": "",
                "y": None,
                **{name: registers.get(name, {}) for name in _REGISTERS},
                # The team in hand is the team that its rules speak of, whether it is the workspace's or a draft of one.
                "team": subject.fields if subject.kind == "team" else registers.get("team", {}),
            }
        return self._variables[key]

    def _text(self, text: str) -> _Text:
        if text not in self._texts:
            try:
                scan: Scan = self.ruleset.matcher.scan(text)
            except MatchTimeout as timeout:
                raise Undetermined(
                    {
                        "id": f"pola {timeout.key} tidak selesai dalam batas waktu",
                        "en": f"the pattern {timeout.key} did not finish in time",
                    }
                ) from None
            self._texts[text] = _Text(scan, Views(text))
        return self._texts[text]

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

    def _tags(self, text: str) -> dict[str, list[Match]]:
        found: dict[str, list[Match]] = {}
        for key, matches in self._text(text).scan.items():
            if key.startswith(TAG) and matches:
                found.setdefault(key[len(TAG) :].partition("#")[0], []).extend(matches)
        return found


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
