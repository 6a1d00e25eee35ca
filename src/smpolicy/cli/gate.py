"""`smpolicy gate`: one subject as JSON in, one decision as JSON out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised
from smpolicy.model.report import Decision

_HELP: Localised = {
    "id": "Memutuskan satu subjek untuk program lain: JSON masuk, JSON keluar.\n\n"
    "Masukan adalah kepala draf sebagai objek JSON beserta 'text'. Kode keluar 0 hanya bila keputusannya allow; "
    "yang tidak dapat diperiksa diputuskan block dengan kode keluar 2.",
    "en": "Decide on one subject for another program: JSON in, JSON out.\n\n"
    "The input is a draft's front matter as a JSON object, with 'text'. The exit code is 0 only where the decision is allow; "
    "what cannot be checked is decided block, with exit code 2.",
}
_EXAMPLES = ("""echo '{"kind": "reply", "account": "x-contoh", "text": "Halo, Kak!"}' | smpolicy gate""",)


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    return Command("gate", lang, _run, _HELP, _options.common(lang), _EXAMPLES)


def _run(session: Session, *, workspace: Path | None, today: date) -> int:
    from smpolicy import bootstrap

    fields = bootstrap.gate_request(sys.stdin.buffer if sys.stdin else None)
    found = bootstrap.open_to_check(workspace)
    lang = session.meet(found.policy.languages)
    report = bootstrap.gate(found, fields, bootstrap.CheckOptions(today=today))
    emit(bootstrap.gate_answer(report, lang))
    return int(report.decision is not Decision.ALLOW)
