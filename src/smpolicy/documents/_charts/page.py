"""The charts of one page: gathered while it is laid out, drawn together in a child process, and put where they belong."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from smpolicy.documents._charts import worker
from smpolicy.documents._charts.base import Chart, Palette
from smpolicy.documents._drawing.worker import MISSING_LIBRARY
from smpolicy.errors import Fault, OutputError
from smpolicy.model.localised import Localised, say

MEMORY, SECONDS = 2 << 30, 120
"""What drawing the charts of one page may cost: bytes of address space, seconds."""
MISSING_CHARTS = "charts-extra"
"""The fault that says that charts cannot be drawn on this machine."""
_MARK = "\x1achart{}\x1a"
_MARKS = re.compile("\x1achart(\\d+)\x1a")
_NOT_DRAWN: Localised = {
    "id": "Gambar ini tidak dapat dibuat di mesin ini. Isinya: {alt}",
    "en": "This picture could not be drawn on this machine. It says: {alt}",
}


@dataclass(slots=True)
class Charts:
    """`shown` makes text fit to print: without what is confidential, control characters by name. `lang` is the page's language."""

    lang: str
    shown: Callable[[Any], Any] = str
    palette: Palette = field(default_factory=Palette)
    _charts: list[Chart] = field(default_factory=list)

    def picture(self, chart: Chart) -> Markup:
        """A mark that stands for the picture until `fill`; nothing for a chart that is empty."""
        if chart.empty:
            return Markup("")
        self._charts.append(_shown(chart, self.shown))
        return Markup(_MARK.format(len(self._charts) - 1))  # noqa: S704 - a number of our own

    def fill(self, page: str) -> tuple[str, Fault | None]:
        """The page with its pictures, and what kept them from being drawn where their library is missing: their words stand instead.

        Raises `OutputError` when drawing fails or costs too much.
        """
        if not self._charts:
            return page, None
        try:
            pictures, fault = _drawn(self._charts, self.lang, self.palette), None
        except _MissingError:
            pictures, fault = [self._words(chart) for chart in self._charts], _missing()
        return _MARKS.sub(lambda mark: pictures[int(mark[1])], page), fault

    def _words(self, chart: Chart) -> str:
        return f'<p class="undrawn">{escape(say(_NOT_DRAWN, self.lang).format(alt=chart.alt(self.lang)))}</p>'


class _MissingError(Exception):
    """The library that draws is not installed."""


def _shown(value: Any, shown: Callable[[Any], Any]) -> Any:
    """A value with every text in it made fit to print, on one line."""
    if isinstance(value, str):
        return " ".join(str(shown(value)).split())
    if isinstance(value, tuple):
        return tuple(_shown(one, shown) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _shown(getattr(value, one.name), shown) for one in fields(value)})
    return value


def _drawn(charts: list[Chart], lang: str, palette: Palette) -> list[str]:
    """Each chart as SVG, from a child process whose folder, fonts and settings are its own."""
    with tempfile.TemporaryDirectory(prefix="smpolicy-") as folder:
        own = {"MPLCONFIGDIR": folder, "MPL_IGNORE_SYSTEM_FONTS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
        kept = {name: value for name, value in os.environ.items() if name != "MATPLOTLIBRC"}
        try:
            done = subprocess.run(  # noqa: S603 - our own module, no shell
                [sys.executable, "-P", "-m", worker.__name__, str(MEMORY), str(SECONDS)],
                input=pickle.dumps((charts, lang, palette)),
                capture_output=True,
                timeout=SECONDS,
                check=False,
                cwd=folder,
                env={**kept, **own},
            )
        except subprocess.TimeoutExpired as error:
            raise OutputError(_failed(f"> {SECONDS} s")) from error
    if done.returncode == MISSING_LIBRARY:
        raise _MissingError
    if done.returncode:
        raise OutputError(_failed(done.stderr.decode(errors="replace").strip().rpartition("\n")[2] or str(done.returncode)))
    pictures: list[str] = json.loads(done.stdout)
    return pictures


def _missing() -> Fault:
    return _fault(
        MISSING_CHARTS,
        "grafik memerlukan paket Python matplotlib yang belum terpasang.",
        "charts need the Python package matplotlib, which is not installed.",
        "Pasang dengan: pip install 'smpolicy[pdf]'",
        "Install it with: pip install 'smpolicy[pdf]'",
    )


def _failed(why: str) -> Fault:
    return _fault("charts-failed", f"grafik gagal digambar: {why}", f"a chart could not be drawn: {why}", "", "")


def _fault(code: str, what_id: str, what_en: str, help_id: str, help_en: str) -> Fault:
    return Fault("render", 0, 0, code, {"id": what_id, "en": what_en}, {"id": help_id, "en": help_en} if help_en else {})
