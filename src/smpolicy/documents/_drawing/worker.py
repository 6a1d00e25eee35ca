"""The child process that draws: an order as JSON on standard input, PDF on standard output, within limits of memory and time.

The order is `{"page": HTML, "variant": "2a" or "3a", "manifest": {...} or null, "attached": [[name, text, description], ...]}`.
Ends with one of the codes below, the reason on standard error; before that, a line `PAGE` and a number for each page that is laid out.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smpolicy.app.manifest import FONTS, manifest_text
from smpolicy.documents._drawing.libraries import libraries
from smpolicy.documents._drawing.page_pictures import PictureLostError, every_picture_drawn, picture_at
from smpolicy.documents._drawing.spoken import languages_tagged
from smpolicy.documents._drawing.xmp import extension

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

    from smpolicy.documents._drawing.fonts import Face

ATTACHING = "pdf/a-3a"
"""The variant that may carry files of any kind."""
MANIFEST_NAME = "smpolicy-manifest.json"
_MANIFEST_IS = "What the document was made of, with the SHA-256 of each input"
PAGE = "\x1epage "
"""Begins a line of standard error that tells how far the layout is."""
MISSING_LIBRARY, REFUSED, OUT_OF_MEMORY = 3, 4, 5
_MAP = b"/CMapType 2 def"
_AMBIGUOUS = b"\r\nendstream"


def main(memory: int, seconds: int) -> int:
    """Draws what standard input orders; `memory` in bytes of address space, `seconds` of processor time."""
    try:
        # Before the limits: a library that finds no room fails like one that is not there.
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return MISSING_LIBRARY
    limit_process(memory, seconds)
    _tell_pages()
    order = json.loads(sys.stdin.buffer.read())
    try:
        with every_picture_drawn():
            pdf = draw(order)
    except MemoryError:
        return OUT_OF_MEMORY
    except PictureLostError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return MISSING_LIBRARY
    sys.stdout.buffer.write(pdf)
    return 0


class _Pages(logging.Handler):
    """Tells each page that WeasyPrint logs, and no other step."""

    def emit(self, record: logging.LogRecord) -> None:
        if "Page %d" in record.msg and isinstance(record.args, tuple):
            sys.stderr.write(f"{PAGE}{record.args[0]}\n")
            sys.stderr.flush()


def _tell_pages() -> None:
    progress = logging.getLogger("weasyprint.progress")
    progress.addHandler(_Pages())
    progress.setLevel(logging.INFO)
    progress.propagate = False


def draw(order: Mapping[str, Any]) -> bytes:
    """The PDF of an order. Raises `OSError` or `ImportError` when a library of WeasyPrint is missing."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from smpolicy.documents._drawing.fonts import TEXT, choose

    source, variant = order["page"], f"pdf/a-{order['variant']}"
    fallback, unprintable = choose(source)
    faces = (*TEXT, *fallback)
    for char in unprintable:
        source = source.replace(char, f"[U+{ord(char):04X}]")
    fetcher = _fetcher({face.url: face.path for face in faces})
    fonts = FontConfiguration()
    try:
        sheet = CSS(string="\n".join(face.css for face in faces), font_config=fonts, url_fetcher=fetcher)
        document = HTML(string=source, url_fetcher=fetcher).render(stylesheets=[sheet], font_config=fonts, pdf_variant=variant)
    except FatalURLFetchingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(REFUSED)
    manifest = _completed(order["manifest"], faces)
    _say_what_it_is(document.metadata, manifest)
    if variant == ATTACHING:
        held = [*order["attached"], *([[MANIFEST_NAME, manifest, _MANIFEST_IS]] if manifest else [])]
        document.metadata.attachments += [_attachment(*one) for one in sorted(held)]
    with languages_tagged():
        return _written(document, variant)


def _completed(manifest: Mapping[str, Any] | None, faces: Iterable[Face]) -> str:
    """The manifest with what only the process that draws knows: the fonts chosen, and the libraries."""
    if manifest is None:
        return ""
    fonts = {face.name: hashlib.sha256(face.path.read_bytes()).hexdigest() for face in faces}
    return manifest_text(
        {**manifest, "inputs": {**manifest["inputs"], FONTS: fonts}, "libraries": {**manifest["libraries"], **libraries()}}
    )


def _attachment(name: str, text: str, description: str) -> Any:
    from weasyprint import Attachment

    day = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return Attachment(string=text, name=name, description=description, created=day, modified=day, relationship="Data")


def _fetcher(brought: Mapping[str, Path]) -> URLFetcher:
    """A fetcher that knows the fonts and the pictures that the page holds itself; any other address ends the drawing."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Brought(URLFetcher):  # type: ignore[misc] # the package carries no types
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - the signature is WeasyPrint's
            if url in brought:
                return URLFetcherResponse(url, body=brought[url].read_bytes())
            picture = picture_at(url)
            if picture is None:
                raise FatalURLFetchingError(f"refused: {url[:200]}")
            return URLFetcherResponse(url, body=picture.data, headers={"Content-Type": picture.media_type})

    return Brought(allowed_protocols=(), allow_redirects=False)


def _say_what_it_is(metadata: Any, manifest: str) -> None:
    """Adds PDF/UA-1 and the manifest to the PDF/A metadata: WeasyPrint writes one variant at a time (its issue 2783), the file satisfies both."""
    generate = metadata.generate_rdf_metadata

    def both(*args: Any, **kwargs: Any) -> bytes:
        rdf: bytes = generate(*args, **kwargs)
        return rdf.replace(b"</rdf:RDF>", extension(manifest) + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = both


def _written(document: Any, variant: str) -> bytes:
    """The file, without a stream whose length could be read in two ways.

    One that ends in a carriage return could: a line feed stands before `endstream`. The stream of objects is made last, and an
    empty object more changes it.
    """
    result = b""
    for spare in range(8):
        result = document.write_pdf(pdf_variant=variant, finisher=partial(_archivable, spare))
        if _AMBIGUOUS not in result:
            break
    return result


def _archivable(spare: int, _document: Any, pdf: Any) -> None:
    """Leaves the metadata uncompressed, so that archives find them without decoding the file, and every ambiguous stream too.

    A glyph whose text belongs to its neighbour, as in Arabic, is said to stand for a space of no width: PDF/A wants a text.
    """
    import pydyf

    streams = [one for one in pdf.objects if isinstance(one, pydyf.Stream)]
    for one in streams:
        if _MAP in one.stream:
            one.stream = [part.replace(b" <>", b" <200b>") for part in one.stream]
        if one.compress:
            one.compress = one.extra.get("Type") != "/Metadata" and not one.data.endswith(_AMBIGUOUS)
    if "AF" in pdf.catalog:  # WeasyPrint names each file twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for _ in range(spare):
        pdf.add_object(pydyf.Dictionary({}))


def limit_process(memory: int, seconds: int) -> None:
    """Bounds this process: bytes of address space, seconds of processor time; never above what its parent is bounded to."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains
        return
    for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        most = resource.getrlimit(kind)[1]
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
