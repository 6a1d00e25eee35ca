"""`smpolicy kb`: the group of commands on the knowledge base."""

from __future__ import annotations

import click

from smpolicy.cli import _options
from smpolicy.cli._command import LazyGroup
from smpolicy.model.localised import Localised

_HELP: Localised = {"id": "Mencari jawaban yang sudah disetujui.", "en": "Find answers that are approved."}


def command(lang: str) -> click.Command:
    """The group, its help in one language."""
    return LazyGroup("kb", lang, _HELP, {"search": "smpolicy.cli.kb_search"}, [_options.language(lang)])
