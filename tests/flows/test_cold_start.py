"""A second check starts from the cache, says the same, and notices every change."""

from __future__ import annotations

from pathlib import Path

from .conftest import POLICY, Program

COMMAND = ("check", "drafts", "--today", "2026-11-22", "--format", "json")
SLOW = ("smpolicy.engine.compile", "smpolicy.policy.load", "weasyprint", "jinja2", "pydantic")


def imported(stderr: str) -> set[str]:
    """The modules that `-X importtime` names."""
    return {line.rpartition("|")[2].strip() for line in stderr.splitlines() if line.startswith("import time:")}


def test_the_second_check_compiles_nothing(smpolicy: Program, workspace: Path) -> None:
    first, second = smpolicy(*COMMAND), smpolicy(*COMMAND, PYTHONPROFILEIMPORTTIME="1")
    assert (first.code, second.code) == (1, 1)
    assert first.stdout == second.stdout
    assert imported(second.stderr) & set(SLOW) == set()
    (workspace / "smpolicy.yaml").write_text(POLICY.replace("terms: [bodoh]", "terms: [dungu]"), encoding="utf-8")
    changed = smpolicy(*COMMAND)
    assert {finding["rule"] for finding in changed.json["findings"]} == {"UJI-01", "UJI-03", "UJI-04"}


def test_a_policy_that_broke_is_not_answered_from_the_cache(smpolicy: Program, workspace: Path) -> None:
    assert smpolicy(*COMMAND).code == 1
    (workspace / "smpolicy.yaml").write_text("schema: smpolicy/1\n", encoding="utf-8")
    assert smpolicy(*COMMAND).code == 2


def test_the_gate_uses_it_too(smpolicy: Program) -> None:
    request = '{"kind": "post", "text": "Hubungi 0812-3456-7890"}'
    first = smpolicy("gate", "--today", "2026-11-22", stdin=request)
    second = smpolicy("gate", "--today", "2026-11-22", stdin=request, PYTHONPROFILEIMPORTTIME="1")
    assert (first.code, second.code) == (1, 1)
    assert first.stdout == second.stdout
    assert imported(second.stderr) & set(SLOW) == set()


def test_without_a_home_nothing_is_kept_and_all_is_well(smpolicy: Program) -> None:
    done = smpolicy(*COMMAND, HOME="/dev/null", XDG_CACHE_HOME="/dev/null")
    assert (done.code, done.stderr) == (1, "")
