"""`smpolicy attest`: lists the attestations that the policy asks for, and records a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.errors import UsageError
from smpolicy.model.localised import Localised, fill, say
from smpolicy.model.words import FUNCTION, word
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.app.attest import Wanted

_HELP: Localised = {
    "id": "Mencatat tanda tangan atas pernyataan yang tidak dapat diuji mesin.\n\n"
    "Tanpa PERNYATAAN, semua yang diminta kebijakan ditampilkan beserta keadaannya. PERNYATAAN adalah namanya, atau klausul yang memintanya. "
    "Penanda tangan memegang fungsi yang diminta; tanggalnya hari ini.",
    "en": "Record a signature under a statement that no machine can test.\n\n"
    "Without ATTESTATION, all that the policy asks for are shown, and how they stand. ATTESTATION is its name, or the clause that asks for it. "
    "The signer holds the function that is asked for; the date is today's.",
}
_PERSON: Localised = {"id": "Penanda tangan: id orang di daftar tim.", "en": "Who signs: a person's id in the team register."}
_FUNCTION: Localised = {"id": "Fungsi penanda tangan, bila ia memegang beberapa.", "en": "The signer's function, where there are several."}
_STATEMENT: Localised = {
    "id": "Bunyi pernyataan. Bila tidak disebut, bunyi yang terakhir, atau bunyi klausulnya.",
    "en": "The words that are signed. Otherwise those of the last time, or the clause's.",
}
_EVIDENCE: Localised = {"id": "Bukti: berkas atau notulen.", "en": "The evidence: a file, or minutes."}
_MONTHS: Localised = {"id": "Berlaku berapa bulan.", "en": "How many months it holds."}
_DONE: Localised = {
    "id": "Pernyataan {id} ({clause}) ditulis di {path}: ditandatangani {person} sebagai {function} pada {signed_on}.",
    "en": "The attestation {id} ({clause}) is written in {path}: signed by {person} as {function} on {signed_on}.",
}
_HOLDS: Localised = {"id": "berlaku: {person}, {signed_on}.", "en": "holds: {person}, {signed_on}."}
_NONE: Localised = {"id": "Kebijakan ini tidak meminta pernyataan.", "en": "This policy asks for no attestations."}
_ANY: Localised = {"id": "fungsi mana pun", "en": "any function"}
_EXAMPLES = ("smpolicy attest", "smpolicy attest law_register --person dewi --evidence notulen-14.pdf")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    text = say({"id": "TEKS", "en": "TEXT"}, lang)
    params = [
        click.Argument(["name"], required=False, metavar=say({"id": "[PERNYATAAN]", "en": "[ATTESTATION]"}, lang)),
        *_options.common(lang),
        click.Option(["--person"], metavar=say({"id": "ORANG", "en": "PERSON"}, lang), help=say(_PERSON, lang)),
        click.Option(["--function"], default="", metavar=say({"id": "FUNGSI", "en": "FUNCTION"}, lang), help=say(_FUNCTION, lang)),
        click.Option(["--statement"], metavar=text, help=say(_STATEMENT, lang)),
        click.Option(["--evidence"], metavar=text, help=say(_EVIDENCE, lang)),
        click.Option(
            ["--months"], type=click.IntRange(1, 120), metavar=say({"id": "BULAN", "en": "MONTHS"}, lang), help=say(_MONTHS, lang)
        ),
    ]
    return Command("attest", lang, _run, _HELP, params, _EXAMPLES)


def _run(
    session: Session,
    *,
    name: str | None,
    workspace: Path | None,
    today: date,
    person: str | None,
    function: str,
    statement: str | None,
    evidence: str | None,
    months: int | None,
) -> int:
    from smpolicy import bootstrap
    from smpolicy.app._record_faults import record_fault
    from smpolicy.app.attest import Signing
    from smpolicy.bootstrap import records
    from smpolicy.policy.text_file import shown

    found = bootstrap.open_workspace(workspace)
    lang = session.meet(found.policy.languages)
    if name is None:
        emit("".join(f"{line}\n" for line in _lines(records.attestations(found, today), lang)))
        return 0
    if person is None:
        raise UsageError(record_fault("no-person", "--person"))
    done = records.attest(found, Signing(name, person, lang, function, statement, evidence, months), today)
    told = {**done.record.row, "path": shown(done.path), "function": word(FUNCTION, str(done.record.row["function"]), lang).lower()}
    emit(visible(say(fill(_DONE, told), lang)) + "\n")
    return 0


def _lines(wanted: Sequence[Wanted], lang: str) -> Iterator[str]:
    for one in wanted:
        who = word(FUNCTION, one.function, lang).lower() if one.function else say(_ANY, lang)
        yield visible(f"{one.name} ({one.clause.id}, {who})")
        yield visible(f"  {say(one.lacks or fill(_HOLDS, one.newest), lang)}")
    if not wanted:
        yield say(_NONE, lang)
