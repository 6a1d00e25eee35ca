"""`smpolicy render`: the documents, as PDF or HTML."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _archiving, _documents, _options
from smpolicy.cli._command import Command
from smpolicy.cli._progress import Drawing
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, say

_HELP: Localised = {
    "id": "Mencetak dokumen dari kebijakan.\n\nSebutkan satu atau beberapa dokumen, misalnya policy; all berarti semuanya.",
    "en": "Print documents from the policy.\n\nName one document or several, such as policy; all means every one.",
}
_FORMAT: Localised = {
    "id": "Bentuk dokumen: {words} (bila tidak disebut: {default}).",
    "en": "The form of the document: {words} (otherwise {default}).",
}
_DRAFTS: Localised = {
    "id": "Draf untuk legal-review: berkas atau folder, boleh berulang (bila tidak disebut: draf ruang kerja).",
    "en": "Drafts for legal-review: a file or folder, may be repeated (otherwise the drafts of the workspace).",
}
_EXAMPLES = (
    "smpolicy render policy",
    "smpolicy render legal-review --drafts drafts/",
    "smpolicy render policy --format html --lang en --output out",
    "smpolicy render policy --lang id,en",
    "smpolicy render policy --sign dewi.p12",
)


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    names = click.Argument(["documents"], nargs=-1, required=True, metavar="DOCUMENT...")
    params = [
        names,
        _options.workspace(lang),
        _options.today(lang),
        _options.editions(lang, _documents.languages),
        _options.choice(lang, ["--format", "fmt"], _documents.formats, _FORMAT, "pdf"),
        click.Option(["--drafts"], multiple=True, metavar=say({"id": "BERKAS", "en": "PATH"}, lang), help=say(_DRAFTS, lang)),
        _documents.built_in_layout(lang),
        _options.output_folder(lang, _documents.FOLDER, "out"),
        *_archiving.options(lang),
    ]
    return Command("render", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    documents: tuple[str, ...],
    workspace: Path | None,
    today: date,
    edition: str | None,
    fmt: str,
    output: Path,
    drafts: tuple[str, ...],
    built_in_layout: bool,
    archive: str,
    sign: Path | None,
    passphrase_file: Path | None,
) -> int:
    from smpolicy import bootstrap
    from smpolicy.bootstrap import printing

    asked = _archiving.archiving(archive, fmt, sign, passphrase_file)
    found = bootstrap.open_workspace(workspace, built_in_layout=built_in_layout)
    lang = session.meet(found.policy.languages)
    signer = asked.signer(os.environ, lang)
    with Drawing(lang) as watch:
        written = printing.render(
            found, documents, today, edition or lang, fmt, output, drafts=drafts, archive=archive, sign=signer, watch=watch
        )
    _documents.tell_written(written, lang)
    return 0
