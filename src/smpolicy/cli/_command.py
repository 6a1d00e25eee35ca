"""click in two languages: commands that are imported when they are called, and help without a word of another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, say

_OPTIONS: Localised = {"id": "[OPSI]", "en": "[OPTIONS]"}
_SUBCOMMAND: Localised = {"id": "PERINTAH ...", "en": "COMMAND ..."}
_HELP: Localised = {"id": "Menampilkan bantuan ini.", "en": "Show this help."}
_USAGE: Localised = {"id": "Pemakaian: ", "en": "Usage: "}
_SECTIONS: Mapping[str, Localised] = {"Options": {"id": "Opsi", "en": "Options"}, "Commands": {"id": "Perintah", "en": "Commands"}}


class _Formatter(click.HelpFormatter):
    """click's own, with headings in the language of the call."""

    lang = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, say(_USAGE, self.lang) if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(_SECTIONS.get(heading, {self.lang: heading}), self.lang))


def _context_of(lang: str) -> type[click.Context]:
    formatter = type("Formatter", (_Formatter,), {"lang": lang})
    return type("Context", (click.Context,), {"formatter_class": formatter})


def _help_option(command: click.Command, lang: str) -> None:
    """Gives the option that click makes itself a help text in our language."""
    option = command.get_help_option(click.Context(command))
    if option is not None:
        option.help = say(_HELP, lang)


class Command(click.Command):
    """A command with help in one language; `run` gets the session and the options by name, and gives the exit code."""

    def __init__(
        self,
        name: str,
        lang: str,
        run: Callable[..., int],
        help_text: Localised,
        params: Sequence[click.Parameter],
        examples: Sequence[str] = (),
    ) -> None:
        shown = "\n\n\b\n" + "\n".join(examples) if examples else ""
        told = say(help_text, lang)
        super().__init__(
            name,
            callback=click.pass_obj(run),
            help=told + shown,
            short_help=told.partition("\n")[0],
            params=list(params),
            options_metavar=say(_OPTIONS, lang),
            # Too many arguments are refused below, in the language of the call.
            context_settings={"allow_extra_args": True},
        )
        self.context_class = _context_of(lang)
        _help_option(self, lang)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tells a complaint of the parser which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Raises `UsageError` for arguments that the command has no use for."""
        if ctx.args:
            raise UsageError(_too_many(ctx.command_path, ctx.args))
        return super().invoke(ctx)


class LazyGroup(click.Group):
    """Commands by the modules that hold them, each with a function `command(lang)`; only the one called is imported."""

    def __init__(
        self, name: str, lang: str, help_text: Localised, modules: Mapping[str, str], params: Sequence[click.Parameter] = ()
    ) -> None:
        told = say(help_text, lang)
        super().__init__(
            name,
            help=told,
            short_help=told.partition("\n")[0],
            params=list(params),
            options_metavar=say(_OPTIONS, lang),
            subcommand_metavar=say(_SUBCOMMAND, lang),
        )
        self.context_class = _context_of(lang)
        self._lang, self._modules = lang, modules
        _help_option(self, lang)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which a newcomer meets them."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Imports the command's module."""
        if cmd_name not in self._modules:
            return None
        found = import_module(self._modules[cmd_name]).command(self._lang)
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Shows the help where no command follows, whatever options came before."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            if ctx.invoked_subcommand is None and error.ctx is ctx:
                raise click.exceptions.NoArgsIsHelpError(ctx) from None
            raise

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Raises `UsageError` with the nearest name when there is no such command."""
        if args and args[0] not in self._modules:
            raise UsageError(_no_command(ctx.command_path, args[0], list(self._modules)))
        return super().resolve_command(ctx, args)


def _too_many(command: str, extra: Sequence[str]) -> Fault:
    told = " ".join(extra)
    return Fault(
        command,
        0,
        0,
        "too-many-arguments",
        {"id": f"tidak tahu harus diapakan: {told}.", "en": f"nothing can be done with: {told}."},
        {"id": f"Lihat '{command} --help'.", "en": f"See '{command} --help'."},
    )


def _no_command(group: str, name: str, known: Sequence[str]) -> Fault:
    close = get_close_matches(name, known, 1)
    there = ", ".join(known)
    return Fault(
        group,
        0,
        0,
        "unknown-command",
        {"id": f"tidak ada perintah '{name}'.", "en": f"there is no command '{name}'."},
        {"id": f"Maksud Anda '{close[0]}'?", "en": f"Did you mean '{close[0]}'?"}
        if close
        else {"id": f"Yang ada: {there}.", "en": f"There are: {there}."},
    )
