"""Workspaces that cannot be used: every fault with its place, its cause, what was expected and what to do, in time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.compile import compile_policy
from smpolicy.errors import Fault, PolicyError
from smpolicy.model.localised import LANGUAGES
from smpolicy.policy.load import load_policy

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "policy" / "workspaces.yaml").read_text(encoding="utf-8"))
HEAD = 'schema: smpolicy/1\nkind: policy\nid: T-1\ntitle: {id: Kebijakan, en: Policy}\nversion: "1.0"\n'
CLAUSE = """\
chapters: [{id: c, title: {id: B, en: B}}]
clauses: [{id: N-1, chapter: c, title: {id: A, en: A}, text: {id: A, en: A}, severity: info, route: pr, rules: [
"""


def write(root: Path, case: dict[str, Any]) -> None:
    policy = case.get("policy", "")
    if "rules" in case:
        policy = CLAUSE + "".join(f"    {one},\n" for one in case["rules"]) + "  ]}]\n"
    data = bytes.fromhex(case["hex"]) if "hex" in case else (HEAD + policy).encode()
    (root / "smpolicy.yaml").write_bytes(data)
    for name, text in case.get("files", {}).items():
        (root / name).write_text(text, encoding="utf-8")
    for name, target in case.get("links", {}).items():
        (root / name).symlink_to(target)


def faults_of(root: Path) -> tuple[Fault, ...]:
    with pytest.raises(PolicyError) as caught:
        compile_policy(load_policy(root), all_detectors())
    assert caught.value.exit_code == 2
    return caught.value.faults


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "ruang"
    root.mkdir()
    monkeypatch.chdir(root)
    (tmp_path / "luar.yaml").write_text(HEAD, encoding="utf-8")
    write(root, case)
    faults = faults_of(root)

    assert [f"{one.file}:{one.line}:{one.column} {one.code}" for one in faults] == case["faults"]
    told = " ".join(one.say("en") for one in faults)
    for word in case.get("says", ()):
        assert word.lower() in told.lower(), told
    for one in faults:
        for lang in LANGUAGES:
            assert "{" not in one.say(lang).replace("{id: ..., en: ...}", ""), one.say(lang)
        assert one.what["id"] != one.what["en"], one.what
        assert tells_what_to_do(one), one.say("en")


def tells_what_to_do(fault: Fault) -> bool:
    """A remedy beside the cause, or in the cause itself: the nearest name, or what should stand there."""
    said = fault.what["en"]
    return bool(fault.help.get("en") and fault.help.get("id")) or any(
        word in said for word in ("did you mean", "should be", "; ", "is expected")
    )


def lines(count: int, line: str) -> str:
    return "".join(line.format(n) for n in range(count))


# Each of these is small enough to be read, and would cost much if it were read without care.
HOSTILE = {
    "anchors that explode in width": "organisation:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + lines(12, "  b{0}: &b{0} [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]\n")
    + lines(200, "  c{0}: [*b0, *b1, *b2, *b3, *b4, *b5, *b6, *b7, *b8, *b9]\n"),
    "anchors that explode in depth": "organisation:\n  a0: &a0 [x]\n"
    + "".join(f"  a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
    "a million brackets": "organisation: " + "[" * 500_000,
    "nested mappings": "organisation: " + "{a: " * 200_000,
    "one endless line": "organisation: {name: " + "x" * 900_000 + ", foo: 1}\n",
    "very many keys": "organisation:\n" + lines(60_000, "  k{0}: 1\n"),
    "very many clauses": "clauses:\n" + lines(15_000, "  - {{id: A-{0}}}\n"),
    "very many faults in one list": "extends: [" + "{a: b}," * 90_000 + "]\n",
    "a pattern of many groups": CLAUSE
    + "  {kind: forbid, patterns: ['"
    + "(" * 2000
    + "x"
    + ")" * 1999
    + "'], message: {id: X, en: X}}]}]\n",
    "patterns that run away": CLAUSE
    + lines(100, "  {{kind: forbid, sub: s{0}, patterns: ['{0}|(?:a|aa)+$'], message: {{id: X, en: X}}}},\n")
    + "]}]\n",
    "an expression of many brackets": CLAUSE
    + "  {kind: assert, that: '"
    + "(" * 5000
    + "true"
    + ")" * 5000
    + "', message: {id: X, en: X}}]}]\n",
    "a file over the limit": "# " + "x" * 1_100_000,
}
CHILD = """
import re, sys, time
from pathlib import Path
from smpolicy.detectors._registry import all_detectors
from smpolicy.engine.compile import compile_policy
from smpolicy.errors import PolicyError
from smpolicy.policy.load import load_policy
try:
    compile_policy(load_policy(Path(sys.argv[1])), all_detectors())
    told = 0
except PolicyError as error:
    told = len(error.faults)
# Not ru_maxrss: a process begins with the peak of the one that started it.
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(told, int(peak[1]) // 1024, time.process_time())
"""
SECONDS, MEGABYTES = 10, 500
"""Of the processor, so that a busy machine makes no test fail."""


@pytest.mark.parametrize("name", HOSTILE)
def test_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "smpolicy.yaml").write_text(HEAD + HOSTILE[name], encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", CHILD, str(tmp_path)], capture_output=True, text=True, timeout=10 * SECONDS, check=False)

    assert done.returncode == 0, done.stderr[-2000:]
    told, megabytes, seconds = map(float, done.stdout.split())
    assert 0 < told <= 201
    assert megabytes < MEGABYTES
    assert seconds < SECONDS


def test_a_folder_without_a_policy(tmp_path: Path) -> None:
    assert [one.code for one in faults_of(tmp_path)] == ["not-a-workspace"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "smpolicy.yaml").write_bytes((HEAD + "organisation: {name: 'PT Ümlaut 😀'}\n").encode(encoding))

    assert load_policy(tmp_path).view["organisation"]["name"] == "PT Ümlaut 😀"
