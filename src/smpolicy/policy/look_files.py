"""The look of a workspace from its files: what smpolicy.yaml says of it, and the folder of templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.source import Place
from smpolicy.policy.colours import LEAST_CONTRAST, colour_of, contrast_with_white, darkened
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault, unknown, whole
from smpolicy.policy.look import COLOURS, TEMPLATES_FOLDER, Look, Picture, TemplateFile, UnfitPicture
from smpolicy.policy.pictures import MAX_PICTURE_BYTES, picture_of
from smpolicy.policy.sources import Source, Sources
from smpolicy.policy.template_folder import SUFFIXES, TemplateFolder
from smpolicy.policy.text_file import BytesFile, read_bytes_file, shown
from smpolicy.resources import resource_folder

_AT = "organisation.look"


def read_look(files: Sources, policy: Source) -> Look:
    """The look that a workspace's policy names. Faults of logo and colours are noted in `files`, and so are all digests."""
    said: Mapping[str, Any] = policy.data.get("organisation", {}).get("look", {})
    colours = dict(COLOURS) | dict(_colours(files, policy.document, said.get("colours", {})))
    logo = _logo(files, said["logo"], policy.document.place(f"{_AT}.logo")) if "logo" in said else None
    folder = TemplateFolder(files.root / TEMPLATES_FOLDER)
    templates = folder.read()
    files.digests |= folder.digests
    return Look(logo, colours, templates, (*folder.faults, *_unused(templates)))


def shipped_templates() -> tuple[str, ...]:
    """The names of the templates that are part of the product."""
    folder = resource_folder("templates")
    found = (path.relative_to(folder).as_posix() for suffix in SUFFIXES for path in folder.rglob(f"*{suffix}"))
    return tuple(sorted(found))


def _colours(files: Sources, document: Document, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    written: Any = document.data
    for key in ("organisation", "look", "colours"):
        written = written.get(key) if isinstance(written, dict) else None
    for name, value in written.items() if isinstance(written, dict) else ():
        place = document.place(f"{_AT}.colours.{name}")
        if value is None:
            files.faults.append(fault("colour-empty", document.key_place(f"{_AT}.colours.{name}"), name=name))
        elif name in said:
            colour = colour_of(said[name])
            if colour is None:
                files.faults.append(fault("colour-syntax", place, name=name, found=said[name]))
            elif contrast_with_white(colour) < LEAST_CONTRAST:
                files.faults.append(_too_pale(place, name, said[name], colour))
            else:
                yield name, colour


def _too_pale(place: Place, name: str, written: str, colour: str) -> Fault:
    ratio = f"{int(contrast_with_white(colour) * 100) / 100:.2f}"
    told = {"id": ratio.replace(".", ","), "en": ratio}
    least = {"id": str(LEAST_CONTRAST).replace(".", ","), "en": str(LEAST_CONTRAST)}
    return fault("colour-contrast", place, name=name, found=written, ratio=told, least=least, darker=darkened(colour))


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
