"""`smpolicy check`: drafts, registers and the policy itself against the policy."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._headings import settled
from smpolicy.cli._output import emit, style_of
from smpolicy.cli._progress import Progress
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, UsageError
from smpolicy.model.finding import Severity
from smpolicy.model.localised import Localised, say
from smpolicy.model.report import Report
from smpolicy.reports._registry import format_named, format_names
from smpolicy.reports._safe import visible

_HELP: Localised = {
    "id": "Memeriksa draf, tim, akun, rencana, atau kebijakan itu sendiri.\n\n"
    "Sebutkan berkas atau folder; tanda - berarti teks dari masukan standar. Data pribadi selalu disamarkan.",
    "en": "Check drafts, teams, accounts, plans, or the policy itself.\n\n"
    "Name files or folders; - is text on standard input. Personal data is always masked.",
}
_EXAMPLES = (
    "smpolicy check drafts",
    "smpolicy check drafts/R-2026-0457.md --format json",
    "echo 'Hubungi 0812-3456-7890' | smpolicy check -",
)
_FORMAT: Localised = {
    "id": "Bentuk jawaban: {words} (bila tidak disebut: {default}).",
    "en": "The form of the answer: {words} (otherwise {default}).",
}
_FAIL_ON: Localised = {
    "id": "Kode keluar 1 mulai tingkat ini: {words} (bila tidak disebut: {default}).",
    "en": "Exit code 1 from this severity on: {words} (otherwise {default}).",
}
_ONLY: Localised = {
    "id": "Hanya klausul atau aturan ini; boleh beberapa, misalnya PRIV-02 DISC-01/label.",
    "en": "Only these clauses or rules; several may follow, such as PRIV-02 DISC-01/label.",
}
_ROUTE: Localised = {
    "id": "Hanya temuan yang diputuskan legal, pr, council, comms, atau admin.",
    "en": "Only findings that legal, pr, council, comms or admin decides.",
}
_CHANGED: Localised = {
    "id": "Hanya berkas yang menurut git berubah atau baru.",
    "en": "Only files that git says are changed or new.",
}
_NO_WAIVERS: Localised = {"id": "Abaikan pengecualian yang disetujui.", "en": "Leave approved waivers aside."}
_UNMASK: Localised = {
    "id": "Tampilkan data pribadi apa adanya; hanya bila kebijakan mengizinkan.",
    "en": "Show personal data as it is; only where the policy allows it.",
}
_ANNOTATE: Localised = {
    "id": "Simpan juga tiap .xlsx dan .docx beserta temuannya, di samping aslinya (NAMA.smpolicy.xlsx).",
    "en": "Also save each .xlsx and .docx with its findings, beside the original (NAME.smpolicy.xlsx).",
}
_SAVED: Localised = {"id": "Tersimpan: {path}", "en": "Saved: {path}"}
_RULE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*-[0-9]+[A-Za-z]?(?:/[\w.-]+)?")


class _Check(Command):
    """Lets several rules follow one `--only`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeats the option before each of its rules: click gives an option a fixed number of values."""
        return super().parse_args(ctx, spread_only(args))


def spread_only(arguments: Sequence[str]) -> list[str]:
    """`--only A B path` as `--only A --only B path`: what looks like a rule and is no file is one."""
    out: list[str] = []
    names = 0
    for at, one in enumerate(arguments):
        if one == "--":
            return [*out, *arguments[at:]]
        if names and _RULE_NAME.fullmatch(one) and not Path(one).exists():
            out += ["--only", one] if names > 1 else [one]
            names += 1
        elif names == 1:  # the option's own value, whatever it looks like
            out.append(one)
            names = 0
        else:
            out.append(one)
            names = 1 if one == "--only" else 0
    return out


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    return _Check(
        "check",
        lang,
        _run,
        _HELP,
        [
            click.Argument(["paths"], nargs=-1, metavar="PATH..."),
            *_options.common(lang),
            _options.choice(lang, ["--format", "fmt"], format_names, _FORMAT, "text"),
            _options.output_file(lang),
            _options.choice(lang, ["--fail-on"], lambda: tuple(one.value for one in Severity), _FAIL_ON, "error"),
            click.Option(["--only"], multiple=True, metavar=say({"id": "ATURAN...", "en": "RULE..."}, lang), help=say(_ONLY, lang)),
            click.Option(["--route"], metavar=say({"id": "FUNGSI", "en": "FUNCTION"}, lang), help=say(_ROUTE, lang)),
            click.Option(["--changed"], is_flag=True, help=say(_CHANGED, lang)),
            click.Option(["--no-waivers"], is_flag=True, help=say(_NO_WAIVERS, lang)),
            click.Option(["--unmask"], is_flag=True, help=say(_UNMASK, lang)),
            click.Option(["--annotate"], is_flag=True, help=say(_ANNOTATE, lang)),
        ],
        _EXAMPLES,
    )


def _run(session: Session, *, workspace: Path | None, **options: Any) -> int:
    return settled(session, workspace, lambda: _check(session, workspace=workspace, **options))


def _check(
    session: Session,
    *,
    paths: tuple[str, ...],
    workspace: Path | None,
    today: date,
    fmt: str,
    output: Path | None,
    fail_on: str,
    only: tuple[str, ...],
    route: str | None,
    changed: bool,
    no_waivers: bool,
    unmask: bool,
    annotate: bool,
) -> int:
    from smpolicy import bootstrap

    session.output = output
    if not paths and not changed:
        raise UsageError(_no_paths())
    found = bootstrap.open_to_check(workspace)
    lang = session.meet(found.policy.languages)
    names = tuple(one for several in only for one in several.split(",") if one)
    options = bootstrap.CheckOptions(today=today, only=names, route=route, use_waivers=not no_waivers, unmask=unmask)
    among = bootstrap.changed_files(found.policy.root) if changed else None
    wanted = paths or (str(found.policy.root),)
    if annotate:
        report, files = bootstrap.annotate(found, wanted, options, lang, among)
        for one in files:
            click.echo(visible(say(_SAVED, lang).format(path=bootstrap.save(one.path, one.content))), err=True)
        return _answer(report, fmt, lang, output, Severity(fail_on))
    stdin = sys.stdin.buffer if sys.stdin else None
    report = bootstrap.check_paths(found, wanted, stdin=stdin, options=options, progress=Progress(lang), among=among)
    return _answer(report, fmt, lang, output, Severity(fail_on))


def _answer(report: Report, fmt: str, lang: str, output: Path | None, threshold: Severity) -> int:
    emit("".join(format_named(fmt).render(report, style_of(lang, output, os.environ))), output)
    return exit_code(report, threshold)


def exit_code(report: Report, threshold: Severity) -> int:
    """0 nothing at or above the threshold, 1 findings at or above it or anything undetermined, 2 nothing was tested."""
    counted = (one for one in Severity if one.rank >= threshold.rank)
    if report.undetermined or any(report.count(one) for one in counted):
        return 1
    return 2 if report.untested else 0


def _no_paths() -> Fault:
    return Fault(
        "smpolicy check",
        0,
        0,
        "no-paths",
        {"id": "belum disebutkan apa yang diperiksa.", "en": "it is not said what to check."},
        {
            "id": "Sebutkan berkas atau folder, misalnya 'smpolicy check drafts', atau - untuk masukan standar.",
            "en": "Name files or folders, such as 'smpolicy check drafts', or - for standard input.",
        },
    )
