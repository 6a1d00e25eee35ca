"""How far a long run is, on the terminal of the person who waits."""

from __future__ import annotations

import sys
import threading
import time
from typing import Self

from smpolicy.model.localised import Localised, say

FROM = 300
"""Subjects from which a run is worth a line."""
_INTERVAL = 0.2
_CHECKING: Localised = {"id": "memeriksa {done} dari {total}", "en": "checking {done} of {total}"}
_DRAWING: Localised = {"id": "mencetak {done} dari {total} · {pages}", "en": "printing {done} of {total} · {pages}"}
_PAGE: Localised = {"id": "{file} halaman {page}", "en": "{file} page {page}"}


class _Line:
    """A line of standard error that changes; silent where nobody looks, and gone without a trace at the end."""

    def __init__(self) -> None:
        self._looked_at = sys.stderr.isatty()
        self._next = 0.0
        self._shown = False

    def show(self, text: str) -> None:
        """Shows the text in place of the last one, if that has stood long enough to be read."""
        now = time.monotonic()
        if self._looked_at and now >= self._next:
            self._next = now + _INTERVAL
            self._shown = True
            sys.stderr.write("\r\x1b[K" + text)
            sys.stderr.flush()

    def clear(self) -> None:
        """Leaves nothing."""
        if self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Progress:
    """Called with how many of how many subjects are done."""

    def __init__(self, lang: str) -> None:
        self._words = say(_CHECKING, lang)
        self._line = _Line()

    def __call__(self, done: int, total: int) -> None:
        if total < FROM:
            return
        if done < total:
            self._line.show(self._words.format(done=done, total=total))
        else:
            self._line.clear()


class Drawing:
    """Watches documents being drawn, several at once: how many are done, and the page that each of the others is at."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._line = _Line()
        self._lock = threading.Lock()
        self._total = self._done = 0
        self._pages: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.clear()

    def all(self, files: int) -> None:
        """How many files there will be."""
        self._total = files

    def page(self, file: str, page: int) -> None:
        """The page of a file that is being laid out."""
        with self._lock:
            self._pages[file] = page
            pages = ", ".join(say(_PAGE, self._lang).format(file=file, page=page) for file, page in self._pages.items())
            self._line.show(say(_DRAWING, self._lang).format(done=self._done, total=self._total, pages=pages))

    def done(self, file: str) -> None:
        """A file is drawn, or cannot be."""
        with self._lock:
            self._done += 1
            self._pages.pop(file, None)
