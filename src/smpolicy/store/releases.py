"""Released versions of a policy: a folder each, below `releases/` in the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from smpolicy.app.release import in_order
from smpolicy.errors import Fault, OutputError, PolicyError
from smpolicy.policy.clause import Policy
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
            found += [release] if release else []
        if faults:
            raise PolicyError(faults)
        return in_order(found)

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
            is_pack = name.startswith(_PACK)
            pack = f"{name.removeprefix(_PACK)}.yaml"
            data = self._read(packs_folder(self._root) / pack if is_pack else self._root / name)
            if data is None or hashlib.sha256(data).hexdigest() != digest:
                faults.append(_changed(self._root / name))
            else:
                copies[f"{FROZEN_PACKS}/{pack}" if is_pack else name] = data
        if faults:
            raise OutputError(faults)
        return copies

    def _read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            return None


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
