"""Confidential terms, blacked out wherever a public document would print them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from smpolicy.matching.patterns import CONFIRM_TIMEOUT, CONFIRM_TIMEOUT_PER_CHARACTER, compile_term, compiled
from smpolicy.policy.clause import Policy
from smpolicy.rules._confidential import confidential_entries

HIDDEN = "▒▒▒"

Hide = Callable[[str], str]


def redaction(policy: Policy, public: bool, today: date) -> Hide:
    """What hides the terms of the confidential register in a text; for a document that is not public, nothing.

    An entry may be told from its day `until` on. A pattern that runs away hides the whole text.
    """
    if not public:
        return str
    held = [one for one in confidential_entries(policy.view) if one.get("never") or str(one.get("until", "9999")) > today.isoformat()]
    sources = [compile_term(str(term)) for one in held for term in one.get("terms", [])]
    found = [compiled(source) for source in (*sources, *(str(one["pattern"]) for one in held if one.get("pattern")))]

    def hide(text: str) -> str:
        try:
            for pattern in found:
                text = pattern.sub(HIDDEN, text, timeout=CONFIRM_TIMEOUT + len(text) * CONFIRM_TIMEOUT_PER_CHARACTER)
        except TimeoutError:
            return HIDDEN
        return text

    return hide
