"""The faults of files that people write, in both languages, with the remedy of each."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.localised import fill
from smpolicy.model.source import Place
from smpolicy.policy._fault_texts import TEXTS
from smpolicy.policy._input_fault_texts import INPUT_TEXTS
from smpolicy.policy._look_fault_texts import LOOK_TEXTS


def fault(code: str, place: Place, **values: Any) -> Fault:
    """The fault `code` at a place (line 0: the file as a whole), its slots filled."""
    (what_id, what_en), (help_id, help_en) = TEXTS.get(code) or INPUT_TEXTS.get(code) or LOOK_TEXTS[code]
    shown = {name: _short(value) for name, value in values.items()}
    return Fault(
        file=place.file,
        line=place.line,
        column=place.column,
        code=code,
        what=fill({"id": what_id, "en": what_en}, shown),
        help=fill({"id": help_id, "en": help_en}, shown),
    )


def whole(file: str) -> Place:
    """The place of a fault that concerns a file as a whole."""
    return Place(file, 0, 0)


def unknown(code: str, place: Place, name: str, known: Iterable[str], **values: Any) -> Fault:
    """An unknown name: with the nearest known one, or else with the list of them."""
    names = [one for one in known if one]
    close = get_close_matches(name[:_LONGEST], names, 1, cutoff=0.7)
    if close:
        return fault(f"{code}-close", place, name=name, close=close[0], **values)
    return fault(code, place, name=name, known=", ".join(sorted(names)) or "-", **values)


_LONGEST = 80


def _short(value: Any) -> Any:
    """A value as a message shows it: on one line, and never longer than a line."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split()) if value.strip() else value
    return text if len(text) <= _LONGEST * 8 else text[: _LONGEST * 8] + "…"
