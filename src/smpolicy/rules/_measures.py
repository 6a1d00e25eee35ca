"""What platforms count. Each number is dated data of its platform, not of Unicode."""

from __future__ import annotations

from collections.abc import Callable

import regex

LINK = regex.compile(r"https?://\S+")
_HASHTAG = regex.compile(r"(?<![\w&])[#＃]\w*\p{L}\w*")
_MENTION = regex.compile(r"(?<![\w@])@\w+")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}")

# twitter-text configuration v3, published by X, read 2026-11: ranges of code points that weigh 1; everything else weighs 2.
_X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_X_LINK_WEIGHT = 23


def measure_of(measure: str, text: str, platform: str) -> int:
    """The measure of a text as that platform counts it; `chars` of an unknown platform are graphemes."""
    if measure == "chars":
        return _CHARS.get(platform, _graphemes)(text)
    return _COUNTS[measure](text)


def weighted_length_x(text: str) -> int:
    """Weighted length of a post on X: a link counts 23, an emoji 2, letters of most Latin-like scripts 1, others 2."""
    without_links, links = LINK.subn("", text)
    total = _X_LINK_WEIGHT * links
    for cluster in regex.findall(r"\X", without_links):
        if _EMOJI.search(cluster):
            total += 2
        else:
            total += sum(1 if any(low <= ord(char) <= high for low, high in _X_LIGHT) else 2 for char in cluster)
    return total


def length_threads(text: str) -> int:
    """Length on Threads: an emoji counts its UTF-8 bytes (Meta's documentation), any other grapheme one."""
    return sum(len(one.encode()) if _EMOJI.search(one) else 1 for one in regex.findall(r"\X", text))


def _graphemes(text: str) -> int:
    return len(regex.findall(r"\X", text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_CHARS: dict[str, Callable[[str], int]] = {
    "x": weighted_length_x,
    "threads": length_threads,
    "bluesky": _graphemes,
    "instagram": _utf16,
    "linkedin": _utf16,
    "tiktok": _utf16,
}

_COUNTS: dict[str, Callable[[str], int]] = {
    "hashtags": lambda text: len(_HASHTAG.findall(text)),
    "mentions": lambda text: len(_MENTION.findall(text)),
    "links": lambda text: len(LINK.findall(text)),
    "words": lambda text: len(regex.findall(r"[\p{L}\p{N}]+", text)),
}
