"""Options that commands share, each stated once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import LANGUAGES, Localised, fill, say

_DIR: Localised = {"id": "FOLDER", "en": "DIR"}
_FILE: Localised = {"id": "BERKAS", "en": "FILE"}
_WORD: Localised = {"id": "KATA", "en": "WORD"}
_DATE: Localised = {"id": "TANGGAL", "en": "DATE"}
_NEEDED: Localised = {"id": "{told} Wajib diisi.", "en": "{told} Must be given."}


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A date as `2026-11-22`. Raises `UsageError` for anything else."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's signature
        """The date."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == len("2026-11-22"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise UsageError(
            Fault(
                name_of(param),
                0,
                0,
                "not-a-date",
                {"id": f"'{value}' bukan tanggal.", "en": f"'{value}' is no date."},
                {"id": "Tulis tahun-bulan-hari, misalnya 2026-11-22.", "en": "Write year-month-day, such as 2026-11-22."},
            )
        )


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """One of a few words, which are asked for only when they are needed. Raises `UsageError` with the nearest one."""

    name = "choice"

    def __init__(self, words: Callable[[], Sequence[str]]) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """The word itself."""
        words = self._words()
        if value not in words:
            raise UsageError(unknown(name_of(param), str(value), words))
        return str(value)


def unknown(place: str, value: str, known: Sequence[str]) -> Fault:
    """A word that is none of those there are."""
    close, there = get_close_matches(value, known, 1), ", ".join(known)
    hint = {"id": f"Maksud Anda '{close[0]}'? ", "en": f"Did you mean '{close[0]}'? "} if close else {"id": "", "en": ""}
    return Fault(
        place,
        0,
        0,
        "not-a-choice",
        {"id": f"'{value}' tidak dikenal.", "en": f"'{value}' is not known."},
        {"id": f"{hint['id']}Yang ada: {there}.", "en": f"{hint['en']}There are: {there}."},
    )


def workspace(lang: str) -> click.Option:
    """`--workspace DIR`."""
    told = {
        "id": "Ruang kerja: folder dengan smpolicy.yaml. Bila tidak disebut, yang terdekat ke atas.",
        "en": "The workspace: the folder with smpolicy.yaml. Otherwise the nearest one upwards.",
    }
    return click.Option(["--workspace"], type=click.Path(path_type=Path), metavar=say(_DIR, lang), help=say(told, lang))


def today(lang: str) -> click.Option:
    """`--today DATE`."""
    told = {
        "id": "Tanggal yang dianggap hari ini. Bila tidak disebut, hari ini.",
        "en": "The date taken for today. Otherwise today.",
    }
    return click.Option(["--today"], type=Day(), metavar=say(_DATE, lang), default=date.today, help=say(told, lang))


class Needed(click.Option):
    """An option that must be given. Its help text says so: click would say it in English."""

    def __init__(self, lang: str, declaration: str, metavar: Localised, told: Localised, kind: click.ParamType[Any] | None = None) -> None:
        text = say(fill(_NEEDED, {"told": told}), lang)
        super().__init__([declaration], type=kind, required=True, metavar=say(metavar, lang), help=text)

    def get_help_extra(self, ctx: click.Context) -> Any:
        """What click adds to the help text, without the word that stands there already."""
        extra: Any = super().get_help_extra(ctx)
        extra.pop("required", None)
        return extra


def day(lang: str, declaration: str, told: Localised) -> click.Option:
    """A date that must be given."""
    return Needed(lang, declaration, _DATE, told, Day())


def language(lang: str) -> click.Option:
    """`--lang id|en`. The session has read it already; here it is checked and explained."""
    told = {
        "id": "Bahasa jawaban. Bila tidak disebut, bahasa sistem, lalu bahasa pertama kebijakan.",
        "en": "The language of the answer. Otherwise the locale's, then the policy's first.",
    }
    return click.Option(["--lang"], type=OneOf(lambda: LANGUAGES), metavar="id|en", expose_value=False, help=say(told, lang))


def editions(lang: str, words: Callable[[], Sequence[str]]) -> click.Option:
    """`--lang id|en|id,en` of what makes documents: the one or two languages, joined as file names have them (`id-en`)."""
    told = {
        "id": "Bahasa dokumen; id,en atau en,id menyandingkan keduanya. Bila tidak disebut, bahasa sistem, lalu bahasa pertama kebijakan.",
        "en": "The language of the documents; id,en or en,id sets both side by side. Otherwise the locale's, then the policy's first.",
    }
    named = click.Option(["--lang", "edition"], type=OneOf(words), metavar="id|en|id,en", help=say(told, lang))
    named.callback = lambda _context, _option, value: value and value.replace(",", "-")
    return named


def output_file(lang: str) -> click.Option:
    """`--output FILE`."""
    told = {"id": "Simpan jawaban ke berkas ini, bukan ke layar.", "en": "Save the answer to this file instead of printing it."}
    return click.Option(["--output"], type=click.Path(path_type=Path), metavar=say(_FILE, lang), help=say(told, lang))


def output_folder(lang: str, told: Localised, default: str | None) -> click.Option:
    """`--output DIR`."""
    return click.Option(["--output"], type=click.Path(path_type=Path), metavar=say(_DIR, lang), default=default, help=say(told, lang))


def choice(lang: str, declarations: Sequence[str], words: Callable[[], Sequence[str]], told: Localised, default: str) -> click.Option:
    """An option with one of a few words, which its help lists."""
    shown = fill(told, {"words": ", ".join(words()), "default": default})
    return click.Option(declarations, type=OneOf(words), default=default, metavar=say(_WORD, lang), help=say(shown, lang))


def common(lang: str) -> list[click.Parameter]:
    """What every command takes."""
    return [workspace(lang), today(lang), language(lang)]


def name_of(param: click.Parameter | None) -> str:
    return param.opts[0] if param is not None else "smpolicy"
