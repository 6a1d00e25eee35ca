"""The address view: e-mail addresses that were spelled with "[at]", "dot" or spaces, written as addresses are."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from smpolicy.matching.lazy import lazy
from smpolicy.matching.views import Piece, View, Views, rewritten

_MARKS = r"-_*#/|~'\"="


def _marked(words: str) -> str:
    """A word between brackets or between two of one mark: "[at]", "-dot-"."""
    return rf"\s{{0,3}}(?:[\[({{<«⟨]\s{{0,2}}(?:{words})\s{{0,2}}[\])}}>»⟩]|(?P<mark>[{_MARKS}])(?:{words})(?P=mark))\s{{0,3}}"


_NAME = r"[A-Za-z0-9_%+-]{1,40}"
_LABEL = r"[A-Za-z0-9-]{1,40}"
_DOT = rf"(?:{_marked(r'dot|titik|d0t|point|[.,]')}|\s{{1,3}}(?:dot|titik)\s{{1,3}})"
_LINE = r"\s{1,3}(?:under\s?score|garis\s?bawah)\s{1,3}"
_DASH = r"\s{1,3}(?:dash|hyphen|minus|strip|tanda\s?hubung)\s{1,3}"
_PROVIDER = r"(?:g-?mail|yahoo|ymail|hotmail|outlook|live|icloud|proton(?:mail)?|rocketmail)"
_END = r"[A-Za-z]{2,12}(?![A-Za-z0-9_@])"
_AT = lazy(rf"(?i)(?P<marked>{_marked('at|et|@|a')})|(?P<word>\s{{1,3}}at\s{{1,3}})|(?P<sign>\s{{0,3}}@\s{{0,3}})")
_BOUND = r"(?<![A-Za-z0-9_.@+-])"
_LOCAL = lazy(rf"(?i){_BOUND}{_NAME}(?:(?:\.|{_DOT}|{_LINE}|{_DASH}){_NAME}){{0,4}}\Z")
_LOCAL_SPACED = lazy(rf"{_BOUND}{_NAME}(?:\s?\.\s?{_NAME}){{0,4}}\Z")
_HOST = lazy(rf"(?i)(?:{_LABEL}(?:\s{{0,2}}\.\s{{0,2}}|{_DOT}|{_DASH})){{1,4}}{_END}")
_HOST_SAID = lazy(rf"(?i)(?:{_LABEL}(?:\.|{_DOT}|{_DASH})){{0,3}}{_LABEL}{_DOT}{_END}")
_HOST_SPACED = lazy(rf"{_LABEL}(?:\s{{1,2}}\.\s{{1,2}}{_LABEL}){{0,3}}\s{{1,2}}\.\s{{1,2}}{_END}")
_HOST_PLAIN = lazy(rf"(?:{_LABEL}\.){{1,4}}{_END}")
_HOST_KNOWN = lazy(rf"(?i){_PROVIDER}(?:\s?[.,]\s?|{_DOT})(?:co\s?\.\s?)?{_END}")
_ASKED = lazy(r"(?i)(?:e-?mail|surel|imel|kirim\s+ke|contact|kontak|hubungi|reach\s+\p{L}+)[^\n@]{0,30}\Z")
_SEPARATOR = lazy(rf"(?i)(?P<line>{_LINE})|(?P<dash>{_DASH})|(?P<dot>{_DOT}|\s{{0,2}}[.,]\s{{0,2}})")
_REACH = 120
"""Code points looked at before an "at"."""
_SAID = "(?:dot|titik|d0t|point|dash|hyphen|minus|strip|tanda)"
ADDRESS_GATE = (
    r"[a-z0-9_%+'-]@[a-z0-9-]+\.[a-z0-9]",
    rf"@\s{{0,3}}[a-z0-9.-]+\s{{0,3}}[^a-z0-9]?\s{{0,2}}{_SAID}",
    r"@\s{0,3}[a-z0-9.-]+\s{0,3}[^a-z0-9\s]\s{0,2}[.,]",
    r"@\s{1,3}[a-z0-9-]+\s{0,2}\.",
    rf"@\s{{0,3}}{_PROVIDER}",
    rf"[\[({{<\x80-\xff{_MARKS}]\s{{0,2}}(?:at|et|a|@)\s{{0,2}}[\])}}>\x80-\xff{_MARKS}]\s{{0,3}}[a-z0-9]",
    rf"\sat\s+{_PROVIDER}",
    rf"\sat\s+[a-z0-9.-]+[^a-z0-9]+{_SAID}",
)
"""For the automaton: where the folded view or this one may have an address."""


def address_view(views: Views) -> View:
    """The folded view with spelled addresses rewritten; the folded view itself where there are none."""
    return views.once("addresses", lambda one: rewritten(one.folded, _changes(one.folded.text)))


def _changes(text: str) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    done = 0
    for at in _AT.finditer(text):
        found = _around(text, at, done)
        if found:
            start, end = found
            yield from _separators(text, start, at.start())
            if at[0] != "@":
                yield at.start(), at.end(), (Piece("@", at.start(), at.end()),)
            yield from _separators(text, at.end(), end)
            done = end


def _separators(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    for one in _SEPARATOR.finditer(text, start, end):
        sign = "_" if one["line"] else "-" if one["dash"] else "."
        if one[0] != sign:
            yield one.start(), one.end(), (Piece(sign, one.start(), one.end()),)


def _around(text: str, at: regex.Match[str], done: int) -> tuple[int, int] | None:
    """`[start, end)` of the address around an "at", where enough of it is spelled out that it cannot be prose.

    "good at basketball. And", "at @user . Check it": a plain "at" or a spaced "@" needs a spelled dot, or a provider.
    """
    first = max(at.start() - _REACH, done)
    left = text[first : at.start()]
    local, host = _LOCAL.search(left), None
    if local is None:
        return None
    if at["marked"]:
        host = _HOST.match(text, at.end())
    else:
        host = _HOST_SAID.match(text, at.end())
        if host is None and (at["sign"] or not local[0].isalpha() or _ASKED.search(left[: local.start()])):
            host = _HOST_KNOWN.match(text, at.end())
        if host is None and at["sign"] and at[0][-1].isspace():
            if not local[0].isalpha() and not local[0].isdigit():
                host = _HOST_PLAIN.match(text, at.end())
            if host is None and at[0][0].isspace() and (host := _HOST_SPACED.match(text, at.end())):
                local = _LOCAL_SPACED.search(left) or local
    return (first + local.start(), host.end()) if host else None
