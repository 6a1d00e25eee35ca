"""How a marked text is shown: enough to find it again, too little to use it."""

from __future__ import annotations

from smpolicy.matching.views import Views

HIDDEN = "••••"
_LEAST_HIDDEN = 4
_LONGEST_SHOWN = 8


def digits_masked(marked: str) -> str:
    """`0812••••7890`, `3171••••••••9999`: at most eight digits are shown, at least four and half of them hidden."""
    digits = [char for char in Views(marked).folded.text if char.isdigit()]
    shown = min(_LONGEST_SHOWN, max(len(digits) - _LEAST_HIDDEN, 0))
    first, last = (shown + 1) // 2, shown // 2
    if not shown or len(digits) < 2 * _LEAST_HIDDEN:
        return HIDDEN
    return "".join(digits[:first]) + "•" * (len(digits) - shown) + "".join(digits[len(digits) - last :])


def email_masked(marked: str) -> str:
    """`r••••@s••••.example`: two first letters and the ending; nothing of an address that is written otherwise."""
    local, at, host = marked.partition("@")
    name, dot, ending = host.rpartition(".")
    if not (at and dot and local.isascii() and host.isascii() and name):
        return HIDDEN
    return f"{local[:1]}{HIDDEN}@{name[:1]}{HIDDEN}.{ending}"


def hidden(marked: str) -> str:  # noqa: ARG001 - the signature of every mask
    """Nothing is shown."""
    return HIDDEN


def shown(marked: str) -> str:
    """The text as it is: not a secret."""
    return marked
