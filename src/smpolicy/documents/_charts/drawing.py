"""A chart to an SVG element: each kind has its own module; the fonts, the identifiers and the text alternative are set here."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET  # the source is our own drawing

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends import backend_svg  # noqa: F401 - loaded here, before memory is bounded
from matplotlib.figure import Figure

from smpolicy.documents._charts import draw_amounts, draw_fields, draw_risks, draw_trends
from smpolicy.documents._charts.amounts import Bars, Cascade, Parts
from smpolicy.documents._charts.base import Chart, Palette
from smpolicy.documents._charts.canvas import FAMILY, Look
from smpolicy.documents._charts.fields import Presence, RiskMap, Tiers
from smpolicy.documents._charts.trends import Trend
from smpolicy.documents._drawing.fonts import TEXT, Face, choose

# It kept the machine's fonts out when the list of fonts was made; from here on it would keep ours out, too.
os.environ.pop("MPL_IGNORE_SYSTEM_FONTS", None)

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"(?:^|url\()#([\w-]+)")
_DRAWERS: dict[type[Chart], Callable[[Any, Look], Figure]] = {
    Bars: draw_amounts.bars,
    Parts: draw_amounts.parts,
    Cascade: draw_amounts.cascade,
    Presence: draw_fields.presence,
    Tiers: draw_fields.tiers,
    RiskMap: draw_risks.risk_map,
    Trend: draw_trends.trend,
}


def draw(chart: Chart, lang: str, palette: Palette, ident: str) -> str:
    """The SVG element; `ident` begins every id in it."""
    alt = chart.alt(lang)
    spare = _faces(alt)
    families = [FAMILY, *(face.family for face in spare)]
    # Where another script needs another face, glyphs are drawn as outlines: text in SVG is not shaped by every reader.
    mpl.rcParams.update(
        {
            "svg.fonttype": "path" if spare else "none",
            "svg.hashsalt": hashlib.sha256(f"{ident}{alt}".encode()).hexdigest(),
            "font.family": families,
            "text.parse_math": False,
            "hatch.linewidth": 0.6,
            "svg.image_inline": True,
        }
    )
    figure = _DRAWERS[type(chart)](chart, Look(lang, palette))
    written = io.BytesIO()
    figure.savefig(written, format="svg", transparent=True)
    return _element(written.getvalue(), alt, ident)


def _faces(text: str) -> tuple[Face, ...]:
    """The faces that the text needs beside the ordinary ones, all made known to matplotlib."""
    spare, _ = choose(text)
    for face in (*(one for one in TEXT if one.family == FAMILY and not one.italic), *spare):
        _known(face)
    return spare


def _known(face: Face) -> None:
    """Names it as the style sheets do: what a variable font calls itself differs."""
    known = font_manager.fontManager.ttflist
    if all(entry.fname != str(face.path) for entry in known):
        known.append(font_manager.FontEntry(fname=str(face.path), name=face.family, weight=face.weight, size="scalable"))


def _element(source: bytes, alt: str, ident: str) -> str:
    """The drawing without what belongs to a file of its own: declarations, metadata, a style for everything on the page."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(source)  # noqa: S314 - written by matplotlib just now
    for child in list(root):
        if child.tag.endswith(("metadata", "}style")) or (child.tag == f"{{{_SVG}}}defs" and child.find(f"{{{_SVG}}}style") is not None):
            root.remove(child)
    _rename(root, ident)
    title = ET.Element(f"{{{_SVG}}}title", {"id": f"{ident}-title"})
    title.text = alt
    root.insert(0, title)
    width, height = root.get("viewBox", "0 0 0 0").split()[2:]
    root.attrib = {
        "role": "img", "aria-labelledby": f"{ident}-title", "viewBox": f"0 0 {width} {height}",
        "width": f"{width}pt", "height": f"{height}pt", "stroke-linejoin": "round", "stroke-linecap": "butt",
    }  # fmt: skip
    return ET.tostring(root, encoding="unicode")


def _rename(root: ET.Element, ident: str) -> None:
    """Ids that something refers to begin with `ident`; the others go."""
    used = {name for one in root.iter() for value in one.attrib.values() for name in _REFERENCE.findall(value)}
    for one in root.iter():
        for name, value in list(one.attrib.items()):
            if name == "id":
                del one.attrib[name]
                if value in used:
                    one.attrib[name] = f"{ident}-{value}"
            elif name == _HREF:
                del one.attrib[name]
                one.attrib["href"] = f"#{ident}-{value[1:]}"
            else:
                one.attrib[name] = value.replace("url(#", f"url(#{ident}-")
