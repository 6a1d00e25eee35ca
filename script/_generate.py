"""Writes what is made from other files: schemas/ from the loader, docs/clauses.md from the packs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from smpolicy import bootstrap
from smpolicy.policy.clause import Clause
from smpolicy.policy.load import load_pack, shipped_packs

ROOT = Path(__file__).parents[1]
HEAD = """# The clauses of the shipped packs

Made by `script/generate` from `policies/`; `smpolicy explain ID` tells more of each.
"""


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with what it should hold."""
    for name, schema in bootstrap.schemas().items():
        yield ROOT / "schemas" / f"{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    yield ROOT / "docs" / "clauses.md", HEAD + "".join(_pack(name) for name in shipped_packs())


def _pack(name: str) -> str:
    rows = sorted(_row(clause) for clause in load_pack(name).clauses if clause.pack == name)
    head = "| clause | severity | route | rules | Indonesia | English |\n|---|---|---|---|---|---|\n"
    return f"\n## {name}\n\n{head}{''.join(rows)}"


def _row(clause: Clause) -> str:
    kinds = ", ".join(sorted({rule.KIND for rule in clause.rules})) or clause.check
    cells = [clause.id, clause.severity, clause.route, kinds, clause.title["id"], clause.title["en"]]
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"


def _is_current(path: Path, wanted: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == wanted


def main(arguments: list[str]) -> int:
    stale = [(path, wanted) for path, wanted in generated() if not _is_current(path, wanted)]
    if arguments == ["--check"]:
        for path, _ in stale:
            print(f"{path.relative_to(ROOT)} is not current: run script/generate")
        return bool(stale)
    for path, wanted in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
