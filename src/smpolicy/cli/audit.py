"""`smpolicy audit`: the group of audit commands."""

from __future__ import annotations

import click

from smpolicy.cli import _options
from smpolicy.cli._command import LazyGroup
from smpolicy.model.localised import Localised

_HELP: Localised = {
    "id": "Mempertanggungjawabkan: apa yang diperiksa, ditemukan, dan disetujui.",
    "en": "Account for it: what was checked, found and approved.",
}
_COMMANDS = {"report": "smpolicy.cli.audit_report", "verify": "smpolicy.cli.audit_verify"}


def command(lang: str) -> click.Command:
    """The group, its help in one language."""
    return LazyGroup("audit", lang, _HELP, _COMMANDS, [_options.language(lang)])
