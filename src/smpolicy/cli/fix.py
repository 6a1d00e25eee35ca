"""`smpolicy fix`: applies safe fixes, or shows them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.app.fix import FileFix

_HELP: Localised = {
    "id": "Memperbaiki yang dapat diperbaiki tanpa mengubah arti.\n\nYang lain disebut beserta alasannya. Persetujuan atas teks lama gugur.",
    "en": "Mend what can be mended without a change of meaning.\n\nThe rest is named with its reason. Approvals of the old text lapse.",
}
_DIFF: Localised = {"id": "Tampilkan saja, tanpa mengubah berkas.", "en": "Only show, change nothing."}
_EXAMPLES = ("smpolicy fix drafts --diff", "smpolicy fix drafts/D-2026-118.md")
_MENDED: Localised = {"id": "{path}: {count} perbaikan", "en": "{path}: {count} mended"}
_LEFT: Localised = {"id": "dibiarkan", "en": "left"}
_NOTHING: Localised = {"id": "Tidak ada yang dapat diperbaiki dengan aman.", "en": "There is nothing that can safely be mended."}


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    paths = click.Argument(["paths"], nargs=-1, required=True, metavar="PATH...")
    diff = click.Option(["--diff"], is_flag=True, help=say(_DIFF, lang))
    return Command("fix", lang, _run, _HELP, [paths, *_options.common(lang), diff], _EXAMPLES)


def _run(session: Session, *, paths: tuple[str, ...], workspace: Path | None, today: date, diff: bool) -> int:
    from smpolicy import bootstrap

    found = bootstrap.open_workspace(workspace)
    lang = session.meet(found.policy.languages)
    fixes = bootstrap.fix_paths(found, paths, bootstrap.CheckOptions(today=today))
    for one in fixes:
        if one.applied and not diff:
            bootstrap.save_fix(one)
    emit("".join(f"{line}\n" for line in _lines(fixes, lang, diff=diff)))
    return 0


def _lines(fixes: Sequence[FileFix], lang: str, *, diff: bool) -> Iterator[str]:
    for one in fixes:
        if diff and one.applied:
            before, after = one.before.splitlines(), one.after.splitlines()
            yield from map(visible, difflib.unified_diff(before, after, one.path, one.path, lineterm=""))
        elif one.applied:
            yield visible(say(_MENDED, lang).format(path=one.path, count=len(one.applied)))
        for left in one.left:
            place = f"{one.path}:{left.finding.range.start_line}" if left.finding.range else one.path
            yield visible(f"{place}: {say(_LEFT, lang)}: {left.finding.name}, {say(left.reason, lang)}")
    if not any(one.applied for one in fixes):
        yield say(_NOTHING, lang)
