"""`replace`: something is written otherwise than it must be, and the right spelling is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from smpolicy.model.finding import Edit, Fix
from smpolicy.model.localised import fill
from smpolicy.model.match import Match, Pattern
from smpolicy.model.source import Part
from smpolicy.model.subject import Subject
from smpolicy.model.text import Span
from smpolicy.rules._base import Context, Expression, Hit, Rule
from smpolicy.rules._guards import after, before, is_quoted, occurs
from smpolicy.rules._misspelt import slips
from smpolicy.rules._numbers import number_of
from smpolicy.rules._statements import pattern_of

_INSIDE_ADDRESS = r"[@#/.\w-]$"
_GOES_ON = r"(?:-[\w-]*)?\.\p{L}{2,}|@"
"""Right before and right behind a name: it is part of a handle, a hashtag or an address, which are written as they are."""
_ADDRESS_REACH = 80
_TITLE = {"id": "Ganti dengan “{put}”", "en": "Replace with “{put}”"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """`find` (a term, or a pattern written /.../) becomes `put`, where `{name}` stands for the pattern's group of that name."""

    find: str
    put: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace(Rule):
    """Finds what is written otherwise than it must be, with the fix at hand.

    `swaps` are pairs. `register` takes the names from the policy: `brand_terms` (blueprint) or `handles` (accounts and
    partners). A name in another case is a hit of the rule; one that is at most `misspelt` edits away is a hit with the sub
    `misspelt`, whose fix is never safe. `safe` says that the fix of the others may be applied without a person.
    """

    KIND: ClassVar[str] = "replace"

    swaps: tuple[Swap, ...] = ()
    register: Literal["", "brand_terms", "handles"] = ""
    misspelt: int | str = 0
    safe: bool = False
    unless_quoted: bool = False
    unless_before: str = ""
    unless_after: str = ""

    def wanted_patterns(self, registers: Mapping[str, Any]) -> Iterator[Pattern]:
        for index, swap in enumerate(self.swaps):
            yield pattern_of(f"swaps[{index}].find", swap.find)
        if self.register == "brand_terms":
            for index, term in enumerate(registers.get("blueprint", {}).get("brand_terms", [])):
                yield Pattern(f"brand_terms[{index}]", term, fold=False)

    def expressions(self) -> Iterator[Expression]:
        if isinstance(self.misspelt, str):
            yield Expression("misspelt", self.misspelt, "int")

    def guards(self) -> Iterator[tuple[str, str]]:
        for name in ("unless_before", "unless_after"):
            if getattr(self, name):
                yield name, getattr(self, name)

    def check(self, subject: Subject, context: Context) -> Iterable[Hit]:
        names = self._names(context)
        edits = int(number_of(self, "misspelt", self.misspelt, subject, context))
        for part in self.parts_of(subject):
            for match in context.matches(self, part):
                put = self._put(match, names)
                written = part.text[match.span.start : match.span.end]
                if put != written and self._counts(part, match.span, is_name=match.key.startswith("brand_terms")):
                    yield self._hit(part, match.span, put, safe=self.safe)
            if edits:
                for slip in slips(part.text, names, edits):
                    if self._counts(part, slip.span, is_name=self.register == "brand_terms"):
                        yield self._hit(part, slip.span, slip.name, safe=False, sub="misspelt")

    def _names(self, context: Context) -> list[str]:
        if self.register == "brand_terms":
            return list(context.policy.get("blueprint", {}).get("brand_terms", []))
        if self.register == "handles":
            accounts = [one.get("handle", "") for one in context.register("accounts").get("accounts", [])]
            partners = [one.get("handle", "") for one in context.policy.get("organisation", {}).get("partners", [])]
            return [handle for handle in (*accounts, *partners) if handle.startswith("@")]
        return []

    def _put(self, match: Match, names: list[str]) -> str:
        place, _, rest = match.key.partition("[")
        index = int(rest.partition("]")[0])
        if place == "brand_terms":
            return names[index]
        return fill({"put": self.swaps[index].put}, match.groups)["put"]

    def _counts(self, part: Part, span: Span, *, is_name: bool) -> bool:
        if is_name and _in_address(part.text, span):
            return False
        if self.unless_quoted and is_quoted(part, span):
            return False
        if self.unless_before and occurs(self.unless_before, before(part, span)):
            return False
        return not (self.unless_after and occurs(self.unless_after, after(part, span), right_here=True))

    def _hit(self, part: Part, span: Span, put: str, *, safe: bool, sub: str | None = None) -> Hit:
        fix = Fix(fill(_TITLE, {"put": put}), safe, (Edit(span, put),))
        return Hit(part=part, span=span, sub=sub, values={"put": put}, fixes=(fix,))


def _in_address(text: str, span: Span) -> bool:
    before, behind = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + _ADDRESS_REACH]
    return bool(occurs(_INSIDE_ADDRESS, before) or occurs(_GOES_ON, behind, right_here=True))
