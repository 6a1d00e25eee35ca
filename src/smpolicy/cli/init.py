"""`smpolicy init`: a new workspace, of a template or of an interview."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, fill, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.app.interview import Interview, Question
    from smpolicy.store.new_workspace import NewWorkspace

_HELP: Localised = {
    "id": "Membuat ruang kerja baru yang lengkap dan berketerangan.\n\nYang belum dijawab ditulis belum diputuskan, tidak pernah ditebak.",
    "en": "Make a new workspace, complete and commented.\n\nWhat has not been answered is left undecided, never guessed.",
}
_INTERVIEW: Localised = {
    "id": "Tanya jawab. Jawaban disimpan sambil jalan; perintah yang sama melanjutkannya.",
    "en": "Ask questions. The answers are kept as they come; the same command goes on with them.",
}
_TEMPLATE: Localised = {
    "id": "Tanpa tanya jawab, semua dibiarkan belum diputuskan (bila tidak disebut, inilah yang dipakai).",
    "en": "Without questions, everything left undecided (what is done otherwise).",
}
_ANSWERS: Localised = {
    "id": "Ambil jawaban dari berkas YAML ini: satu kunci untuk tiap pertanyaan.",
    "en": "Take the answers from this YAML file: a key for each question.",
}
_EXAMPLES = ("smpolicy init --interview acme", "smpolicy init --answers answers.yaml acme")
_MADE: Localised = {
    "id": "Ruang kerja dibuat di {folder} ({count} berkas). Periksa dengan: smpolicy check {quoted} --workspace {quoted}",
    "en": "The workspace is in {folder} ({count} files). Check it with: smpolicy check {quoted} --workspace {quoted}",
}
_UNDECIDED: Localised = {"id": "Belum diputuskan ({count}):", "en": "Undecided ({count}):"}
_MARKED: Localised = {
    "id": "Di dalam berkasnya, {count} tempat bertanda '{mark}' menunggu keputusan, masing-masing dengan contoh.",
    "en": "In the files, {count} places marked '{mark}' wait for a decision, each with an example.",
}
_ALIKE: Localised = {
    "id": "'{one}' dan '{other}' ditulis sebagai dua orang. Bila satu orang, gabungkan di team.yaml.",
    "en": "'{one}' and '{other}' were written as two people. If they are one, merge them in team.yaml.",
}
_KEPT: Localised = {
    "id": "Jawaban tersimpan di {file}. Jalankan perintah yang sama untuk melanjutkan.",
    "en": "The answers are kept in {file}. Run the same command to go on.",
}


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    params = [
        click.Argument(["folder"], type=click.Path(path_type=Path), metavar=say({"id": "FOLDER", "en": "DIR"}, lang)),
        click.Option(["--interview"], is_flag=True, help=say(_INTERVIEW, lang)),
        click.Option(["--template"], is_flag=True, help=say(_TEMPLATE, lang)),
        click.Option(
            ["--answers"], type=click.Path(path_type=Path), metavar=say({"id": "BERKAS", "en": "FILE"}, lang), help=say(_ANSWERS, lang)
        ),
        _options.today(lang),
        _options.language(lang),
    ]
    return Command("init", lang, _run, _HELP, params, _EXAMPLES)


def _run(session: Session, *, folder: Path, interview: bool, template: bool, answers: Path | None, today: date) -> int:
    from smpolicy import bootstrap
    from smpolicy.app.interview import Interview

    if template and (interview or answers is not None):
        raise UsageError(_both("--interview" if interview else "--answers"))
    made = bootstrap.new_workspace(folder)
    made.require_free()
    talk = Interview(made.questions)
    if interview and made.kept_file.exists():
        talk.answers |= made.answers_of(made.kept_file)
    if answers is not None:
        talk.answers |= made.answers_of(answers)
    if interview:
        _ask(talk, made, session.lang)
    files = made.create(talk.answers, today, session.lang)
    if interview:
        made.kept_file.unlink(missing_ok=True)
    told = [*_told(folder, files, list(talk.undecided()), session.lang), *_alike(talk, session.lang)]
    emit("".join(f"{visible(line)}\n" for line in told))
    return 0


def _ask(talk: Interview, made: NewWorkspace, lang: str) -> None:
    """Asks until the end. Raises `UsageError` where the input ends before, `KeyboardInterrupt` where somebody stops; the answers are kept."""
    from smpolicy.cli._interview import Conversation, InputEnded

    try:
        Conversation(talk, sys.stdin.buffer, emit, lang, lambda: made.keep(talk)).run()
    except InputEnded:
        raise UsageError(_ended(made.kept_file)) from None
    except KeyboardInterrupt:
        told = say(fill(_KEPT, {"file": made.kept_file}), lang) if made.kept_file.exists() else ""
        click.echo(f"\n{visible(told)}", err=True)
        raise


def _alike(talk: Interview, lang: str) -> Iterator[str]:
    from smpolicy.app.new_people import People

    for one, other in People.of(talk.answers, talk.questions).alike():
        yield say(fill(_ALIKE, {"one": one, "other": other}), lang)


def _told(folder: Path, files: Mapping[str, str], undecided: Sequence[Question], lang: str) -> Iterator[str]:
    from smpolicy.app.new_workspace import UNDECIDED

    yield say(fill(_MADE, {"folder": folder, "count": len(files), "quoted": shlex.quote(str(folder))}), lang)
    if undecided:
        yield say(fill(_UNDECIDED, {"count": len(undecided)}), lang)
        yield from (f"  - {say(one.title, lang)} ({one.id})" for one in undecided)
    marks = sum(line.lstrip().startswith(UNDECIDED) for text in files.values() for line in text.splitlines())
    yield say(fill(_MARKED, {"count": marks, "mark": UNDECIDED}), lang)


def _both(other: str) -> Fault:
    return Fault(
        "smpolicy init",
        0,
        0,
        "two-ways",
        {"id": f"--template dan {other} tidak dapat dipakai bersama.", "en": f"--template and {other} exclude each other."},
        {"id": "Pilih salah satu.", "en": "Choose one of them."},
    )


def _ended(kept: Path) -> Fault:
    told = fill(_KEPT, {"file": kept}) if kept.exists() else {}
    return Fault(
        "smpolicy init",
        0,
        0,
        "input-ended",
        {
            "id": "masukan berakhir sebelum pertanyaan selesai; ruang kerja belum ditulis.",
            "en": "the input ended before the questions did; no workspace was written.",
        },
        dict(told),
    )
