"""`smpolicy explain`: what stands behind a clause or a finding."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit, style_of
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, say

_HELP: Localised = {
    "id": "Menerangkan klausul atau aturan: alasannya, dasarnya, apa yang diuji, contoh, dan cara memperbaiki.",
    "en": "Explain a clause or a rule: its reason, its basis, what is tested, examples, and how to fix it.",
}
_EXAMPLES = ("smpolicy explain PRIV-02", "smpolicy explain PRIV-03/solicit --lang en")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    rule = click.Argument(["rule"], metavar=say({"id": "ATURAN", "en": "RULE"}, lang))
    return Command("explain", lang, _run, _HELP, [rule, *_options.common(lang)], _EXAMPLES)


def _run(session: Session, *, rule: str, workspace: Path | None, today: date) -> int:  # noqa: ARG001 - a clause does not change with the day
    from smpolicy import bootstrap
    from smpolicy.cli._explanation import explanation_lines

    found = bootstrap.open_workspace(workspace)
    lang = session.meet(found.policy.languages)
    style = style_of(lang, None, os.environ)
    emit("".join(f"{line}\n" for line in explanation_lines(bootstrap.explain(found, rule), found.policy, style)))
    return 0
