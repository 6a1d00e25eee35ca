"""The wheel works where there is no checkout: the packs and templates travel in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "lumbungrasa"


def run(command: list[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(command, cwd=folder, env=kept | more, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment with the wheel and its extras in it."""
    folder = tmp_path_factory.mktemp("wheel")
    own = ROOT / ".uv" / "bin" / "uv"
    uv = own if own.is_file() else shutil.which("uv")
    assert uv, "uv is missing: script/bootstrap installs it"

    def build(*arguments: str | Path) -> None:
        done = run([uv, *arguments], folder, UV_SYSTEM_CERTS="1")
        assert done.returncode == 0, done.stderr

    build("build", "--quiet", "--wheel", "--out-dir", folder / "dist", ROOT)
    build("venv", "--quiet", folder / "venv", "--python", ROOT / ".venv" / "bin" / "python")
    (wheel,) = (folder / "dist").glob("*.whl")
    build("pip", "install", "--quiet", "--python", folder / "venv" / "bin" / "python", f"{wheel}[pdf,office]")
    return folder / "venv" / "bin"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "workspace"))


def test_checks_outside_the_checkout(installed: Path, workspace: Path) -> None:
    done = run([installed / "smpolicy", "check", "drafts", "--today", "2026-11-22", "--format", "json"], workspace)
    here = run([ROOT / ".venv/bin/smpolicy", "check", "drafts", "--today", "2026-11-22", "--format", "json"], workspace)
    assert done.returncode == 1, done.stderr
    assert done.stdout == here.stdout


def test_renders_outside_the_checkout(installed: Path, workspace: Path) -> None:
    done = run([installed / "smpolicy", "render", "policy", "--format", "html", "--lang", "id", "--output", "out"], workspace)
    assert done.returncode == 0, done.stderr
    assert "Lumbung Rasa" in (workspace / "out" / "policy.id.html").read_text(encoding="utf-8")


def test_tests_its_packs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    done = run([installed / "smpolicy", "test", "--coverage"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
