"""How far a long run is, on the terminal of the person who waits."""

from __future__ import annotations

import sys
import time

from smpolicy.model.localised import say

FROM = 300
"""Subjects from which a run is worth a line."""
_INTERVAL = 0.2
_WORDS = {"id": "memeriksa {done} dari {total}", "en": "checking {done} of {total}"}


class Progress:
    """Called with how many of how many are done; silent where nobody looks, and gone without a trace at the end."""

    def __init__(self, lang: str) -> None:
        self._words = say(_WORDS, lang)
        self._looked_at = sys.stderr.isatty()
        self._next = 0.0
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        if not self._looked_at or total < FROM:
            return
        now = time.monotonic()
        if done < total and now >= self._next:
            self._next = now + _INTERVAL
            self._shown = True
            sys.stderr.write("\r\x1b[K" + self._words.format(done=done, total=total))
            sys.stderr.flush()
        elif done >= total and self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
