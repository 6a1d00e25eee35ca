"""docs/rules/: a page a pack and language, with every clause, its rules, examples out of the case files, settings and blind spots."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from _examples import clearest, shown
from _markdown import line, quoted
from _packs import Told, clauses_of

from smpolicy.detectors._registry import all_detectors
from smpolicy.documents._registers.laws import Basis, basis_register
from smpolicy.documents._registers.machine import rule_kinds_of
from smpolicy.documents._words import CAPACITY, EFFECT, PROTECTS, ROUTE, RULE_KIND, SEVERITY, SUBJECT, listed, word
from smpolicy.model.localised import LANGUAGES, Localised, say
from smpolicy.policy.clause import Case, Clause, Policy
from smpolicy.reports._safe import in_markdown
from smpolicy.rules._base import Rule

_SETTING = re.compile(r"\bsettings\.(\w+)")
_OTHER = {"en": ("id", "Bahasa Indonesia"), "id": ("en", "English")}
_SAYS: Mapping[str, Localised] = {
    "made": {
        "id": "Dibuat oleh `script/generate` dari `policies/{pack}.yaml` dan kasus ujinya.",
        "en": "Made by `script/generate` from `policies/{pack}.yaml` and its cases.",
    },
    "all": {"id": "semua paket", "en": "all packs"},
    "leans": {"id": "Bersandar pada paket", "en": "Leans on the packs"},
    "why": {"id": "Alasan", "en": "Why"},
    "help": {"id": "Yang perlu dilakukan", "en": "What to do"},
    "kept": {"id": "Bagaimana dijaga", "en": "How it is kept"},
    "binds": {"id": "Berlaku bagi", "en": "Binds"},
    "protects": {"id": "Melindungi", "en": "Protects"},
    "basis": {"id": "Dasar", "en": "Basis"},
    "source": {"id": "Sumber", "en": "Source"},
    "decides": {"id": "diputuskan oleh", "en": "decided by"},
    "rule": {"id": "aturan", "en": "rule"},
    "does": {"id": "yang dikerjakan", "en": "what it does"},
    "on": {"id": "pada", "en": "in"},
    "says": {"id": "yang dikatakan", "en": "what it says"},
    "severity": {"id": "bobot", "en": "severity"},
    "route": {"id": "diputuskan oleh", "en": "decided by"},
    "fires": {"id": "Menjadi temuan", "en": "A finding"},
    "silent": {"id": "Tidak apa-apa", "en": "Fine"},
    "marked": {"id": "ditandai", "en": "marked"},
    "settings": {"id": "Angka dan daftar yang dapat diubah", "en": "Numbers and lists of your own choice"},
    "blind": {"id": "Yang tidak terlihat oleh pendeteksi", "en": "What detectors cannot see"},
    "blind_kinds": {"id": "Yang tidak terlihat oleh ragam aturan", "en": "What kinds of rules cannot see"},
    "kind": {"id": "ragam", "en": "kind"},
    "rules": {"id": "aturan", "en": "rules"},
    "detector": {"id": "pendeteksi", "en": "detector"},
    "looks": {"id": "yang dicari", "en": "looks for"},
    "cannot": {"id": "yang tidak terlihat olehnya", "en": "cannot see"},
    "clauses": {"id": "klausul", "en": "clauses"},
    "unconfirmed": {"id": "belum dibandingkan dengan naskah resmi", "en": "not yet compared with the official text"},
    "withdrawn": {"id": "Dicabut", "en": "Withdrawn"},
}
_KEPT: Mapping[str, Localised] = {
    "auto": {"id": "diuji mesin", "en": "tested by the machine"},
    "heuristic": {"id": "ditandai mesin, diputuskan orang", "en": "marked by the machine, decided by a person"},
    "sign": {
        "id": "dinyatakan dengan tanda tangan, tidak pernah dicetak sebagai lolos",
        "en": "stated by a signature, never printed as passed",
    },
    "principle": {"id": "prinsip yang dicetak; tidak diuji mesin", "en": "a printed principle that no machine tests"},
}
_INDEX = """# The rules of the shipped packs

Made by `script/generate`. Each page tells of every clause what it says and why, what its rules do, a text that is a finding
and one that is fine, the numbers that are your own choice, and what rules and detectors cannot see. `smpolicy explain CLAUSE` tells the same of your own policy.

| pack | what it is about | clauses | rules | cases | pages |
|---|---|---|---|---|---|
"""


def rule_pages(packs: Mapping[str, Policy]) -> Iterator[tuple[str, str]]:
    """The pages by their file names, the index first."""
    yield "index.md", _INDEX + "".join(_index_row(name, pack) for name, pack in packs.items())
    for name, pack in packs.items():
        for lang in LANGUAGES:
            yield _file(name, lang), _Page(name, pack, lang).text()


def _file(name: str, lang: str) -> str:
    return f"{name}.md" if lang == "en" else f"{name}.{lang}.md"


def _index_row(name: str, pack: Policy) -> str:
    mine = [clause for clause in pack.clauses if clause.pack == name]
    rules, cases = sum(len(one.rules) for one in mine), sum(len(one.cases) for one in mine)
    title = next(one.title for one in pack.packs if one.name == name)
    pages = f"[English]({_file(name, 'en')}), [Bahasa Indonesia]({_file(name, 'id')})"
    return line(name, f"{in_markdown(title['en'])} / {in_markdown(title['id'])}", len(mine), rules, cases, pages)


class _Page:
    """One pack in one language."""

    def __init__(self, name: str, pack: Policy, lang: str) -> None:
        self._name, self._pack, self._lang = name, pack, lang
        self._told = tuple(clauses_of(name, pack))
        self._laws = basis_register(pack, lang)

    def text(self) -> str:
        parts = [*self._head(), *(part for told in self._told for part in self._clause(told)), *self._kinds(), *self._detectors()]
        return "\n".join(parts)

    def _say(self, key: str) -> str:
        return say(_SAYS[key], self._lang)

    def _in(self, text: Localised) -> str:
        return in_markdown(say(text, self._lang))

    def _head(self) -> Iterator[str]:
        title = next(one.title for one in self._pack.packs if one.name == self._name)
        other, language = _OTHER[self._lang]
        yield f"# {self._in(title)}\n"
        made = self._say("made").format(pack=self._name)
        yield f"{made} [{language}]({_file(self._name, other)}), [{self._say('all')}](index.md).\n"
        leans = [f"[{one.name}]({_file(one.name, self._lang)})" for one in self._pack.packs if one.name != self._name]
        if leans:
            yield f"{self._say('leans')} {listed(leans, self._lang)}.\n"

    def _clause(self, told: Told) -> Iterator[str]:
        clause = told.clause
        withdrawn = f" ({self._say('withdrawn')})" if clause.status == "withdrawn" else ""
        yield f"## {clause.id} · {self._in(clause.title)}{withdrawn}\n"
        yield quoted(say(clause.text, self._lang))
        yield "\n".join(f"- **{self._say(key)}:** {value}" for key, value in self._facts(clause) if value) + "\n"
        if clause.rules:
            yield self._rules(clause)
            yield from self._example("fires", told.fires, clause.id)
            yield from self._example("silent", told.silent, clause.id)
        yield from self._settings(clause)

    def _facts(self, clause: Clause) -> Iterator[tuple[str, str]]:
        lang = self._lang
        yield "why", self._in(clause.why)
        yield "help", self._in(clause.help)
        decided = f"{self._say('decides')} {word(ROUTE, clause.route, lang)}"
        yield "kept", f"{say(_KEPT[clause.check], lang)}; {word(EFFECT, clause.severity, lang)}; {decided}"
        yield "binds", listed([word(CAPACITY, one, lang) for one in clause.applies_to], lang)
        yield "protects", listed([word(PROTECTS, one, lang) for one in clause.protects], lang)
        yield "basis", "; ".join(self._law(self._laws[one]) for one in clause.basis)
        yield "source", in_markdown(clause.source)

    def _law(self, law: Basis) -> str:
        named = f"{law.label} ({law.short})" if law.short else law.label
        title = f", {say(law.title, self._lang)}" if law.title else ""
        doubt = f" ({self._say('unconfirmed')})" if law.to_be_confirmed else ""
        return in_markdown(f"{named}{title}{doubt}")

    def _rules(self, clause: Clause) -> str:
        head = line(*(self._say(key) for key in ("rule", "does", "on", "says", "severity", "route"))) + "|---|---|---|---|---|---|\n"
        return head + "".join(self._rule(rule, clause) for rule in clause.rules)

    def _rule(self, rule: Rule, clause: Clause) -> str:
        lang = self._lang
        return line(
            f"`{rule.sub or clause.id}`",
            word(RULE_KIND, rule.KIND, lang) + "".join(f" `{one}`" for one in rule.wanted_detectors()),
            listed([word(SUBJECT, one, lang) for one in rule.on], lang),
            self._in(rule.message) if rule.message else "",
            word(SEVERITY, rule.severity or clause.severity, lang),
            word(ROUTE, rule.route or clause.route, lang),
        )

    def _example(self, key: str, cases: Sequence[Case], clause: str) -> Iterator[str]:
        if not cases:
            return
        case = clearest(cases, self._lang, self._pack.languages[0])
        notes = [in_markdown(case.name)] if self._lang == "en" else []
        marked = [str(want["at"]) for want in case.expect if want.get("rule") == clause and "at" in want]
        notes += [f"{self._say('marked')}: {in_markdown(one)}" for one in marked]
        yield f"**{self._say(key)}**" + (f" ({'; '.join(notes)})" if notes else "") + "\n"
        yield shown(case, self._lang)

    def _settings(self, clause: Clause) -> Iterator[str]:
        names = dict.fromkeys(
            (*clause.settings, *(name for rule in clause.rules for text in _texts(rule) for name in _SETTING.findall(text)))
        )
        values = {**self._pack.settings, **clause.settings}
        rows = [self._setting(name, values[name]) for name in names if name in values]
        if rows:
            yield f"**{self._say('settings')}**\n"
            yield "\n".join(rows) + "\n"

    def _setting(self, name: str, value: Any) -> str:
        note = self._pack.setting_notes.get(name)
        return f"- `{name}`: {in_markdown(_plain(value))}" + (f". {self._in(note)}" if note else "")

    def _kinds(self) -> Iterator[str]:
        kinds = rule_kinds_of(told.clause for told in self._told)
        if not kinds:
            return
        yield f"## {self._say('blind_kinds')}\n"
        head = line(*(self._say(key) for key in ("kind", "does", "cannot", "rules"))) + "|---|---|---|---|\n"
        yield head + "".join(line(f"`{one.name}`", self._in(one.what), self._in(one.cannot_see), str(one.rules)) for one in kinds)

    def _detectors(self) -> Iterator[str]:
        used: dict[str, dict[str, None]] = {}
        for told in self._told:
            for rule in told.clause.rules:
                for name in rule.wanted_detectors():
                    used.setdefault(name, {})[told.clause.id] = None
        if not used:
            return
        known = all_detectors()
        yield f"## {self._say('blind')}\n"
        head = line(*(self._say(key) for key in ("detector", "looks", "cannot", "clauses"))) + "|---|---|---|---|\n"
        rows = (
            line(f"`{one}`", self._in(known[one].what), self._in(known[one].cannot_see), ", ".join(ids))
            for one, ids in sorted(used.items())
        )
        yield head + "".join(rows)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a rule: where its settings are named."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        yield from (text for field in dataclasses.fields(value) for text in _texts(getattr(value, field.name)))
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, Iterable):
        yield from (text for one in value for text in _texts(one))
