"""What git says is changed or new in a workspace."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from smpolicy.errors import Fault, UsageError

_TIMEOUT = 60
# A repository's own settings may name programs to be run; these two are not.
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_STATUS = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=all", "--", ".")
_CODE = 3
"""Characters before the path: two of state, one space."""


def changed_files(folder: Path) -> frozenset[Path]:
    """The files below a folder that are changed, staged or untracked, resolved; deleted ones are not there any more.

    Raises `UsageError` where there is no git or no repository.
    """
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n"))
    rows = os.fsdecode(_git(folder, *_STATUS)).split("\0")
    found = (top / row[_CODE:] for row in rows if row)
    return frozenset(path.resolve() for path in found if path.exists())


def _git(folder: Path, *arguments: str) -> bytes:
    # A hook's own variables speak of another folder than the one that is asked about.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from outside
            [*_GIT, *arguments],
            cwd=folder,
            env={**kept, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except FileNotFoundError:
        raise UsageError(_fault("git tidak terpasang.", "git is not installed.")) from None
    except subprocess.TimeoutExpired:
        raise UsageError(_fault(f"git belum menjawab setelah {_TIMEOUT} detik.", f"git did not answer in {_TIMEOUT} seconds.")) from None
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise UsageError(_fault(f"git tidak dapat menyebut yang berubah ({reason}).", f"git cannot say what has changed ({reason})."))
    return done.stdout


def _fault(what_id: str, what_en: str) -> Fault:
    remedy = {"id": "Sebutkan berkas atau foldernya tanpa --changed.", "en": "Name the files or folders without --changed."}
    return Fault("--changed", 0, 0, "no-git", {"id": what_id, "en": what_en}, remedy)
