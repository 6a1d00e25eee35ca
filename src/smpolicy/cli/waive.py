"""`smpolicy waive`: records an exception to one finding, by the function that decides it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

_HELP: Localised = {
    "id": "Mencatat pengecualian atas satu temuan.\n\n"
    "ATURAN ditulis seperti pada temuan (PRIV-02/phone); PATH adalah berkas atau folder tempat temuan itu. Pemberi izin memegang fungsi "
    "yang memutuskan temuan itu dan bukan pemohonnya. Pengecualian berakhir pada tanggalnya, dan gugur bila teks yang ditandai berubah.",
    "en": "Record an exception to one finding.\n\n"
    "RULE is written as findings write it (PRIV-02/phone), PATH is the file or folder with the finding. The approver holds the function "
    "that decides the finding, and did not request it. The waiver ends on its day, and lapses when the marked text changes.",
}
_REASON: Localised = {"id": "Alasannya; dicetak di laporan audit.", "en": "The reason; the audit report prints it."}
_UNTIL: Localised = {"id": "Hari terakhir berlakunya.", "en": "The last day on which it holds."}
_REQUESTED: Localised = {"id": "Pemohon: id orang di daftar tim.", "en": "Who asks: a person's id in the team register."}
_APPROVED: Localised = {"id": "Pemberi izin: id orang di daftar tim.", "en": "Who approves: a person's id in the team register."}
_PERSON: Localised = {"id": "ORANG", "en": "PERSON"}
_FINGERPRINT: Localised = {
    "id": "Sidik temuan (atau awalnya), bila ada beberapa temuan aturan itu.",
    "en": "The finding's fingerprint (or its beginning), where the rule has several findings.",
}
_DONE: Localised = {
    "id": "{id} ditulis di {path}: {rule} pada {subject} dikecualikan sampai {until}, diminta {requested_by}, diizinkan {approved_by}.",
    "en": "{id} is written in {path}: {rule} on {subject} is waived until {until}, requested by {requested_by}, approved by {approved_by}.",
}
_EXAMPLES = (
    "smpolicy waive CONT-11 drafts/D-2026-118.md --until 2026-12-31 --requested-by made --approved-by sari --reason 'Gaya acara itu'",
)


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    params = [
        click.Argument(["rule"], metavar=say({"id": "ATURAN", "en": "RULE"}, lang)),
        click.Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
        *_options.common(lang),
        _options.Needed(lang, "--reason", {"id": "ALASAN", "en": "REASON"}, _REASON),
        _options.day(lang, "--until", _UNTIL),
        _options.Needed(lang, "--requested-by", _PERSON, _REQUESTED),
        _options.Needed(lang, "--approved-by", _PERSON, _APPROVED),
        click.Option(["--fingerprint"], default="", metavar=say({"id": "SIDIK", "en": "HEX"}, lang), help=say(_FINGERPRINT, lang)),
    ]
    return Command("waive", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    rule: str,
    paths: tuple[str, ...],
    workspace: Path | None,
    today: date,
    reason: str,
    until: date,
    requested_by: str,
    approved_by: str,
    fingerprint: str,
) -> int:
    from smpolicy import bootstrap
    from smpolicy.app.waive import WaiverRequest
    from smpolicy.bootstrap import records
    from smpolicy.policy.text_file import shown

    found = bootstrap.open_workspace(workspace)
    lang = session.meet(found.policy.languages)
    done = records.waive(found, paths, WaiverRequest(rule, reason, until, requested_by, approved_by, fingerprint), today)
    row = done.record.row
    named = "/".join(filter(None, (row["rule"], row.get("sub"))))
    emit(visible(say(fill(_DONE, {**row, "rule": named, "path": shown(done.path)}), lang)) + "\n")
    return 0
