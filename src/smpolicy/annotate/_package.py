"""An office file as its parts: some are changed or added, all others come back byte for byte."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class BrokenPackage(Exception):  # noqa: N818 - says what is the matter
    """The file lacks a part that it names, or a part is not what it must be."""


def parsed(data: bytes) -> Any:
    """The root of an XML part. Raises `BrokenPackage` for what is no XML, and for document types, with which entities come."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenPackage(str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise BrokenPackage("a document type")
    return root


def element(tag: str, attributes: Mapping[str, str] | None = None, *, space: str = "", prefix: str | None = None) -> Any:
    """A new element; with `space`, one whose names are of that namespace: the plain ones, or those with the prefix."""
    from lxml import etree

    return etree.Element(tag, dict(attributes or {}), nsmap={prefix: space} if space else None)


def child(parent: Any, tag: str, attributes: Mapping[str, str] | None = None) -> Any:
    """A new element behind the others of its parent."""
    new = parent.makeelement(tag, dict(attributes or {}))
    parent.append(new)
    return new


def written(root: Any) -> bytes:
    """The bytes of a changed XML part."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


class Package:
    """The parts of an office file by name; names are found in any case, as the format has it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._infos = archive.infolist()
        self._names = {info.filename.casefold(): info.filename for info in self._infos}
        if len(self._names) != len(self._infos):
            raise BrokenPackage("two parts of one name")

    def names(self) -> Iterator[str]:
        """All parts, in the order of the file."""
        yield from (info.filename for info in self._infos)
        yield from self._added

    def read(self, name: str) -> bytes:
        """The bytes of a part as they stand now. Raises `BrokenPackage` when there is none of that name."""
        plain = self._plain(name)
        if plain is None:
            raise BrokenPackage(name)
        if plain in self._added or plain in self._changed:
            return self._added.get(plain) or self._changed[plain]
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            return archive.read(plain)

    def write(self, name: str, data: bytes) -> None:
        """Puts a part in place of the one of that name, or beside the others."""
        plain = self._plain(name)
        if plain is None or plain in self._added:
            self._added[plain or name] = data
        else:
            self._changed[plain] = data

    def related(self, part: str, kind: str) -> list[tuple[str, str]]:
        """What a part relates to as `kind` (the last word of the type): pairs of relationship id and part name."""
        relations = self._relations_of(part)
        if self._plain(relations) is None:
            return []
        wanted = [one for one in parsed(self.read(relations)) if str(one.get("Type", "")).rpartition("/")[2] == kind]
        return [(str(one.get("Id")), _resolved(part, str(one.get("Target")))) for one in wanted if one.get("TargetMode") != "External"]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Makes a relationship of the part to another, and gives its id."""
        name = self._relations_of(part)
        known = self._plain(name) is not None
        root = parsed(self.read(name)) if known else element(f"{{{_RELATIONSHIPS}}}Relationships", space=_RELATIONSHIPS)
        taken = {str(one.get("Id")) for one in root}
        chosen = next(one for number in range(1, len(taken) + 2) if (one := f"rIdSm{number}") not in taken)
        type_ = f"{self._type_base(root)}/{kind}"
        child(root, f"{{{_RELATIONSHIPS}}}Relationship", {"Id": chosen, "Type": type_, "Target": f"/{target}"})
        self.write(name, written(root))
        return chosen

    def free_name(self, pattern: str) -> str:
        """The first name of that pattern (`xl/comments{}.xml`) that no part has."""
        taken = {name.casefold() for name in self.names()}
        return next(name for number in range(1, len(taken) + 2) if (name := pattern.format(number)).casefold() not in taken)

    def declare(self, name: str, content_type: str) -> None:
        """Says what an added part is."""
        root = parsed(self.read(_CONTENT_TYPES))
        child(root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type})
        self.write(_CONTENT_TYPES, written(root))

    def content(self) -> bytes:
        """The file with its changed and added parts."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._infos:
                data = self._changed.get(info.filename) or archive.read(info)
                target.writestr(copy.copy(info), data, compress_type=info.compress_type)
            for name, data in self._added.items():
                target.writestr(zipfile.ZipInfo(name, _EPOCH), data, compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _plain(self, name: str) -> str | None:
        known = self._names.get(name.casefold())
        return known or next((one for one in self._added if one.casefold() == name.casefold()), None)

    def _relations_of(self, part: str) -> str:
        folder, _, file = part.rpartition("/")
        return f"{folder}/_rels/{file}.rels".lstrip("/")

    def _type_base(self, relations: Any) -> str:
        """The beginning of the types of relationships, which strict files have another of."""
        own = parsed(self.read("_rels/.rels"))
        known = (str(one.get("Type")) for one in (*relations, *own))
        return next(one.rpartition("/")[0] for one in known if "officeDocument" in one)


def _resolved(part: str, target: str) -> str:
    """The name of a part that another one points to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
