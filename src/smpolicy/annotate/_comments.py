"""Comments of a worksheet, and the boxes in which they are shown; those of others keep their words and places."""

from __future__ import annotations

import re
from typing import Any

from smpolicy.annotate._package import BrokenPackage, Package, child, element, parsed, written
from smpolicy.annotate._sheet import SheetXml, cut, place_of
from smpolicy.annotate._words import is_told
from smpolicy.model.source import cell_name
from smpolicy.readers._word import AUTHOR

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'
_NEW_DRAWING = (
    f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_BOX = (
    '<v:shape {names} id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" '
    'style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:315pt;height:120pt;z-index:1;visibility:hidden">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE = re.compile(rb"_x0000_s(\d+)")
_ONE_SHAPE = re.compile(rb"<(?P<space>\w+):shape\b(?:(?!</(?P=space):shape>).)*</(?P=space):shape>", re.DOTALL)
_BOX_LINE, _BOX_COLUMN = re.compile(rb"<\w+:Row>\s*(\d{1,7})"), re.compile(rb"<\w+:Column>\s*(\d{1,5})")
_BEHIND = f"\n\n[{AUTHOR}] "
"""What parts our words from those of others in one comment."""
_END = b"</xml>"
_FIRST_SHAPE = 1025
"""The number with which spreadsheets begin to count shapes."""


def remove_own(package: Package, part: str, sheet: SheetXml) -> set[tuple[int, int]]:
    """Takes out what an earlier run said in comments, and gives the places where it stood; what others said there stays."""
    places: set[tuple[int, int]] = set()
    for _, name in package.related(part, "comments"):
        root = parsed(package.read(name))
        space = root.tag.rpartition("}")[0] + "}"
        authors = [(one.text or "").strip() for one in _part(root, f"{space}authors")]
        gone = [one for one in _part(root, f"{space}commentList") if _is_own(one, authors, space)]
        for one in gone:
            one.getparent().remove(one)
        said = {_place(one) for one in _part(root, f"{space}commentList") if _cut_own_words(_part(one, f"{space}text"), space)}
        if gone or said:
            package.write(name, written(root))
            _hide(package, part, sheet, {_place(one) for one in gone})
            places |= {_place(one) for one in gone} | said
    return places


def _is_own(comment: Any, authors: list[str], space: str) -> bool:
    """Some applications forget who said it."""
    number = str(comment.get("authorId", ""))
    author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
    text = "".join(one.text or "" for one in comment.iter(f"{space}t"))
    return author == AUTHOR or (not author and is_told(text.lstrip()))


def _cut_own_words(text: Any, space: str) -> bool:
    """Whether our words stood behind those of somebody's comment; they are then gone."""
    told = list(text.iter(f"{space}t"))
    first = next((at for at, one in enumerate(told) if _BEHIND in (one.text or "")), None)
    if first is None:
        return False
    for at, one in enumerate(told[first:]):
        one.text = (one.text or "").partition(_BEHIND)[0] if at == 0 else ""
        if not one.text and one.getparent().tag == f"{space}r":
            one.getparent().getparent().remove(one.getparent())
    return True


def _hide(package: Package, part: str, sheet: SheetXml, places: set[tuple[int, int]]) -> None:
    """Takes the boxes at the places out of the sheet's drawing of boxes."""
    name = dict(package.related(part, "vmlDrawing")).get(sheet.legacy_drawing() or "", "")
    if name and places:
        package.write(name, _ONE_SHAPE.sub(lambda found: b"" if _box_place(found[0]) in places else found[0], package.read(name)))


def _box_place(shape: bytes) -> tuple[int, int] | None:
    line, column = _BOX_LINE.search(shape), _BOX_COLUMN.search(shape)
    return (int(line[1]) + 1, int(column[1]) + 1) if line and column else None


def add_comments(package: Package, part: str, sheet: SheetXml, told: dict[tuple[int, int], str]) -> None:
    """Puts a comment at each place (line, column); where one stands already, its words are followed by ours.

    Where people talk in a thread, the thread is left as it is: the finding stands in the findings column.
    """
    threaded = {place for _, name in package.related(part, "threadedComment") for place in _places(parsed(package.read(name)))}
    wanted = {place: text for place, text in told.items() if place not in threaded}
    if not wanted:
        return
    held = package.related(part, "comments")
    name = held[0][1] if held else package.free_name("xl/comments{}.xml")
    root = parsed(package.read(name)) if held else _new_comments(sheet)
    new = [place for place, text in wanted.items() if not _said(root, place, text)]
    package.write(name, written(root))
    if not held:
        package.declare(name, _COMMENTS_TYPE)
        package.relate(part, "comments", name)
    _show(package, part, sheet, new)


def _new_comments(sheet: SheetXml) -> Any:
    space = sheet.root.tag.rpartition("}")[0].lstrip("{")
    root = element(f"{{{space}}}comments", space=space)
    child(root, f"{{{space}}}authors")
    child(root, f"{{{space}}}commentList")
    return root


def _said(root: Any, place: tuple[int, int], text: str) -> bool:
    """Says it; whether there was a comment at the place before."""
    space = root.tag.rpartition("}")[0] + "}"
    listed = _part(root, f"{space}commentList")
    for one in listed:
        if _place(one) == place:
            _run(_part(one, f"{space}text"), space, f"{_BEHIND}{text}")
            return True
    one = child(listed, f"{space}comment", {"ref": cell_name(*place), "authorId": str(_author(root, space))})
    _run(child(one, f"{space}text"), space, text)
    return False


def _run(parent: Any, space: str, text: str) -> None:
    """Adds words behind those of a comment, which may be plain (`t`) or in runs (`r`)."""
    for plain in parent.findall(f"{space}t"):
        run = parent.makeelement(f"{space}r", {})
        plain.addprevious(run)
        run.append(plain)
        plain.set(_SPACE, "preserve")
    words = element(f"{space}r")
    told = child(words, f"{space}t", {_SPACE: "preserve"})
    told.text = cut(text)
    last = parent.findall(f"{space}r")
    if last:
        last[-1].addnext(words)
    else:
        parent.insert(0, words)


def _author(root: Any, space: str) -> int:
    authors = _part(root, f"{space}authors")
    names = [one.text for one in authors]
    if AUTHOR not in names:
        child(authors, f"{space}author").text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _show(package: Package, part: str, sheet: SheetXml, places: list[tuple[int, int]]) -> None:
    """Draws a hidden box for each new comment, into the sheet's drawing of boxes where it has one.

    The drawing is extended as text: it is not always well-formed, and holds the buttons of others.
    """
    if not places:
        return
    relation = sheet.legacy_drawing()
    drawings = dict(package.related(part, "vmlDrawing"))
    name = drawings.get(relation or "", "")
    if not name:
        name = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.write(name, _NEW_DRAWING.encode())
        package.declare(name, _DRAWING_TYPE)
        sheet.add_legacy_drawing(package.relate(part, "vmlDrawing", name))
    data = package.read(name)
    first = max([_FIRST_SHAPE - 1, *(int(number) for number in _SHAPE.findall(data))]) + 1
    boxes = "".join(
        _BOX.format(names=_NAMES, number=first + index, row=line - 1, column=column - 1) for index, (line, column) in enumerate(places)
    )
    at = data.rfind(_END)
    if at < 0:
        raise BrokenPackage(name)
    package.write(name, data[:at] + boxes.encode() + data[at:])


def _part(parent: Any, tag: str) -> Any:
    found = parent.find(tag)
    if found is None:
        raise BrokenPackage(tag)
    return found


def _places(root: Any) -> set[tuple[int, int]]:
    return {_place(one) for one in root}


def _place(one: Any) -> tuple[int, int]:
    return place_of(str(one.get("ref", "")).partition(":")[0])
