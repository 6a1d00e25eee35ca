"""The fonts of the documents: files of packages this product depends on, never of the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Face:
    """One font file; `url` is how the style sheet asks for it."""

    family: str
    weight: int
    italic: bool
    package: str
    file: str

    @property
    def url(self) -> str:
        """`font:` and a name without anything a URL would have to escape."""
        return f"font:{self.package}/{self.file.replace('[', '-').replace(']', '')}"

    @property
    def name(self) -> str:
        """The file by its place in its package."""
        return f"{self.package}/{self.file}"

    @property
    def path(self) -> Path:
        """The file. Raises `FileNotFoundError` when its package is not installed."""
        spec = find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError(self.package)
        return Path(spec.submodule_search_locations[0]) / self.file

    @property
    def css(self) -> str:
        """The `@font-face` rule."""
        style = "italic" if self.italic else "normal"
        return f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; font-style: {style}; src: url("{self.url}") }}'


def _text_faces() -> Iterable[Face]:
    for family, package, stem in (
        ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro"),
        ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro"),
    ):
        for weight, italic, name in (
            (400, False, "Regular"), (400, True, "It"), (600, False, "Semibold"),
            (600, True, "SemiboldIt"), (700, False, "Bold"), (700, True, "BoldIt"),
        ):  # fmt: skip
            yield Face(family, weight, italic, package, f"files/{stem}-{name}.ttf")


TEXT = tuple(_text_faces())
"""What the style sheets name; always loaded."""

FALLBACK = tuple(
    Face(f"{name} fallback", 400, False, "manimgx_fonts", f"{name}[wght].ttf")
    for name in (
        "NotoSans", "NotoSansSymbols", "NotoEmoji", "NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansBengali",
        "NotoSansThai", "NotoSansLao", "NotoSansKhmer", "NotoSansMyanmar", "NotoSansTamil", "NotoSansTelugu", "NotoSansKannada",
        "NotoSansMalayalam", "NotoSansGujarati", "NotoSansGurmukhi", "NotoSansOriya", "NotoSansSinhala", "NotoSansArmenian",
        "NotoSansGeorgian", "NotoSansEthiopic",
    )
)  # fmt: skip
"""For characters that the text faces lack; each is loaded only when a text needs it."""

# Joiners and variation selectors shape their neighbours and need no glyph of their own.
_INVISIBLE = frozenset([0x0A, 0x09, 0x0D, 0x00AD, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10), 0x2060])


@cache
def _covered(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(face.path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def choose(text: str) -> tuple[tuple[Face, ...], frozenset[str]]:
    """The fallback faces that a text needs, and the characters that no face has."""
    every = frozenset.intersection(*(_covered(face) for face in TEXT))
    needed = {ord(char) for char in set(text)} - every - _INVISIBLE
    chosen = []
    for face in FALLBACK:
        if not needed:
            break
        helped = needed & _covered(face)
        if helped:
            chosen.append(face)
            needed -= helped
    return tuple(chosen), frozenset(map(chr, needed))
