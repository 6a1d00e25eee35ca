"""Codes of letters and digits, and other marks, each with the words around it, as `_numbers` has them for digits alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from smpolicy.detectors._numbers import Number
from smpolicy.matching.views import Views


def codes(views: Views, shape: regex.Pattern[str]) -> Iterator[Number]:
    """The places of the folded view that fit a shape; `digits` is the code in capitals without what parts it."""
    view = views.folded
    for match in shape.finditer(view.text):
        span = view.original_span(*match.span())
        plain = regex.sub(r"[^A-Za-z0-9]", "", match[0]).upper()
        groups = {name: value for name, value in match.groupdict().items() if value}
        yield Number(plain, match[0], match.start(), match.end(), view, views.text[span.start : span.end] != match[0], groups)
