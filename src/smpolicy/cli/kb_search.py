"""`smpolicy kb search`: the articles nearest to a question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit
from smpolicy.cli._session import Session
from smpolicy.model.localised import Localised, say
from smpolicy.reports._safe import visible

if TYPE_CHECKING:
    from smpolicy.app.knowledge import ArticleHit

_HELP: Localised = {
    "id": "Mencari artikel untuk sebuah pertanyaan, dalam bahasa Indonesia atau Inggris.\n\nKode keluar 1 bila tidak ada yang cocok.",
    "en": "Find the articles for a question, Indonesian or English.\n\nExit code 1 when none fits.",
}
_MOST: Localised = {"id": "Paling banyak sekian artikel.", "en": "At most so many articles."}
_EXAMPLES = ("smpolicy kb search 'pesanan belum sampai'",)
_NOT_USABLE: Localised = {
    "id": "tidak boleh dirujuk: belum disetujui atau sudah lewat tanggalnya",
    "en": "not to be cited: not approved, or past its date",
}
_OTHER_LANGUAGE: Localised = {
    "id": "belum ada jawaban berbahasa Indonesia; yang tertulis ini dalam bahasa lain",
    "en": "there is no answer in English yet; this one is in the other language",
}
_NO_ANSWER: Localised = {"id": "belum ada jawaban pendek", "en": "there is no short answer yet"}
_NONE: Localised = {"id": "Tidak ada artikel yang cocok.", "en": "No article fits."}


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    question = click.Argument(["question"], nargs=-1, required=True, metavar=say({"id": "PERTANYAAN", "en": "QUESTION"}, lang))
    most = click.Option(["--most"], type=click.IntRange(1, 50), default=5, metavar="N", help=say(_MOST, lang))
    return Command("search", lang, _run, _HELP, [question, *_options.common(lang), most], _EXAMPLES)


def _run(session: Session, *, question: tuple[str, ...], workspace: Path | None, today: date, most: int) -> int:
    from smpolicy import bootstrap

    found = bootstrap.open_workspace(workspace)
    lang = session.meet(found.policy.languages)
    hits = bootstrap.search_kb(found, " ".join(question), today, most)
    lines = [line for hit in hits for line in _lines(hit, lang)] or [say(_NONE, lang)]
    emit("".join(f"{visible(line)}\n" for line in lines))
    return 0 if hits else 1


def _lines(hit: ArticleHit, lang: str) -> Iterator[str]:
    article = hit.article
    yield f"{article.get('id', '')}  {say(article.get('title', {}), lang)}"
    if not hit.usable:
        yield f"  ! {say(_NOT_USABLE, lang)}"
    short = article.get("short", {})
    if not short.get(lang):
        yield f"  ! {say(_OTHER_LANGUAGE if any(short.values()) else _NO_ANSWER, lang)}"
    if any(short.values()):
        yield f"  {say(short, lang)}"
    if article.get("url"):
        yield f"  {article['url']}"
