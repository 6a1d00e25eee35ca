"""The printed words for the identifiers of the policy language, in every language of the product."""

from __future__ import annotations

from smpolicy.model.words import DECISION, FUNCTION, ROUTE, SEVERITY, Words, listed, word

__all__ = [
    "ACCOUNT_STATUS",
    "CAPACITY",
    "CLASSIFICATION",
    "CONTENT",
    "DECISION",
    "DIRECTION",
    "EFFECT",
    "FUNCTION",
    "KIND",
    "LAW_STATUS",
    "PLATFORM",
    "PROTECTS",
    "ROUTE",
    "RULE_KIND",
    "SCOPE",
    "SEVERITY",
    "SOURCING",
    "STATUS",
    "SUBJECT",
    "TREATMENT",
    "TRIGGER",
    "listed",
    "word",
]

EFFECT: Words = {
    "error": {"id": "menahan penerbitan", "en": "blocks publication"},
    "warning": {"id": "minta keputusan", "en": "asks for a decision"},
    "info": {"id": "sekadar memberi tahu", "en": "only tells"},
}
"""What a breach does, for readers who need no word for its severity."""
STATUS: Words = {
    "draft": {"id": "Draf", "en": "Draft"},
    "in_review": {"id": "Dalam tinjauan", "en": "In review"},
    "approved": {"id": "Disahkan", "en": "Approved"},
    "retired": {"id": "Tidak berlaku lagi", "en": "Retired"},
}
CLASSIFICATION: Words = {
    "public": {"id": "Publik", "en": "Public"},
    "internal": {"id": "Internal", "en": "Internal"},
    "confidential": {"id": "Rahasia", "en": "Confidential"},
}
CAPACITY: Words = {
    "all": {"id": "semua", "en": "everyone"},
    "official": {"id": "akun resmi", "en": "official accounts"},
    "executive": {"id": "pimpinan", "en": "executives"},
    "spokesperson": {"id": "juru bicara", "en": "spokespersons"},
    "employee_personal": {"id": "akun pribadi karyawan", "en": "employees' personal accounts"},
    "partner": {"id": "mitra", "en": "partners"},
    "vendor": {"id": "pihak ketiga", "en": "vendors"},
}
PROTECTS: Words = {
    "confidentiality": {"id": "kerahasiaan", "en": "confidentiality"},
    "compliance": {"id": "kepatuhan", "en": "compliance"},
    "litigation": {"id": "perlindungan dari gugatan", "en": "protection from litigation"},
    "brand": {"id": "merek", "en": "the brand"},
    "people": {"id": "orang", "en": "people"},
    "service": {"id": "layanan", "en": "service"},
}
SUBJECT: Words = {
    "post": {"id": "kiriman", "en": "posts"},
    "reply": {"id": "balasan", "en": "replies"},
    "comment": {"id": "komentar", "en": "comments"},
    "bio": {"id": "bio", "en": "bios"},
    "invitation": {"id": "undangan", "en": "invitations"},
    "account": {"id": "akun", "en": "accounts"},
    "team": {"id": "tim", "en": "the team"},
    "community": {"id": "komunitas", "en": "the community"},
    "plan": {"id": "rencana konten", "en": "the content plan"},
    "risks": {"id": "daftar risiko", "en": "the risk register"},
    "kb": {"id": "basis pengetahuan", "en": "the knowledge base"},
    "log": {"id": "catatan kejadian", "en": "the log"},
    "evaluation": {"id": "evaluasi", "en": "the evaluation"},
    "attestations": {"id": "pernyataan", "en": "attestations"},
    "waivers": {"id": "pengecualian", "en": "waivers"},
    "kpi": {"id": "ekspor indikator", "en": "the indicator export"},
    "inbox": {"id": "kotak masuk", "en": "the inbox"},
    "contacts": {"id": "berkas kontak", "en": "the contact file"},
    "policy": {"id": "kebijakan ini sendiri", "en": "this policy itself"},
}
KIND: Words = {
    **SUBJECT,
    "post": {"id": "kiriman", "en": "post"},
    "reply": {"id": "balasan", "en": "reply"},
    "comment": {"id": "komentar", "en": "comment"},
    "bio": {"id": "bio", "en": "bio"},
    "invitation": {"id": "undangan", "en": "invitation"},
    "account": {"id": "akun", "en": "account"},
    "team": {"id": "tim", "en": "team"},
    "community": {"id": "komunitas", "en": "community"},
    "plan": {"id": "rencana konten", "en": "content plan"},
    "risks": {"id": "daftar risiko", "en": "risk register"},
    "kb": {"id": "basis pengetahuan", "en": "knowledge base"},
    "log": {"id": "catatan kejadian", "en": "log"},
    "evaluation": {"id": "evaluasi", "en": "evaluation"},
    "kpi": {"id": "ekspor indikator", "en": "indicator export"},
    "inbox": {"id": "kotak masuk", "en": "inbox"},
    "invitations": {"id": "daftar undangan", "en": "invitation list"},
    "contacts": {"id": "berkas kontak", "en": "contact file"},
    "policy": {"id": "kebijakan", "en": "policy"},
}
"""A subject by its kind, one of them."""
CONTENT: Words = {
    "any": {"id": "semua isi", "en": "any content"},
    "education": {"id": "edukasi", "en": "education"},
    "quote": {"id": "kutipan", "en": "quotes"},
    "engagement": {"id": "interaksi", "en": "engagement"},
    "soft_sell": {"id": "penjualan halus", "en": "soft selling"},
    "hard_sell": {"id": "penjualan langsung", "en": "hard selling"},
    "announcement": {"id": "pengumuman", "en": "announcements"},
    "correction": {"id": "ralat", "en": "corrections"},
}
TRIGGER: Words = {
    "giveaway": {"id": "undian atau hadiah", "en": "giveaways"},
    "comparison": {"id": "perbandingan dengan pesaing", "en": "comparison with a rival"},
    "named_person": {"id": "orang yang disebut namanya", "en": "a named person"},
    "finance": {"id": "keuangan", "en": "finance"},
    "health_claim": {"id": "klaim kesehatan", "en": "health claims"},
    "dispute": {"id": "sengketa", "en": "disputes"},
    "law_citation": {"id": "rujukan peraturan", "en": "citation of a law"},
    "third_party_material": {"id": "bahan milik orang lain", "en": "third-party material"},
}
PLATFORM: Words = {
    one: {"id": name, "en": name}
    for one, name in {
        "instagram": "Instagram", "facebook": "Facebook", "x": "X", "linkedin": "LinkedIn", "whatsapp": "WhatsApp",
        "tiktok": "TikTok", "youtube": "YouTube", "threads": "Threads", "path": "Path", "google_plus": "Google+",
        "telegram": "Telegram", "bluesky": "Bluesky", "mastodon": "Mastodon", "pinterest": "Pinterest",
    }.items()
}  # fmt: skip
LAW_STATUS: Words = {
    "in_force": {"id": "berlaku", "en": "in force"},
    "amended": {"id": "berlaku, telah diubah", "en": "in force, amended"},
    "revoked": {"id": "dicabut", "en": "revoked"},
    "repealed": {"id": "dicabut", "en": "repealed"},
    "bill": {"id": "rancangan", "en": "bill"},
    "house_rule": {"id": "aturan internal", "en": "house rule"},
    "unknown": {"id": "tidak ada dalam daftar", "en": "not in the register"},
}
TREATMENT: Words = {
    "mitigate": {"id": "dikurangi", "en": "mitigated"},
    "transfer": {"id": "dialihkan", "en": "transferred"},
    "avoid": {"id": "dihindari", "en": "avoided"},
    "accept": {"id": "diterima", "en": "accepted"},
}
SCOPE: Words = {
    "internal": {"id": "ke dalam organisasi", "en": "inside the organisation"},
    "external": {"id": "ke luar organisasi", "en": "outside the organisation"},
    "both": {"id": "ke dalam dan ke luar", "en": "inside and outside"},
}
SOURCING: Words = {
    "build": {"id": "direkrut sendiri", "en": "own staff"},
    "buy": {"id": "dialihdayakan", "en": "outsourced"},
    "both": {"id": "gabungan", "en": "both"},
    "mixed": {"id": "gabungan", "en": "both"},
}
DIRECTION: Words = {
    "tightened": {"id": "Diperketat", "en": "Tightened"},
    "loosened": {"id": "Dilonggarkan", "en": "Loosened"},
    "changed": {"id": "Diubah", "en": "Changed"},
}
ACCOUNT_STATUS: Words = {
    "active": {"id": "aktif", "en": "active"},
    "closed": {"id": "ditutup", "en": "closed"},
    "paused": {"id": "ditangguhkan", "en": "paused"},
}
RULE_KIND: Words = {
    "forbid": {"id": "mencari isi yang dilarang", "en": "looks for content that is not allowed"},
    "require": {"id": "mencari pernyataan atau label yang wajib ada", "en": "looks for a statement or label that must be there"},
    "limit": {"id": "mengukur batas", "en": "measures a bound"},
    "assert": {"id": "menguji sebuah syarat atas data", "en": "tests a condition on the data"},
    "relation": {"id": "mencocokkan satu daftar dengan yang lain", "en": "matches one register with another"},
    "approval": {"id": "memeriksa persetujuan atas teks yang sama", "en": "checks that this very text was approved"},
    "window": {"id": "memeriksa tanggal", "en": "checks a date"},
    "consistent": {"id": "mencocokkan teks dengan daftar resmi", "en": "checks the text against a register"},
    "attest": {
        "id": "memeriksa ada dan berlakunya pernyataan bertanda tangan",
        "en": "checks that a signed statement exists and has not expired",
    },
    "replace": {"id": "mengusulkan ganti kata yang aman", "en": "proposes a safe replacement"},
    "similar": {"id": "membandingkan dengan teks lain", "en": "compares with other texts"},
    "recompute": {"id": "menghitung ulang angka yang dinyatakan", "en": "recomputes a stated figure"},
}
