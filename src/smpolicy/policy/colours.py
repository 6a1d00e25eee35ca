"""Colours as policies write them, and how well they can be read on white paper."""

from __future__ import annotations

import re

LEAST_CONTRAST = 4.5
"""Against white, for text of any size (WCAG 2.2, 1.4.3)."""
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_STEP = 0.97


def colour_of(text: str) -> str | None:
    """The colour as six small digits, `#0b5d3b`; None where the text is no colour."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * one for one in digits))  # noqa: PLR2004 - two digits for each light


def contrast_with_white(colour: str) -> float:
    """The ratio of the lightness of white to that of a colour, from 1 (white itself) to 21 (black)."""
    red, green, blue = (_linear(value) for value in _lights(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darkened(colour: str) -> str:
    """The same hue, as dark as reading needs."""
    while contrast_with_white(colour) < LEAST_CONTRAST:
        colour = "#" + "".join(f"{int(value * _STEP):02x}" for value in _lights(colour))
    return colour


def _lights(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(value: int) -> float:
    part = value / 255
    low: float = part / 12.92
    high: float = ((part + 0.055) / 1.055) ** 2.4
    return low if part <= 0.04045 else high  # noqa: PLR2004 - the numbers are the standard's
