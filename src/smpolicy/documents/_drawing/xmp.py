"""What our files say of themselves in their metadata beside what WeasyPrint writes: PDF/UA-1, and the manifest.

PDF/A wants every property of another schema described: the extension schemas stand in one bag, in the same `rdf:RDF`.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

MANIFEST_NAMESPACE = "https://smpolicy.example/ns/manifest/1/"
MANIFEST_PROPERTY = f"{{{MANIFEST_NAMESPACE}}}manifest"
"""The property that holds the manifest, as pikepdf names it."""


@dataclass(frozen=True, slots=True)
class _Schema:
    """One property of an extension schema, and its value."""

    title: str
    namespace: str
    prefix: str
    name: str
    kind: str
    told: str
    value: str


def extension(manifest: str) -> bytes:
    """The properties and their schemas as RDF, to stand right before `</rdf:RDF>`; without a manifest, of PDF/UA alone."""
    schemas = [
        _Schema(
            "PDF/UA identification schema",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            "part",
            "Integer",
            "Indicates which part of ISO 14289 the file conforms to",
            "1",
        )
    ]
    if manifest:
        schemas.append(
            _Schema(
                "smpolicy manifest schema",
                MANIFEST_NAMESPACE,
                "smpolicy",
                "manifest",
                "Text",
                "What the document was made of, with the SHA-256 of each input, as JSON",
                manifest,
            )
        )
    values = "".join(_value(one) for one in schemas)
    described = "".join(_described(one) for one in schemas)
    return f"{values}{_BEGIN}{described}{_END}".encode()


def _value(one: _Schema) -> str:
    return (
        f'\n<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:{one.prefix}="{one.namespace}" rdf:about="">\n'
        f"<{one.prefix}:{one.name}>{escape(one.value)}</{one.prefix}:{one.name}></rdf:Description>\n"
    )


_BEGIN = """<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag>"""
_END = "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"


def _described(one: _Schema) -> str:
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{one.title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{one.namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{one.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{one.name}</pdfaProperty:name><pdfaProperty:valueType>{one.kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{one.told}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""
