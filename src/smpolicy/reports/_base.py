"""What an output format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from smpolicy.model.report import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is printed. `width` is in terminal cells; formats for programs look at `lang` alone."""

    lang: str
    width: int = 100
    color: bool = False


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A member of this folder, `FORMAT` of the module of its name. `render` yields text that is joined as it comes; it ends with a line end."""

    name: str
    media_type: str
    suffix: str
    render: Callable[[Report, Style], Iterator[str]]
