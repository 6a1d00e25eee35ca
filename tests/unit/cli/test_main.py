"""Whatever ends a command: an exit code that cannot be taken for a pass, and no traceback."""

from __future__ import annotations

import json
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
