"""A new version of a policy told to those who write posts: what is new, stricter, looser and withdrawn, and what each means for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from smpolicy.app._changed_clauses import ClauseChange, KeyChange
from smpolicy.app._changed_values import ValueChange
from smpolicy.app.compare import Compared
from smpolicy.documents._base import Document, Inputs
from smpolicy.documents._dates import long_date
from smpolicy.documents._frame import frame_of
from smpolicy.documents._redaction import Hide
from smpolicy.documents._registers.people import Directory, directory
from smpolicy.documents._revisions.changes import short_value
from smpolicy.documents._revisions.comparison import ComparisonView
from smpolicy.documents._revisions.lines import clause_head, decision_sentence, key_spans, value_line
from smpolicy.documents._revisions.staff_words import (
    ABOUT,
    ALL,
    APPROVED,
    CONSEQUENCE,
    FIRST,
    FOR_YOU,
    NEW_TEXT,
    NOTE,
    NOTHING,
    OTHER_LANGUAGE,
    REPLACES,
    STATES,
    TEST,
    TEST_GONE,
    TEST_NEW,
    TITLE,
    UNAPPROVED,
    VALUES,
    WHY,
    WITHDRAWN,
)
from smpolicy.documents.html import render_html
from smpolicy.model.localised import LANGUAGES, Localised, fill, say
from smpolicy.model.subject import DRAFT_KINDS
from smpolicy.model.telling import Line, Section, line
from smpolicy.model.words import FUNCTION, listed, word
from smpolicy.policy.clause import Clause, Policy
from smpolicy.policy.release import Release
from smpolicy.rules.attest import Attest

_SLOT = re.compile(r"\{[a-z_]+\}")
_FOR_STAFF = ("settings", "organisation", "blueprint", "legal_review", "privacy_guidance")
"""Of the values beside the clauses, those that bear on what is written and who decides on it."""


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells in one language; `hide` has gone over whatever `compared` holds, and goes over the policy's own words here."""

    policy: Policy
    people: Directory
    release: Release
    compared: Compared | None
    hide: Hide
    lang: str

    def sections(self) -> Iterator[Section]:
        yield Section("about", ABOUT, tuple(self._about()))
        if self.compared is None:
            yield Section(
                "clauses", ALL, tuple(told for one in self.policy.clauses if one.status == "active" for told in self._in_force(one))
            )
            return
        comparison = self.compared.comparison
        for state, title in STATES.items():
            yield Section(state, title, tuple(told for one in comparison.clauses if one.state == state for told in self._changed(one)))
        values = [one for one in comparison.values if one.path.partition(".")[0].partition("[")[0] in _FOR_STAFF]
        yield Section("values", VALUES, tuple(told for one in values for told in self._value(one)))

    def _about(self) -> Iterator[Line]:
        one = self.release
        told = {"version": one.version, "previous": one.previous, "day": long_date(one.released_on, self.lang)}
        yield self._line(0, REPLACES if one.previous else FIRST, **told)
        if one.unapproved:
            yield line(0, self._say(UNAPPROVED, reason=one.unapproved), "loosened")
        signed = [
            f"{word(FUNCTION, each.function, self.lang)} ({self.people.name(each.person)}, {long_date(each.date, self.lang)})"
            for each in one.approvals
        ]
        if signed:
            yield self._line(0, APPROVED, who=listed(signed, self.lang))

    def _in_force(self, clause: Clause) -> Iterator[Line]:
        yield clause_head(ClauseChange(clause.id, self._hidden(clause.title), "added"), self.lang)
        yield line(1, say(self._hidden(clause.text), self.lang))
        yield self._for_you(clause)

    def _changed(self, one: ClauseChange) -> Iterator[Line]:
        clause = self.policy.clause(one.clause)
        yield clause_head(one, self.lang)
        if one.state == "added" and clause is not None:
            yield line(1, say(one.text, self.lang))
            if say(clause.why, self.lang):
                yield self._line(1, WHY, text=say(self._hidden(clause.why), self.lang))
        told = [each for key in one.keys for each in self._key(key, clause)]
        if one.keys and not told:
            told = [self._line(1, OTHER_LANGUAGE)]
        yield from told
        if clause is None or clause.status == "withdrawn":
            yield self._line(1, FOR_YOU, text=say(WITHDRAWN, self.lang))
        else:
            yield self._for_you(clause)

    def _key(self, key: KeyChange, clause: Clause | None) -> Iterator[Line]:
        """What changed in a clause; of texts only those of this language, of rules what they say when they speak."""
        head, _, rest = key.key.partition(".")
        if rest in LANGUAGES and rest != self.lang:
            return
        if head == "rules":
            yield self._test(key, rest, clause)
        else:
            yield Line(1, tuple(key_spans(key, self.lang)))
            if head == "text":
                yield self._line(2, NEW_TEXT, text=str(key.new))
        if key.direction == "loosened":
            yield line(2, decision_sentence(key, self.people.names, self.lang), "loosened")

    def _test(self, key: KeyChange, name: str, clause: Clause | None) -> Line:
        rule = next((one for one in clause.rules if "/".join(filter(None, (one.KIND, one.sub))) == name), None) if clause else None
        if rule is None:
            return self._line(1, TEST_GONE, name=name)
        # The slots of a message are filled by what a rule finds; here nothing was found yet.
        message = _SLOT.sub("…", say(self._hidden(rule.message), self.lang))
        return self._line(1, TEST_NEW if key.old is None else TEST, name=name, text=message)

    def _for_you(self, clause: Clause) -> Line:
        """What to do, and what happens to a draft that does not; what registers must hold is no advice for writers."""
        kind = _consequence(clause)
        advice = say(self._hidden(clause.help), self.lang).strip() if kind != "registers" else ""
        who = listed([holder.function for holder in self.people.route(clause.route, self.lang)], self.lang)
        consequence = self._say(CONSEQUENCE[kind], who=who)
        told = f"{advice} {consequence[:1].upper()}{consequence[1:]}" if advice else consequence
        return self._line(1, FOR_YOU, text=told)

    def _value(self, one: ValueChange) -> Iterator[Line]:
        head, _, name = one.path.partition(".")
        note = say(self.policy.setting_notes.get(name, {}), self.lang) if head == "settings" else ""
        if not note:
            yield value_line(one, self.lang)
            return
        yield self._line(0, NOTE, path=name, new=short_value(one.new) or "-", old=short_value(one.old) or "-")
        yield line(1, self.hide(note))

    def _hidden(self, text: Localised) -> Localised:
        return {lang: self.hide(told) for lang, told in text.items()}

    def _say(self, words: Localised, /, **values: str) -> str:
        return say(fill(words, values), self.lang)

    def _line(self, level: int, words: Localised, /, **values: str) -> Line:
        return line(level, self._say(words, **values))


def _consequence(clause: Clause) -> str:
    """The key of what happens where a draft does not keep to the clause."""
    tests = [rule for rule in clause.rules if not isinstance(rule, Attest)]
    if not tests:
        return "principle" if clause.check == "principle" or not clause.rules else "sign"
    kinds = {kind for rule in tests for kind in rule.on}
    return str(clause.severity) if kinds & set(DRAFT_KINDS) else "registers"


def staff_sections(policy: Policy, release: Release, compared: Compared | None, hide: Hide, lang: str) -> tuple[Section, ...]:
    """What those who write posts must know of a release; `compared` is None for the first one."""
    teller = _Teller(policy, directory(policy), release, compared, hide, lang)
    told = [one for one in teller.sections() if one.lines]
    if len(told) == 1:
        told.append(Section("nothing", TITLE, (line(0, say(NOTHING, lang)),)))
    return tuple(told)


def staff_page(policy: Policy, release: Release, compared: Compared | None, hide: Hide, today: date, lang: str, fmt: str) -> str:
    """The same as one self-contained HTML file in the layout of every document; `fmt` is `html`, or `pdf` for paper."""
    sections = staff_sections(policy, release, compared, hide, lang)

    def build(policy: Policy, inputs: Inputs, lang: str) -> ComparisonView:
        frame = frame_of(policy, TITLE, "", directory(policy), inputs.today, lang)
        before = (f"{compared.old.id} {compared.old.version}", compared.old.digest) if compared else ("", "")
        return ComparisonView(frame, *before, f"{policy.id} {policy.version}", sections)

    document = Document("staff-changes", TITLE, build, "comparison.html")
    return render_html(document, build(policy, Inputs(today=today), lang), lang, fmt, look=policy.look).html
