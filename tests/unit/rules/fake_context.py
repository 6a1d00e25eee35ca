"""A `rules.Context` without policy files: terms and expressions by `regex`, CEL by the engine's own environment."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import regex
from cel_expr_python import cel

from smpolicy.engine.evaluate import running_environment
from smpolicy.matching.patterns import compile_term
from smpolicy.model.match import Detection, Match
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span, text_hash
from smpolicy.rules._approvals import standing_of_approvals
from smpolicy.rules._base import Made, Rule, Undetermined

TODAY = date(2026, 11, 22)
DETECTORS = {
    "phone": r"\b0\d{3}-\d{4}-\d{4}\b",
    "email": r"\b[\w.]+@[\w.]+\.example\b",
    "address": r"(?:Jl\.|Jalan)\s+\p{Lu}\w+(?:\s+(?!No\b)\p{Lu}\w+)*(?:\s+(?:No\.|Nomor)?\s*\d+)?",
    "law_citation": (
        r"(?i)\b(?P<type>undang-undang|UU|PP|law|permen|siaran pers)(?:(?<=permen)\p{L}+)?(?: (?!no\b|tahun\b)\p{L}+){0,3}?"
        r"\s+(?:no\.?\s*)?(?P<number>\d+[\w/]*?)(?:(?:/|\s+(?:tahun|of)\s+)(?P<year>\d+))?(?![\w/])"
    ),
    "statistic": r"\d+(?:[.,]\d+)*\s?(?:%|persen|percent)",
}
_ENVIRONMENT = running_environment()


class FakeContext:
    """What a case gives, and nothing else; facts that it leaves out have their empty values."""

    def __init__(self, case: Mapping[str, Any], subject: Subject) -> None:
        self.today = date.fromisoformat(case["today"]) if "today" in case else TODAY
        self.policy: Mapping[str, Any] = case.get("policy", {})
        self._registers: Mapping[str, Any] = case.get("registers", {})
        self._settings: Mapping[str, Any] = case.get("settings", {})
        self._others = [subject, *(subject_of({"id": f"S-{index}", **fields}) for index, fields in enumerate(case.get("others", []), 2))]
        self._facts = self._derive(subject) | case.get("facts", {})

    def _derive(self, subject: Subject) -> dict[str, Any]:
        fields, account = subject.fields, self.account(subject)
        approved, lapsed = standing_of_approvals(subject, account, self.policy, self.register("team"), self._settings, self.today)
        return {
            "platform": fields.get("platform", account.get("platform", "")),
            "effective_capacity": fields.get("capacity", account.get("capacity", "")),
            "content_type": fields.get("content_type", ""),
            "relationship": fields.get("relationship", {}).get("kind", "none"),
            "publish_on": str(fields.get("publish_at", self.today.isoformat()))[:10],
            "tags": fields.get("tags", []),
            "approved": list(approved),
            "lapsed": list(lapsed),
        }

    def register(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._registers.get(name, {})
        return found

    def account(self, subject: Subject) -> Mapping[str, Any]:
        accounts: list[Mapping[str, Any]] = self.register("accounts").get("accounts", [])
        return next((one for one in accounts if one["id"] == subject.fields.get("account")), {})

    def facts(self, subject: Subject) -> Mapping[str, Any]:
        return self._facts

    def matches(self, rule: Rule, part: Part) -> Sequence[Match]:
        found = [
            Match(pattern.key, Span(*match.span()), groups={key: value for key, value in match.groupdict().items() if value is not None})
            for pattern in rule.wanted_patterns(self.policy)
            for match in regex.finditer(pattern.source if pattern.regex else compile_term(pattern.source), part.text)
        ]
        return sorted(found, key=lambda match: (match.span, match.key))

    def detect(self, detector: str, part: Part) -> Sequence[Detection]:
        return [
            Detection(detector, Span(*match.span()), match[0].lower(), 0.8, groups={k: v for k, v in match.groupdict().items() if v})
            for match in regex.finditer(DETECTORS[detector], part.text)
        ]

    def value(self, rule: Rule, expression: str, subject: Subject, **variables: Any) -> Any:
        source = next(one.source for one in rule.expressions() if one.name == expression)
        names = {name: self.register(name) for name in ("team", "plan", "risks", "kb", "log", "attestations", "evaluation")}
        data = {
            "subject": subject.fields, "account": self.account(subject), "facts": self._facts, "policy": self.policy,
            "organisation": self.policy.get("organisation", {}), "accounts": self.register("accounts").get("accounts", []),
            "settings": self._settings, "today": self.today.isoformat(), "item": None, "y": None, "path": "",
            **names, **({subject.kind: subject.fields} if subject.kind in names else {}), **variables,
        }  # fmt: skip
        try:
            result = _ENVIRONMENT.compile(source).eval(data=data)
        except RuntimeError as error:
            raise Undetermined({"id": str(error), "en": str(error)}) from None
        if result.type() == cel.Type.ERROR:
            raise Undetermined({"id": str(result.value()), "en": str(result.value())})
        return result.plain_value()

    def shared(self, key: Hashable, make: Callable[[Sequence[Subject]], Made]) -> Made:
        return make(self._others)

    def setting(self, rule: Rule, name: str) -> Any:
        return self._settings.get(name)


def subject_of(fields: Mapping[str, Any]) -> Subject:
    """A subject of plain fields, with the parts that readers make of them."""
    texts = [(name, fields[name]) for name in ("text", "bio") if name in fields]
    texts += [(f"media[{index}].alt", one["alt"]) for index, one in enumerate(fields.get("media", [])) if "alt" in one]
    texts += [(f"hashtags[{index}]", one) for index, one in enumerate(fields.get("hashtags", []))]
    texts += [(f"items[{index}].caption", one["caption"]) for index, one in enumerate(fields.get("items", [])) if "caption" in one]
    kind = fields.get("kind", "post")
    digest = text_hash(fields["text"]) if "text" in fields else ""
    return Subject(kind, fields.get("id", "S-1"), "s.md", fields, tuple(Part(name, text) for name, text in texts), digest=digest)
