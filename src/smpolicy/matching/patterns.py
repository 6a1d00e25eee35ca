"""Terms and expressions: how they compile, and what is wrong with one that does not."""

from __future__ import annotations

import time
from functools import lru_cache

import regex

from smpolicy.matching.forms import forms_of
from smpolicy.matching.ready import ready

CONFIRM_TIMEOUT = 0.25
"""Seconds that one pattern may take over one text."""
CONFIRM_TIMEOUT_PER_CHARACTER = 1e-6
"""Seconds more for each character: a long text takes long without running away."""
CONFIRMED_AGAIN = 4
"""How many times as long it may take when it is tried again."""
_PROBE_TIMEOUT = 0.25
_PROBES = ("a" * 400, "a" * 400 + "!", "1" * 400, "a1 " * 130 + "!", "aA0-_." * 60 + "@", " " * 400 + "x", "é" * 200 + "\n" + "é" * 200)
LONGEST = 4000
"""Code points of a pattern's source."""


@lru_cache(maxsize=4096)
def compiled(source: str) -> regex.Pattern[str]:
    """The compiled expression. Raises `regex.error` when it does not compile."""
    return ready(source)


def compile_term(term: str, *, forms: bool = False, gap: str = r"\s+") -> str:
    """An expression for a literal term: any case, whole words, and `gap` (any white space) where the term has some.

    With `forms` each of its words counts with Indonesian affixes and in chat spelling too ("jgn disebarin").

    A boundary is asked for only where the term's edge is a letter or digit, so `#iklan`, `C++` and `@toko` work; a
    letter of another script beside a Latin word does bound it (`我爱ern写` holds `ern`).
    """
    words = term.split()
    body = gap.join(forms_of(word) if forms else regex.escape(word, literal_spaces=True) for word in words)
    first, last = (words[0][0], words[-1][-1]) if words else ("", "")
    before = r"(?<![\p{Latin}\p{M}\p{N}_])" if first.isalnum() else r"(?<![\p{L}\p{N}_" + regex.escape(first) + "])"
    after = r"(?![\p{Latin}\p{M}\p{N}_])" if last.isalnum() else ""
    return f"(?i){before}{body}{after}"


def fault_of(source: str, *, may_be_empty: bool = False) -> dict[str, str] | None:
    """Why an expression of a policy cannot be used, or None.

    It must compile, be of bounded length, and get through short hostile probes in time: one that runs away on four
    hundred characters would make every check undetermined.
    """
    if len(source) > LONGEST:
        return {
            "id": f"pola terlalu panjang ({len(source)} karakter; paling banyak {LONGEST}); bagi menjadi beberapa pola",
            "en": f"the pattern is too long ({len(source)} characters; at most {LONGEST}); split it into several",
        }
    try:
        pattern = compiled(source)
    except (regex.error, RecursionError, OverflowError) as error:
        position = getattr(error, "pos", None)
        where = f" (posisi {position + 1})" if position is not None else ""
        at = where.replace("posisi", "position")
        reason = getattr(error, "msg", "too deeply nested")
        return {
            "id": f"pola tidak dapat dikompilasi: {reason}{where}; periksa kurungnya, dan beri garis miring terbalik pada tanda yang biasa",
            "en": f"the pattern does not compile: {reason}{at}; check its brackets, and put a backslash before a sign that is just a sign",
        }
    # Time at work, not time on the clock: on a busy machine a pattern that waits its turn runs away no more than elsewhere.
    deadline = time.thread_time() + _PROBE_TIMEOUT
    for probe in _PROBES:
        try:
            for _ in pattern.finditer(probe, timeout=max(deadline - time.thread_time(), 0.01)):
                pass
        except TimeoutError:
            return {
                "id": "pola berjalan tanpa batas pada teks pendek; hindari pengulangan di dalam pengulangan",
                "en": "the pattern runs away on a short text; avoid a repetition inside a repetition",
            }
    if not may_be_empty and pattern.match(""):
        return {
            "id": "pola cocok dengan teks kosong; wajibkan setidaknya satu karakter",
            "en": "the pattern matches the empty text; make it ask for one character at least",
        }
    return None
