"""Pictures that people bring: what they are by their content, and whether they can be printed and archived."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from smpolicy.policy.look import Picture, UnfitPicture

MAX_PICTURE_BYTES = 512 * 1024
MAX_PIXELS = 4096
"""The longest side of a picture of pixels."""
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of one pixel by a PNG's type of colour."""
_FRAMES = (0xC0, 0xC1, 0xC2)
"""Starts of a JPEG that PDF can show: baseline, extended and progressive."""
_OTHER_FRAMES = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_BARE = (0x01, *range(0xD0, 0xD9))
"""Marks of a JPEG without a length."""


def picture_of(data: bytes) -> Picture:
    """The picture that some bytes are. Raises `UnfitPicture`."""
    if len(data) > MAX_PICTURE_BYTES:
        raise UnfitPicture("picture-large", size=len(data), limit=MAX_PICTURE_BYTES)
    if data.startswith(_PNG):
        return Picture(data, "image/png", *_png(data))
    if data.startswith(_JPEG):
        return Picture(data, "image/jpeg", *_jpeg(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from smpolicy.policy.svg_picture import svg_size  # few workspaces have one, and its parser is not for free

        return Picture(data, "image/svg+xml", *svg_size(data))
    raise UnfitPicture("picture-unknown")


def _png(data: bytes) -> tuple[int, int]:
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or len(chunks[0][1]) != 13:  # noqa: PLR2004 - as the format has it
        raise UnfitPicture("picture-broken")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    _fits(width, height)
    if colour not in _CHANNELS or depth > 8:  # noqa: PLR2004 - bits of one value
        raise UnfitPicture("picture-depth")
    row = (width * _CHANNELS[colour] * depth + 7) // 8 + 1
    _whole(b"".join(content for name, content in chunks if name == b"IDAT"), row * height, exact=not interlaced)
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG up to its end. Raises `UnfitPicture` where one is cut off or damaged."""
    at = len(_PNG)
    name = b""
    while name != b"IEND":
        if at + 12 > len(data):
            raise UnfitPicture("picture-broken")
        length, name = struct.unpack(">I4s", data[at : at + 8])
        content, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) != 4 or zlib.crc32(name + content) != int.from_bytes(check, "big"):  # noqa: PLR2004 - bytes of a checksum
            raise UnfitPicture("picture-broken")
        at += 12 + length
        yield name, content


def _whole(packed: bytes, expected: int, *, exact: bool) -> None:
    """Unpacks the pixels, never more than there can be; raises `UnfitPicture` where some are missing."""
    try:
        found = len(zlib.decompressobj().decompress(packed, 2 * expected + 8 * MAX_PIXELS))
    except zlib.error as error:
        raise UnfitPicture("picture-broken") from error
    if found < expected or (exact and found > expected):
        raise UnfitPicture("picture-broken")


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - what every mark begins with
        mark = data[at + 1]
        if mark == 0xFF or mark in _BARE:  # noqa: PLR2004 - filling between marks
            at += 1 if mark == 0xFF else 2  # noqa: PLR2004
            continue
        if mark in _FRAMES:
            return _jpeg_frame(data, at)
        if mark in _OTHER_FRAMES:
            raise UnfitPicture("picture-jpeg")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise UnfitPicture("picture-broken")


def _jpeg_frame(data: bytes, at: int) -> tuple[int, int]:
    depth, height, width, channels = struct.unpack(">BHHB", data[at + 4 : at + 10])
    _fits(width, height)
    if channels == 4:  # noqa: PLR2004 - cyan, magenta, yellow and black
        raise UnfitPicture("picture-cmyk")
    if depth != 8 or channels not in (1, 3):  # noqa: PLR2004 - bits of one value
        raise UnfitPicture("picture-depth")
    if b"\xff\xd9" not in data[at:]:
        raise UnfitPicture("picture-broken")
    return width, height


def _fits(width: int, height: int) -> None:
    if not width or not height:
        raise UnfitPicture("picture-broken")
    if max(width, height) > MAX_PIXELS:
        raise UnfitPicture("picture-pixels", width=width, height=height, limit=MAX_PIXELS)
