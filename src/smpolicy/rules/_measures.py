"""What platforms count. Each number is dated data of its platform, not of Unicode."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from smpolicy.matching.lazy import lazy
from smpolicy.model.text import Span

HASHTAG = lazy(r"(?<![\w&/])[#＃]\w*\p{L}\w*")
_LINK = lazy(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]}…]")
# twitter-text takes an address without https:// for a link where its top-level domain is known; one of two letters right behind
# the name must be followed by a path, or be .co or .tv. Here are the commonest of those that are longer.
_BARE_LINK = lazy(
    r"(?i)(?<![\w@.$#/-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}"
    r"(?:(?:com|org|net|info|biz|edu|gov|app|dev|xyz|site|online|store|shop|blog|cloud|tech|club|news|link|page|live|media|agency|travel|asia|co|tv)"
    r"|(?<=\.[a-z0-9-]{1,63}\.)[a-z]{2}|[a-z]{2}(?=/[a-z0-9]))(?![\w.-]{0,64}@)(?![a-z0-9-])(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]}…])?"
)
_MENTION = lazy(r"(?<![\w@./])@\w+")
_WORD = lazy(r"[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’.-](?=[\p{L}\p{N}]))*")
_EMOJI = lazy(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}")
_CLUSTER = lazy(r"\X")

# twitter-text configuration v3, published by X, read 2026-11: ranges of code points that weigh 1; everything else weighs 2.
_X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_X_LINK_WEIGHT = 23
_BLUESKY_BYTES = 10
"""Bluesky's lexicon allows 300 graphemes and 3,000 bytes (2026-11), so that ten bytes weigh as much as one grapheme."""


def measure_of(measure: str, text: str, platform: str) -> int:
    """The measure of a text as that platform counts it; `chars` of an unknown platform are graphemes."""
    return length_on(platform, text) if measure == "chars" else len(_places(measure, text))


def length_on(platform: str, text: str) -> int:
    """Characters of a text as that platform counts them."""
    return _CHARS.get(platform, _graphemes)(text)


def excess_of(measure: str, text: str, platform: str, most: float) -> Span:
    """What stands over the bound: from the first character or item that is too much to the end of the last."""
    if measure != "chars":
        too_many = _places(measure, text)[max(int(most), 0) :]
        return Span(too_many[0].start, too_many[-1].end) if too_many else Span(0, len(text))
    low, high = 0, len(text)
    # Every measure grows with the text, but for a link that is cut: the longest prefix that fits is near enough there.
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length_on(platform, text[:middle]) <= most else (low, middle - 1)
    return Span(min(low, max(len(text) - 1, 0)), len(text))


def weighted_length_x(text: str) -> int:
    """Weighted length of a post on X: a link counts 23, an emoji 2, letters of most Latin-like scripts 1, others 2.

    The text is counted in NFC.
    """
    text = unicodedata.normalize("NFC", text)
    without_links, links = _LINK.subn("", text)
    without_links, bare = _BARE_LINK.subn("", without_links) if "." in without_links else (without_links, 0)
    total = _X_LINK_WEIGHT * (links + bare)
    if without_links.isascii():
        return total + len(without_links)
    return total + sum(2 if _EMOJI.search(one) else sum(map(_x_weight, one)) for one in _CLUSTER.findall(without_links))


def length_threads(text: str) -> int:
    """Length on Threads: an emoji counts its UTF-8 bytes (Meta's documentation, read 2026-11), any other grapheme one."""
    return sum(len(one.encode("utf-8", "surrogatepass")) if _EMOJI.search(one) else 1 for one in _CLUSTER.findall(text))


def length_bluesky(text: str) -> int:
    """Graphemes on Bluesky, or a tenth of the UTF-8 bytes where those come nearer to their own limit."""
    size = len(text.encode("utf-8", "surrogatepass"))
    return max(_graphemes(text), -(-size // _BLUESKY_BYTES))


def _x_weight(char: str) -> int:
    return 1 if any(low <= ord(char) <= high for low, high in _X_LIGHT) else 2


def _graphemes(text: str) -> int:
    return len(_CLUSTER.findall(text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_CHARS: dict[str, Callable[[str], int]] = {
    "x": weighted_length_x,
    "threads": length_threads,
    "bluesky": length_bluesky,
    "instagram": _utf16,
    "linkedin": _utf16,
    "tiktok": _utf16,
}

_ITEMS = {"hashtags": HASHTAG, "mentions": _MENTION, "links": _LINK, "words": _WORD}


def _places(measure: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in _ITEMS[measure].finditer(text)]
