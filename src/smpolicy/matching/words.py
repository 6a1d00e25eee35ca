"""Views of words: pulled apart by signs, stretched, with digits for letters, or run together in a hashtag."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from smpolicy.matching.automaton import Automaton, as_bytes
from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Piece, View, rewritten

_LETTERS = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "g",
    "7": "t",
    "8": "b",
    "9": "g",
    "@": "a",
    "$": "s",
    "!": "i",
    "|": "l",
}
_OTHERS = {"1": "l", "!": "l", "9": "q", "6": "b"}
"""The second reading of a digit."""
_SIGNS = r".\-_*~·•|/\\+=,'’"
_GATE = (
    r"#[A-Za-z0-9_]{0,60}[a-z0-9][A-Z]",
    *(f"{letter}{{3}}" for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    rf"[A-Za-z][{''.join(map(regex.escape, _LETTERS))}]",
    rf"[{''.join(map(regex.escape, _LETTERS))}][A-Za-z]",
    rf"[A-Za-z0-9](?:[{_SIGNS}]|\xc2\xb7|\xe2\x80[\xa2\x99])[A-Za-z0-9]",
    r"[^A-Za-z0-9][A-Za-z0-9] {1,2}[A-Za-z0-9] {1,2}[A-Za-z0-9][^A-Za-z0-9]",
    r"^[A-Za-z0-9] {1,2}[A-Za-z0-9] {1,2}[A-Za-z0-9][^A-Za-z0-9]",
)
_HASHTAG = lazy(r"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]{2,100}")
_NEXT_WORD = lazy(r"(?<=[\p{Ll}\p{N}])\p{Lu}|(?<=\p{Lu})\p{Lu}(?=\p{Ll})|(?<=\p{L})\p{N}|_")
_SPACED = lazy(r"(?<![\p{L}\p{N}])[\p{L}\p{N}@$!](?: {1,2}[\p{L}\p{N}@$!](?![\p{L}\p{N}])){3,40}+")
_SPLIT = lazy(rf"(?<=[\p{{L}}\p{{N}}])[{_SIGNS}]{{1,2}}(?=[\p{{L}}\p{{N}}@$!])")
_MIXED = lazy(r"(?<![\p{L}\p{N}@#$!])(?=[\p{N}@$!|]*\p{L})(?=\p{L}*[\p{N}@$!|])[\p{L}\p{N}@$!|]{3,40}+(?![\p{N}@])")
_STRETCHED = lazy(r"(?i)(\p{L})\1{2,}+")
_SPACE = lazy(r" +")


def word_views(folded: View) -> Iterator[tuple[View, bool]]:
    """The views of words that a folded text gives cause for, each with whether it shows a disguise."""
    if not _gate().found_in(as_bytes(folded.text)):
        return
    tags = rewritten(folded, _hashtags(folded.text))
    if tags is not folded:
        yield tags, False
    seen = {folded.text}
    for joined in (rewritten(folded, _apart(folded.text)), folded):
        for reading, kept in ((_LETTERS, 1), (_LETTERS | _OTHERS, 2)):
            view = rewritten(joined, _as_letters(joined.text, reading))
            view = rewritten(view, _stretched(view.text, kept))
            if view.text not in seen:
                seen.add(view.text)
                yield view, True


@cache
def _gate() -> Automaton:
    return Automaton(_GATE)


def _hashtags(text: str) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """`#HeyGuysLaunch` as `#Hey Guys Launch`."""
    for tag in _HASHTAG.finditer(text):
        for found in _NEXT_WORD.finditer(text, tag.start() + 1, tag.end()):
            new = " " if found[0] == "_" else f" {found[0]}"
            if found.start() > tag.start() + 1:
                yield found.start(), found.end(), (Piece(new, found.start(), found.end()),)


def _apart(text: str) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """`b.o.d.o.h`, `bo-doh` and `b o d o h` as one word."""
    signs = [(found.start(), found.end(), ()) for found in _SPLIT.finditer(text)]
    spaces = [(gap.start(), gap.end(), ()) for found in _SPACED.finditer(text) for gap in _SPACE.finditer(text, *found.span())]
    yield from sorted((*signs, *spaces), key=lambda one: one[:2])


def _as_letters(text: str, reading: dict[str, str]) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """`b0d0h` as `bodoh`; numbers with a unit ("50rb", "5G") keep their digits."""
    for word in _MIXED.finditer(text):
        letters = sum(map(str.isalpha, word[0]))
        if letters * 2 >= len(word[0]) and not word[0][:2].isdigit():
            new = "".join(reading.get(char, char) for char in word[0])
            yield word.start(), word.end(), (Piece(new, word.start(), word.end()),)


def _stretched(text: str, kept: int) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """`bodooooh` as `bodoh`, and `gooood` as `good`."""
    for run in _STRETCHED.finditer(text):
        yield run.start(), run.end(), (Piece(run[0][0] * kept, run.start(), run.end()),)
