"""The words that people read for what the engine says: severities, decisions, routes, functions."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.model.localised import Localised, say

Words = Mapping[str, Localised]

SEVERITY: Words = {
    "error": {"id": "Galat", "en": "Error"},
    "warning": {"id": "Peringatan", "en": "Warning"},
    "info": {"id": "Catatan", "en": "Note"},
}
DECISION: Words = {
    "allow": {"id": "Boleh terbit", "en": "Allow"},
    "ask": {"id": "Tanyakan dahulu", "en": "Ask"},
    "block": {"id": "Tahan", "en": "Block"},
}
ROUTE: Words = {
    "legal": {"id": "Hukum", "en": "Legal"},
    "pr": {"id": "Hubungan masyarakat", "en": "Public relations"},
    "council": {"id": "Dewan media sosial", "en": "Social media council"},
    "comms": {"id": "Direksi komunikasi", "en": "Communications management"},
    "admin": {"id": "Pengelola akun", "en": "Account administration"},
}
FUNCTION: Words = {
    "legal": {"id": "Hukum", "en": "Legal"},
    "public_relations": {"id": "Hubungan masyarakat", "en": "Public relations"},
    "marketing_communications": {"id": "Komunikasi pemasaran", "en": "Marketing communications"},
    "communications_director": {"id": "Direktur komunikasi", "en": "Communications director"},
    "community_manager": {"id": "Manajer komunitas", "en": "Community manager"},
    "account_owner": {"id": "Pemilik akun", "en": "Account owner"},
    "platform_admin": {"id": "Admin platform", "en": "Platform administrator"},
    "executive": {"id": "Pimpinan", "en": "Executive"},
    "ghostwriter": {"id": "Penulis bayangan", "en": "Ghostwriter"},
}
BESIDE: Mapping[str, Localised] = {
    "headers": {"id": "di kepala halaman", "en": "in a header"},
    "footers": {"id": "di kaki halaman", "en": "in a footer"},
    "footnotes": {"id": "di catatan kaki", "en": "in a footnote"},
    "endnotes": {"id": "di catatan akhir", "en": "in an endnote"},
    "comments": {"id": "di komentar", "en": "in a comment"},
    "deleted": {"id": "di teks yang dihapus", "en": "in deleted text"},
    "hidden": {"id": "di teks tersembunyi", "en": "in hidden text"},
}
"""Where words of a Word file are that are not its text, by the field that they are read as."""


def word(table: Words, key: str, lang: str) -> str:
    """The printed word; an identifier that the table lacks is the organisation's own and is printed as it reads."""
    return say(table[key], lang) if key in table else key.replace("_", " ").strip()


def listed(items: list[str], lang: str) -> str:
    """`a, b, dan c` in the language's own way."""
    if len(items) < 2:  # noqa: PLR2004 - a list begins with two
        return "".join(items)
    joint = {"id": "dan", "en": "and"}.get(lang, "and")
    comma = "," if len(items) > 2 else ""  # noqa: PLR2004 - the comma before "and" stands from three on
    return f"{', '.join(items[:-1])}{comma} {joint} {items[-1]}"
