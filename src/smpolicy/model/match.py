"""What matching and detecting say: spans of the original text, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from smpolicy.model.text import Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing to look for.

    `key` names who asks (`PRIV-03/solicit#patterns[0]`) and is unique in a matcher. `source` is a term (literal text,
    any case, whole words, any white space between words) or, when `regex`, an expression in the syntax of the `regex`
    package. `fold` says whether hits that only a folded view shows count as well (look-alikes, zero-width, full width).
    `forms` says the same of a term's other forms: with affixes, in chat spelling, stretched, pulled apart, with digits
    for letters, in a hashtag.
    """

    key: str
    source: str
    regex: bool = False
    fold: bool = True
    forms: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A confirmed hit; `span` counts in the original text. `evasion`: only a folded view shows it."""

    key: str
    span: Span
    evasion: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Detection:
    """A value that a detector found.

    `value` is canonical (digits only, lower-case address), for allow-lists and fingerprints; never printed unmasked.
    `score` is the sum of `why`, for instance `("pattern 0.5", "validator +0.4", "context 'wa' +0.3")`. `named` says
    that a word beside it names the thing ("NIK", "rekening"), so that it counts even where its structure fails.
    """

    detector: str
    span: Span
    value: str
    score: float
    why: tuple[str, ...] = ()
    named: bool = False
    evasion: bool = False
    groups: Mapping[str, str] = field(default_factory=dict)
