"""Where an answer goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from smpolicy.errors import Fault, OutputError, reason_of
from smpolicy.reports._base import Style

_NARROWEST = 40


def emit(content: str, output: Path | None = None) -> None:
    """Writes an answer in UTF-8. Raises `OutputError` when it cannot be written.

    A reader that goes away (`| head`) is no error: the answer was computed, and the exit code says what it is.
    """
    data = content.encode("utf-8", "backslashreplace")
    if output is not None:
        from smpolicy import bootstrap

        bootstrap.save(output, data)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget_stdout()
    except OSError as error:
        _forget_stdout()
        raise OutputError(_not_written(error)) from error


def style_of(lang: str, output: Path | None, environment: Mapping[str, str]) -> Style:
    """How a report is printed where it goes: as wide as the terminal, and coloured where a person looks at one."""
    return Style(lang, max(shutil.get_terminal_size().columns, _NARROWEST), _wants_colour(output, environment))


def _wants_colour(output: Path | None, environment: Mapping[str, str]) -> bool:
    """Whether a person looks at a terminal that shows colours and has not declined them (no-color.org)."""
    return output is None and sys.stdout.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _forget_stdout() -> None:
    """What is left in the buffer would raise once more when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _not_written(error: OSError) -> Fault:
    reason = reason_of(error)
    return Fault(
        "-",
        0,
        0,
        "not-written",
        {
            "id": f"jawaban tidak dapat ditulis ke keluaran ({reason['id']}).",
            "en": f"the answer cannot be written to standard output ({reason['en']}).",
        },
        {"id": "Simpan ke berkas dengan --output BERKAS.", "en": "Save it to a file with --output FILE."},
    )
