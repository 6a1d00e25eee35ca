"""`smpolicy audit verify`: a document that was made is held against the workspace and against its signature."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.cli._verification import Told, exit_code, verification_data, verification_text
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, say
from smpolicy.reports._data import json_text

FORMATS = ("text", "json")
_HELP: Localised = {
    "id": "Membandingkan sebuah dokumen dengan ruang kerja: adakah bahannya yang berubah sejak dokumen itu dibuat.\n\n"
    "DOKUMEN adalah PDF atau HTML buatan smpolicy. "
    "Kode keluar: 0 semuanya masih sama, 1 ada yang berubah atau tanda tangannya tidak cocok, 2 tidak dapat dibandingkan.",
    "en": "Compare a document with the workspace: has anything that it was made of changed since.\n\n"
    "DOCUMENT is a PDF or HTML file that smpolicy made. "
    "Exit codes: 0 all is as it was, 1 something changed or the signature does not fit, 2 it could not be compared.",
}
_FORMAT: Localised = {
    "id": "Bentuk jawaban: {words} (bila tidak disebut: {default}).",
    "en": "The form of the answer: {words} (otherwise {default}).",
}
_SIGNATURE: Localised = {
    "id": "Tanda tangannya. Bila tidak disebut: berkas .p7s di samping dokumen, kalau ada.",
    "en": "Its signature. Otherwise the .p7s file beside the document, if there is one.",
}
_TRUST: Localised = {
    "id": "Sertifikat penerbit yang Anda percayai, PEM atau DER.",
    "en": "Certificates of issuers that you trust, PEM or DER.",
}
_REDRAW: Localised = {
    "id": "Buat juga dokumennya sekali lagi dan bandingkan setiap bitanya.",
    "en": "Also make the document anew and compare every byte.",
}
_EXAMPLES = ("smpolicy audit verify out/policy.en.pdf", "smpolicy audit verify out/audit-report.en.pdf --trust ca.pem --redraw")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    file = say({"id": "BERKAS", "en": "FILE"}, lang)
    document = click.Argument(["document"], type=click.Path(path_type=Path), metavar=say({"id": "DOKUMEN", "en": "DOCUMENT"}, lang))
    params = [
        document,
        *_options.common(lang),
        _options.choice(lang, ["--format", "fmt"], lambda: FORMATS, _FORMAT, "text"),
        click.Option(["--signature"], type=click.Path(path_type=Path), metavar=file, help=say(_SIGNATURE, lang)),
        click.Option(["--trust"], type=click.Path(path_type=Path), metavar=file, help=say(_TRUST, lang)),
        click.Option(["--redraw"], is_flag=True, help=say(_REDRAW, lang)),
        _options.output_file(lang),
    ]
    return Command("verify", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    document: Path,
    workspace: Path | None,
    today: date,
    fmt: str,
    signature: Path | None,
    trust: Path | None,
    redraw: bool,
    output: Path | None,
) -> int:
    from smpolicy.bootstrap import archive

    made = archive.read_made(document)
    lang = session.meet([made.manifest.language[:2]])
    sealed = signature or archive.signature_beside(document)
    if sealed is None and trust is not None:
        raise UsageError(_nothing_to_trust(str(document)))
    signed = None if sealed is None else archive.check_signature(made, sealed, trust)
    told = Told(made, archive.verify(made, workspace, redraw=redraw), signed, today)
    emit(json_text(verification_data(told, lang), indent=2) + "\n" if fmt == "json" else verification_text(told, lang), output)
    return exit_code(told)


def _nothing_to_trust(name: str) -> Fault:
    return Fault(
        name,
        0,
        0,
        "no-signature",
        {"id": "tidak ada tanda tangan di samping dokumen ini.", "en": "there is no signature beside this document."},
        {"id": "Sebutkan berkasnya dengan --signature.", "en": "Name its file with --signature."},
    )
