"""Views of words: pulled apart by signs, stretched, with digits for letters, or run together in a hashtag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from smpolicy.matching.automaton import Automaton, as_bytes
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Piece, View, rewritten

_FIRST = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i", "|": "l"}
_SECOND = _FIRST | {"1": "l", "!": "l", "9": "q", "6": "b"}
"""How digits and signs are read, and how else."""
_ANY = r"[\p{L}\p{N}@$!|]"
_JOINS = r".\-_*~·•|/"
_HASHTAG = lazy(r"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]{2,100}")
_NEXT_WORD = lazy(r"(?<=[\p{Ll}\p{N}])\p{Lu}|(?<=\p{Lu})\p{Lu}(?=\p{Ll})|(?<=\p{L})\p{N}|_")
_APART = lazy(
    rf"(?:[{_JOINS}]{{1,2}}(?<=[\p{{L}}\p{{N}}][{_JOINS}]{{1,2}})(?={_ANY})"
    rf"| {{1,2}}(?<=(?<![\p{{L}}\p{{N}}]){_ANY} {{1,2}})(?={_ANY}(?![\p{{L}}\p{{N}}])))"
)
_MIXED = lazy(r"(?<![\p{L}\p{N}@#])\p{L}{0,30}+[\p{N}@$!|][\p{L}\p{N}@$!|]{0,38}+(?<![@$!|])")
_STRETCHED = lazy(r"(?i)(\p{L})\1{2,}+")
_GATE = (
    r"#[A-Za-z0-9_]{0,60}[a-z0-9_][A-Z]",
    r"#[A-Za-z0-9]+_[A-Za-z0-9]",
    *(f"[{letter}{letter.upper()}]{{3}}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    r"[A-Za-z][0-9@$!|]{1,4}[A-Za-z]",
    r"[^A-Za-z0-9&#@][0-9$!|][A-Za-z]{2}",
    r"[A-Za-z]{2}[0-9]",
    r"[A-Za-z0-9](?:[.\-_*~|/]|\xc2\xb7|\xe2\x80\xa2){1,2}[A-Za-z0-9@$!]",
    r"(?:^|[^A-Za-z0-9])[A-Za-z0-9] {1,2}[A-Za-z0-9] {1,2}[A-Za-z0-9](?:[^A-Za-z0-9]|$)",
)


@dataclass(frozen=True, slots=True)
class WordView:
    """A text as its words may be meant. `view` maps it back, for who finds something in it."""

    text: str
    view: Callable[[], View]
    disguised: bool


_Step = tuple["regex.Pattern[str]", Callable[["regex.Match[str]"], str]]


def word_gate(stored: Sequence[bytes] = ()) -> Automaton:
    """Finds something in a text that gives cause for views of its words; `stored` is what its `dump` gave."""
    return Automaton(_GATE, stored=stored)


def word_views(folded: View, gate: Automaton) -> Iterator[WordView]:
    """The views of words that a folded text gives cause for."""
    if not gate.found_in(as_bytes(folded.text)):
        return
    seen = {folded.text}
    for steps, disguised in _readings():
        text = folded.text
        for pattern, reads in steps:
            text = pattern.sub(reads, text)
        if text not in seen:
            seen.add(text)
            yield WordView(text, lambda steps=steps: _view(folded, steps), disguised)  # type: ignore[misc]


@cache
def _readings() -> tuple[tuple[tuple[_Step, ...], bool], ...]:
    """Hashtags taken apart; words put together and not, each in two readings: `b0dooooh`, `to1ol`, `goooood`."""
    found: list[tuple[tuple[_Step, ...], bool]] = [(((_HASHTAG, _words_of),), False)]
    for joins in (((_APART, lambda _: ""),), ()):
        for reading, kept in ((_FIRST, 1), (_SECOND, 2)):
            table = str.maketrans(reading)
            steps: tuple[_Step, ...] = (
                *joins,
                (_MIXED, lambda match, table=table: _as_letters(match[0], table)),  # type: ignore[misc]
                (_STRETCHED, lambda match, kept=kept: match[0][0] * kept),  # type: ignore[misc]
            )
            found.append((steps, True))
    return tuple(found)


def _view(folded: View, steps: tuple[_Step, ...]) -> View:
    view = folded
    for pattern, reads in steps:
        found = ((match, reads(match)) for match in pattern.finditer(view.text))
        view = rewritten(view, [(match.start(), match.end(), _pieces(match, new)) for match, new in found if new != match[0]])
    return view


def _pieces(match: regex.Match[str], new: str) -> tuple[Piece, ...]:
    """Letter by letter where letters were kept, so that a word of a hashtag has a place of its own."""
    if len(new) > len(match[0]):
        pieces, at = [], match.start()
        for old in match[0]:
            taken = new[: 1 + (new[0] != old)]
            new = new[len(taken) :]
            pieces.append(Piece(taken, at, at + 1))
            at += 1
        return tuple(pieces)
    return (Piece(new, *match.span()),) if new else ()


def _words_of(tag: regex.Match[str]) -> str:
    """`#HeyGuysLaunch` as `#Hey Guys Launch`."""
    return tag[0][:2] + _NEXT_WORD.sub(lambda found: " " if found[0] == "_" else f" {found[0]}", tag[0], pos=1)[2:]


def _as_letters(word: str, table: dict[int, str]) -> str:
    """`b0d0h` as `bodoh`; figures with a unit ("50rb", "5G") stay."""
    letters = sum(map(str.isalpha, word))
    return word.translate(table) if letters * 2 >= len(word) and letters > 1 and not word[:2].isdigit() else word
