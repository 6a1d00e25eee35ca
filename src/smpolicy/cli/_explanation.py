"""A clause as a page for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from smpolicy.app.explain import Explanation
from smpolicy.detectors._registry import all_detectors
from smpolicy.documents._registers.laws import Basis, basis_register
from smpolicy.documents._registers.machine import RuleLine, rule_lines
from smpolicy.documents._words import RULE_KIND
from smpolicy.model.localised import Localised, say
from smpolicy.model.words import ROUTE, SEVERITY, word
from smpolicy.policy.clause import Case, Policy
from smpolicy.reports._base import Style
from smpolicy.reports._layout import wrapped
from smpolicy.reports._safe import visible

_PLAIN = frozenset(("kind", "account", "text", "bio", "language", "visibility"))
"""Fields of a subject that need not be shown beside its words."""
EXAMPLES = 3
"""Cases of each sort that are shown."""
_HEADS: Mapping[str, Localised] = {
    "text": {"id": "Bunyi klausul", "en": "The clause"},
    "why": {"id": "Alasan", "en": "Why"},
    "help": {"id": "Yang perlu dilakukan", "en": "What to do"},
    "machine": {"id": "Yang diuji mesin", "en": "What the machine tests"},
    "blind": {"id": "Yang tidak terlihat olehnya", "en": "What it cannot see"},
    "signed": {"id": "Yang ditandatangani", "en": "What is signed"},
    "basis": {"id": "Dasar", "en": "Basis"},
    "risks": {"id": "Risiko yang ditangani", "en": "Risks it treats"},
    "settings": {"id": "Angka pilihan organisasi", "en": "Numbers of the organisation's choice"},
    "source": {"id": "Sumber", "en": "Source"},
    "fires": {"id": "Contoh yang menjadi temuan", "en": "Examples that are findings"},
    "silent": {"id": "Contoh yang tidak apa-apa", "en": "Examples that are fine"},
}
_CHECK: Mapping[str, Localised] = {
    "auto": {"id": "diuji mesin", "en": "tested by the machine"},
    "heuristic": {"id": "diuji mesin, diputuskan orang", "en": "tested by the machine, decided by a person"},
    "sign": {"id": "dinyatakan dengan tanda tangan", "en": "attested by a signature"},
    "principle": {"id": "prinsip, tidak diuji mesin", "en": "a principle that no machine tests"},
}
_TO_BE_CONFIRMED: Localised = {"id": "belum dibandingkan dengan naskah resmi", "en": "not yet compared with the official text"}
_WITHDRAWN: Localised = {"id": "DICABUT", "en": "WITHDRAWN"}
_ATTESTATION: Localised = {
    "id": "{what}: pernyataan bertanggal dari fungsi yang berwenang; tidak pernah dicetak sebagai lolos.",
    "en": "{what}: a dated statement of the function in charge; never printed as passed.",
}


def explanation_lines(told: Explanation, policy: Policy, style: Style) -> Iterator[str]:
    """The page, line by line, without line ends."""
    return _Page(told, policy, style).lines()


class _Page:
    """One clause in one style."""

    def __init__(self, told: Explanation, policy: Policy, style: Style) -> None:
        self._told, self._clause, self._policy = told, told.clause, policy
        self._style, self._lang = style, style.lang

    def lines(self) -> Iterator[str]:
        clause = self._clause
        yield from self._title()
        yield from self._section("text", [say(clause.text, self._lang)])
        yield from self._section("why", [say(clause.why, self._lang)])
        yield from self._section("help", [say(clause.help, self._lang)])
        yield from self._section("machine", self._machine())
        yield from self._section("blind", self._blind())
        yield from self._section("signed", self._signed())
        yield from self._section("basis", self._basis())
        yield from self._section("risks", [f"{row.get('id', '')}: {row.get('title', '')}" for row in self._told.risks])
        yield from self._section("settings", self._settings())
        yield from self._section("source", [clause.source])
        yield from self._section("fires", self._examples(self._told.fires_on))
        yield from self._section("silent", self._examples(self._told.silent_on))

    def _examples(self, cases: Sequence[Case]) -> list[str]:
        """Cases whose words tell all, those in the reader's language before others: what others are about is written in one language."""
        bare = sorted(filter(_is_bare, cases), key=lambda case: case.subject.get("language", self._lang) != self._lang)
        return [f"“{_words(case)}”" for case in bare[:EXAMPLES]]

    def _title(self) -> Iterator[str]:
        clause, lang = self._clause, self._lang
        withdrawn = f" ({say(_WITHDRAWN, lang)})" if clause.status == "withdrawn" else ""
        yield from self._wrapped(f"{clause.id}  {say(clause.title, lang)}{withdrawn}", bold=True)
        chapter = next((say(one.title, lang) for one in self._policy.chapters if one.id == clause.chapter), clause.chapter)
        decided = {"id": "diputuskan oleh", "en": "decided by"}
        parts = [chapter, word(SEVERITY, clause.severity, lang).lower(), f"{say(decided, lang)} {word(ROUTE, clause.route, lang)}"]
        yield from self._wrapped(", ".join([*parts, say(_CHECK[clause.check], lang), clause.pack]))

    def _section(self, head: str, texts: Sequence[str]) -> Iterator[str]:
        shown = [text for text in texts if text]
        if not shown:
            return
        yield ""
        yield from self._wrapped(say(_HEADS[head], self._lang), bold=True)
        mark = "- " if len(shown) > 1 else ""
        for text in shown:
            for number, line in enumerate(self._cut(text, 2 + len(mark))):
                yield f"  {mark if number == 0 else ' ' * len(mark)}{line}"

    def _machine(self) -> list[str]:
        wanted = {rule.sub or self._clause.id for rule in self._told.rules}
        detectors = {name: one.what for name, one in all_detectors().items()}
        return [self._tests(one) for one in rule_lines(self._clause, detectors, self._lang) if one.name in wanted]

    def _blind(self) -> list[str]:
        """What the kinds of the rules and the detectors that they ask cannot see."""
        kinds = [(word(RULE_KIND, one.KIND, self._lang), one.CANNOT_SEE) for one in dict.fromkeys(type(rule) for rule in self._told.rules)]
        known = all_detectors()
        asked = dict.fromkeys(name for rule in self._told.rules for name in rule.wanted_detectors() if name in known)
        found = [(say(known[name].what, self._lang), known[name].cannot_see) for name in asked]
        return [f"{what}: {say(unseen, self._lang)}" for what, unseen in (*kinds, *found)]

    def _tests(self, one: RuleLine) -> str:
        looks_for = ", ".join(say(what, self._lang) for what in one.looks_for)
        does = f"{one.does}: {looks_for}" if looks_for else one.does
        return f"{one.name} ({one.severity.lower()}; {one.on}): {does}. “{say(one.message, self._lang)}”"

    def _signed(self) -> list[str]:
        names = [getattr(rule, "attestation", "") for rule in self._told.rules if rule.KIND == "attest"]
        return [say(_ATTESTATION, self._lang).replace("{what}", name) for name in names]

    def _settings(self) -> list[str]:
        notes = self._policy.setting_notes
        rows = sorted(self._clause.settings.items())
        return [f"{name} = {value}" + (f": {say(notes[name], self._lang)}" if name in notes else "") for name, value in rows]

    def _basis(self) -> list[str]:
        register = basis_register(self._policy, self._lang)
        return [self._law(register[one]) for one in self._clause.basis]

    def _law(self, one: Basis) -> str:
        named = f"{one.label} ({one.short})" if one.short else one.label
        notes = [one.status, say(_TO_BE_CONFIRMED, self._lang) if one.to_be_confirmed else ""]
        told = ", ".join(note for note in notes if note)
        return f"{named}: {say(one.title, self._lang)} [{told}]" if one.title else f"{named} [{told}]"

    def _wrapped(self, text: str, *, bold: bool = False) -> Iterator[str]:
        for line in self._cut(text, 0):
            yield f"\x1b[1m{line}\x1b[0m" if bold and self._style.color else line

    def _cut(self, text: str, indent: int) -> Iterator[str]:
        return wrapped(visible(text), self._style.width - indent)


def _words(case: Case) -> str:
    return str(case.subject.get("text") or case.subject.get("bio") or "")


def _is_bare(case: Case) -> bool:
    """Whether the words of a case tell all of it: nothing else of the subject, and no register, counts."""
    return bool(_words(case)) and not case.given and not case.others and set(case.subject) <= _PLAIN
