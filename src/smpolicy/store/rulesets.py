"""Compiled policies between runs: a check that starts cold reads one file instead of compiling some hundred expressions.

An entry holds as long as every file of the policy has the same bytes, and the program is the same to the file.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import platform
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import platformdirs

from smpolicy import __version__
from smpolicy.detectors._finder import Gates, all_gates
from smpolicy.engine.ruleset import FORMAT, Ruleset, rule_kinds
from smpolicy.matching import lazy, ready
from smpolicy.policy.clause import Policy, PolicyHead
from smpolicy.policy.template_folder import template_paths
from smpolicy.policy.workspace_file import packs_folder
from smpolicy.store._folder import CacheFolder

_PACK = "pack:"
_PACKAGE = Path(__file__).resolve().parents[1]
_LARGEST_INPUT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredHead:
    """What readers ask of a policy that was not read again; a `PolicyHead`."""

    id: str
    root: Path
    languages: tuple[str, ...]
    view: Mapping[str, Any]
    settings: Mapping[str, Any]
    files: Mapping[str, str]
    texts: Mapping[str, str]


class StoredRulesets:
    """`app.ports.RulesetStore` over a cache folder; without one, nothing is kept."""

    def __init__(self, folder: CacheFolder | None) -> None:
        self._folder = folder

    @classmethod
    def of_user(cls) -> StoredRulesets:
        """In the user's own cache folder."""
        try:
            return cls(CacheFolder(platformdirs.user_cache_path("smpolicy", appauthor=False)))
        except (OSError, RuntimeError):  # no home
            return cls(None)

    def load(self, root: Path) -> tuple[PolicyHead, Ruleset] | None:
        """The ruleset of a workspace of which no file has changed since it was kept."""
        data = self._entry(_name_of(root))
        if data is None or any(_digest(_path_of(name, root)) != digest for name, digest in data["inputs"].items()):
            return None
        if not template_paths(root) <= data["inputs"].keys():
            return None
        try:
            ruleset = Ruleset.from_data(data["ruleset"], self.gates())
            ready.load(data["expressions"])
        except (KeyError, TypeError, ValueError):
            return None
        head = StoredHead(data["id"], root, ruleset.languages, ruleset.view, ruleset.settings, data["files"], data["texts"])
        return head, ruleset

    def keep(self, policy: Policy, ruleset: Ruleset) -> None:
        """Keeps the ruleset of a policy."""
        data: dict[str, Any] = {"id": policy.id, "files": dict(policy.files), "inputs": dict(policy.digests), "texts": policy.texts}
        data["ruleset"] = ruleset.to_data()
        guards = (source for one in ruleset.rules for _, source in one.rule.guards())
        data["expressions"] = ready.dump((source, 0) for source in (*ruleset.matcher.sources, *guards))
        self._write(_name_of(policy.root), data)

    def gates(self) -> Gates:
        """The gates of the detectors, compiled once for each installation, as are the program's own expressions."""
        if self._folder is None:
            return all_gates()
        data = self._entry("gates")
        if data is not None:
            ready.load(data["expressions"])
            return Gates(data["automaton"])
        rule_kinds()  # so that their modules' expressions are among those of the program
        self._write("gates", {"automaton": all_gates().dump(), "expressions": ready.dump(lazy.sources())})
        return all_gates()

    def _entry(self, name: str) -> dict[str, Any] | None:
        found = self._folder.read(name) if self._folder else None
        if found is None:
            return None
        try:
            data = marshal.loads(found)  # noqa: S302 - sealed, and from a folder that this user alone can write
        except (EOFError, TypeError, ValueError):
            return None
        return data if isinstance(data, dict) and data.get("program") == self._program else None

    def _write(self, name: str, data: Mapping[str, Any]) -> None:
        if self._folder is not None:
            self._folder.write(name, marshal.dumps({"program": self._program, **data}))

    @cached_property
    def _program(self) -> str:
        """Which program this is: version, interpreter, machine, and every file of its code."""
        digest = hashlib.sha256(
            f"{__version__}\0{FORMAT}\0{ready.VERSION}\0{sys.version}\0{platform.machine()}\0{marshal.version}".encode()
        )
        for path, size, modified in sorted(_code(_PACKAGE)):
            digest.update(f"{path}\0{size}\0{modified}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def _code(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of each module of a package."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _code(Path(entry.path))
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _name_of(root: Path) -> str:
    return "ruleset-" + hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]


def _path_of(name: str, root: Path) -> Path:
    """The file that a policy's digests call by that name."""
    if name.startswith(_PACK):
        return packs_folder(root) / f"{name.removeprefix(_PACK)}.yaml"
    return root / name


def _digest(path: Path) -> str | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST_INPUT:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None
