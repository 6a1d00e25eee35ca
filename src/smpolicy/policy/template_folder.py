"""The folder of a workspace's own templates: its files, none of which may lead out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from smpolicy.errors import Fault, reason_of
from smpolicy.policy.faults import fault, whole
from smpolicy.policy.look import SHIPPED_PREFIX, TEMPLATES_FOLDER, TemplateFile
from smpolicy.policy.text_file import TextFile, read_text_file, shown

SUFFIXES = (".html", ".css")
"""How the names of templates end; other files of the folder are let be."""
_MAX_TEMPLATE_BYTES = 256 * 1024
_MAX_TEMPLATES, _MAX_DEPTH = 100, 4


def template_paths(root: Path) -> frozenset[str]:
    """The template files of a workspace by their paths in it: what counts although no key names it."""
    folder = TemplateFolder(root / TEMPLATES_FOLDER)
    return frozenset(f"{TEMPLATES_FOLDER}/{name}" for name, _ in folder.paths())


@dataclass(slots=True)
class TemplateFolder:
    """The folder of a workspace's own templates, read inside its bounds."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    def read(self) -> tuple[TemplateFile, ...]:
        """The templates that can be read, by name."""
        return tuple(one for one in (self._template(*found) for found in self.paths()) if one is not None)

    def paths(self) -> list[tuple[str, Path]]:
        """Name and path of each template file, sorted; what leads outside, or is too much, becomes a fault."""
        found: list[tuple[str, Path]] = []
        if self.folder.is_symlink() and not self._inside(self.folder, self.folder.parent):
            self.faults.append(fault("template-outside", whole(shown(self.folder))))
        elif self.folder.is_dir():
            self._walk(self.folder, 1, found)
        if len(found) > _MAX_TEMPLATES:
            self._too_many()
        return sorted(found)[:_MAX_TEMPLATES]

    def _walk(self, folder: Path, depth: int, found: list[tuple[str, Path]]) -> None:
        if depth > _MAX_DEPTH or len(found) > _MAX_TEMPLATES:
            self._too_many()
            return
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            self.faults.append(fault("file-unreadable", whole(shown(folder)), reason=reason_of(error)))
            return
        for path in paths:
            name = path.relative_to(self.folder).as_posix()
            if path.is_symlink() and not self._inside(path, self.folder):
                self.faults.append(fault("template-outside", whole(shown(path))))
            elif path.is_dir():
                self._walk(path, depth + 1, found)
            elif path.name.endswith(SUFFIXES):
                found.append((name, path))

    def _too_many(self) -> None:
        told = fault("template-many", whole(shown(self.folder)), limit=_MAX_TEMPLATES, depth=_MAX_DEPTH)
        if told not in self.faults:
            self.faults.append(told)

    def _template(self, name: str, path: Path) -> TemplateFile | None:
        if name.startswith(SHIPPED_PREFIX):
            self.faults.append(fault("template-reserved", whole(shown(path))))
            return None
        file = read_text_file(path, shown(path), _MAX_TEMPLATE_BYTES)
        if not isinstance(file, TextFile):
            self.faults.append(file)
            return None
        self.digests[f"{TEMPLATES_FOLDER}/{name}"] = file.digest
        return TemplateFile(name, file.name, file.text)

    @staticmethod
    def _inside(path: Path, folder: Path) -> bool:
        try:
            return path.resolve().is_relative_to(folder.resolve())
        except (OSError, RuntimeError):
            return False
