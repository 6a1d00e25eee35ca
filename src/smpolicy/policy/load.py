"""Loads workspaces and packs: every fault of every file at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from smpolicy.errors import PolicyError
from smpolicy.model.source import Place
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.conform import NONE
from smpolicy.policy.document import MAX_FAULTS, Document
from smpolicy.policy.faults import fault, unknown, whole
from smpolicy.policy.file_shapes import RECORDED, REGISTER_TYPES, cases_shape, pack_shape, policy_shape, register_shape, sample_shape
from smpolicy.policy.look_files import read_look
from smpolicy.policy.merge import Own, Pack, merge
from smpolicy.policy.registers import RECORDS, subject_of
from smpolicy.policy.release import CASES_SUFFIX, Release
from smpolicy.policy.release_file import release_at, tampered
from smpolicy.policy.sources import Source, Sources
from smpolicy.policy.text_file import shown
from smpolicy.policy.workspace_file import WORKSPACE_FILE, packs_folder
from smpolicy.resources import resource_folder

_MAX_PACKS = 100
_SAMPLE = "sample"
_CASES = f"{CASES_SUFFIX}.yaml"
_PACK_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


def shipped_packs() -> tuple[str, ...]:
    """The names of the packs that are part of the product."""
    return _packs_in(resource_folder("policies"))


def _packs_in(folder: Path) -> tuple[str, ...]:
    names = (path.name for path in folder.glob("*.yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names if not name.endswith(_CASES) and name != f"{_SAMPLE}.yaml"))


def load_policy(root: Path, *, cases: bool = True) -> Policy:
    """The policy of a workspace; without `cases`, the rule tests of its packs are left unread.

    A release is read with the packs that it froze. Raises `PolicyError` with every fault of every file, and where a release is not
    what was frozen.
    """
    files = Sources(root)
    path = root / WORKSPACE_FILE
    if not path.is_file():
        raise PolicyError(fault("not-a-workspace", whole(shown(root)), file=WORKSPACE_FILE))
    source = files.read(path, WORKSPACE_FILE, policy_shape())
    if source is None:
        raise _error(files)
    packs = _Packs(files, cases=cases).extended_by(source.document, source.data)
    frozen = release_at(root)
    registers = dict(_registers(files, source, frozen))
    look = read_look(files, source)
    if frozen is not None:
        files.faults.extend(tampered(frozen, files.digests))
    return replace(_merged(files, packs, Own(WORKSPACE_FILE, source.document, source.data), registers), look=look)


def load_pack(name: str) -> Policy:
    """A shipped pack, or one at a path, on the registers of the sample: how its rule tests are run.

    Raises `PolicyError` with every fault of every file.
    """
    shipped = resource_folder("policies")
    path = Path(name)
    is_path = name.endswith(".yaml") or name.startswith(".")
    files = Sources(path.parent if is_path else shipped)
    source = files.read(shipped / f"{_SAMPLE}.yaml", f"pack:{_SAMPLE}", sample_shape())
    packs = _Packs(files, cases=True)
    packs.add(f"./{path.name}" if is_path else name, whole(shown(path) if is_path else name), ())
    if source is None:
        raise _error(files)
    registers = {
        kind: subject_of(kind, str(source.data[kind].get("id", kind)), source.document, source.data[kind], source.declared_none, kind)
        for kind in REGISTER_TYPES
        if kind in source.data
    }
    own = Own(f"pack:{_SAMPLE}", source.document, {**source.data["policy"], "schema": source.data["schema"]}, "policy")
    return _merged(files, list(packs.found.values()), own, registers)


class _Packs:
    """The packs of a policy: each once, those that it leans on before it."""

    def __init__(self, files: Sources, *, cases: bool) -> None:
        self._files, self._cases, self._folder = files, cases, packs_folder(files.root)
        self.found: dict[str, Pack] = {}
        self._failed: set[str] = set()

    def extended_by(self, document: Document, data: Mapping[str, Any], chain: tuple[str, ...] = ()) -> list[Pack]:
        for index, name in enumerate(data.get("extends", ())):
            self.add(name, document.place(f"extends[{index}]"), chain)
        return list(self.found.values())

    def add(self, name: str, place: Place, chain: tuple[str, ...]) -> None:
        key = _pack_key(name)
        if key in chain:
            told = " -> ".join([*chain[chain.index(key) :], key])
            self._files.faults.append(fault("cyclic-extends", place, chain=told))
            return
        if key in self.found or key in self._failed:
            return
        if len(self.found) + len(chain) >= _MAX_PACKS:
            self._failed.add(key)
            self._files.faults.append(fault("too-many-packs", place, limit=_MAX_PACKS))
            return
        path = self._path(name, place)
        source = self._files.read(path, _digest_name(key), pack_shape()) if path else None
        if path is None or source is None:
            self._failed.add(key)
            return
        self.extended_by(source.document, source.data, (*chain, key))
        self.found[key] = Pack(key, source, self._case_file(path, key, source))

    def _path(self, name: str, place: Place) -> Path | None:
        if _is_file(name):
            path = self._files.inside(name, place)
            if path is not None and not path.is_file():
                self._files.faults.append(fault("unknown-pack", place, name=name, known=", ".join(_packs_in(self._folder))))
                return None
            return path
        known = _packs_in(self._folder)
        if name not in known:
            self._files.faults.append(unknown("unknown-pack", place, name, known))
            return None
        return self._folder / f"{name}.yaml"

    def _case_file(self, path: Path, key: str, source: Source) -> Source | None:
        beside = path.with_name(path.name.removesuffix(".yaml") + _CASES)
        if not self._cases or not beside.is_file():
            return None
        if _is_file(key) and self._files.inside(str(beside.relative_to(self._files.root)), source.document.place("")) is None:
            return None
        found = self._files.read(beside, f"{_digest_name(key)}{CASES_SUFFIX}", cases_shape())
        if found is not None and found.data.get("pack") not in (None, source.data.get("id")):
            place = found.document.place("pack")
            self._files.faults.append(fault("wrong-pack", place, found=found.data["pack"], expected=source.data.get("id", key)))
        return found


def _registers(files: Sources, policy: Source, frozen: Release | None) -> Iterator[tuple[str, Subject]]:
    """The registers that a workspace names, as subjects. Of records of what happened a release froze the digests alone."""
    for kind, relative in policy.data.get("files", {}).items():
        if relative == NONE:
            continue
        place = policy.document.place(f"files.{kind}")
        path = files.inside(relative, place)
        if path is None or kind in RECORDED:
            continue
        name = Path(relative).as_posix()
        if frozen is not None and kind in RECORDS and name in frozen.files and not path.exists():
            files.digests[name] = frozen.files[name]
            continue
        source = files.read(path, name, register_shape(kind), table=kind)
        if source is not None:
            _unique_ids(files, source, kind)
            yield kind, subject_of(kind, str(source.data.get("id", kind)), source.document, source.data, source.declared_none)


_UNIQUE = {"team": "people", "accounts": "accounts", "plan": "items"}
"""Rows that others name by their id."""


def _unique_ids(files: Sources, source: Source, kind: str) -> None:
    rows = _UNIQUE.get(kind)
    seen: dict[str, int] = {}
    for index, row in enumerate(source.data.get(rows, ()) if rows else ()):
        place = source.document.place(f"{rows}[{index}].id")
        if "id" in row and seen.setdefault(row["id"], place.line) != place.line:
            files.faults.append(fault("duplicate-id", place, name=row["id"], first=seen[row["id"]]))


def _merged(files: Sources, packs: list[Pack], own: Own, registers: Mapping[str, Subject]) -> Policy:
    if files.faults:
        raise _error(files)
    policy, faults = merge(packs, own, registers, files.root, files.digests)
    if policy is None:
        files.faults.extend(faults)
        raise _error(files)
    return policy


def _error(files: Sources) -> PolicyError:
    """Every fault in order of place, the first of them in full."""
    ordered = sorted(dict.fromkeys((one.file, one.line, one.column, one.code, one.say("en")) for one in files.faults))
    by_key = {(one.file, one.line, one.column, one.code, one.say("en")): one for one in files.faults}
    told = [by_key[key] for key in ordered[:MAX_FAULTS]]
    if len(ordered) > MAX_FAULTS:
        told.append(fault("too-many-faults", whole(told[-1].file), count=len(ordered) - MAX_FAULTS))
    return PolicyError(told)


def _is_file(name: str) -> bool:
    return not _PACK_NAME.fullmatch(name)


def _pack_key(name: str) -> str:
    """One name for one pack: `./house.yaml` and `house.yaml` are the same file."""
    return Path(name).as_posix() if _is_file(name) else name


def _digest_name(key: str) -> str:
    return key if _is_file(key) else f"pack:{key}"
