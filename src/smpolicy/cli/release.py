"""`smpolicy release`: freezes a version of the policy, and writes the list of changes for staff."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _documents, _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

FORMATS = ("html", "pdf")
_HELP: Localised = {
    "id": "Merilis satu versi kebijakan dan menulis daftar perubahan bagi staf.\n\n"
    "Berkas kebijakan dibekukan beserta sidik digitalnya di releases/VERSI; draf tidak disalin. VERSI harus sama dengan version di "
    "smpolicy.yaml, lebih tinggi daripada yang terakhir dirilis, dan sudah disetujui. Yang sudah dirilis tidak pernah diubah.",
    "en": "Release a version of the policy, and write the list of changes for staff.\n\n"
    "The policy's files are frozen with their digests in releases/VERSION; drafts are not copied. VERSION must be the version in "
    "smpolicy.yaml, higher than the last one released, and approved. What is released never changes.",
}
_UNAPPROVED: Localised = {
    "id": "Rilis walaupun persetujuannya belum lengkap, dengan alasan ini. Alasannya dicatat dan dicetak.",
    "en": "Release it although approvals are missing, for this reason. The reason goes on record and is printed.",
}
_FORMAT: Localised = {
    "id": "Bentuk daftar perubahan selain Markdown: {words} (bila tidak disebut: {default}); pdf menulis keduanya.",
    "en": "The form of the list of changes beside Markdown: {words} (otherwise {default}); pdf writes both.",
}
_DONE: Localised = {
    "id": "Versi {version} dirilis di {folder}. Daftar perubahan bagi staf: {lists}.",
    "en": "Version {version} is released in {folder}. The list of changes for staff: {lists}.",
}
_EXAMPLES = ("smpolicy release 2.1", "smpolicy diff releases/2.1 .")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    params = [
        click.Argument(["version"], metavar=say({"id": "VERSI", "en": "VERSION"}, lang)),
        *_options.common(lang),
        click.Option(["--unapproved"], metavar=say({"id": "ALASAN", "en": "REASON"}, lang), help=say(_UNAPPROVED, lang)),
        _options.choice(lang, ["--format", "fmt"], lambda: FORMATS, _FORMAT, "html"),
        _documents.built_in_layout(lang),
    ]
    return Command("release", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session, *, version: str, workspace: Path | None, today: date, unapproved: str | None, fmt: str, built_in_layout: bool
) -> int:
    from smpolicy import bootstrap
    from smpolicy.bootstrap import changes
    from smpolicy.policy.text_file import shown

    found = bootstrap.open_workspace(workspace, built_in_layout=built_in_layout)
    lang = session.meet(found.policy.languages)
    done = changes.release(found, version, today, unapproved, pdf=fmt == "pdf")
    told = {"version": done.release.version, "folder": shown(done.folder), "lists": ", ".join(done.lists)}
    emit(visible(say(fill(_DONE, told), lang)) + "\n")
    return 0
