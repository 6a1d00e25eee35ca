"""Released versions of a policy: a folder each, below `releases/` in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from smpolicy.app.release import in_order
from smpolicy.errors import Fault, OutputError, PolicyError
from smpolicy.policy.clause import Policy, PolicyHead
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.registers import RECORDS
from smpolicy.policy.release import Release
from smpolicy.policy.release_file import release_at, release_text
from smpolicy.policy.text_file import shown
from smpolicy.policy.workspace_file import FROZEN_PACKS, RELEASE_FILE, is_release, packs_folder
from smpolicy.store.new_folder import write_new_folder

RELEASES = "releases"
_PACK = "pack:"


@dataclass(frozen=True, slots=True)
class Released:
    """A release as it was written: its folder, and the names of the lists of changes in it."""

    release: Release
    folder: Path
    lists: tuple[str, ...]


class Releases:
    """The releases of the workspace at `root`."""

    def __init__(self, root: Path) -> None:
        self._root, self._folder = root, root / RELEASES

    def all(self) -> tuple[Release, ...]:
        """Every release, the earliest version first. Raises `PolicyError` with the faults of every one that cannot be read."""
        found: list[Release] = []
        faults: list[Fault] = []
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            try:
                release = release_at(folder) if is_release(folder) else None
            except PolicyError as error:
                faults += error.faults
                continue
            if release and release.version != folder.name:
                faults.append(fault("release-folder", whole(shown(folder / RELEASE_FILE)), folder=folder.name, version=release.version))
            found += [release] if release else []
        if faults:
            raise PolicyError(faults)
        return in_order(found)

    def changed(self, policy: PolicyHead) -> tuple[str, tuple[str, ...]] | None:
        """The released version that a policy calls itself, and the files of it that are others now; None where it was not released.

        Registers live on between versions. Raises `PolicyError` as `all` does.
        """
        mine = next((one for one in self.all() if one.version == str(policy.view.get("version", ""))), None)
        if mine is None:
            return None
        registers = {Path(name).as_posix() for name in policy.files.values()}
        frozen = [name for name in sorted(mine.files) if name not in registers]
        return mine.version, tuple(name for name in frozen if _digest(self._read(self._source(name))) != mine.files[name])

    def path_of(self, release: Release) -> Path:
        """The folder of a release, whether it is there already or not."""
        return release.folder if release.folder != Path() else self._folder / release.version

    def freeze(self, release: Release, policy: Policy, lists: Mapping[str, bytes]) -> Path:
        """Writes the folder of a release: the policy's files as they are, its packs, `release.yaml`, and lists of changes by file name.

        Records of what happened are told by their digests alone: people's words are not kept a second time. The folder appears whole
        or not at all. Raises `OutputError` where it cannot be written, or a file has changed since the policy was read.
        """
        target = self.path_of(release)
        files = {**self._copies(release, policy), **lists, RELEASE_FILE: release_text(release).encode()}
        write_new_folder(target, files, last=RELEASE_FILE)
        return target

    def _copies(self, release: Release, policy: Policy) -> dict[str, bytes]:
        records = {Path(name).as_posix() for kind, name in policy.files.items() if kind in RECORDS}
        copies, faults = {}, []
        for name, digest in release.files.items():
            if name in records:
                continue
            data = self._read(self._source(name))
            if data is None or _digest(data) != digest:
                faults.append(_changed(self._root / name))
            else:
                copies[f"{FROZEN_PACKS}/{name.removeprefix(_PACK)}.yaml" if name.startswith(_PACK) else name] = data
        if faults:
            raise OutputError(faults)
        return copies

    def _source(self, name: str) -> Path:
        """The file that the digests of a policy call by that name."""
        return packs_folder(self._root) / f"{name.removeprefix(_PACK)}.yaml" if name.startswith(_PACK) else self._root / name

    def _read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            return None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _changed(path: Path) -> Fault:
    return Fault(
        shown(path),
        0,
        0,
        "changed-meanwhile",
        {
            "id": "berkas ini berubah selagi versinya dirilis; tidak ada yang ditulis.",
            "en": "this file changed while it was being released; nothing was written.",
        },
        {"id": "Rilis lagi.", "en": "Release again."},
    )
