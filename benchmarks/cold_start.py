"""Cold time of `smpolicy check` on one draft, beside `python -c pass` and proselint on the same text. --runs N, --output FILE.

`smpolicy check` is timed twice: as it is, with the compiled policy in the user's cache, and with an empty cache, as after a change of the policy.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
DRAFT = ROOT / "examples" / "lumbungrasa" / "drafts" / "R-2026-0457.md"
FOUND_SOMETHING = (0, 1)
NEW = "smpolicy check, empty cache"


def seconds(command: Sequence[str | Path], cache: Path) -> float:
    """Wall time of one process, whose cache is in that folder. Raises `RuntimeError` when it ended as no check ends."""
    # Where Python may not keep what it compiles, every program would be timed with its own compilation.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    done = subprocess.run(command, env=kept | {"XDG_CACHE_HOME": str(cache)}, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode not in FOUND_SOMETHING:
        raise RuntimeError(f"{command}: exit {done.returncode}: {done.stderr}")
    return taken


def proselint() -> Path | None:
    """proselint in an environment of its own, so that it brings nothing into ours; None where it cannot be had."""
    uv = ROOT / ".uv" / "bin" / "uv" if (ROOT / ".uv" / "bin" / "uv").is_file() else shutil.which("uv")
    home = ROOT / "bench-out" / "proselint"
    if uv is None:
        return None
    if not (home / "bin" / "proselint").is_file():
        steps = [
            [uv, "venv", "--quiet", "--clear", home, "--python", sys.executable],
            [uv, "pip", "install", "--quiet", "--system-certs", "--python", home / "bin" / "python", "proselint"],
        ]
        if any(subprocess.run(step, capture_output=True, check=False).returncode for step in steps):
            return None
    return home / "bin" / "proselint"


def commands() -> Mapping[str, Sequence[str | Path]]:
    """What is measured, by name. The second of proselint's is left out where it cannot be installed."""
    other = proselint()
    check: list[str | Path] = [PROGRAMS / "smpolicy", "check", "--today", "2026-11-22", "--workspace", DRAFT.parents[1], DRAFT]
    ours: dict[str, Sequence[str | Path]] = {"python -c pass": [sys.executable, "-c", "pass"], "smpolicy check": check, NEW: check}
    return ours if other is None else ours | {"proselint check": [other, "check", DRAFT]}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--output", type=Path)
    wanted = parser.parse_args(arguments)
    measured = commands()
    taken: dict[str, list[float]] = {name: [] for name in measured}
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "kept"
        for command in measured.values():
            seconds(command, warm)  # makes what Python and we keep from a first run
        for run in range(wanted.runs):  # in turns, so that a busy moment of the machine meets all alike
            for name, command in measured.items():
                taken[name].append(seconds(command, Path(folder) / str(run) if name == NEW else warm))
    rows = {
        name: {"median_ms": round(statistics.median(times) * 1000), "min_ms": round(min(times) * 1000)} for name, times in taken.items()
    }
    for name, row in rows.items():
        print(f"{name:27} median {row['median_ms']:5} ms   least {row['min_ms']:5} ms")
    if "proselint check" not in rows:
        print("proselint could not be installed and was not measured")
    if wanted.output:
        wanted.output.write_text(
            json.dumps({"runs": wanted.runs, "python": sys.version.split()[0], "times": rows}, indent=2) + "\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
