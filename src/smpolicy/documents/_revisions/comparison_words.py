"""The words in which changes of a policy are told."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.model.localised import Localised
from smpolicy.model.words import ROUTE, SEVERITY, Words

STATES: Mapping[str, Localised] = {
    "loosened": {"id": "Klausul yang dilonggarkan", "en": "Clauses loosened"},
    "withdrawn": {"id": "Klausul yang dicabut", "en": "Clauses withdrawn"},
    "removed": {"id": "Klausul yang hilang", "en": "Clauses gone"},
    "tightened": {"id": "Klausul yang diperketat", "en": "Clauses tightened"},
    "added": {"id": "Klausul baru", "en": "Clauses added"},
    "changed": {"id": "Klausul yang diubah", "en": "Clauses changed"},
}
"""In the order in which a reader must not miss them."""
VALUES: Mapping[str, tuple[Localised, tuple[str, ...]]] = {
    "policy": (
        {"id": "Kebijakan dan dokumennya", "en": "The policy and its documents"},
        (
            "id", "title", "version", "status", "classification", "effective_from", "review_by", "languages",
            "prevailing_language", "extends", "chapters", "tags", "documents",
        ),
    ),
    "approvals": ({"id": "Persetujuan atas kebijakan", "en": "Approvals of the policy"}, ("approvals",)),
    "settings": ({"id": "Pengaturan", "en": "Settings"}, ("settings",)),
    "legal": ({"id": "Hukum: undang-undang, fungsi, dan persetujuan naskah", "en": "Legal: laws, functions and approval of drafts"}, ("legal_review",)),
    "organisation": (
        {"id": "Organisasi, cetak biru, risiko, dan kerahasiaan", "en": "Organisation, blueprint, risks and confidentiality"},
        ("organisation", "blueprint", "risk_management", "privacy_guidance"),
    ),
    "registers": ({"id": "Register", "en": "Registers"}, ()),
}  # fmt: skip
"""Where the values that changed are told, by the first word of their path; the last takes what no other names."""
DRAFTS: Localised = {"id": "Naskah yang kini diputuskan lain", "en": "Drafts that are now decided otherwise"}
CHECKED: Localised = {
    "id": "{count} dari {checked} naskah kini diputuskan lain",
    "en": "{count} of {checked} drafts are now decided otherwise",
}
NO_DRAFTS: Localised = {"id": "Semua naskah tetap diputuskan sama.", "en": "Every draft is decided as before."}
NOTHING: Localised = {"id": "Tidak ada yang berubah.", "en": "Nothing changed."}
NO_DECISION: Localised = {
    "id": "Belum ada keputusan yang tercatat untuk pelonggaran ini.",
    "en": "No decision on this loosening is on record.",
}
DECIDED: Localised = {"id": "Diputuskan oleh {who}: {why}", "en": "Decided by {who}: {why}"}
APPEARED: Localised = {"id": "kini ditemukan: {names}", "en": "now found: {names}"}
VANISHED: Localised = {"id": "tidak lagi ditemukan: {names}", "en": "no longer found: {names}"}
WEIGHED: Localised = {"id": "kini berbobot lain: {names}", "en": "of another severity now: {names}"}
RULE: Localised = {"id": "aturan {name}", "en": "rule {name}"}
SETTING: Localised = {"id": "pengaturan {name}", "en": "setting {name}"}
KEYS: Words = {
    "title": {"id": "judul", "en": "title"},
    "text": {"id": "bunyi", "en": "text"},
    "why": {"id": "alasan", "en": "reason"},
    "help": {"id": "anjuran", "en": "what to do"},
    "chapter": {"id": "bab", "en": "chapter"},
    "check": {"id": "cara menguji", "en": "how it is tested"},
    "severity": {"id": "bobot", "en": "severity"},
    "route": {"id": "pemutus", "en": "who decides"},
    "basis": {"id": "dasar", "en": "basis"},
    "protects": {"id": "yang dilindungi", "en": "what it protects"},
    "applies_to": {"id": "berlaku bagi", "en": "applies to"},
    "source": {"id": "sumber", "en": "source"},
    "status": {"id": "status", "en": "status"},
}
_STATUS: Words = {"active": {"id": "Berlaku", "en": "In force"}, "withdrawn": {"id": "Dicabut", "en": "Withdrawn"}}
VALUE_WORDS: Mapping[str, Words] = {"severity": SEVERITY, "route": ROUTE, "status": _STATUS}
LANGUAGE: Words = {"id": {"id": "Indonesia", "en": "Indonesian"}, "en": {"id": "Inggris", "en": "English"}}
CHANGE: Words = {
    "added": {"id": "baru", "en": "new"},
    "removed": {"id": "hilang", "en": "gone"},
    "changed": {"id": "diubah", "en": "changed"},
}
