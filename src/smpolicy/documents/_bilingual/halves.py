"""Two pages of the same document in two languages, made one: what is alike once, what differs beside each other.

A block of text keeps its element and holds both texts in `<span class="halves"><span class="half" lang="id">…`; the style lays them
out. Nothing of either page is lost: what has no counterpart stands alone in its language's half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from smpolicy.documents._bilingual.blocks import classes, counterparts, has_text, is_alike, is_apart, is_frame, words
from smpolicy.model.localised import Localised, say

_FIXED = frozenset(("li", "dt", "dd", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"))
"""Elements that only stand where their parent allows; no other element may be put around them."""
_CELLS = frozenset(("th", "td"))
_PICTURES = frozenset(("svg", "img"))
_UNSEEN = frozenset(("meta", "link", "style", "script"))
_READ = frozenset(("content", "alt", "title", "aria-label"))
"""Attributes that people read or hear, beside `data-...` of the running heads."""
_COUNTED = ("data-page", "data-of")
"""Words of the running foot that numbers stand between: they are kept apart, to say `Halaman 3 dari 9 / Page 3 of 9`."""
_REFERENCES = frozenset(("href", "xlink:href", "for", "aria-labelledby", "aria-describedby"))
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
        always = always or any("label" in classes(one) for one in a)
        if not always and is_alike(a, b):
            return
        _join_attributes(a, b)
        if a.tag == "title":
            a.text = both(a.text or "", b.text or "")
        elif a.tag in _PICTURES:
            self._replace(a, [a, b])
        elif a.tag == "a":
            self._replace(a, [a, b], "span")  # In a link only its text may stand: a PDF has no other tag for what leads somewhere.
        elif is_frame(a) and is_frame(b):
            self._children(a, b, always)
        elif a.tag not in _UNSEEN:
            named = _HEADING.fullmatch(a.tag) or "words" in classes(a)
            told = both(words(a), words(b)) if named else ""
            self._halve(a, b)
            a.set(_TOLD, told)
        if _HEADING.fullmatch(a.tag) and a.get(_TOLD) is None:
            a.set(_TOLD, " ".join(one.get(_TOLD) or words(one) for one in a))

    def _children(self, a: Any, b: Any, always: bool) -> None:
        for at, (one, other) in enumerate(counterparts(list(a), list(b))):
            if one is None:
                a.insert(at, other)
                self._alone(other, 1)
            elif other is None:
                self._alone(one, 0)
            else:
                self.join(one, other, always)

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
        last = _common_end(a, b) if a.tag in _CELLS else None
        kind = "div" if any(is_apart(one) for one in (*a, *b)) else "span"
        same = words(a) == words(b)
        sides = etree.Element(kind, {"class": "halves"})
        for lang, source in zip(self.languages, (a, b), strict=True):
            half = etree.SubElement(sides, kind, {"class": "half", "lang": lang})
            half.text, half[:] = source.text, list(source)
            if same and _is_of_other_language(half):
                half.text, half[:] = None, []
                etree.SubElement(half, "span", {"class": "untranslated"}).text = say(_UNTRANSLATED, lang)
        self._rename(sides[1])
        a.text, a[:] = None, [sides] if last is None else [sides, last]

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


def _join_attributes(a: Any, b: Any) -> None:
    for name, value in b.attrib.items():
        if name in _COUNTED:
            a.set(f"{name}-first", a.get(name, ""))
            a.set(f"{name}-second", value)
        elif name.startswith("data-") or name in _READ:
            a.set(name, both(a.get(name, ""), value))


def _common_end(a: Any, b: Any) -> Any:
    """The element that both end with, such as a clause's number after its title, taken out of them; None where there is none."""
    if len(a) and len(b) and is_alike(a[-1], b[-1]) and not any((one[-1].tail or "").strip() for one in (a, b)):
        b.remove(b[-1])
        last = a[-1]
        a.remove(last)
        return last
    return None


def _is_of_other_language(half: Any) -> bool:
    """Whether a half holds nothing but a text that its language lacks."""
    return len(half) == 1 and "other-language" in classes(half[0]) and not has_text(half)
