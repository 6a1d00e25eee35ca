"""A small workspace of our own: three people, an account, clauses of every severity, a secret."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.check import CheckOptions, check
from smpolicy.engine.compile import compile_policy
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.report import Report
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.load import load_policy
from smpolicy.readers.collect import collect, subject_from_fields

TODAY = date(2026, 11, 22)


def both(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def clause(name: str, severity: str, route: str, *rules: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "chapter": "c", "title": both(name), "text": both(name), "severity": severity, "route": route, "rules": list(rules)}


def rule(kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "message": both("{matched}"), **fields}


PHONE = clause("A-01", "error", "legal", rule("forbid", detectors=["phone", "email", "nik", "card"]))
HARSH = clause("B-01", "warning", "comms", rule("forbid", sub="harsh", terms=["bodoh", "tolol"]))
SHORT = clause("C-01", "info", "admin", rule("limit", sub="chars", measure="chars", min=4, message=both("{value} < {min}")))
SECRET = clause("D-01", "error", "council", rule("forbid", register="confidential"))
CLAUSES = [PHONE, HARSH, SHORT, SECRET]

POLICY: dict[str, Any] = {
    "schema": "smpolicy/1",
    "kind": "policy",
    "id": "T-1",
    "title": both("Uji"),
    "version": "1.0",
    "chapters": [{"id": "c", "title": both("Bab")}],
    "legal_review": {"functions": {"legal": ["lawyer"], "communications_director": ["director"]}},
    "privacy_guidance": {
        "confidential": [{"id": "K-1", "terms": ["Proyek Kenari"], "never": True}, {"id": "K-12", "terms": ["Sayap Biru"]}]
    },
    "files": {"team": "team.yaml", "accounts": "accounts.yaml", "waivers": "waivers.yaml"},
}
TEAM = {
    "kind": "team",
    "people": [
        {"id": "ana", "name": "Ana", "roles": ["lawyer"]},
        {"id": "budi", "name": "Budi", "roles": ["director"]},
        {"id": "cici", "name": "Cici", "roles": ["writer"]},
    ],
}
ACCOUNTS = {"kind": "accounts", "accounts": [{"id": "ig", "platform": "instagram", "capacity": "official"}]}


class Office:
    """A workspace in a folder; its parts may be replaced before it is opened."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.policy: dict[str, Any] = {**POLICY, "clauses": list(CLAUSES)}
        self.waivers: list[dict[str, Any]] = []

    def load(self) -> Policy:
        parts = {"smpolicy": self.policy, "team": TEAM, "accounts": ACCOUNTS, "waivers": {"kind": "waivers", "waivers": self.waivers}}
        for name, data in parts.items():
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (self.root / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load_policy(self.root)

    def ruleset(self) -> Ruleset:
        return compile_policy(self.load(), all_detectors())

    def subject(self, text: str, **fields: Any) -> Subject:
        """A post as the gate is given one."""
        return subject_from_fields({"kind": "post", "id": "P", "account": "ig", "text": text, **fields}, self.load())

    def files(self, *paths: str) -> tuple[Subject, ...]:
        return collect([str(self.root / path) for path in paths], policy=self.load())

    def check(self, *subjects: Subject, **options: Any) -> Report:
        return check(self.ruleset(), subjects, CheckOptions(today=options.pop("today", TODAY), **options))
