"""What a detector is, and what it may know of the organisation.

A new detector is one module of this folder that ends in `NAME = Detector(...)`, with its cases beside the others'. Its
parts are usually: a `_SHAPE`; for numbers `_numbers.numbers(views, _SHAPE)`, which gives each place that fits with the
words around it; a validator; `_score.Score`, which adds up pattern, validator and words; `_masks` for how it is shown.
Words that name a thing stand in `_context`, so that one thing's word speaks against another's number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from smpolicy.matching.views import Views
from smpolicy.model.localised import Localised
from smpolicy.model.match import Detection


@dataclass(frozen=True, slots=True)
class Known:
    """What a detector must know beside the text, from the policy.

    `contacts` are canonical values of the organisation's own contacts (`1500321`, `628111000321`,
    `cs@lumbungrasa.example`), `domains` its own domains, `jurisdictions` ISO 3166 codes in lower case.
    """

    contacts: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    addresses: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ("id",)
    year: int = 2026

    @classmethod
    def of(
        cls,
        contacts: Iterable[str],
        domains: Iterable[str],
        addresses: Iterable[str],
        jurisdictions: Iterable[str],
        year: int,
    ) -> Known:
        """From values as people write them in the policy; `year` is the year of the check."""
        return cls(
            contacts=frozenset(canonical_contact(one) for one in contacts),
            domains=frozenset(one.lower() for one in domains),
            addresses=tuple(addresses),
            jurisdictions=tuple(jurisdictions),
            year=year,
        )


@dataclass(frozen=True, slots=True)
class Detector:
    """A member of this folder.

    `find` gets the views of one text and yields detections in original spans; its time must be linear in the text.
    `gate` are expressions of `matching.automaton` (bytes, any case, no look-around) of which the folded text holds one
    wherever `find` can find something: where none occurs `find` is not called. All gates are one automaton, so that a
    detector without business in a text costs nothing; write them short, and loose rather than strict. `rank` settles
    overlaps: the higher is the more specific. `mask` gives the marked text as it may be shown. `cannot_see` is printed
    in the rule catalogue.
    """

    name: str
    find: Callable[[Views, Known], Iterable[Detection]]
    gate: tuple[str, ...]
    rank: int
    what: Localised
    mask: Callable[[str], str]
    cannot_see: Localised = field(default_factory=dict)
    personal: bool = True
    """Whether a find is hidden in every output, whichever rule speaks."""


def canonical_contact(value: str) -> str:
    """Lower-case text, or for a phone its digits with the Indonesian country code in place of a leading 0."""
    if any(char.isalpha() for char in value):
        return value.strip().lower()
    digits = "".join(char for char in value if char.isdigit())
    return "62" + digits[1:] if digits.startswith("0") else digits
