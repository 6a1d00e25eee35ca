"""What the pages say is so: each command of a ```sh block ends as its comment says, and prints the ```text block under it.

A block ```html PATH, or of another language, is what that file of the workspace holds then. `# exit N` at a command's end is its exit
code, 0 where nothing is said. A line `...` of the output stands for any lines.
Commands run in a copy of the example workspace; blocks marked ```sh in-the-checkout are those a person runs in the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DESIGN = ROOT.parent / "shared" / "DESIGN.md"
PAGES = [ROOT / "README.md", ROOT / "README.id.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```sh\n(?P<commands>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```$)?", re.MULTILINE | re.DOTALL)
IN_CHECKOUT = re.compile(r"^```sh in-the-checkout\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^```\w+ (?P<path>[\w/-]+\.\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d)$")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


@dataclass(frozen=True)
class Command:
    line: str
    code: int
    output: str | None


def commands_of(page: str) -> list[Command]:
    found = []
    for block in BLOCK.finditer(page):
        lines = [line for line in block["commands"].replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
        for line in lines:
            said = EXIT.search(line)
            shown = block["output"] if line is lines[-1] else None
            found.append(Command(EXIT.sub("", line), int(said[1]) if said else 0, shown))
    return found


def matches(shown: str, printed: str) -> bool:
    parts = [re.escape(line) if line != "..." else "(?s:.*?)" for line in shown.rstrip("\n").split("\n")]
    return re.fullmatch("\n".join(parts), printed.rstrip("\n")) is not None


def with_commands() -> list[Path]:
    return [page for page in PAGES if commands_of(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", with_commands(), ids=lambda page: page.name)
def test_commands_do_what_the_page_says(page: Path, tmp_path: Path) -> None:
    workspace = shutil.copytree(ROOT / "examples" / "lumbungrasa", tmp_path / "lumbungrasa")
    locale = "id_ID.UTF-8" if page.name.endswith(".id.md") else "en_GB.UTF-8"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = []
    text = page.read_text(encoding="utf-8")
    for file in FILE.finditer(text):
        (workspace / file["path"]).parent.mkdir(parents=True, exist_ok=True)
        (workspace / file["path"]).write_text(file["text"], encoding="utf-8")
    for command in commands_of(text):
        done = subprocess.run(
            ["bash", "-c", command.line],
            cwd=workspace,
            env={"PATH": path, "HOME": str(tmp_path), "LC_ALL": locale, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode != command.code:
            told.append(f"{command.line}\n  exit {done.returncode}, the page says {command.code}\n{done.stderr or done.stdout}")
        elif command.output is not None and not matches(command.output, done.stdout):
            told.append(f"{command.line}\n  prints something else:\n{done.stdout}")
    assert not told, "\n\n".join(told)


def test_there_are_commands_to_try() -> None:
    assert {"README.md", "README.id.md"} <= {page.name for page in with_commands()}


def test_both_readmes_show_the_same_commands() -> None:
    english, indonesian = (commands_of((ROOT / name).read_text(encoding="utf-8")) for name in ("README.md", "README.id.md"))
    in_indonesian = [(one.line.replace("--lang en", "--lang id").replace(".en.pdf", ".id.pdf"), one.code) for one in english]
    assert in_indonesian == [(one.line, one.code) for one in indonesian]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_scripts_are_there(page: Path) -> None:
    blocks = IN_CHECKOUT.findall(page.read_text(encoding="utf-8"))
    named = {name for block in blocks for name in re.findall(r"^(script/\w+)", block, re.MULTILINE)}
    assert [name for name in named if not os.access(ROOT / name, os.X_OK)] == []


def test_every_decision_says_why() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [page.name for page in pages if "**Why:**" not in page.read_text(encoding="utf-8")] == []
    assert [page.name[:3] for page in pages] == [f"{number:03}" for number in range(1, len(pages) + 1)]


@pytest.mark.skipif(not DESIGN.exists(), reason="the design's own page is not beside this checkout")
def test_glossary_is_the_designs() -> None:
    table = re.search(r"^\| word .*?(?=\n\n)", DESIGN.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert table
    assert table[0] in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
