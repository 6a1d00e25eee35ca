"""Confidential terms, blacked out wherever a public document would print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from smpolicy.matching.patterns import CONFIRM_TIMEOUT, CONFIRM_TIMEOUT_PER_CHARACTER, compile_term, compiled
from smpolicy.policy.clause import Policy
from smpolicy.rules._confidential import confidential_entries, entry_patterns

HIDDEN = "▒▒▒"

Hide = Callable[[str], str]


def redaction(policy: Policy, public: bool, today: date) -> Hide:
    """What hides the terms of the confidential register in a text; for a document that is not public, nothing.

    An entry may be told from its day `until` on. A pattern that runs away hides the whole text.
    """
    if not public:
        return str
    held = [one for one in confidential_entries(policy.view) if one.get("never") or str(one.get("until", "9999")) > today.isoformat()]
    patterns = [pattern for entry in held for pattern in entry_patterns(entry)]
    return Redaction(tuple(one.source if one.regex else compile_term(one.source, forms=one.forms) for one in patterns))


@dataclass(frozen=True, slots=True)
class Redaction:
    """Hides what some patterns find; it can be sent to another process."""

    patterns: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """The text without what is hidden."""
        try:
            for pattern in self.patterns:
                text = compiled(pattern).sub(HIDDEN, text, timeout=CONFIRM_TIMEOUT + len(text) * CONFIRM_TIMEOUT_PER_CHARACTER)
        except TimeoutError:
            return HIDDEN
        return text
