"""The child process that draws charts: a pickled `(charts, language, palette)` on standard input, a JSON list of SVG on standard output.

Ends with `MISSING_LIBRARY` where matplotlib is not installed. Its environment keeps it away from the machine's fonts, the
user's folders and settings; see `page`.
"""

from __future__ import annotations

import importlib
import json
import pickle
import sys
import warnings
from typing import TYPE_CHECKING

from smpolicy.documents._drawing.worker import MISSING_LIBRARY, limit_process

if TYPE_CHECKING:
    from smpolicy.documents._charts.base import Chart, Palette

_DRAWING = "smpolicy.documents._charts.drawing"


def main(memory: int, seconds: int) -> int:
    """Draws what standard input asks for; `memory` in bytes of address space, `seconds` of processor time."""
    try:
        # Before the limits: a library that finds no room fails like one that is not there.
        importlib.import_module(_DRAWING)
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return MISSING_LIBRARY
    limit_process(memory, seconds)
    charts, lang, palette = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent process
    sys.stdout.write(json.dumps(draw_all(charts, lang, palette)))
    return 0


def draw_all(charts: list[Chart], lang: str, palette: Palette) -> list[str]:
    """Each chart as an SVG element to stand in a page, its ids unlike those of any other chart of the page."""
    from smpolicy.documents._charts.drawing import draw

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a character that the text face lacks is drawn in another one
        return [draw(chart, lang, palette, f"chart-{lang}-{at}") for at, chart in enumerate(charts, 1)]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
