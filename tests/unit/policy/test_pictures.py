"""Pictures are what their bytes say; what cannot be printed and archived is refused with its place, in bounded time and memory."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from smpolicy.policy._look_fault_texts import LOOK_TEXTS
from smpolicy.policy.colours import LEAST_CONTRAST, colour_of, contrast_with_white, darkened
from smpolicy.policy.look import COLOURS, UnfitPicture
from smpolicy.policy.pictures import MAX_PICTURE_BYTES, MAX_PIXELS, picture_of

DRAWINGS = yaml.safe_load((Path(__file__).parents[2] / "cases" / "policy" / "svg.yaml").read_text(encoding="utf-8"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">\n{}\n</svg>'


def written(mode: str, form: str, size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **more)
    return out.getvalue()


def unfit(data: bytes) -> str:
    with pytest.raises(UnfitPicture) as raised:
        picture_of(data)
    assert raised.value.code in LOOK_TEXTS
    place = f"{raised.value.line}:{raised.value.column} " if raised.value.line else ""
    return place + raised.value.code


@pytest.mark.parametrize("case", DRAWINGS, ids=[case["name"] for case in DRAWINGS])
def test_drawing(case: dict[str, str]) -> None:
    data = (case.get("whole") or SVG.format(case["svg"])).encode()
    if "unfit" in case:
        assert unfit(data) == case["unfit"]
    else:
        picture = picture_of(data)
        assert (picture.media_type, picture.width, picture.height) == ("image/svg+xml", 40, 20)


@pytest.mark.parametrize("svg", ["<g>" * 40 + "</g>" * 40, "<g/>" * 6000], ids=["deep", "many"])
def test_an_intricate_drawing_is_refused(svg: str) -> None:
    assert unfit(SVG.format(svg).encode()).endswith("svg-many")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_png(mode: str) -> None:
    picture = picture_of(written(mode, "PNG"))
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 40, 20)


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"optimize": True, "quality": 95}])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_jpeg(mode: str, more: dict[str, Any]) -> None:
    picture = picture_of(written(mode, "JPEG", **more))
    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 40, 20)


def with_pixels(packed: bytes) -> bytes:
    """A PNG of 40 x 20 whose packed pixels are others."""
    png = written("RGB", "PNG")
    at = png.index(b"IDAT") - 4
    body = b"IDAT" + packed
    return png[:at] + len(packed).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big") + png[-12:]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-unknown"),
        (b"GIF89a" + bytes(20), "picture-unknown"),
        (b"%PDF-1.7", "picture-unknown"),
        (written("CMYK", "JPEG"), "picture-cmyk"),
        (written("I;16", "PNG"), "picture-depth"),
        (written("RGB", "PNG")[:-20], "picture-broken"),
        (written("RGB", "PNG").replace(b"IDAT", b"IDAX"), "picture-broken"),
        (with_pixels(zlib.compress(b"")), "picture-broken"),
        (with_pixels(zlib.compress(bytes(100_000_000))), "picture-broken"),
        (with_pixels(b"no pixels"), "picture-broken"),
        (written("L", "PNG", (MAX_PIXELS + 1, 1)), "picture-pixels"),
        (written("RGB", "JPEG")[:40], "picture-broken"),
        (written("RGB", "JPEG")[:-2], "picture-broken"),
        (b"\xff\xd8\xff" * 5, "picture-broken"),
        (b"\x89PNG\r\n\x1a\n", "picture-broken"),
        (written("L", "PNG") + bytes(MAX_PICTURE_BYTES), "picture-large"),
    ],
    ids=str,
)
def test_unfit_picture(data: bytes, code: str) -> None:
    assert unfit(data) == code


@pytest.mark.parametrize(
    ("text", "colour"), [("#0B5D3B", "#0b5d3b"), ("#abc", "#aabbcc"), ("#abcd", None), ("hijau", None), ("rgb(1,2,3)", None)]
)
def test_colour(text: str, colour: str | None) -> None:
    assert colour_of(text) == colour


@pytest.mark.parametrize(("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48)])
def test_contrast_is_that_of_the_standard(colour: str, ratio: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffee00", "#00ff00", "#777777"])
def test_a_darker_colour_can_be_read(colour: str) -> None:
    assert LEAST_CONTRAST <= contrast_with_white(darkened(colour)) < LEAST_CONTRAST + 0.6


def test_built_in_colours_can_be_read() -> None:
    assert {name for name, colour in COLOURS.items() if contrast_with_white(colour) < LEAST_CONTRAST} == set()
