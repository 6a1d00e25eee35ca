"""Whoever waits sees how far the work is, on a terminal and nowhere else, and nothing of it stays."""

from __future__ import annotations

import io

import pytest

from smpolicy.cli import _progress
from smpolicy.cli._progress import Drawing, Progress

CLEAR = "\r\x1b[K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(_progress.sys, "stderr", found)
    monkeypatch.setattr(_progress, "_INTERVAL", 0)
    return found


@pytest.mark.parametrize(
    ("lang", "said"), [("id", "mencetak 1 dari 3 · policy.id.pdf halaman 7"), ("en", "printing 1 of 3 · policy.id.pdf page 7")]
)
def test_files_done_and_pages_at_work_are_shown(monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    terminal = on_terminal(monkeypatch)
    with Drawing(lang) as drawing:
        drawing.all(3)
        drawing.page("guide.id.pdf", 1)
        drawing.done("guide.id.pdf")
        drawing.page("policy.id.pdf", 7)
        assert terminal.getvalue().split(CLEAR)[-1] == said
    assert terminal.getvalue().endswith(CLEAR)


def test_line_goes_when_drawing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)

    def failing() -> None:
        with Drawing("id") as drawing:
            drawing.page("policy.id.pdf", 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert terminal.getvalue().endswith(CLEAR)


def test_nothing_is_said_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with Drawing("id") as drawing:
        drawing.all(1)
        drawing.page("policy.id.pdf", 1)
    Progress("id")(1, 1000)
    assert capsys.readouterr().err == ""


def test_short_run_is_not_worth_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    Progress("id")(1, _progress.FROM - 1)
    assert terminal.getvalue() == ""
    Progress("id")(1, _progress.FROM)
    assert terminal.getvalue() == f"{CLEAR}memeriksa 1 dari {_progress.FROM}"
