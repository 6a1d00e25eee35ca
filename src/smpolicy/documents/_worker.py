"""The child process that draws: HTML on standard input, PDF on standard output, within limits of memory and time.

Ends with one of the codes below, the reason on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

MISSING_LIBRARY, REFUSED, OUT_OF_MEMORY = 3, 4, 5
_MAP = b"/CMapType 2 def"
_AMBIGUOUS = b"\r\nendstream"

_UA_SCHEMA = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def main(memory: int, seconds: int) -> int:
    """Draws standard input; `memory` in bytes of address space, `seconds` of processor time."""
    _limit(memory, seconds)
    source = sys.stdin.buffer.read().decode()
    try:
        pdf = draw(source)
    except MemoryError:
        return OUT_OF_MEMORY
    except (ImportError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return MISSING_LIBRARY
    sys.stdout.buffer.write(pdf)
    return 0


def draw(source: str) -> bytes:
    """The PDF of an HTML page. Raises `OSError` or `ImportError` when a library of WeasyPrint is missing."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from smpolicy.documents._fonts import TEXT, choose

    faces, unprintable = choose(source)
    for char in unprintable:
        source = source.replace(char, f"[U+{ord(char):04X}]")
    fetcher = _fetcher({face.url: face.path for face in (*TEXT, *faces)})
    fonts = FontConfiguration()
    try:
        sheet = CSS(string="\n".join(face.css for face in (*TEXT, *faces)), font_config=fonts, url_fetcher=fetcher)
        document = HTML(string=source, url_fetcher=fetcher).render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-2a")
    except FatalURLFetchingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(REFUSED)
    _claim_accessibility(document.metadata)
    return _written(document)


def _fetcher(brought: Mapping[str, Path]) -> URLFetcher:
    """A fetcher that knows the fonts and nothing else; any other address ends the drawing."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Brought(URLFetcher):  # type: ignore[misc] # the package carries no types
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - the signature is WeasyPrint's
            if url not in brought:
                raise FatalURLFetchingError(f"refused: {url[:200]}")
            return URLFetcherResponse(url, body=brought[url].read_bytes())

    return Brought(allowed_protocols=(), allow_redirects=False)


def _claim_accessibility(metadata: Any) -> None:
    """Adds PDF/UA-1 to the PDF/A metadata: WeasyPrint writes one variant at a time (its issue 2783), the file satisfies both."""
    generate = metadata.generate_rdf_metadata

    def both(*args: Any, **kwargs: Any) -> bytes:
        rdf: bytes = generate(*args, **kwargs)
        return rdf.replace(b"</rdf:RDF>", _UA_SCHEMA.encode() + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = both


def _written(document: Any) -> bytes:
    """The file, without a stream whose length could be read in two ways.

    One that ends in a carriage return could: a line feed stands before `endstream`. The stream of objects is made last, and an
    empty object more changes it.
    """
    result = b""
    for spare in range(8):
        result = document.write_pdf(pdf_variant="pdf/a-2a", finisher=partial(_archivable, spare))
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
    for _ in range(spare):
        pdf.add_object(pydyf.Dictionary({}))


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
