"""The address view: e-mail addresses that were spelled with "[at]", "dot" or spaces, written as addresses are."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from smpolicy.matching.views import Piece, View, Views, rewritten

_DOT_WORD = r"(?:\s*[\[({<]\s*(?:dot|titik|d0t|\.)\s*[\])}>]\s*|\s+(?:dot|titik)\s+)"
_DOT_SPACED = r"(?:\s+\.\s*|\.\s+)"
_AT_WORD = r"(?:\s*[\[({<]\s*(?:at|et|@)\s*[\])}>]\s*|\s+at\s+)"
_NAME = r"[A-Za-z0-9_%+-]{1,40}"
_LABEL = r"[A-Za-z0-9-]{1,40}"
_ENDING = r"(?P<ending>[A-Za-z]{2,12})(?![A-Za-z0-9_@])"
_LOCAL = rf"(?<![A-Za-z0-9_.@+-]){_NAME}(?:(?:\.|{_DOT_WORD}){_NAME}){{0,4}}"
_SPELLED = regex.compile(
    rf"""(?ix)
      (?:{_LOCAL}) (?P<at>\s*[\[({{<]\s*(?:at|et|@)\s*[\])}}>]\s*) (?:{_LABEL}(?:\.|{_DOT_WORD}|{_DOT_SPACED})){{1,4}} {_ENDING}
    | (?:{_LOCAL}) (?P<at>{_AT_WORD}|\s*@\s*) (?:{_LABEL}(?:\.|{_DOT_WORD})){{0,3}}{_LABEL}{_DOT_WORD} {_ENDING}
    | (?<![A-Za-z0-9_.@+-]){_NAME}(?:(?:\s?\.\s?){_NAME}){{0,4}} (?P<at>\s*@\s+) {_LABEL}(?:\s+\.\s+{_LABEL}){{0,3}}\s+\.\s+ {_ENDING}
    | (?:{_LOCAL}) (?P<at>\s+@\s*|\s*@\s+) (?:gmail|g-mail|yahoo|ymail|hotmail|outlook|live|icloud|proton|protonmail)\s?\.\s?{_ENDING}
    """,
    regex.VERBOSE,
)
_HINT = regex.compile(r"(?i)\s@|@\s|[\[({<]\s*(?:at|et|@)\s*[\])}>]|dot|titik")
_TOKEN = regex.compile(rf"(?ix) (?P<at>{_AT_WORD}|\s*@\s*) | (?P<dot>{_DOT_WORD}|\s*\.\s*)")


def address_view(views: Views) -> View:
    """The folded view with spelled addresses rewritten; the folded view itself where there are none."""
    return views.once("addresses", lambda one: _rewritten(one.folded))


def _rewritten(folded: View) -> View:
    text = folded.text
    if not _HINT.search(text):
        return folded
    changes = [change for match in _SPELLED.finditer(text) for change in _changes(text, match.start(), match.end())]
    return rewritten(folded, changes) if changes else folded


def _changes(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    for token in _TOKEN.finditer(text, start, end):
        sign = "@" if token["at"] is not None else "."
        if token[0] != sign:
            yield token.start(), token.end(), (Piece(sign, token.start(), token.end()),)
