"""What went wrong, for people on standard error and for programs as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from smpolicy import __version__
from smpolicy.errors import Fault
from smpolicy.model.localised import say
from smpolicy.reports._data import json_text
from smpolicy.reports._safe import visible

SCHEMA = "smpolicy/error/1"


def tell(faults: Sequence[Fault], lang: str) -> None:
    """Every fault on a line of standard error."""
    for fault in faults:
        click.echo(visible(fault.say(lang)), err=True)


def error_document(faults: Sequence[Fault], lang: str, answers: str) -> str:
    """The faults as JSON. The decision is `block`: what could not be checked is never let pass."""
    head: dict[str, Any] = {"schema": SCHEMA, "tool": {"name": "smpolicy", "version": __version__}, "decision": "block"}
    if answers == "gate":
        head = {"decision": head.pop("decision"), **head}
    errors = [
        {
            "file": fault.file,
            "line": fault.line or None,
            "column": fault.column or None,
            "code": fault.code,
            "message": say(fault.what, lang),
            "help": say(fault.help, lang),
        }
        for fault in faults
    ]
    document = {**head, "errors": errors}
    return json_text(document, indent=None if answers == "gate" else 2) + "\n"


def usage_fault(error: click.ClickException) -> Fault:
    """What click found wrong with the call, in both languages."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "smpolicy"
    if isinstance(error, click.NoSuchOption):
        what = {"id": f"tidak ada opsi '{error.option_name}'.", "en": f"there is no option '{error.option_name}'."}
        close = error.possibilities[0] if error.possibilities else ""
        return _usage(command, "no-such-option", what, close)
    if isinstance(error, click.BadOptionUsage):
        return _usage(command, "option-value", _option_value(error), "")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(context) if context else error.param.name
        return _usage(command, "missing", {"id": f"{name} belum disebutkan.", "en": f"{name} is missing."}, "")
    message = error.format_message()
    return _usage(command, "usage", {"id": f"perintah tidak dapat dipahami ({message})", "en": message}, "")


def internal_fault(error: BaseException) -> Fault:
    """An error of the program itself, in one line."""
    name = type(error).__name__
    told = f"{name}: {error}".partition("\n")[0][:300] if str(error) else name
    return Fault(
        "smpolicy",
        0,
        0,
        "internal",
        {
            "id": f"kesalahan di dalam program, pemeriksaan tidak selesai ({told}).",
            "en": f"an error inside the program, the work was not done ({told}).",
        },
        {"id": "Laporkan beserta perintah yang Anda jalankan.", "en": "Report it together with the command that you ran."},
    )


def _option_value(error: click.BadOptionUsage) -> dict[str, str]:
    name = error.option_name
    flag = error.ctx and any(getattr(one, "is_flag", False) and name in one.opts for one in error.ctx.command.params)
    if flag:
        return {"id": f"opsi '{name}' tidak menerima nilai.", "en": f"the option '{name}' takes no value."}
    return {"id": f"opsi '{name}' memerlukan nilai.", "en": f"the option '{name}' needs a value."}


def _usage(command: str, code: str, what: dict[str, str], close: str) -> Fault:
    remedy = {"id": f"Lihat '{command} --help'.", "en": f"See '{command} --help'."}
    if close:
        remedy = {"id": f"Maksud Anda '{close}'?", "en": f"Did you mean '{close}'?"}
    return Fault(command, 0, 0, code, what, remedy)
