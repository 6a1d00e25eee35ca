"""What stands against a record that somebody wants to make, with the remedy: code -> (what, remedy)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.localised import Localised, fill
from smpolicy.model.words import FUNCTION

_TEXTS: Mapping[str, tuple[Localised, Localised]] = {
    "no-register": (
        {"id": "ruang kerja ini belum punya berkas untuk catatan ini.", "en": "this workspace has no file yet for these records."},
        {
            "id": "Buat {file} berisi 'schema: smpolicy/1' dan 'kind: {kind}', lalu sebutkan '{kind}: {file}' pada files di smpolicy.yaml.",
            "en": "Make {file} with 'schema: smpolicy/1' and 'kind: {kind}', and name it as '{kind}: {file}' under files in smpolicy.yaml.",
        },
    ),
    "no-place": (
        {"id": "baris baru tidak dapat ditambahkan dengan aman di sini.", "en": "a new row cannot safely be added here."},
        {"id": "Tulis sendiri pada '{key}': {row}", "en": "Write it under '{key}' yourself: {row}"},
    ),
    "empty": (
        {"id": "isinya kosong.", "en": "nothing is said here."},
        {"id": "Tulis dengan kata-kata; catatan ini dicetak di laporan audit.", "en": "Write it in words; the audit report prints it."},
    ),
    "unprintable": (
        {"id": "memuat karakter yang tidak dapat dicetak.", "en": "this holds characters that cannot be printed."},
        {"id": "Tulis ulang sebagai teks biasa.", "en": "Write it as plain text."},
    ),
    "no-person": (
        {"id": "penanda tangannya tidak disebut.", "en": "it does not say who signs."},
        {"id": "Sebutkan dengan --person ORANG.", "en": "Name the signer with --person PERSON."},
    ),
    "unknown-person": (
        {"id": "tidak ada '{person}' di daftar tim.", "en": "there is no '{person}' in the team register."},
        {"id": "{hint}Yang ada: {known}.", "en": "{hint}There are: {known}."},
    ),
    "waiver-refused": (
        {"id": "pengecualian ini tidak akan berlaku: {reason}.", "en": "this waiver would not hold: it {reason}."},
        {"id": "Temuan pada jalur ini diputuskan oleh: {functions}.", "en": "Findings on this route are decided by: {functions}."},
    ),
    "no-finding": (
        {"id": "tidak ada temuan {rule} di sini.", "en": "there is no finding of {rule} here."},
        {"id": "Yang ditemukan: {found}.", "en": "What was found: {found}."},
    ),
    "several-findings": (
        {"id": "ada {count} temuan {rule} yang berbeda.", "en": "there are {count} different findings of {rule}."},
        {"id": "Pilih satu dengan --fingerprint: {found}.", "en": "Choose one with --fingerprint: {found}."},
    ),
    "undetermined": (
        {
            "id": "{rule} belum dapat dipastikan; yang tidak diketahui tidak dapat dikecualikan.",
            "en": "{rule} is undetermined; what is not known cannot be waived.",
        },
        {"id": "Perbaiki dulu sebabnya: {message}", "en": "Mend the cause first: {message}"},
    ),
    "waived-already": (
        {
            "id": "temuan {rule} sudah tertutup pengecualian {waiver}.",
            "en": "the finding of {rule} is covered by the waiver {waiver} already.",
        },
        {},
    ),
    "unknown-attestation": (
        {"id": "kebijakan ini tidak meminta pernyataan '{name}'.", "en": "this policy asks for no attestation '{name}'."},
        {"id": "{hint}Jalankan 'smpolicy attest' untuk daftarnya.", "en": "{hint}Run 'smpolicy attest' for the list."},
    ),
    "function-open": (
        {"id": "{person} memegang beberapa fungsi.", "en": "{person} holds several functions."},
        {"id": "Pilih satu dengan --function: {known}.", "en": "Choose one with --function: {known}."},
    ),
    "without-function": (
        {"id": "{person} tidak memegang fungsi {function}.", "en": "{person} does not hold the function {function}."},
        {
            "id": "Yang memegangnya: {holders}. Lihat peran di daftar tim dan legal_review.functions.",
            "en": "Those who hold it: {holders}. See the roles in the team register and legal_review.functions.",
        },
    ),
    "signed-already": (
        {"id": "{person} sudah menandatangani '{name}' pada {day}.", "en": "{person} has signed '{name}' on {day} already."},
        {},
    ),
}


def record_fault(code: str, place: str, **values: Any) -> Fault:
    """The fault of that code; a function is told in words."""
    what, remedy = _TEXTS[code]
    told = {**values, **({"function": FUNCTION.get(values["function"], {"en": values["function"]})} if "function" in values else {})}
    return Fault(place, 0, 0, code, fill(what, told), fill(remedy, told))
