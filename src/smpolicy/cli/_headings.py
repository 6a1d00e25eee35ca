"""Column headings that nobody knows: asked about on a terminal, and remembered in the workspace."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli._session import Session
from smpolicy.errors import InputError, PolicyError
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.policy.headings import HeadingFault

_ASK: Localised = {
    "id": "{place}: apa isi kolom “{heading}”? (Enter: berhenti, -: kolomnya tidak dibaca)",
    "en": "{place}: what is in the column “{heading}”? (Enter: stop, -: leave the column aside)",
}
_KNOWN: Localised = {"id": "Yang dikenal: {known}", "en": "There are: {known}"}
_TAKEN: Localised = {
    "id": "Kolom lain sudah berisi {field}. Tulis - bila kolom ini tidak dibaca.",
    "en": "Another column holds {field} already. Write - to leave this one aside.",
}
_KEPT: Localised = {"id": "Dicatat dalam {path}.", "en": "Noted in {path}."}


def settled(session: Session, workspace: Path | None, run: Callable[[], int]) -> int:
    """What `run` gives; where it fails for unknown headings alone and somebody is there, they are asked, and it runs again."""
    while True:
        try:
            return run()
        except (InputError, PolicyError) as error:
            if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            if not _learnt(error, session.lang, workspace):
                raise


def _learnt(error: InputError | PolicyError, lang: str, workspace: Path | None) -> bool:
    """Whether every fault was an unknown heading, and each was answered; the answers are then in the workspace."""
    from smpolicy import bootstrap
    from smpolicy.policy.headings import HeadingFault
    from smpolicy.policy.headings_file import HEADINGS_FILE, with_answers
    from smpolicy.policy.workspace_file import find_workspace

    root = workspace or find_workspace(Path.cwd())
    asked = [one for one in error.faults if isinstance(one, HeadingFault)]
    if root is None or len(asked) < len(error.faults):
        return False
    answers: list[tuple[HeadingFault, str]] = []
    for one in asked:
        path = _asked(one, lang, {*one.taken, *(told for other, told in answers if other.file == one.file)})
        if path is None:
            return False
        answers.append((one, path))
    kept = bootstrap.save(root / HEADINGS_FILE, with_answers(root, answers))
    _tell(fill(_KEPT, {"path": str(kept)}), lang)
    return True


def _asked(one: HeadingFault, lang: str, taken: set[str]) -> str | None:
    """The field that the heading means, empty for a column that is left aside; None where somebody would rather stop."""
    from smpolicy.policy.headings import ASIDE, field_of, listed_fields

    place = f"{one.file}:{one.line}:{one.column}" if one.line else one.file
    _tell(fill(_ASK, {"place": place, "heading": one.heading}), lang)
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        told = sys.stdin.readline().strip()
        if not told:
            return None
        if told == ASIDE:
            return ""
        path = field_of(one.table, told)
        if path is not None and path not in taken:
            return path
        _tell(fill(_KNOWN, {"known": listed_fields(one.table)}) if path is None else fill(_TAKEN, {"field": path}), lang)


def _tell(words: Localised, lang: str) -> None:
    click.echo(visible(say(words, lang)), err=True)
