"""The printed words of the blueprint: activities, networks' characters, objections, roles."""

from __future__ import annotations

from smpolicy.model.words import FUNCTION, Words

ACTIVITY: Words = {
    "update": {"id": "pembaruan", "en": "updating content"},
    "research_planning": {"id": "riset dan perencanaan", "en": "research and planning"},
    "blogging": {"id": "penulisan blog", "en": "blogging"},
    "curation": {"id": "kurasi", "en": "curation"},
    "conversation": {"id": "percakapan", "en": "conversation"},
    "listening": {"id": "menyimak", "en": "listening"},
    "contingency": {"id": "waktu cadangan", "en": "reserve for emergencies"},
    "community_building": {"id": "membangun komunitas", "en": "building the community"},
    "campaign": {"id": "kampanye", "en": "campaigns"},
    "strategy": {"id": "strategi", "en": "strategy"},
    "analytics": {"id": "analitik", "en": "analytics"},
}
TIME_USE: Words = {
    "investing": {"id": "menanam waktu", "en": "invests time"},
    "saving": {"id": "menghemat waktu", "en": "saves time"},
    "spending": {"id": "menghabiskan waktu", "en": "spends time"},
}
CHARACTER: Words = {
    "visual": {"id": "gambar", "en": "pictures"},
    "friends": {"id": "pertemanan", "en": "friends"},
    "information": {"id": "informasi", "en": "information"},
    "professional": {"id": "profesi", "en": "professional"},
    "private_group": {"id": "kelompok tertutup", "en": "private groups"},
}
CONTENT_KIND: Words = {
    "company_news": {"id": "kabar perusahaan", "en": "company news"},
    "birthday_or_fun": {"id": "ucapan dan hiburan", "en": "greetings and fun"},
    "vacancy": {"id": "lowongan", "en": "vacancies"},
    "product_offer": {"id": "penawaran produk", "en": "product offers"},
    "complaint_reply": {"id": "jawaban keluhan", "en": "answers to complaints"},
}
FIT: Words = {
    "fits": {"id": "cocok", "en": "fits"},
    "adapt": {"id": "sesuaikan", "en": "adapt"},
    "avoid": {"id": "hindari", "en": "avoid"},
}
MODEL: Words = {
    "b2b": {"id": "melayani perusahaan", "en": "serves companies"},
    "b2c": {"id": "melayani konsumen", "en": "serves consumers"},
    "both": {"id": "melayani perusahaan dan konsumen", "en": "serves companies and consumers"},
}
OBJECTION: Words = {
    "fad": {"id": "Ini hanya musiman", "en": "It is a fad"},
    "consumers_only": {"id": "Ini hanya untuk konsumen", "en": "It is for consumers only"},
    "time_waster": {"id": "Ini membuang waktu", "en": "It wastes time"},
    "too_wild": {"id": "Ini terlalu liar", "en": "It is too wild"},
    "wrong_post": {"id": "Bisa salah unggah", "en": "Somebody may post the wrong thing"},
    "law": {"id": "Bisa melanggar hukum", "en": "It may break the law"},
    "company_rules": {"id": "Bisa melanggar aturan perusahaan", "en": "It may break company rules"},
    "no_staff": {"id": "Tidak ada orangnya", "en": "There is nobody to do it"},
    "cost": {"id": "Mahal", "en": "It costs too much"},
    "departments": {"id": "Departemen akan berebut", "en": "Departments will fight over it"},
}
AUDIENCE: Words = {
    "customers": {"id": "pelanggan", "en": "customers"},
    "employees": {"id": "karyawan", "en": "employees"},
    "partners": {"id": "mitra", "en": "partners"},
    "media": {"id": "media", "en": "the press"},
}
FACT_STATUS: Words = {
    "current": {"id": "boleh dikutip", "en": "may be quoted"},
    "old": {"id": "lama, jangan dikutip sebagai keadaan sekarang", "en": "old, not to be quoted as current"},
    "doubt": {"id": "diragukan, jangan dikutip", "en": "doubtful, not to be quoted"},
    "closed": {"id": "halnya sudah tidak ada", "en": "about something that is gone"},
}
FORM: Words = {
    "division": {"id": "divisi khusus media sosial", "en": "a division of its own"},
    "cross_department_team": {"id": "tim lintas departemen", "en": "a team across departments"},
    "outsourced": {"id": "dialihdayakan", "en": "outsourced"},
}
EMPLOYMENT: Words = {
    "staff": {"id": "karyawan", "en": "staff"},
    "vendor": {"id": "pihak ketiga", "en": "vendor"},
    "contract": {"id": "kontrak", "en": "contract"},
    "intern": {"id": "magang", "en": "intern"},
}
ROLE: Words = {
    **FUNCTION,
    "strategist": {"id": "perencana strategi", "en": "strategist"},
    "specialist": {"id": "spesialis media sosial", "en": "social media specialist"},
    "consultant": {"id": "konsultan", "en": "consultant"},
    "influencer": {"id": "pemengaruh", "en": "influencer"},
    "designer": {"id": "desainer", "en": "designer"},
    "videographer": {"id": "videografer", "en": "videographer"},
    "pr_expert": {"id": "ahli kehumasan", "en": "public relations expert"},
    "platform_admin": {"id": "admin akun", "en": "account administrator"},
    "copywriter": {"id": "penulis naskah", "en": "copywriter"},
    "analyst": {"id": "analis", "en": "analyst"},
    "customer_service": {"id": "layanan pelanggan", "en": "customer service"},
    "ghostwriter": {"id": "penulis bayangan", "en": "ghostwriter"},
    "spokesperson": {"id": "juru bicara", "en": "spokesperson"},
    "executive": {"id": "pimpinan", "en": "executive"},
}
COST: Words = {
    "people": {"id": "tenaga kerja", "en": "people"},
    "ads": {"id": "iklan", "en": "advertising"},
    "tools": {"id": "perangkat", "en": "tools"},
    "vendor": {"id": "pihak ketiga", "en": "vendors"},
    "prizes": {"id": "hadiah", "en": "prizes"},
    "sales": {"id": "penjualan", "en": "sales"},
    "leads": {"id": "calon pelanggan", "en": "leads"},
    "service_saving": {"id": "penghematan layanan", "en": "saved service calls"},
}
CONFIDENCE: Words = {
    "high": {"id": "tinggi", "en": "high"},
    "medium": {"id": "sedang", "en": "medium"},
    "low": {"id": "rendah", "en": "low"},
}
