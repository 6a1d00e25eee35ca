"""The printed words of the blueprint: activities, networks' characters, objections, roles."""

from __future__ import annotations

from smpolicy.model.words import Words

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
