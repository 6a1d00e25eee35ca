"""How an organisation's documents look: its logo, colours and templates, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from smpolicy.errors import Fault

COLOURS: Mapping[str, str] = MappingProxyType({"ink": "#1b2428", "accent": "#14323f", "soft": "#55636a", "warn": "#8a2f12"})
"""The colours that text is set in, and what each is where an organisation names none of its own."""
TEMPLATES_FOLDER = "templates"
"""The folder of a workspace whose files stand in for shipped templates of the same name."""
SHIPPED_PREFIX = "smpolicy/"
"""What a template writes before the name of a shipped one, to mean that one and no override."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was found sound. `media_type` is told from its content; sizes are in its own units."""

    data: bytes
    media_type: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """An override. `name` is its path in `templates/`, `file` what messages call it."""

    name: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a workspace; without arguments, the one that is built in.

    `faults` are those of template files. They concern printing alone, so a check goes on and `render` raises them.
    """

    logo: Picture | None = None
    colours: Mapping[str, str] = field(default_factory=lambda: dict(COLOURS))
    templates: tuple[TemplateFile, ...] = ()
    faults: tuple[Fault, ...] = ()


BUILT_IN = Look()


class UnfitPicture(Exception):  # noqa: N818 - said to the author as a fault, not an error of the program
    """Why a picture cannot be used: a fault's code and values, and for text the place in it."""

    def __init__(self, code: str, line: int = 0, column: int = 0, **values: Any) -> None:
        self.code, self.line, self.column, self.values = code, line, column, values
        super().__init__(code)
