"""The editions of a document: in one language, or in two beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from smpolicy.documents.html import Page
from smpolicy.errors import Fault, OutputError
from smpolicy.model.localised import LANGUAGES

EDITIONS = {lang: (lang,) for lang in LANGUAGES} | {"-".join(pair): pair for pair in permutations(LANGUAGES, 2)}
"""The languages of each edition, by its name in file names (`policy.id-en.pdf`); the first stands left."""


def beside(pages: Sequence[Page], languages: Sequence[str]) -> Page:
    """The page of two languages, made of the page in each. Raises `OutputError` where the library that reads them is missing."""
    try:
        from smpolicy.documents._bilingual.side_by_side import side_by_side
    except ImportError as error:
        raise OutputError(_missing(str(error))) from error
    first, second = pages
    untranslated = dict.fromkeys((*first.untranslated, *second.untranslated))
    html = side_by_side(first.html, second.html, (languages[0], languages[1]))
    return replace(first, html=html, untranslated=tuple(untranslated), missing=first.missing or second.missing)


def _missing(said: str) -> Fault:
    return Fault(
        "--lang",
        0,
        0,
        "side-by-side-extra",
        {
            "id": f"dua bahasa berdampingan memerlukan paket Python yang belum terpasang ({said}).",
            "en": f"two languages side by side need a Python package that is not installed ({said}).",
        },
        {"id": "Pasang dengan: pip install 'smpolicy[pdf]'", "en": "Install it with: pip install 'smpolicy[pdf]'"},
    )
