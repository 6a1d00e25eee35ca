"""Imports go down only, and a check pays for nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = {"click", "fastapi", "jinja2", "pikepdf", "pydantic", "pyhanko", "sqlalchemy", "weasyprint", "yaml"}
CHECKING = ["smpolicy.engine.check", "smpolicy.engine.ruleset", "smpolicy.detectors._registry", "smpolicy.app.check"]


def test_layers_hold() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_checking_imports_nothing_heavy() -> None:
    """Asked in a process of its own: here pytest and the other tests have imported much."""
    program = f"import sys, {', '.join(CHECKING)}; print(*sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
