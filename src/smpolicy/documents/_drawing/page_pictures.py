"""Pictures of a page that is drawn: they come in the page itself, are held to the rules of a logo, and are never silently left out."""

from __future__ import annotations

import base64
import binascii
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from smpolicy.policy.look import Picture, UnfitPicture
from smpolicy.policy.pictures import picture_of

_ADDRESS = re.compile(r"data:image/(?:png|jpeg|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})")


class PictureLostError(Exception):
    """A picture could not be drawn."""


def picture_at(url: str) -> Picture | None:
    """The picture that an address holds in itself; None for any other address, and for a picture that an archive cannot keep."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    try:
        return picture_of(base64.b64decode(found[1], validate=True))
    except (binascii.Error, UnfitPicture):
        return None


@contextmanager
def every_picture_drawn() -> Iterator[None]:
    """Raises `PictureLostError` at its end where WeasyPrint only noted that a picture could not be drawn."""
    noted: list[str] = []

    class Notes(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.ERROR and "image" in str(record.msg):
                noted.append(record.getMessage()[:200])

    notes, logger = Notes(), logging.getLogger("weasyprint")
    logger.addHandler(notes)
    try:
        yield
    finally:
        logger.removeHandler(notes)
    if noted:
        raise PictureLostError(noted[0])
