"""HTML to PDF in a child process with bounded time and memory, the same bytes on every machine with the same libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from smpolicy.documents._drawing import worker
from smpolicy.errors import Fault, OutputError

# Fonts come with the document; an empty configuration keeps the machine's own out of it.
_NO_FONTS = (
    """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>"""
)


_KEPT = 10_000
"""Characters of what a child process complains of that are kept: the last ones tell the reason."""
VARIANTS = ("2a", "3a")
"""The variants of PDF/A that can be drawn: 3a may carry files, 2a may not."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a PDF carries."""

    name: str
    text: str
    description: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a PDF carries beside its pages: the manifest as plain values, and files, if its variant may carry any."""

    manifest: Mapping[str, Any] | None = None
    variant: str = "2a"
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: bytes of address space, seconds."""

    memory: int = 3 << 30
    seconds: int = 900


def html_to_pdf(
    html: str, day: date, limits: Limits = Limits(), enclosed: Enclosed = Enclosed(), on_page: Callable[[int], None] = lambda _: None
) -> bytes:
    """The PDF of a page; `day` is the date the file bears inside. Fonts and libraries are added to the manifest.

    `on_page` is called, from another thread, with the number of the page that is being laid out; the layout may go over pages again.

    Raises `OutputError` when a library is missing, the page asks for anything but its own fonts, or a limit is passed.
    """
    with tempfile.TemporaryDirectory(prefix="smpolicy-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(_NO_FONTS.format(folder), encoding="utf-8")
        try:
            with _Listening(on_page) as listening:
                done = subprocess.run(  # noqa: S603 - our own module, no shell
                    [sys.executable, "-P", "-m", worker.__name__, str(limits.memory), str(limits.seconds)],
                    input=_order(html, enclosed),
                    stdout=subprocess.PIPE,
                    stderr=listening.end,
                    timeout=limits.seconds,
                    check=False,
                    env={**os.environ, "FONTCONFIG_FILE": str(config), "SOURCE_DATE_EPOCH": str(epoch_of(day)), "PYTHONHASHSEED": "0"},
                )
        except subprocess.TimeoutExpired as error:
            raise OutputError(_too_long(limits)) from error
    if done.returncode:
        raise OutputError(_why(done.returncode, listening.said.strip(), limits))
    return done.stdout


class _Listening:
    """Reads what a child process says while it works: pages are passed on, the rest is kept in `said`. `end` is where it writes."""

    def __init__(self, on_page: Callable[[int], None]) -> None:
        self._on_page = on_page
        self._read, self.end = os.pipe()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self.said = ""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.end)
        self._thread.join()

    def _listen(self) -> None:
        with os.fdopen(self._read, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith(worker.PAGE):
                    self._on_page(int(line.removeprefix(worker.PAGE)))
                else:
                    self.said = (self.said + line)[-_KEPT:]


def _order(html: str, enclosed: Enclosed) -> bytes:
    """What the drawing process reads."""
    attached = [[one.name, one.text, one.description] for one in enclosed.attached]
    order = {"page": html, "variant": enclosed.variant, "manifest": enclosed.manifest, "attached": attached}
    return json.dumps(order).encode()


def epoch_of(day: date) -> int:
    """The time a file of that day bears, in seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _why(code: int, said: str, limits: Limits) -> Fault:
    if code == worker.MISSING_LIBRARY:
        return _missing(said)
    if code == worker.OUT_OF_MEMORY:
        return _fault(
            "pdf-memory",
            f"dokumen memerlukan lebih dari {limits.memory >> 20} MB memori.",
            f"the document needs more than {limits.memory >> 20} MB of memory.",
            "Persempit periode atau jalur, atau buat HTML dengan --format html.",
            "Narrow the period or the route, or make HTML with --format html.",
        )
    if code < 0:
        return _too_long(limits)
    last = said.splitlines()[-1] if said else str(code)
    return _fault("pdf-failed", f"PDF gagal digambar: {last}", f"the PDF could not be drawn: {last}", "", "")


def _missing(said: str) -> Fault:
    last = said.splitlines()[-1] if said else ""
    if "No module named" in said or "font_source" in said or "manimgx" in said:
        return _fault(
            "pdf-extra",
            f"PDF memerlukan paket Python yang belum terpasang ({last}).",
            f"PDF needs a Python package that is not installed ({last}).",
            "Pasang dengan: pip install 'smpolicy[pdf]'",
            "Install it with: pip install 'smpolicy[pdf]'",
        )
    return _fault(
        "pdf-pango",
        "PDF memerlukan pustaka Pango dan HarfBuzz yang belum terpasang.",
        "PDF needs the libraries Pango and HarfBuzz, which are not installed.",
        "Pasang dengan: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "Install them with: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    )


def _too_long(limits: Limits) -> Fault:
    return _fault(
        "pdf-time",
        f"PDF belum selesai setelah {limits.seconds} detik.",
        f"the PDF was not done after {limits.seconds} seconds.",
        "Persempit periode atau jalur, atau buat HTML dengan --format html.",
        "Narrow the period or the route, or make HTML with --format html.",
    )


def _fault(code: str, what_id: str, what_en: str, help_id: str, help_en: str) -> Fault:
    return Fault("pdf", 0, 0, code, {"id": what_id, "en": what_en}, {"id": help_id, "en": help_en} if help_en else {})
