"""Office files of formats that nobody reads here: what to save them as, and that a folder holds some."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Place
from smpolicy.model.subject import Subject

SAVE_AS: Mapping[str, str] = {
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".fods", ".numbers"), ".xlsx"),
    **dict.fromkeys((".doc", ".docm", ".dotx", ".odt", ".fodt", ".rtf", ".pages"), ".docx"),
}
"""By their endings, formats in which people write drafts and plans, and what their applications can save instead."""
_LISTED = 8
_TOLD: Localised = {
    "id": "Tidak dibaca karena formatnya: {names}.",
    "en": "Not read because of their format: {names}.",
}
_REMEDY: Localised = {
    "id": "Simpan sebagai .xlsx atau .docx bila isinya perlu diperiksa.",
    "en": "Save them as .xlsx or .docx if they are to be checked.",
}


def with_unread(subjects: list[Subject], names: Sequence[str]) -> list[Subject]:
    """The subjects, the first of which says what its folder holds besides and was not read."""
    if not names or not subjects:
        return subjects
    told = ", ".join(names[:_LISTED]) + (f", … ({len(names)})" if len(names) > _LISTED else "")
    note = Note("not_read", Place(subjects[0].path, 0, 0), fill(_TOLD, {"names": told}), _REMEDY)
    return [dataclasses.replace(subjects[0], notes=(*subjects[0].notes, note)), *subjects[1:]]
