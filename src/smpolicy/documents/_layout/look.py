"""What templates know of the look, and what every page must begin with."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from markupsafe import Markup

from smpolicy.policy.look import Look

PAGE_POLICY = Markup("default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
"""What a browser may do for a page: use its own styles and pictures. It runs nothing and asks nobody for anything."""
_HEAD = re.compile(
    r'\s*<!DOCTYPE html>\s*<html lang="[a-z]{2}">\s*<head>\s*<meta charset="utf-8">\s*'
    r'<meta http-equiv="Content-Security-Policy" content="' + re.escape(str(PAGE_POLICY)) + '">'
)
_FORBIDDEN = re.compile(
    r"<\s*(script|link|base|iframe|frame|frameset|object|embed|applet|portal|form|template|noscript|foreignobject|meta(?=[^>]*http-equiv))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LookView:
    """`logo` is a whole picture as an address (`data:`), empty where there is none; `colours` are named in docs/templates.md."""

    logo: Markup
    colours: dict[str, str]


def look_view(look: Look) -> LookView:
    """The look as templates see it."""
    logo = Markup("")
    if look.logo is not None:
        logo = Markup("data:{};base64,{}").format(look.logo.media_type, base64.b64encode(look.logo.data).decode())
    return LookView(logo, dict(look.colours))


def lacks_head(html: str) -> bool:
    """Whether a page does not begin as every page must: before anything else, by what forbids it to reach outside."""
    return _HEAD.match(html) is None


def forbidden_element(html: str) -> str:
    """The first element that no document may hold, in its letters; empty where there is none.

    The page's own policy stops scripts and addresses; what it does not stop, a browser could be told by these.
    """
    start = _HEAD.match(html)
    found = _FORBIDDEN.search(html, start.end() if start else 0)
    return found[1] if found else ""
