"""What the commands that make documents share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from smpolicy.cli._output import emit
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.documents.render import Written

FOLDER: Localised = {
    "id": "Folder tempat dokumen disimpan, bernama DOKUMEN.BAHASA.FORMAT (bila tidak disebut: out).",
    "en": "The folder that the documents are saved in, named DOCUMENT.LANG.FORMAT (otherwise out).",
}
_UNTRANSLATED: Localised = {
    "id": "{path}: {count} teks belum ada terjemahannya dan dicetak dalam bahasa lain dengan tanda, misalnya: {first}",
    "en": "{path}: {count} texts have no translation and are printed in the other language, marked, such as: {first}",
}
_BUILT_IN: Localised = {
    "id": "Cetak dengan tata letak bawaan: tanpa templat, logo, dan warna dari ruang kerja.",
    "en": "Print with the built-in layout: without the workspace's own templates, logo and colours.",
}
_LONGEST = 100


def built_in_layout(lang: str) -> click.Option:
    """`--built-in-layout`."""
    return click.Option(["--built-in-layout"], is_flag=True, help=say(_BUILT_IN, lang))


def tell_written(written: Iterable[Written], lang: str) -> None:
    """The path of each document, and of its signature, on standard output; on standard error, what is missing in it."""
    for one in written:
        emit(f"{one.path}\n")
        if one.signature is not None:
            emit(f"{one.signature}\n")
        if one.untranslated:
            values = {"path": one.path, "count": len(one.untranslated), "first": one.untranslated[0][:_LONGEST]}
            click.echo(visible(say(fill(_UNTRANSLATED, values), lang)), err=True)


def languages() -> tuple[str, ...]:
    """What a document can be written in: a language, or two side by side (`id,en`)."""
    from smpolicy.documents._bilingual.editions import EDITIONS

    return tuple(one.replace("-", ",") for one in EDITIONS)


def formats() -> tuple[str, ...]:
    """What a document can be written as."""
    from smpolicy.documents.render import FORMATS

    return FORMATS
