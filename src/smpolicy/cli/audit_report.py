"""`smpolicy audit report`: the whole workspace is checked, and the result printed as a document or as data."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _archiving, _documents, _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._period import Days, PeriodType
from smpolicy.cli._progress import Drawing, Progress
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import LANGUAGES, Localised, say
from smpolicy.reports._base import Style
from smpolicy.reports._registry import format_named, format_names

if TYPE_CHECKING:
    from smpolicy.model.report import Report

_NAME = "audit-report"
_SHEET = "xlsx"
_HELP: Localised = {
    "id": "Memeriksa seluruh ruang kerja dan mencetak laporan audit.\n\n"
    "Isinya: apa yang diperiksa dan dengan versi apa, apa yang tidak dapat diperiksa, temuan, persetujuan, dan pengecualian.",
    "en": "Check the whole workspace and print the audit report.\n\n"
    "It says what was checked and with which versions, what could not be checked, and what was found, approved and waived.",
}
_FORMAT: Localised = {
    "id": "Bentuk laporan: {words} (bila tidak disebut: {default}).",
    "en": "The form of the report: {words} (otherwise {default}).",
}
_PERIOD: Localised = {
    "id": "Hanya draf yang terbit dalam periode ini: 2026, 2026-Q4, 2026-11, atau 2026-10-01..2026-11-22.",
    "en": "Only drafts published in this period: 2026, 2026-Q4, 2026-11 or 2026-10-01..2026-11-22.",
}
_OUTPUT: Localised = {
    "id": "Folder tempat laporan disimpan, bernama audit-report.BAHASA.FORMAT (bila tidak disebut: out).",
    "en": "The folder that the report is saved in, named audit-report.LANG.FORMAT (otherwise out).",
}
_EXAMPLES = (
    "smpolicy audit report",
    "smpolicy audit report --period 2026-Q4 --format html --lang en",
    "smpolicy audit report --format xlsx",
    "smpolicy audit report --lang id,en",
    "smpolicy audit report --archive 3a --sign dewi.p12",
)


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    metavar = say({"id": "PERIODE", "en": "PERIOD"}, lang)
    params = [
        _options.workspace(lang),
        _options.today(lang),
        _options.editions(lang, _documents.languages),
        click.Option(["--period"], type=PeriodType(), metavar=metavar, help=say(_PERIOD, lang)),
        _options.choice(lang, ["--format", "fmt"], _formats, _FORMAT, "pdf"),
        _documents.built_in_layout(lang),
        _options.output_folder(lang, _OUTPUT, "out"),
        *_archiving.options(lang),
    ]
    return Command("report", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    workspace: Path | None,
    today: date,
    edition: str | None,
    period: Days | None,
    fmt: str,
    output: Path,
    archive: str,
    sign: Path | None,
    passphrase_file: Path | None,
    built_in_layout: bool,
) -> int:
    from smpolicy import bootstrap
    from smpolicy.bootstrap import printing

    if edition not in (None, *LANGUAGES) and fmt not in _documents.formats():
        raise UsageError(_one_language(fmt))
    asked = _archiving.archiving(archive, fmt, sign, passphrase_file)
    found = bootstrap.open_workspace(workspace, built_in_layout=built_in_layout)
    lang = session.meet(found.policy.languages)
    signer = asked.signer(os.environ, lang)
    run = printing.audit(found, today, period, Progress(lang))
    if fmt in _documents.formats():
        with Drawing(lang) as watch:
            written = printing.render(found, [_NAME], today, edition or lang, fmt, output, run, archive=archive, sign=signer, watch=watch)
        _documents.tell_written(written, lang)
        return 0
    suffix, content = _data(run.report, fmt, lang)
    path = output / f"{_NAME}.{lang}{suffix}"
    if signer is None:
        bootstrap.save(path, content)
        emit(f"{path}\n")
    else:
        from smpolicy.bootstrap.archive import save_signed

        emit(f"{path}\n{save_signed(path, content, signer)}\n")
    return 0


def _data(report: Report, fmt: str, lang: str) -> tuple[str, bytes]:
    """The suffix and the bytes of a form that is no document."""
    if fmt == _SHEET:
        from smpolicy.reports._workbook import workbook

        return f".{_SHEET}", workbook(report, lang)
    form = format_named(fmt)
    return form.suffix, "".join(form.render(report, Style(lang))).encode("utf-8", "backslashreplace")


def _one_language(fmt: str) -> Fault:
    there = ", ".join(_documents.formats())
    return Fault(
        "--lang",
        0,
        0,
        "one-language",
        {"id": f"{fmt} hanya ditulis dalam satu bahasa.", "en": f"{fmt} is written in one language alone."},
        {"id": f"Dua bahasa berdampingan tersedia untuk {there}.", "en": f"Two languages side by side are there for {there}."},
    )


def _formats() -> tuple[str, ...]:
    documents = _documents.formats()
    return (*documents, _SHEET, *(name for name in format_names() if name not in documents))
