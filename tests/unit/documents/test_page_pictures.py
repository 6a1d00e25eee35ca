"""Pictures in a page that is drawn: sound ones are, what an archive cannot keep or what reaches outside is refused."""

from __future__ import annotations

import base64
import io
import logging
from datetime import date

import pytest
from PIL import Image

from smpolicy.documents._drawing.page_pictures import PictureLostError, every_picture_drawn, picture_at
from smpolicy.documents.pdf import html_to_pdf
from smpolicy.errors import OutputError

PAGE = '<html lang="id"><head><title>Uji</title></head><body><h1>Uji</h1><p><img src="{}" alt="Uji"></p></body></html>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def address(data: bytes | str, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data.encode() if isinstance(data, str) else data).decode()}"


def pixels(mode: str, form: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    "url", [address(pixels("RGBA", "PNG"), "png"), address(pixels("RGB", "JPEG"), "jpeg"), address(SVG.format(""), "svg+xml")]
)
def test_sound_pictures_are_drawn(url: str) -> None:
    assert html_to_pdf(PAGE.format(url), date(2026, 11, 24)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "url",
    [
        address(pixels("CMYK", "JPEG"), "jpeg"),
        address(pixels("RGB", "GIF"), "gif"),
        address(pixels("RGB", "GIF"), "png"),
        address(SVG.format('<image href="file:///etc/hostname"/>'), "svg+xml"),
        address(SVG.format("<script/>"), "svg+xml"),
        "data:image/svg+xml,%3Csvg/%3E",
        "data:image/png;base64,!!!!",
        "data:text/css;base64,QGltcG9ydA==",
    ],
)
def test_other_pictures_are_refused(url: str) -> None:
    assert picture_at(url) is None
    with pytest.raises(OutputError, match="refused"):
        html_to_pdf(PAGE.format(url), date(2026, 11, 24))


def test_a_picture_that_could_not_be_drawn_is_no_small_matter() -> None:
    logger = logging.getLogger("weasyprint")

    def drawing() -> None:
        with every_picture_drawn():
            logger.error("Failed to render SVG image %s", "x")

    with pytest.raises(PictureLostError, match="SVG image x"):
        drawing()
    with every_picture_drawn():
        logger.warning("Ignored `image` at 1:1")
    assert not any(type(one).__name__ == "Notes" for one in logger.handlers)
