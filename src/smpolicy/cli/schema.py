"""`smpolicy schema`: the JSON Schema of every file, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.errors import UsageError
from smpolicy.model.localised import Localised, say

_HELP: Localised = {
    "id": "Menulis JSON Schema berkas kebijakan untuk editor Anda.\n\n"
    "Tanpa NAMA: semua skema, sebagai satu objek JSON atau, dengan --output, sebagai berkas NAMA.schema.json.",
    "en": "Write the JSON Schema of the policy's files for your editor.\n\n"
    "Without NAME: all of them, as one JSON object or, with --output, as files NAME.schema.json.",
}
_FOLDER: Localised = {"id": "Folder tempat berkas skema ditulis.", "en": "The folder that the schema files are written to."}
_EXAMPLES = ("smpolicy schema draft", "smpolicy schema --output schemas")


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    name = click.Argument(["name"], required=False, metavar=say({"id": "[NAMA]", "en": "[NAME]"}, lang))
    return Command("schema", lang, _run, _HELP, [name, *_options.common(lang), _options.output_folder(lang, _FOLDER, None)], _EXAMPLES)


def _run(session: Session, *, name: str | None, workspace: Path | None, today: date, output: Path | None) -> int:  # noqa: ARG001 - a schema depends on neither
    from smpolicy import bootstrap

    schemas = bootstrap.schemas()
    if name is not None and name not in schemas:
        raise UsageError(_options.unknown("smpolicy schema", name, list(schemas)))
    wanted = schemas if name is None else {name: schemas[name]}
    if output is None:
        emit(_json(schemas if name is None else schemas[name]))
        return 0
    for one, schema in wanted.items():
        path = output / f"{one}.schema.json"
        emit(_json(schema), path)
        emit(f"{path}\n")
    return 0


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
