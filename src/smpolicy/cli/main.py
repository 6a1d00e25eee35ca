"""The entry point: parses, runs one command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

import click

from smpolicy import __version__
from smpolicy.cli import _options
from smpolicy.cli._command import LazyGroup
from smpolicy.cli._faults import error_document, internal_fault, tell, usage_fault
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, SmPolicyError
from smpolicy.model.localised import Localised, say

NOT_DONE = 2
"""The exit code of what could not be done."""
_INTERRUPTED = 130
COMMANDS = {
    "init": "smpolicy.cli.init",
    "check": "smpolicy.cli.check",
    "gate": "smpolicy.cli.gate",
    "explain": "smpolicy.cli.explain",
    "fix": "smpolicy.cli.fix",
    "waive": "smpolicy.cli.waive",
    "attest": "smpolicy.cli.attest",
    "diff": "smpolicy.cli.diff",
    "release": "smpolicy.cli.release",
    "kb": "smpolicy.cli.kb",
    "render": "smpolicy.cli.render",
    "audit": "smpolicy.cli.audit",
    "test": "smpolicy.cli.rule_tests",
    "schema": "smpolicy.cli.schema",
}
_HELP: Localised = {
    "id": "Kebijakan media sosial organisasi Anda, dicetak, ditegakkan, dan dipertanggungjawabkan.\n\n"
    "Kode keluar: 0 tidak ada temuan pada ambangnya, 1 ada temuan atau ada yang belum dapat dipastikan, 2 tidak dapat dikerjakan.",
    "en": "Your organisation's social media policy, printed, enforced and accounted for.\n\n"
    "Exit codes: 0 nothing at the threshold, 1 findings or something undetermined, 2 it could not be done.",
}
_VERSION: Localised = {"id": "Menampilkan versi.", "en": "Show the version."}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program and gives its exit code: that of the command, 2 when it could not be done, 130 when it was stopped."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    heard = _Heard()
    session = Session.of(given, os.environ)
    try:
        return _run(given, session)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except SmPolicyError as error:
        return _INTERRUPTED if heard.stop else _not_done(error.faults, session)
    except click.exceptions.NoArgsIsHelpError as error:
        emit(f"{error.format_message()}\n")
        return NOT_DONE
    except click.ClickException as error:
        return _not_done([usage_fault(error)], session)
    except Exception as error:  # noqa: BLE001 - a reader of the exit code must never take a crash for a pass
        return _INTERRUPTED if heard.stop else _not_done([internal_fault(error)], session)


class _Heard:
    """Listens for Ctrl-C and for a request to end: both take away what is half-written.

    A library that was at work may turn them into an error of its own; `stop` tells that it is none.
    """

    def __init__(self) -> None:
        self.stop = False
        with suppress(ValueError):  # only the main thread hears signals
            signal.signal(signal.SIGTERM, self._raise)
            if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                signal.signal(signal.SIGINT, self._raise)

    def _raise(self, _signal: int, _frame: FrameType | None) -> None:
        self.stop = True
        raise KeyboardInterrupt


def _run(arguments: list[str], session: Session) -> int:
    group = LazyGroup("smpolicy", session.lang, _HELP, COMMANDS, [_options.language(session.lang), _version(session.lang)])
    code = group.main(arguments or ["--help"], prog_name="smpolicy", standalone_mode=False, obj=session)
    return code if arguments else NOT_DONE


def _not_done(faults: Sequence[Fault], session: Session) -> int:
    """Tells people on standard error, and a program that reads standard output there too."""
    tell(faults, session.lang)
    if session.answers:
        try:
            emit(error_document(faults, session.lang, session.answers), session.output)
        except SmPolicyError as error:
            # What could not be written for one reason cannot for the same one again: it is told once.
            tell([one for one in error.faults if one not in faults], session.lang)
    return NOT_DONE


def _version(lang: str) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            emit(f"smpolicy {__version__}\n")
            ctx.exit()

    return click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=say(_VERSION, lang))
