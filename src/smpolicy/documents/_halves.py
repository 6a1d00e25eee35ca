"""Two trees of the same document in two languages, made one: what is alike once, what differs beside each other.

A block of text keeps its element and holds both texts in `<span class="halves"><span class="half" lang="id">…`; the style lays them
out. Nothing of either tree is lost: what has no counterpart stands alone in its language's half.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from smpolicy.model.localised import Localised, say

_BLOCKS = frozenset(
    [
        "html",
        "head",
        "body",
        "header",
        "main",
        "nav",
        "section",
        "article",
        "aside",
        "footer",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "svg",
        "img",
        "hr",
    ]
)
_FIXED = frozenset(("li", "dt", "dd", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"))
"""Elements that only stand where their parent allows; no other element may be put around them."""
_PICTURES = frozenset(("svg", "img"))
_UNSEEN = frozenset(("meta", "link", "style"))
_READ = frozenset(("content", "alt", "title", "aria-label"))
"""Attributes that people read or hear, beside `data-...` of the running heads."""
_PARTS = frozenset(("number", "label", "words"))
"""Classes of spans that a template sets apart inside a block (`parts.html`)."""
_NEAR = 8
"""How far a counterpart is looked for where the trees differ, so that the work stays in proportion to their elements."""
_REFERENCES = ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href", "for", "aria-labelledby", "aria-describedby")
_TOLD = "data-both"
"""Says that a block is in halves; of a heading also both texts on one line, for running heads and bookmarks."""
_HEADING = re.compile(r"h[1-6]")
_URL = re.compile(r"url\(#([^)]+)\)")
_UNTRANSLATED: Localised = {"id": "[belum ada naskah bahasa Indonesia]", "en": "[no English text yet]"}


def joined(first: Any, second: Any, languages: tuple[str, str]) -> None:
    """Makes the tree `first` hold what both say; `second` is used up. Both are elements of lxml."""
    _Joining(languages, frozenset(first.xpath("//@id"))).join(first, second)


def both(first: str, second: str) -> str:
    """Two short texts as one: `KMS-1 · versi 2 / version 2`; what stands between ` · ` or ` – ` on both sides is compared by itself."""
    if first == second or not second:
        return first
    for mark in (" – ", " · "):
        parts = first.split(mark), second.split(mark)
        if len(parts[0]) == len(parts[1]) > 1:
            return mark.join(both(one, other) for one, other in zip(*parts, strict=True))
    return f"{first} / {second}" if first else second


@dataclass(frozen=True, slots=True)
class _Joining:
    languages: tuple[str, str]
    taken: frozenset[str]

    def join(self, a: Any, b: Any, always: bool = False) -> None:
        """Puts what `b` says into `a`. `always`: in both halves even where they say the same, as beside labels in both languages."""
        always = always or any("label" in _classes(one) for one in a)
        if not always and _source(a) == _source(b):
            return
        for name, value in b.attrib.items():
            if name.startswith("data-") or name in _READ:
                a.set(name, both(a.get(name, ""), value))
        if a.tag == "title":
            a.text = both(a.text or "", b.text or "")
        elif a.tag in _PICTURES:
            self._replace(a, [a, b])
        elif a.tag == "a":
            self._replace(a, [a, b], "span")  # In a link only its text may stand: a PDF has no other tag for what leads somewhere.
        elif _is_frame(a) and _is_frame(b):
            self._children(a, b, always)
        elif a.tag not in _UNSEEN:
            named = _HEADING.fullmatch(a.tag) or "words" in _classes(a)
            told = both(_words(a), _words(b)) if named else ""
            self._halve(a, b)
            a.set(_TOLD, told)
        if _HEADING.fullmatch(a.tag) and a.get(_TOLD) is None:
            a.set(_TOLD, " ".join(one.get(_TOLD) or _words(one) for one in a))

    def _children(self, a: Any, b: Any, always: bool) -> None:
        at = 0
        for one, other in pairs(list(a), list(b)):
            if one is None:
                one = other
                a.insert(at, one)
                self._alone(one, 1)
            elif other is None:
                self._alone(one, 0)
            else:
                self.join(one, other, always)
            at += 1

    def _alone(self, one: Any, side: int) -> None:
        """An element that the other language lacks: in its own half, or as it is where nothing may stand around it."""
        if one.tag in _FIXED:
            one.set("lang", self.languages[side])
            if side:
                self._rename(one)
        else:
            self._replace(one, [one, None] if side == 0 else [None, one])

    def _replace(self, place: Any, halves: Sequence[Any], kind: str = "div") -> None:
        """Puts whole elements into halves, in the place of one of them."""
        sides = etree.Element(kind, {"class": "halves"})
        place.addprevious(sides)
        sides.tail = place.tail
        for lang, one in zip(self.languages, halves, strict=True):
            half = etree.SubElement(sides, kind, {"class": "half", "lang": lang})
            if one is not None:
                half.append(one)
                one.tail = None
        self._rename(sides[1])

    def _halve(self, a: Any, b: Any) -> None:
        """The contents of both, each in its half."""
        kind = "div" if any(one.tag in _BLOCKS for one in (*a, *b)) else "span"
        same = _words(a) == _words(b)
        sides = etree.Element(kind, {"class": "halves"})
        for lang, source in zip(self.languages, (a, b), strict=True):
            half = etree.SubElement(sides, kind, {"class": "half", "lang": lang})
            half.text, half[:] = source.text, list(source)
            if same and _is_of_other_language(half):
                half.text, half[:] = None, []
                etree.SubElement(half, "span", {"class": "untranslated"}).text = say(_UNTRANSLATED, lang)
        self._rename(sides[1])
        a.text, a[:] = None, [sides]

    def _rename(self, root: Any) -> None:
        """Gives what stands in the second half ids of its own where the first has them, and leads its references there."""
        new = {one: f"{one}-{self.languages[1]}" for one in root.xpath("descendant-or-self::*/@id") if one in self.taken}
        for one in root.iter() if new else ():
            for name, value in one.attrib.items():
                if name == "id":
                    one.set(name, new.get(value, value))
                elif name in _REFERENCES:
                    one.set(name, " ".join(new.get(word, "#" + new[word[1:]] if word[1:] in new else word) for word in value.split()))
                elif "url(#" in value:
                    one.set(name, _URL.sub(lambda match: f"url(#{new.get(match[1], match[1])})", value))


def pairs(first: Sequence[Any], second: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """The elements of two lists in order, each with its counterpart, or with None where none is near."""
    if [_kind(one)[0] for one in first] == [_kind(one)[0] for one in second]:
        yield from zip(first, second, strict=True)
        return
    kinds = [_kind(one) for one in first], [_kind(one) for one in second]
    i = j = 0
    while i < len(first) or j < len(second):
        over, under = _nearest(*kinds, i, j)
        yield from ((one, None) for one in first[i : i + over])
        yield from ((None, one) for one in second[j : j + under])
        i, j = i + over, j + under
        if i < len(first) and j < len(second) and kinds[0][i] == kinds[1][j]:
            yield first[i], second[j]
            i, j = i + 1, j + 1


def _nearest(first: Sequence[Any], second: Sequence[Any], i: int, j: int) -> tuple[int, int]:
    """How many elements of each list have no counterpart before the next two that are alike."""
    for far in range(_NEAR):
        for over in range(far + 1):
            x, y = i + over, j + far - over
            if x < len(first) and y < len(second) and first[x] == second[y]:
                return over, far - over
    return min(_NEAR, len(first) - i), min(_NEAR, len(second) - j)


def _kind(one: Any) -> tuple[tuple[str, int], str, str]:
    """What makes two elements counterparts: a row of as many cells, then the class and the id."""
    return (one.tag, len(one) if one.tag == "tr" else 0), one.get("class", ""), one.get("id", "")


def is_apart(one: Any) -> bool:
    """Whether an element stands by itself: a block, or a part of one that a template sets apart."""
    return one.tag in _BLOCKS or not _PARTS.isdisjoint(_classes(one))


def has_text(one: Any) -> bool:
    """Whether text stands right in an element, outside those in it."""
    return any(text and text.strip() for text in (one.text, *(child.tail for child in one)))


def _is_frame(one: Any) -> bool:
    """Whether an element only holds other blocks, or parts of a block that a template sets apart."""
    if one.tag not in _BLOCKS or has_text(one):
        return False
    return one.tag == "head" or all(is_apart(child) for child in one)


def _is_of_other_language(half: Any) -> bool:
    """Whether a half holds nothing but a text that its language lacks."""
    return len(half) == 1 and "other-language" in _classes(half[0]) and not has_text(half)


def _classes(one: Any) -> list[str]:
    return str(one.get("class", "")).split()


def _source(one: Any) -> list[bytes]:
    """An element as it is written; white space is all the same."""
    return etree.tostring(one, with_tail=False).split()


def _words(one: Any) -> str:
    return " ".join(str(one.xpath("string()")).split())
