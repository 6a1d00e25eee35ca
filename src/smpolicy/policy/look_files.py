"""The look of a workspace from its files: what smpolicy.yaml says of it, and the folder of templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.colours import LEAST_CONTRAST, colour_of, contrast_with_white, darkened
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, unknown, whole
from smpolicy.policy.look import COLOURS, SHIPPED_PREFIX, TEMPLATES_FOLDER, Look, Picture, TemplateFile
from smpolicy.policy.pictures import MAX_PICTURE_BYTES, UnfitPicture, picture_of
from smpolicy.policy.sources import Source, Sources
from smpolicy.policy.text_file import BytesFile, TextFile, read_bytes_file, read_text_file, shown
from smpolicy.resources import resource_folder

_AT = "organisation.look"
_SUFFIXES = (".html", ".css")
_MAX_TEMPLATE_BYTES = 256 * 1024
_MAX_TEMPLATES, _MAX_DEPTH = 100, 4


def read_look(files: Sources, policy: Source) -> Look:
    """The look that a workspace's policy names. Faults of logo and colours are noted in `files`, and so are all digests."""
    said: Mapping[str, Any] = policy.data.get("organisation", {}).get("look", {})
    colours = dict(COLOURS) | dict(_colours(files, policy.document, said.get("colours", {})))
    logo = _logo(files, said["logo"], policy.document.place(f"{_AT}.logo")) if "logo" in said else None
    folder = _Folder(files.root / TEMPLATES_FOLDER)
    templates = folder.read()
    files.digests |= folder.digests
    return Look(logo, colours, templates, (*folder.faults, *_unused(templates)))


def template_paths(root: Path) -> frozenset[str]:
    """The template files of a workspace by their paths in it: what counts although no key names it."""
    folder = _Folder(root / TEMPLATES_FOLDER)
    return frozenset(f"{TEMPLATES_FOLDER}/{name}" for name, _ in folder.paths())


def shipped_templates() -> tuple[str, ...]:
    """The names of the templates that are part of the product."""
    folder = resource_folder("templates")
    found = (path.relative_to(folder).as_posix() for suffix in _SUFFIXES for path in folder.rglob(f"*{suffix}"))
    return tuple(sorted(found))


def _colours(files: Sources, document: Document, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    written = ((document.data.get("organisation") or {}).get("look") or {}).get("colours")
    for name, value in (written if isinstance(written, dict) else {}).items():
        place = document.place(f"{_AT}.colours.{name}")
        if value is None:
            files.faults.append(fault("colour-empty", document.key_place(f"{_AT}.colours.{name}"), name=name))
        elif name in said:
            colour = colour_of(said[name])
            if colour is None:
                files.faults.append(fault("colour-syntax", place, name=name, found=said[name]))
            elif contrast_with_white(colour) < LEAST_CONTRAST:
                files.faults.append(_too_pale(place, name, colour))
            else:
                yield name, colour


def _too_pale(place: Place, name: str, colour: str) -> Fault:
    ratio = f"{int(contrast_with_white(colour) * 100) / 100:.2f}"
    told = {"id": ratio.replace(".", ","), "en": ratio}
    least = {"id": str(LEAST_CONTRAST).replace(".", ","), "en": str(LEAST_CONTRAST)}
    return fault("colour-contrast", place, name=name, found=colour, ratio=told, least=least, darker=darkened(colour))


def _logo(files: Sources, relative: str, place: Place) -> Picture | None:
    path = files.inside(relative, place)
    if path is None:
        return None
    if not path.is_file():
        files.faults.append(fault("logo-missing", place, path=relative))
        return None
    found = read_bytes_file(path, shown(path), MAX_PICTURE_BYTES)
    if isinstance(found, BytesFile):
        files.digests[Path(relative).as_posix()] = found.digest
        try:
            return picture_of(found.data)
        except UnfitPicture as unfit:
            found = fault(unfit.code, Place(shown(path), unfit.line, unfit.column), **unfit.values)
    files.faults.append(found)
    return None


def _unused(templates: tuple[TemplateFile, ...]) -> Iterator[Fault]:
    """Files that would change nothing, because nothing asks for them: mostly a name that is misspelt."""
    known = shipped_templates()
    for one in templates:
        mentioned = any(one.name in other.text for other in templates if other is not one)
        if one.name not in known and not mentioned:
            yield unknown("template-unused", whole(one.file), one.name, known)


@dataclass(slots=True)
class _Folder:
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
            self.faults.append(fault("file-unreadable", whole(shown(folder)), reason=error.strerror or str(error)))
            return
        for path in paths:
            name = path.relative_to(self.folder).as_posix()
            if path.is_symlink() and not self._inside(path, self.folder):
                self.faults.append(fault("template-outside", whole(shown(path))))
            elif path.is_dir():
                self._walk(path, depth + 1, found)
            elif path.name.endswith(_SUFFIXES):
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
