"""Writes what is made from other files: schemas/ from the loader; docs/clauses.md, docs/coverage.md and docs/rules/ from the packs;
docs/template-values.md from the documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from _coverage import coverage_page
from _markdown import line
from _packs import all_packs
from _rule_pages import rule_pages
from _template_values import template_values_page

from smpolicy import bootstrap
from smpolicy.policy.clause import Clause, Policy
from smpolicy.reports._safe import in_markdown

ROOT = Path(__file__).parents[1]
RULES = ROOT / "docs" / "rules"
HEAD = """# The clauses of the shipped packs

Made by `script/generate` from `policies/`; `smpolicy explain ID` tells more of each, and so does the [rule catalogue](rules/index.md).
"""


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with what it should hold."""
    for name, schema in bootstrap.schemas().items():
        yield ROOT / "schemas" / f"{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    packs = all_packs()
    yield ROOT / "docs" / "clauses.md", HEAD + "".join(_pack(name, pack) for name, pack in packs.items())
    yield ROOT / "docs" / "coverage.md", coverage_page(packs)
    yield ROOT / "docs" / "template-values.md", template_values_page()
    for name, page in rule_pages(packs):
        yield RULES / name, page


def _pack(name: str, pack: Policy) -> str:
    rows = sorted(_row(clause) for clause in pack.clauses if clause.pack == name)
    head = line("clause", "severity", "route", "rules", "Indonesia", "English") + "|---|---|---|---|---|---|\n"
    return f"\n## {name}\n\n{head}{''.join(rows)}"


def _row(clause: Clause) -> str:
    kinds = ", ".join(sorted({rule.KIND for rule in clause.rules})) or clause.check
    return line(clause.id, clause.severity, clause.route, kinds, in_markdown(clause.title["id"]), in_markdown(clause.title["en"]))


def _is_current(path: Path, wanted: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == wanted


def _left_over(wanted: Mapping[Path, str]) -> list[Path]:
    """Pages of packs that are gone."""
    return [path for path in sorted(RULES.glob("*.md")) if path not in wanted]


def main(arguments: list[str]) -> int:
    wanted = dict(generated())
    stale = [path for path, text in wanted.items() if not _is_current(path, text)]
    left_over = _left_over(wanted)
    if arguments == ["--check"]:
        for path in (*stale, *left_over):
            print(f"{path.relative_to(ROOT)} is not current: run script/generate")
        return bool(stale or left_over)
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    for path in left_over:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
