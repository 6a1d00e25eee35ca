"""`smpolicy diff`: what changed between two policies, and which drafts they decide differently."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _documents, _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit, style_of
from smpolicy.cli._progress import Progress
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, say
from smpolicy.reports._base import Style

if TYPE_CHECKING:
    from smpolicy.app.compare import Compared

FORMATS = ("text", "json", "markdown", "html", "pdf")
_HELP: Localised = {
    "id": "Menunjukkan apa yang berubah di antara dua kebijakan.\n\nLAMA dan BARU adalah ruang kerja, atau smpolicy.yaml-nya. "
    "Kode keluar: 0 tidak ada yang berubah, 1 ada, 2 tidak dapat dibandingkan.",
    "en": "Show what changed between two policies.\n\nOLD and NEW are workspaces, or their smpolicy.yaml. "
    "Exit codes: 0 nothing changed, 1 something did, 2 they could not be compared.",
}
_DRAFTS: Localised = {
    "id": "Periksa naskah ini dengan keduanya, dan sebutkan yang kini diputuskan lain. Boleh berupa arsip (CSV, JSONL, XLSX) dengan ribuan baris. Boleh diulang.",
    "en": "Check these drafts against both, and name those that are now decided otherwise. An archive (CSV, JSONL, XLSX) of thousands of rows will do. May be repeated.",
}
_FORMAT: Localised = {
    "id": "Bentuk jawaban: {words} (bila tidak disebut: {default}).",
    "en": "The form of the answer: {words} (otherwise {default}).",
}
_EXAMPLES = ("smpolicy diff ../2.0 .", "smpolicy diff ../2.0 . --drafts drafts --format pdf --output diff.pdf")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    path = click.Path(path_type=Path)
    params = [
        click.Argument(["old"], type=path, metavar=say({"id": "LAMA", "en": "OLD"}, lang)),
        click.Argument(["new"], type=path, metavar=say({"id": "BARU", "en": "NEW"}, lang)),
        click.Option(["--drafts"], multiple=True, metavar=say({"id": "BERKAS", "en": "PATH"}, lang), help=say(_DRAFTS, lang)),
        _options.choice(lang, ["--format", "fmt"], lambda: FORMATS, _FORMAT, "text"),
        _documents.built_in_layout(lang),
        _options.output_file(lang),
        _options.today(lang),
        _options.language(lang),
    ]
    return Command("diff", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    old: Path,
    new: Path,
    drafts: tuple[str, ...],
    fmt: str,
    built_in_layout: bool,
    output: Path | None,
    today: date,
) -> int:
    from smpolicy import bootstrap
    from smpolicy.bootstrap import changes

    session.output = output
    faults = [*([_no_stdin()] if "-" in drafts else []), *([_no_file()] if fmt == "pdf" and output is None else [])]
    if faults:
        raise UsageError(faults)
    both = changes.compare(old, new, drafts, today, Progress(session.lang))
    if built_in_layout:
        both = changes.in_built_in_layout(both)
    lang = session.meet(both.new.languages)
    if fmt == "pdf" and output is not None:
        bootstrap.save(output, changes.comparison_pdf(both, today, lang))
    elif fmt == "html":
        emit(changes.comparison_page(both, today, lang), output)
    elif fmt == "json":
        from smpolicy.cli._comparison_data import comparison_json

        emit(comparison_json(both.comparison), output)
    else:
        emit(_told(both, fmt, style_of(lang, output, os.environ)), output)
    return 0 if both.comparison.is_same else 1


def _told(compared: Compared, fmt: str, style: Style) -> str:
    from smpolicy.documents._revisions.comparison import sections_of
    from smpolicy.reports._sections import sections_markdown, sections_text

    old, new = compared.comparison.old, compared.comparison.new
    layout = {"text": sections_text, "markdown": sections_markdown}[fmt]
    return "".join(layout(sections_of(compared, style.lang), f"{old.id} {old.version} → {new.id} {new.version}", style))


def _no_stdin() -> Fault:
    return Fault(
        "--drafts",
        0,
        0,
        "no-stdin",
        {"id": "naskah dibaca dua kali, jadi tidak dari masukan baku.", "en": "drafts are read twice, so not from standard input."},
        {"id": "Simpan dahulu ke berkas.", "en": "Save them to a file first."},
    )


def _no_file() -> Fault:
    return Fault(
        "--format",
        0,
        0,
        "no-file",
        {"id": "PDF tidak ditampilkan di layar.", "en": "a PDF is not shown on the screen."},
        {
            "id": "Sebutkan berkasnya dengan --output, misalnya --output perubahan.pdf.",
            "en": "Name its file with --output, such as --output changes.pdf.",
        },
    )
