"""The words in which a new version of a policy is told to those who write posts."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.model.localised import Localised

TITLE: Localised = {"id": "Yang berubah bagi staf", "en": "What changes for staff"}
STATES: Mapping[str, Localised] = {
    "added": {"id": "Yang baru", "en": "New"},
    "tightened": {"id": "Yang lebih ketat", "en": "Stricter"},
    "loosened": {"id": "Yang lebih longgar", "en": "Looser"},
    "withdrawn": {"id": "Yang dicabut", "en": "Withdrawn"},
    "removed": {"id": "Yang tidak ada lagi", "en": "Gone"},
    "changed": {"id": "Yang berubah bunyi atau caranya", "en": "Worded or handled otherwise"},
}
ABOUT: Localised = {"id": "Tentang versi ini", "en": "About this version"}
VALUES: Localised = {"id": "Pengaturan dan ketentuan lain", "en": "Settings and other provisions"}
ALL: Localised = {"id": "Semua klausul yang berlaku", "en": "Every clause in force"}
REPLACES: Localised = {
    "id": "Versi {version} dirilis pada {day}, menggantikan versi {previous}.",
    "en": "Version {version} was released on {day} and replaces version {previous}.",
}
FIRST: Localised = {
    "id": "Versi {version} dirilis pada {day}. Ini versi pertama: semua klausul di bawah ini berlaku.",
    "en": "Version {version} was released on {day}. It is the first: every clause below is in force.",
}
APPROVED: Localised = {"id": "Disetujui oleh {who}.", "en": "Approved by {who}."}
UNAPPROVED: Localised = {
    "id": "Dirilis TANPA persetujuan yang lengkap. Alasannya: {reason}",
    "en": "Released WITHOUT all its approvals. The reason: {reason}",
}
NOTHING: Localised = {
    "id": "Tidak ada yang berubah bagi Anda yang menulis: klausul dan ketentuannya tetap sama.",
    "en": "Nothing changes for those who write: clauses and provisions are the same.",
}
OTHER_LANGUAGE: Localised = {
    "id": "Hanya bunyinya dalam bahasa lain yang berubah.",
    "en": "Only its wording in the other language has changed.",
}
WHY: Localised = {"id": "Mengapa: {text}", "en": "Why: {text}"}
FOR_YOU: Localised = {"id": "Artinya bagi Anda: {text}", "en": "What it means for you: {text}"}
NEW_TEXT: Localised = {"id": "Bunyinya sekarang: {text}", "en": "It now reads: {text}"}
TEST: Localised = {"id": "Cara mengujinya berubah ({name}): {text}", "en": "It is tested otherwise ({name}): {text}"}
TEST_NEW: Localised = {"id": "Kini juga diuji ({name}): {text}", "en": "Now tested too ({name}): {text}"}
TEST_GONE: Localised = {"id": "Tidak diuji lagi: {name}.", "en": "No longer tested: {name}."}
NOTE: Localised = {"id": "{path}: sekarang {new}, sebelumnya {old}.", "en": "{path}: now {new}, {old} before."}
WITHDRAWN: Localised = {
    "id": "klausul ini tidak mengikat lagi; nomornya tetap dan tidak dipakai ulang.",
    "en": "this clause binds nobody any more; its number stays and is not used again.",
}
CONSEQUENCE: Mapping[str, Localised] = {
    "error": {
        "id": "draf yang melanggarnya ditahan sampai diperbaiki; pengecualian hanya dari {who}.",
        "en": "a draft that breaks it is held until it is mended; only {who} can waive it.",
    },
    "warning": {
        "id": "draf yang menyentuhnya ditanyakan dahulu kepada {who}.",
        "en": "a draft that touches it goes to {who} for a decision first.",
    },
    "info": {"id": "draf yang menyentuhnya hanya diberi catatan.", "en": "a draft that touches it only gets a note."},
    "sign": {
        "id": "dipenuhi dengan pernyataan bertanda tangan; draf Anda tidak ditahan karenanya.",
        "en": "it is met by a signed statement; your drafts are not held for it.",
    },
    "principle": {
        "id": "ini asas: tidak diuji program, tetapi tetap menjadi pegangan saat menulis.",
        "en": "it is a principle: no program tests it, and it still guides what you write.",
    },
    "registers": {
        "id": "yang diuji ialah daftar dan rencana, bukan draf; cara Anda menulis tidak berubah.",
        "en": "registers and plans are tested, not drafts; how you write does not change.",
    },
}
