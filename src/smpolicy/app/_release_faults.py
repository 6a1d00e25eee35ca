"""What stands against a release, with the remedy: code -> (what, remedy)."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill
from smpolicy.model.source import Place
from smpolicy.model.words import FUNCTION

_TEXTS: Mapping[str, tuple[Localised, Localised]] = {
    "not-a-version": (
        {"id": "'{version}' bukan nomor versi.", "en": "'{version}' is no version."},
        {"id": "Tulis angka yang dipisahkan titik, misalnya 2.1.", "en": "Write numbers with dots between them, such as 2.1."},
    ),
    "other-version": (
        {
            "id": "kebijakan ini menyebut dirinya versi {found}, sedangkan yang hendak dirilis {version}.",
            "en": "this policy calls itself version {found}, and {version} is to be released.",
        },
        {
            "id": 'Rilis {found}, atau tulis version: "{version}", mintakan persetujuan untuk versi itu, lalu rilis lagi.',
            "en": 'Release {found}, or write version: "{version}", have that version approved, and release again.',
        },
    ),
    "other-policy": (
        {
            "id": "kebijakan ini bernomor {found}, sedangkan yang sudah dirilis di sini {released}.",
            "en": "this policy has the number {found}, and those released here {released}.",
        },
        {
            "id": "Kembalikan id-nya, atau pindahkan folder releases yang lama.",
            "en": "Give it its id back, or move the old folder releases away.",
        },
    ),
    "released-already": (
        {"id": "versi {version} sudah dirilis pada {day}.", "en": "version {version} was released on {day}."},
        {
            "id": "Yang sudah dirilis tidak diubah lagi: naikkan version di smpolicy.yaml, mintakan persetujuan, lalu rilis nomor yang baru.",
            "en": "What is released stays as it is: raise version in smpolicy.yaml, have it approved, and release the new number.",
        },
    ),
    "not-higher": (
        {
            "id": "versi {version} lebih rendah daripada versi terakhir yang dirilis, {last}.",
            "en": "version {version} is lower than the last one released, {last}.",
        },
        {"id": "Pilih nomor yang lebih tinggi daripada {last}.", "en": "Choose a number higher than {last}."},
    ),
    "not-approved": (
        {"id": "status kebijakan ini '{status}', belum disahkan.", "en": "the status of this policy is '{status}', not approved."},
        {
            "id": 'Setelah disahkan, tulis status: approved. Dalam keadaan darurat: --unapproved "ALASAN", yang ikut dicatat.',
            "en": 'Once it is approved, write status: approved. In an emergency: --unapproved "REASON", which goes on record.',
        },
    ),
    "approval-missing": (
        {
            "id": "versi {version} belum disetujui oleh {function}.",
            "en": "version {version} has no approval from {function}.",
        },
        {
            "id": "Mintakan persetujuannya dan catat pada approvals: function, person, date, version.",
            "en": "Ask for it, and record it under approvals: function, person, date, version.",
        },
    ),
    "approval-incomplete": (
        {
            "id": "persetujuan dari {function} tidak menyebut orang atau tanggal yang sah.",
            "en": "the approval from {function} names no person or no valid date.",
        },
        {"id": "Lengkapi person dan date, misalnya 2026-11-22.", "en": "Fill in person and date, such as 2026-11-22."},
    ),
    "approval-to-come": (
        {
            "id": "persetujuan dari {function} bertanggal {day}, hari yang belum tiba.",
            "en": "the approval from {function} is dated {day}, a day that has not come yet.",
        },
        {"id": "Tulis tanggal ia benar-benar menyetujui.", "en": "Write the day on which it was given."},
    ),
    "approval-without-function": (
        {
            "id": "'{person}' tidak memegang fungsi {function}, jadi persetujuannya tidak berlaku.",
            "en": "'{person}' does not hold the function {function}, so the approval does not count.",
        },
        {
            "id": "Periksa peran orang itu di daftar tim dan legal_review.functions, atau mintakan persetujuan kepada yang berwenang.",
            "en": "Look up the person's roles in the team register and legal_review.functions, or ask whoever holds the function.",
        },
    ),
    "approved-all-the-same": (
        {
            "id": "versi {version} sudah lengkap persetujuannya.",
            "en": "version {version} has all its approvals.",
        },
        {"id": "Rilis tanpa --unapproved.", "en": "Release it without --unapproved."},
    ),
    "no-reason": (
        {"id": "alasannya kosong.", "en": "the reason is empty."},
        {
            "id": "Tulis mengapa versi ini tidak dapat menunggu persetujuan; alasan itu dicetak di daftar perubahan.",
            "en": "Write why this version cannot wait for its approvals; the reason is printed in the list of changes.",
        },
    ),
}


def release_fault(code: str, place: Place, **values: str) -> Fault:
    """The fault of that code; a function is told in words."""
    what, remedy = _TEXTS[code]
    told = {**values, **({"function": FUNCTION.get(values["function"], {"en": values["function"]})} if "function" in values else {})}
    return Fault(place.file, place.line, place.column, code, fill(what, told), fill(remedy, told))
