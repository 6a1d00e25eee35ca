"""Whatever ends a command: an exit code that cannot be taken for a pass, and no traceback."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable

import click
import pytest

from smpolicy.cli import main as entry
from smpolicy.errors import Fault, InputError, OutputError


def raising(error: BaseException) -> Callable[..., int]:
    def run(*_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (InputError(Fault("a.md", 3, 1, "x", {"id": "salah.", "en": "wrong."})), 2),
        (OutputError(Fault("a.md", 0, 0, "x", {"id": "salah.", "en": "wrong."})), 2),
        (click.UsageError("nonsense"), 2),
        (RuntimeError("first line\nsecond line"), 2),
        (RecursionError(), 2),
        (MemoryError(), 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_end(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], error: BaseException, code: int) -> None:
    monkeypatch.setattr(entry, "_run", raising(error))
    assert entry.main(["gate", "--lang", "en"]) == code
    told, warned = capfdbinary.readouterr()
    assert b"Traceback" not in told + warned
    assert b"second line" not in warned
    if code == entry.NOT_DONE:
        assert warned.count(b"\n") == 1
        assert json.loads(told)["decision"] == "block"
    else:
        assert (told, warned) == (b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_end_is_no_error_of_whatever_was_at_work(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], asked: signal.Signals
) -> None:
    def run(*_: object) -> int:
        try:
            os.kill(os.getpid(), asked)
            time.sleep(5)
        except KeyboardInterrupt:
            raise InputError(Fault("base.yaml", 1, 1, "x", {"id": "ABORTED", "en": "ABORTED"})) from None
        return 0

    monkeypatch.setattr(entry, "_run", run)
    before = signal.signal(signal.SIGINT, signal.default_int_handler), signal.getsignal(signal.SIGTERM)
    try:
        assert entry.main(["check", "--lang", "en"]) == 130
    finally:
        signal.signal(signal.SIGINT, before[0])
        signal.signal(signal.SIGTERM, before[1])
    assert capfdbinary.readouterr() == (b"", b"")


def test_what_cannot_be_written_is_told_once(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    full = OutputError(Fault("out.json", 0, 0, "not-written", {"id": "penuh.", "en": "full."}))
    monkeypatch.setattr(entry, "_run", raising(full))
    monkeypatch.setattr(entry, "emit", raising(full))
    assert entry.main(["check", "--format", "json", "--lang", "en"]) == 2
    assert capfdbinary.readouterr().err == b"out.json: full.\n"
