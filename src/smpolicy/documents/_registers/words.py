"""The printed words of the registers: plans and the family of documents."""

from __future__ import annotations

from smpolicy.model.words import Words

DOCUMENT: Words = {
    "blueprint": {"id": "cetak biru", "en": "blueprint"},
    "framework": {"id": "kerangka", "en": "framework"},
    "policy": {"id": "kebijakan", "en": "policy"},
    "guide": {"id": "panduan", "en": "guide"},
    "plan": {"id": "rencana konten", "en": "content plan"},
    "action_plan": {"id": "rencana tindakan", "en": "action plan"},
    "risk_register": {"id": "daftar risiko", "en": "risk register"},
    "council_charter": {"id": "piagam dewan", "en": "council charter"},
    "rule_catalogue": {"id": "katalog aturan", "en": "rule catalogue"},
    "exec_brief": {"id": "pegangan pimpinan", "en": "executive brief"},
    "legal_review": {"id": "lembar tinjauan hukum", "en": "legal review sheet"},
}
GOAL: Words = {
    "reputation": {"id": "membangun reputasi", "en": "build reputation"},
    "sales_promotion": {"id": "mempromosikan penjualan", "en": "promote sales"},
    "leads": {"id": "menjaring calon pelanggan", "en": "win leads"},
    "customer_service": {"id": "melayani pelanggan", "en": "serve customers"},
}
HORIZON: Words = {
    "short": {"id": "jangka pendek", "en": "short term"},
    "long": {"id": "jangka panjang", "en": "long term"},
}
STAGE: Words = {
    "fact_finding": {"id": "Pencarian fakta", "en": "Fact finding"},
    "planning": {"id": "Perencanaan", "en": "Planning"},
    "execution": {"id": "Pelaksanaan", "en": "Execution"},
    "evaluation": {"id": "Evaluasi", "en": "Evaluation"},
}
COURSE: Words = {
    "policy": {"id": "kebijakan ini", "en": "this policy"},
    "privacy": {"id": "privasi", "en": "privacy"},
    "account_management": {"id": "pengelolaan akun", "en": "running an account"},
}
LABEL: Words = {
    "paid": {"id": "kerja sama berbayar", "en": "paid partnership"},
    "gifted": {"id": "produk yang diberikan atau dipinjamkan", "en": "products given or lent"},
    "bot": {"id": "jawaban mesin", "en": "answers by a machine"},
}
RISK: Words = {
    "leak": {"id": "kebocoran", "en": "a leak"},
    "angry_consumers": {"id": "konsumen marah", "en": "angry consumers"},
    "litigation": {"id": "gugatan", "en": "a lawsuit"},
    "wrong_post": {"id": "salah unggah", "en": "the wrong post"},
    "long_protest": {"id": "protes berkepanjangan", "en": "a protest that drags on"},
    "brand_value": {"id": "nilai merek turun", "en": "loss of brand value"},
    "misinterpretation": {"id": "salah tafsir", "en": "misreading"},
    "unvalidated": {"id": "kabar yang belum diperiksa", "en": "news that nobody checked"},
    "privacy_breach": {"id": "pelanggaran privasi", "en": "a breach of privacy"},
    "viral": {"id": "menjadi viral", "en": "going viral"},
    "member_quarrels": {"id": "pertengkaran anggota", "en": "members' quarrels"},
    "celebrity": {"id": "duta selebriti", "en": "a celebrity endorser"},
    "platform_closes": {"id": "jejaring tutup", "en": "a network that closes"},
    "loss_of_control": {"id": "kehilangan kendali akun", "en": "loss of control of an account"},
    "unclear_department": {"id": "penanggung jawab tidak jelas", "en": "nobody clearly in charge"},
    "lack_of_competence": {"id": "kurang kecakapan", "en": "lack of competence"},
    "one_person": {"id": "bergantung pada satu orang", "en": "dependence on one person"},
    "non_compliance": {"id": "tidak mematuhi aturan", "en": "breach of rules"},
}
