"""What the command line reads out of its arguments and of its surroundings."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import click
import pytest

from smpolicy.cli._faults import error_document, internal_fault, usage_fault
from smpolicy.cli._period import days_of
from smpolicy.cli._progress import FROM, Progress
from smpolicy.cli._session import Session, locale_language
from smpolicy.cli.check import spread_only
from smpolicy.errors import Fault


@pytest.mark.parametrize(
    ("given", "spread"),
    [
        (["--only", "A-1", "drafts"], ["--only", "A-1", "drafts"]),
        (["--only", "A-1", "B-2/phone", "drafts"], ["--only", "A-1", "--only", "B-2/phone", "drafts"]),
        (["drafts", "--only", "A-1", "B-2", "--route", "pr"], ["drafts", "--only", "A-1", "--only", "B-2", "--route", "pr"]),
        (["--only", "A-1", "drafts", "B-2"], ["--only", "A-1", "drafts", "B-2"]),
        (["--only", "whatever", "B-2"], ["--only", "whatever", "B-2"]),
        (["--only=A-1", "B-2"], ["--only=A-1", "B-2"]),
        (["--only", "A-1", "--only", "B-2", "C-3"], ["--only", "A-1", "--only", "B-2", "--only", "C-3"]),
        (["--", "--only", "A-1", "B-2"], ["--", "--only", "A-1", "B-2"]),
        (["--only"], ["--only"]),
    ],
)
def test_several_rules_follow_one_option(given: list[str], spread: list[str]) -> None:
    assert spread_only(given) == spread


def test_a_file_named_like_a_rule_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "B-2").mkdir()
    assert spread_only(["--only", "A-1", "B-2"]) == ["--only", "A-1", "B-2"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-Q1", (date(2026, 1, 1), date(2026, 3, 31))),
        ("2026Q4", (date(2026, 10, 1), date(2026, 12, 31))),
        ("2028-02", (date(2028, 2, 1), date(2028, 2, 29))),
        ("2026-10-01..2026-11-22", (date(2026, 10, 1), date(2026, 11, 22))),
        ("2026-Q5", None),
        ("2026-10-01", None),
        ("", None),
    ],
)
def test_periods(text: str, days: tuple[date, date] | None) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize("text", ["2026-13", "2026-02-30..2026-03-01", "0000"])
def test_periods_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(text)


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LC_ALL": "id_ID.UTF-8", "LANG": "en_US.UTF-8"}, "id"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB@euro"}, "en"),
        ({"LANG": "in"}, "id"),
        ({"LC_ALL": "POSIX", "LANG": "id_ID"}, None),
        ({"LANG": "ide_XX"}, None),
        ({}, None),
    ],
)
def test_language_of_a_locale(environment: dict[str, str], lang: str | None) -> None:
    assert locale_language(environment) == lang


@pytest.mark.parametrize(
    ("arguments", "lang", "answers"),
    [
        (["check", "x", "--lang", "id"], "id", ""),
        (["check", "x", "--lang=id", "--format=jsonl"], "id", "json"),
        (["check", "--format", "json", "--", "--lang", "id"], "en", "json"),
        (["--lang", "id", "gate"], "id", "gate"),
        (["render", "policy", "--lang", "id,en"], "id", ""),
        (["--lang", "id,en", "gate"], "id", "gate"),
        (["gate", "--lang"], "en", "gate"),
        (["check", "gate", "--lang", "fr"], "en", ""),
    ],
)
def test_session_before_parsing(arguments: list[str], lang: str, answers: str) -> None:
    session = Session.of(arguments, {"LANG": "en_GB"})
    assert (session.lang, session.answers) == (lang, answers)


def test_session_meets_a_policy() -> None:
    assert Session.of(["check"], {"LANG": "C"}).meet(("id", "en")) == "id"
    assert Session.of(["check"], {"LANG": "en"}).meet(("id", "en")) == "en"
    assert Session.of(["check"], {}).meet(("jv",)) == "en"


def test_progress_is_for_people_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def told(stream: io.StringIO, total: int) -> str:
        monkeypatch.setattr("sys.stderr", stream)
        progress = Progress("en")
        for done in range(1, total + 1):
            progress(done, total)
        return stream.getvalue()

    assert told(io.StringIO(), FROM) == ""
    assert told(Terminal(), FROM - 1) == ""
    shown = told(Terminal(), FROM)
    assert "checking 1 of 300" in shown
    assert shown.endswith("\x1b[K")


def test_the_gates_error_begins_with_the_decision() -> None:
    fault = Fault("a", 0, 0, "x", {"id": "salah", "en": "wrong"})
    assert error_document([fault], "en", "gate").startswith('{"decision": "block"')
    assert error_document([fault], "en", "gate").count("\n") == 1
    assert '"message": "salah"' in error_document([fault], "id", "json")


def test_every_fault_speaks_both_languages() -> None:
    command = click.Command("x", params=[click.Option(["--flag"], is_flag=True), click.Argument(["name"])])
    context = click.Context(command, info_name="x")
    errors = [
        click.NoSuchOption("--flg", possibilities=["--flag"], ctx=context),
        click.BadOptionUsage("--flag", "no value", ctx=context),
        click.BadOptionUsage("--other", "a value", ctx=context),
        click.MissingParameter(ctx=context, param=command.params[1]),
        click.UsageError("something else", ctx=context),
        click.FileError("f"),
    ]
    for fault in [*map(usage_fault, errors), internal_fault(KeyError("k")), internal_fault(MemoryError())]:
        assert fault.what["id"]
        assert fault.what["en"]
        assert fault.what["id"] != fault.what["en"]
        assert "\n" not in fault.say("en")
