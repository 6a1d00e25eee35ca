"""`smpolicy diff`: what changed between two policies, and which drafts they decide differently."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpolicy.cli import _options
from smpolicy.cli._command import Command
from smpolicy.cli._output import emit, style_of
from smpolicy.cli._session import Session
from smpolicy.errors import Fault, UsageError
from smpolicy.model.localised import Localised, say
from smpolicy.reports._base import Style
from smpolicy.reports._safe import in_markdown, visible

if TYPE_CHECKING:
    from smpolicy.app.compare import Comparison
    from smpolicy.documents._comparison import Line, Section, Span

FORMATS = ("text", "json", "markdown", "html")
_HELP: Localised = {
    "id": "Menunjukkan apa yang berubah di antara dua kebijakan.\n\nLAMA dan BARU adalah ruang kerja, atau smpolicy.yaml-nya. "
    "Kode keluar: 0 tidak ada yang berubah, 1 ada, 2 tidak dapat dibandingkan.",
    "en": "Show what changed between two policies.\n\nOLD and NEW are workspaces, or their smpolicy.yaml. "
    "Exit codes: 0 nothing changed, 1 something did, 2 they could not be compared.",
}
_DRAFTS: Localised = {
    "id": "Periksa naskah ini dengan keduanya, dan sebutkan yang kini diputuskan lain. Boleh diulang.",
    "en": "Check these drafts against both, and name those that are now decided otherwise. May be repeated.",
}
_FORMAT: Localised = {
    "id": "Bentuk jawaban: {words} (bila tidak disebut: {default}).",
    "en": "The form of the answer: {words} (otherwise {default}).",
}
_EXAMPLES = ("smpolicy diff ../2.0 .", "smpolicy diff ../2.0 . --drafts drafts --format html --output diff.html")
_COLOUR = {"strong": "1", "gone": "31", "new": "32", "loosened": "33"}
_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}")}


def command(lang: str) -> click.Command:
    """The command, its help in one language."""
    path = click.Path(path_type=Path)
    params = [
        click.Argument(["old"], type=path, metavar=say({"id": "LAMA", "en": "OLD"}, lang)),
        click.Argument(["new"], type=path, metavar=say({"id": "BARU", "en": "NEW"}, lang)),
        click.Option(["--drafts"], multiple=True, metavar=say({"id": "BERKAS", "en": "PATH"}, lang), help=say(_DRAFTS, lang)),
        _options.choice(lang, ["--format", "fmt"], lambda: FORMATS, _FORMAT, "text"),
        _options.output_file(lang),
        _options.today(lang),
        _options.language(lang),
    ]
    return Command("diff", lang, _run, _HELP, params, _EXAMPLES)


def _run(session: Session, *, old: Path, new: Path, drafts: tuple[str, ...], fmt: str, output: Path | None, today: date) -> int:
    from smpolicy import bootstrap

    session.output = output
    if "-" in drafts:
        raise UsageError(_no_stdin())
    both = bootstrap.compare(old, new, drafts, today)
    lang = session.meet(both.new.languages)
    if fmt == "html":
        text = bootstrap.comparison_page(both, today, lang)
    elif fmt == "json":
        from smpolicy.cli._comparison_data import comparison_json

        text = comparison_json(both.comparison)
    else:
        text = "".join(_lines(both.comparison, fmt, style_of(lang, output, os.environ)))
    emit(text, output)
    return 0 if both.comparison.is_same else 1


def _lines(comparison: Comparison, fmt: str, style: Style) -> Iterator[str]:
    from smpolicy.documents._comparison import sections_of

    forms: Mapping[str, Callable[[Sequence[Section], str, Style], Iterator[str]]] = {"text": _text, "markdown": _markdown}
    old, new = comparison.old, comparison.new
    yield from forms[fmt](sections_of(comparison, style.lang), f"{old.id} {old.version} → {new.id} {new.version}", style)


def _text(sections: Sequence[Section], title: str, style: Style) -> Iterator[str]:
    yield _painted(visible(title), "strong", style) + "\n"
    for section in sections:
        yield "\n" + _painted(visible(say(section.title, style.lang)), "strong", style) + "\n"
        for line in section.lines:
            yield "  " * (line.level + 1) + "".join(_marked(span, style) for span in line.spans) + "\n"


def _marked(span: Span, style: Style) -> str:
    text = visible(span.text)
    if style.color or span.state not in _MARKS:
        return _painted(text, span.state, style)
    before, after = _MARKS[span.state]
    word = text.rstrip()
    return f"{before}{word}{after}{text[len(word) :]}"


def _painted(text: str, state: str, style: Style) -> str:
    return f"\x1b[{_COLOUR[state]}m{text}\x1b[0m" if style.color and state in _COLOUR else text


def _markdown(sections: Sequence[Section], title: str, style: Style) -> Iterator[str]:
    yield f"# {in_markdown(title)}\n"
    for section in sections:
        yield f"\n## {in_markdown(say(section.title, style.lang))}\n\n"
        for line in section.lines:
            yield f"{'  ' * line.level}- {_markdown_line(line)}\n"


def _markdown_line(line: Line) -> str:
    tags = {"gone": "del", "new": "ins", "strong": "strong", "loosened": "strong"}
    shown = ((tags.get(span.state), in_markdown(span.text)) for span in line.spans)
    return "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in shown)


def _no_stdin() -> Fault:
    return Fault(
        "--drafts",
        0,
        0,
        "no-stdin",
        {"id": "naskah dibaca dua kali, jadi tidak dari masukan baku.", "en": "drafts are read twice, so not from standard input."},
        {"id": "Simpan dahulu ke berkas.", "en": "Save them to a file first."},
    )
