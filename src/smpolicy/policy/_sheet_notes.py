"""What a reader must know of how a sheet was read, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Note, Place

_NOTES: dict[str, tuple[Localised, Localised]] = {
    "hidden_sheet": (
        {"id": "Lembar “{name}” tersembunyi, dan tetap dibaca.", "en": "The sheet “{name}” is hidden, and was read all the same."},
        {"id": "Tampilkan lembarnya, atau hapus bila tidak dipakai.", "en": "Show it, or delete it if nobody uses it."},
    ),
    "hidden_rows": (
        {"id": "Baris tersembunyi tetap dibaca: {name}.", "en": "Hidden rows were read all the same: {name}."},
        {"id": "Tampilkan barisnya, atau hapus bila tidak dipakai.", "en": "Show them, or delete them if nobody uses them."},
    ),
    "hidden_columns": (
        {"id": "Kolom tersembunyi tetap dibaca: {name}.", "en": "Hidden columns were read all the same: {name}."},
        {"id": "Tampilkan kolomnya, atau hapus bila tidak dipakai.", "en": "Show them, or delete them if nobody uses them."},
    ),
    "merged_cells": (
        {
            "id": "Sel gabungan {name}: isinya berlaku untuk setiap baris di dalamnya.",
            "en": "Merged cells {name}: what they hold was taken for each of their rows.",
        },
        {"id": "Pisahkan selnya agar tiap baris berdiri sendiri.", "en": "Split them, so that each row stands on its own."},
    ),
    "formula": (
        {
            "id": "Rumus pada {name}: yang dipakai adalah nilai yang terakhir disimpan.",
            "en": "Formulas in {name}: the values last stored were used.",
        },
        {"id": "Simpan ulang berkasnya setelah rumus dihitung.", "en": "Save the file again once the formulas are calculated."},
    ),
    "empty_sheet": (
        {"id": "Lembar “{name}” hanya berisi judul kolom.", "en": "The sheet “{name}” has headings, and no rows below them."},
        {"id": "Isi barisnya bila ada yang perlu diperiksa.", "en": "Fill it in if there is something to check."},
    ),
    "other_sheet": (
        {
            "id": "Lembar “{name}” bukan tabel yang dikenal dan tidak dibaca.",
            "en": "The sheet “{name}” is no table that is known, and was not read.",
        },
        {"id": "Beri judul kolom yang dikenal bila isinya perlu diperiksa.", "en": "Give it known headings if it is to be checked."},
    ),
}
_LISTED = 8
"""Places that a note names."""


def note_of(sub: str, file: str, line: int, names: Sequence[str]) -> Note:
    """The note of that name at the headings in `line` (0: the file as a whole), with the first of the names."""
    message, remedy = _NOTES[sub]
    told = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    return Note(sub, Place(file, line, 1 if line else 0), fill(message, {"name": told}), remedy)
