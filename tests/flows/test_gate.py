"""`smpolicy gate`: one JSON in, one JSON out, and never a pass for what could not be checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Program

TODAY = ("--today", "2026-11-22")
CLEAN = {"kind": "post", "text": "Selamat pagi, Kak."}
BAD_INPUT = {
    "nothing": b"",
    "white space": b" \n",
    "no UTF-8": b'{"kind": "post", "text": "\xff\xfe\xfa"}',
    "half a character": '{"kind": "post", "text": "ü'.encode()[:-1],
    "NUL": b'{"kind": "post", "text": "a\\u0000b"}',
    "raw NUL": b'{"kind": "post", "text": "a\x00b"}',
    "no JSON": b"kind: post",
    "half of an emoji": b'{"kind": "post", "text": "a\\ud83db"}',
    "half a JSON": b'{"kind": "post", "text": "Selamat',
    "two values": b'{"kind": "post", "text": "a"} {"kind": "post", "text": "b"}',
    "a list": b'[{"kind": "post", "text": "a"}]',
    "a number": b"42",
    "null": b"null",
    "NaN": b'{"kind": "post", "text": "a", "views": NaN}',
    "infinity": b'{"kind": "post", "text": "a", "views": 1e999}',
    "a long number": b'{"kind": "post", "text": "a", "views": ' + b"9" * 5000 + b"}",
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep lists": b'{"text": ' + b"[" * 200_000,
    "the same key twice": b'{"kind": "post", "text": "a", "text": "b"}',
    "an unknown key": b'{"kind": "post", "text": "a", "txet": "b"}',
    "an unknown kind": b'{"kind": "poem", "text": "a"}',
    "no kind": b'{"account": "x"}',
    "no text": b'{"kind": "post"}',
    "a wrong type": b'{"kind": "post", "text": ["a"]}',
    "a wrong type deep down": b'{"kind": "post", "text": "a", "approvals": [{"person": {"id": 1}}]}',
    "too large": b'{"kind": "post", "text": "' + b"a" * (2 * 1024 * 1024) + b'"}',
    "too many values": b'{"kind": "post", "text": "a", "hashtags": [' + b'"a",' * 400_000 + b'"a"]}',
}


def test_allows_what_is_clean(smpolicy: Program) -> None:
    done = smpolicy("gate", *TODAY, stdin=json.dumps(CLEAN))
    assert (done.code, done.stderr) == (0, "")
    assert next(iter(done.json)) == "decision"
    assert done.json["decision"] == "allow"
    assert done.json["schema"] == "smpolicy/report/1"
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("fields", "decision", "code"),
    [
        ({"text": "Halo, Kak."}, "allow", 0),
        ({"text": "Jangan sebut bodoh."}, "ask", 1),
        ({"text": "Hubungi 0812-3456-7890"}, "block", 1),
        ({"text": "Selamat pagi.", "plan_item": "besok"}, "block", 1),
    ],
)
def test_decides(smpolicy: Program, fields: dict[str, str], decision: str, code: int) -> None:
    done = smpolicy("gate", *TODAY, stdin=json.dumps({"kind": "post", **fields}))
    assert (done.json["decision"], done.code) == (decision, code)


@pytest.mark.parametrize("given", ["besok", "2026-02-31", "22/11/2026", "2026-W47-7", "20261122"])
def test_a_day_that_nobody_can_read_is_never_allowed(smpolicy: Program, given: str) -> None:
    done = smpolicy("gate", *TODAY, "--lang", "id", stdin=json.dumps({**CLEAN, "publish_at": given}))
    assert (done.json["decision"], done.code) == ("ask", 1)
    (found,) = done.json["findings"]
    assert (found["rule"], found["sub"], found["severity"], found["route"]) == ("INPUT", "date_unreadable", "warning", "comms")
    assert f"'{given}' bukan tanggal yang dapat dibaca" in found["message"]
    dated = smpolicy("gate", *TODAY, stdin=json.dumps({**CLEAN, "publish_at": "2026-11-22T09:00:00+07:00"}))
    assert dated.json["decision"] == "allow"


@pytest.mark.parametrize("name", BAD_INPUT)
def test_blocks_what_it_cannot_read(smpolicy: Program, name: str) -> None:
    blocks(smpolicy, BAD_INPUT[name])


def blocks(smpolicy: Program, stdin: bytes, *options: str | Path) -> list[dict[str, object]]:
    """Every way to fail: exit 2, a decision first, faults with a message, and a line for people."""
    done = smpolicy("gate", *TODAY, *options, stdin=stdin)
    assert done.code == 2, done.stdout
    assert next(iter(done.json)) == "decision"
    assert done.json["decision"] == "block"
    assert done.json["schema"] == "smpolicy/error/1"
    assert done.json["errors"]
    assert all(error["message"] for error in done.json["errors"])
    assert done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stdout) < 200_000
    found: list[dict[str, object]] = done.json["errors"]
    return found


def test_blocks_without_a_policy(smpolicy: Program, workspace: Path, tmp_path: Path) -> None:
    blocks(smpolicy, json.dumps(CLEAN).encode(), "--workspace", tmp_path / "nowhere")
    (workspace / "smpolicy.yaml").write_text("schema: smpolicy/1\nkind: policy\nsevrity: x\n", encoding="utf-8")
    errors = blocks(smpolicy, json.dumps(CLEAN).encode())
    assert {"file": "smpolicy.yaml", "line": 3, "column": 1}.items() <= errors[-1].items()
    (workspace / "smpolicy.yaml").unlink()
    blocks(smpolicy, json.dumps(CLEAN).encode())


def test_blocks_wrong_usage(smpolicy: Program) -> None:
    for options in (["--bogus"], ["x"], ["--today", "tomorrow"], ["--lang", "fr"], ["--workspace"]):
        done = smpolicy("gate", *options, stdin=json.dumps(CLEAN))
        assert done.code == 2, options
        assert done.json["decision"] == "block", options


def test_speaks_the_language_that_is_asked_for(smpolicy: Program) -> None:
    request = json.dumps({"kind": "post", "text": "Hubungi 0812-3456-7890"})
    said = {lang: smpolicy("gate", *TODAY, "--lang", lang, stdin=request).json["findings"][0]["message"] for lang in ("id", "en")}
    assert said["id"].startswith("Nomor telepon terbaca")
    assert said["en"].startswith("A telephone number can be read")
