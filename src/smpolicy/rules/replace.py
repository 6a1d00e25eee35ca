"""`replace`: something is written otherwise than it must be, and the right spelling is known."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.finding import Edit, Fix
from smpolicy.model.localised import Localised, fill
from smpolicy.model.match import Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._guards import after, before, is_quoted, occurs
from smpolicy.rules._misspelt import slips
from smpolicy.rules._numbers import number_of
from smpolicy.rules._official import is_coined, official_names, official_patterns
from smpolicy.rules._plain import plain
from smpolicy.rules._statements import pattern_of

_INSIDE_ADDRESS = r"[@#/.\w-]$"
_GOES_ON = r"(?:-[\w-]*)?\.\p{L}{2,}|@"
"""Right before and right behind a name: it is part of a handle, a hashtag or an address, which are written as they are."""
_ADDRESS_REACH = 80
_TITLE = {"id": "Ganti dengan “{put}”", "en": "Replace with “{put}”"}
_REMOVE = {"id": "Hapus", "en": "Remove"}
_ALL = {"id": "Perbaiki semua di bagian ini", "en": "Mend all of them in this part"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """`find` (a term, or a pattern written /.../) becomes `put`.

    There `{name}` stands for the pattern's group of that name, and `{plain}` for what was found in ordinary letters.
    """

    find: str
    put: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace(Rule):
    """Finds what is written otherwise than it must be, with the fix at hand.

    `swaps` are pairs. `register` takes the names from the policy: `brand_terms` (blueprint), `hashtags` (blueprint, and the
    brands as hashtags) or `handles` (accounts and partners). A name in another case is a hit of the rule; one that is at most
    `misspelt` edits away is a hit with the sub `misspelt`, whose fix is never safe. `safe` says that the fix of the others may
    be applied without a person; with `coined` only that of names with a capital inside a word, for "sambal rempah" may be any sauce.
    With `per: part` a part has one hit, at its first place, whose fix mends all of them.
    """

    KIND: ClassVar[str] = "replace"
    CANNOT_SEE: ClassVar[Localised] = {
        "id": "Hanya mengenal tulisan yang terdaftar.",
        "en": "Knows only the spellings that are listed.",
    }

    swaps: tuple[Swap, ...] = ()
    register: Literal["", "brand_terms", "hashtags", "handles"] = ""
    misspelt: int | str = 0
    safe: bool | Literal["coined"] = False
    unless_quoted: bool = False
    unless_before: str = ""
    unless_after: str = ""
    per: Literal["", "part"] = ""

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for index, swap in enumerate(self.swaps):
            yield pattern_of(f"swaps[{index}].find", swap.find)
        yield from official_patterns(self.register, registers)

    @property
    def only_where_found(self) -> bool:
        """Not where a word may be nearly a name."""
        return self.misspelt == 0

    def expressions(self) -> Iterator[Expression]:
        if isinstance(self.misspelt, str):
            yield Expression("misspelt", self.misspelt, "int")

    def guards(self) -> Iterator[tuple[str, str]]:
        for name in ("unless_before", "unless_after"):
            if getattr(self, name):
                yield name, getattr(self, name)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        names = official_names(self.register, context)
        edits = int(number_of(self, "misspelt", self.misspelt, subject, context))
        for part in self.parts_of(subject):
            hits = list(self._written_otherwise(part, context, names))
            yield from ([_as_one(hits)] if self.per and len(hits) > 1 else hits)
            if edits:
                for slip in slips(part.text, names, edits):
                    if self._counts(part, slip.span, is_name=self.register == "brand_terms"):
                        yield self._hit(part, slip.span, slip.name, safe=False, sub="misspelt")

    def _written_otherwise(self, part: Part, context: Context, names: list[str]) -> Iterator[Hit]:
        for match in context.matches(self, part):
            written = part.text[match.span.start : match.span.end]
            put = self._put(match, names, written)
            if put != written and self._counts(part, match.span, is_name=match.key.startswith("brand_terms")):
                yield self._hit(part, match.span, put, safe=is_coined(put) if self.safe == "coined" else self.safe)

    def _put(self, match: Match, names: list[str], written: str) -> str:
        place, _, rest = match.key.partition("[")
        index = int(rest.partition("]")[0])
        if place == self.register:
            return names[index]
        return fill({"put": self.swaps[index].put}, {**match.groups, "plain": plain(written)})["put"]

    def _counts(self, part: Part, span: Span, *, is_name: bool) -> bool:
        if is_name and _in_address(part.text, span):
            return False
        if self.unless_quoted and is_quoted(part, span):
            return False
        if self.unless_before and occurs(self.unless_before, before(part, span)):
            return False
        return not (self.unless_after and occurs(self.unless_after, after(part, span), right_here=True))

    def _hit(self, part: Part, span: Span, put: str, *, safe: bool, sub: str | None = None) -> Hit:
        fix = Fix(fill(_TITLE if put else _REMOVE, {"put": put}), safe, (Edit(span, put),))
        return Hit(part=part, span=span, sub=sub, values={"put": put}, fixes=(fix,))


def _as_one(hits: Sequence[Hit]) -> Hit:
    """The first of a part's hits, with a fix that mends them all; of two that overlap the first counts."""
    edits: list[Edit] = []
    for edit in sorted((edit for hit in hits for fix in hit.fixes for edit in fix.edits), key=lambda one: one.span):
        if not edits or not edit.span.overlaps(edits[-1].span):
            edits.append(edit)
    first = min(hits, key=lambda hit: hit.fixes[0].edits[0].span)
    fix = Fix(_ALL, all(fix.safe for hit in hits for fix in hit.fixes), tuple(edits))
    return dataclasses.replace(first, fixes=(fix,))


def _in_address(text: str, span: Span) -> bool:
    before, behind = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + _ADDRESS_REACH]
    return bool(occurs(_INSIDE_ADDRESS, before) or occurs(_GOES_ON, behind, right_here=True))
