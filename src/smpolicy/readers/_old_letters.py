"""What is said of a text that came in letters from before UTF-8."""

from __future__ import annotations

import dataclasses

from smpolicy.model.localised import Localised
from smpolicy.model.source import Note, Place
from smpolicy.policy.text_file import TextFile
from smpolicy.readers._base import Found

_TOLD: Localised = {
    "id": "Berkas ini bukan UTF-8; hurufnya dibaca sebagai Windows-1252.",
    "en": "This file is not UTF-8; its letters were read as Windows-1252.",
}
_REMEDY: Localised = {
    "id": "Periksa tanda petik, tanda pisah, dan huruf beraksen; simpan sebagai UTF-8.",
    "en": "Look at quotation marks, dashes and accents, and save it as UTF-8.",
}


def with_old_letters(found: Found, file: TextFile) -> Found:
    """What was found, with a note on the first subject where letters had to be taken for others."""
    if file.old_letters and found.subjects:
        first = found.subjects[0]
        note = Note("old_letters", Place(file.name, 0, 0), _TOLD, _REMEDY)
        found.subjects[0] = dataclasses.replace(first, notes=(*first.notes, note))
    return found
