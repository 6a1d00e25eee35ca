"""What people call the columns of tables, in both languages: headings without case and signs, and the fields that they mean."""

from __future__ import annotations

from collections.abc import Mapping

from smpolicy.model.localised import Localised

FINDINGS: Localised = {"id": "Temuan smpolicy", "en": "smpolicy findings"}
"""The heading of the column in which a table comes back with its findings; nobody reads it as a part of the table."""
TIME = "time"
"""The field of a column with the time of day beside a date; `publish_at` is made of both."""

WRITTEN: Mapping[str, str] = {
    "akun": "account", "tema": "theme", "takarir": "caption", "teks": "caption", "text": "caption", "copy": "caption", "foto": "media",
    "gambar": "media", "visual": "media", "image": "media", "photo": "media", "berkas": "media", "hastag": "hashtags", "hastag tagar": "hashtags",
    "hashtag": "hashtags", "tagar": "hashtags", "tanggal posting": "publish_at", "tanggal terbit": "publish_at", "tanggal": "publish_at",
    "tgl": "publish_at", "tgl posting": "publish_at", "jadwal": "publish_at", "publish date": "publish_at", "date": "publish_at",
    "posting date": "publish_at", "scheduled": "publish_at", "jam": TIME, "waktu": TIME, "time": TIME, "sumber informasi": "sources",
    "sumber": "sources", "source": "sources", "jenis": "content_type", "jenis konten": "content_type", "type": "content_type",
    "content": "content_type", "tujuan": "goal", "penanggung jawab": "watch.person", "pic": "watch.person", "owner": "watch.person",
    "klaim": "claims", "diminta oleh": "requested_by", "diputuskan oleh": "decided_by", "no": "id", "kode": "id",
    "tanggal tayang": "publish_at", "tgl tayang": "publish_at", "tanggal publikasi": "publish_at", "tanggal publish": "publish_at",
    "tgl publish": "publish_at", "tanggal unggah": "publish_at", "tgl unggah": "publish_at", "tanggal upload": "publish_at",
    "tgl upload": "publish_at", "jadwal tayang": "publish_at", "jadwal posting": "publish_at", "jadwal unggah": "publish_at",
    "jadwal upload": "publish_at", "hari tanggal": "publish_at", "hari tgl": "publish_at", "tanggal jam": "publish_at",
    "tanggal waktu": "publish_at", "tanggal dan jam": "publish_at", "schedule": "publish_at", "post date": "publish_at",
    "publication date": "publish_at", "date time": "publish_at", "date and time": "publish_at", "jam tayang": TIME, "jam posting": TIME,
    "jam unggah": TIME, "jam upload": TIME, "waktu tayang": TIME, "waktu posting": TIME, "waktu unggah": TIME, "post time": TIME,
    "posting time": TIME, "publish time": TIME, "naskah": "caption", "narasi": "caption", "copywriting": "caption", "isi": "caption",
    "isi konten": "caption", "isi caption": "caption", "isi unggahan": "caption", "isi postingan": "caption", "teks caption": "caption",
    "kepsyen": "caption", "captions": "caption", "body copy": "caption", "post copy": "caption", "post text": "caption",
    "topik": "theme", "topic": "theme", "pilar": "theme", "pilar konten": "theme", "pillar": "theme", "content pillar": "theme",
    "tema konten": "theme", "kanal": "platform", "channel": "platform", "media sosial": "platform", "medsos": "platform",
    "sosmed": "platform", "social media": "platform", "network": "platform", "nama akun": "account", "akun medsos": "account",
    "akun media sosial": "account", "account name": "account", "handle": "account", "video": "media", "desain": "media", "design": "media",
    "link desain": "media", "link design": "media", "link visual": "media", "link gambar": "media", "link foto": "media",
    "aset": "media", "aset visual": "media", "asset": "media", "assets": "media", "materi visual": "media", "nama file": "media",
    "creative": "media", "artwork": "media", "hastags": "hashtags", "hestek": "hashtags", "tagar hashtag": "hashtags",
    "referensi": "sources", "reference": "sources", "references": "sources", "rujukan": "sources", "sumber info": "sources",
    "sumber data": "sources", "link sumber": "sources", "tipe": "content_type", "tipe konten": "content_type",
    "kategori": "content_type", "kategori konten": "content_type", "jenis postingan": "content_type", "jenis unggahan": "content_type",
    "jenis post": "content_type", "category": "content_type", "post type": "content_type", "sasaran": "goal", "objective": "goal",
    "pj": "watch.person", "penanggungjawab": "watch.person", "petugas": "watch.person", "admin": "watch.person",
    "admin jaga": "watch.person", "person in charge": "watch.person", "pemohon": "requested_by", "requester": "requested_by",
    "nomor": "id", "id konten": "id", "kode konten": "id", "id post": "id", "content id": "id", "hasil": "result",
}  # fmt: skip
POSTED: Mapping[str, str] = {
    "teks": "text", "caption": "text", "takarir": "text", "tweet": "text", "pesan": "text", "message": "text", "post": "text", "isi": "text",
    "full text": "text", "akun": "account", "penulis": "author", "user": "author", "username": "author", "tanggal": "publish_at",
    "date": "publish_at", "created at": "publish_at", "waktu": "publish_at", "bahasa": "language", "lang": "language", "tagar": "hashtags",
    "tweet id": "id", "post id": "id", "nama akun": "account", "account name": "account", "isi unggahan": "text", "isi postingan": "text",
    "isi post": "text", "post text": "text", "content": "text", "naskah": "text", "publish time": "publish_at", "post date": "publish_at",
    "tanggal tayang": "publish_at", "tanggal posting": "publish_at", "tanggal terbit": "publish_at", "hashtag": "hashtags", "hastag": "hashtags",
    "kanal": "platform", "channel": "platform", "medsos": "platform", "no": "id", "nomor": "id", "kode": "id",
}  # fmt: skip
CONTACTS: Mapping[str, str] = {
    "nama": "name", "nama lengkap": "name", "nama kontak": "name", "full name": "name", "contact name": "name", "contact": "name",
    "kontak": "name", "perusahaan": "company", "nama perusahaan": "company", "instansi": "company", "lembaga": "company",
    "company name": "company", "organisation": "company", "organization": "company", "jabatan": "title", "posisi": "title",
    "job title": "title", "position": "title", "industri": "industry", "bidang usaha": "industry", "email kantor": "business_email",
    "e mail kantor": "business_email", "surel kantor": "business_email", "email perusahaan": "business_email",
    "surel perusahaan": "business_email", "work email": "business_email", "office email": "business_email",
    "telepon kantor": "business_phone", "telp kantor": "business_phone", "no telepon kantor": "business_phone",
    "nomor telepon kantor": "business_phone", "no telp kantor": "business_phone", "work phone": "business_phone",
    "office phone": "business_phone", "alamat kantor": "business_address", "alamat perusahaan": "business_address",
    "office address": "business_address", "work address": "business_address", "e mail": "email", "surel": "email",
    "alamat email": "email", "email address": "email", "telepon": "phone", "telp": "phone", "no telepon": "phone", "no telp": "phone",
    "nomor telepon": "phone", "telephone": "phone", "phone number": "phone", "hp": "mobile_phone", "no hp": "mobile_phone",
    "nomor hp": "mobile_phone", "ponsel": "mobile_phone", "nomor ponsel": "mobile_phone", "handphone": "mobile_phone",
    "no handphone": "mobile_phone", "mobile": "mobile_phone", "mobile number": "mobile_phone", "wa": "mobile_phone",
    "no wa": "mobile_phone", "nomor wa": "mobile_phone", "whatsapp": "mobile_phone", "no whatsapp": "mobile_phone", "alamat": "address",
    "alamat rumah": "home_address", "alamat tinggal": "home_address", "tanggal lahir": "birth_date", "tgl lahir": "birth_date",
    "tempat tanggal lahir": "birth_date", "ttl": "birth_date", "ulang tahun": "birth_date", "birthday": "birth_date",
    "date of birth": "birth_date", "dob": "birth_date", "birthdate": "birth_date", "ktp": "nik", "no ktp": "nik", "nomor ktp": "nik",
    "nomor induk kependudukan": "nik", "agama": "religion", "status perkawinan": "marital_status", "status pernikahan": "marital_status",
    "keluarga": "family", "kesehatan": "health", "diberikan sendiri": "given_by_person", "diberi sendiri": "given_by_person",
    "diberikan orangnya": "given_by_person", "diberikan oleh orangnya": "given_by_person", "given by the person": "given_by_person",
    "tujuan": "purpose", "tujuan penyimpanan": "purpose", "keperluan": "purpose", "dikumpulkan pada": "collected_on",
    "tanggal dikumpulkan": "collected_on", "tgl dikumpulkan": "collected_on", "tanggal dicatat": "collected_on",
    "tgl dicatat": "collected_on", "date collected": "collected_on", "collection date": "collected_on",
    "persetujuan untuk": "consent_for", "izin untuk": "consent_for", "persetujuan sampai": "consent_until",
    "izin sampai": "consent_until", "persetujuan berlaku sampai": "consent_until", "consent valid until": "consent_until",
}  # fmt: skip
MEASURED: Mapping[str, str] = {
    "periode": "period", "bulan": "period", "akun": "account", "jangkauan": "reach", "tayangan": "impressions", "pengikut": "followers",
    "pengikut aktif": "followers_active", "suka": "likes", "komentar": "comments", "bagikan": "shares", "dibagikan": "shares",
    "simpan": "saves", "disimpan": "saves", "positif": "pos", "netral": "neu", "negatif": "neg", "jumlah": "n", "alat": "tool",
    "alat sentimen": "sentiment_tool", "pertanyaan": "questions", "keluhan": "complaints", "dijawab": "answered",
    "dijawab benar": "answered_correct", "lead": "leads", "anggota baru": "new_members", "anggota": "members",
    "anggota aktif": "active_members", "engagement rate": "stated_engagement_rate",
    "month": "period", "nama akun": "account", "account name": "account", "impresi": "impressions", "jumlah pengikut": "followers",
    "jumlah suka": "likes", "like": "likes", "jumlah like": "likes", "jumlah komentar": "comments", "comment": "comments",
    "share": "shares", "jumlah share": "shares", "save": "saves", "saved": "saves", "jumlah simpan": "saves",
    "sentimen positif": "pos", "sentimen netral": "neu", "sentimen negatif": "neg", "positive": "pos", "neutral": "neu", "negative": "neg",
    "er": "stated_engagement_rate", "tingkat keterlibatan": "stated_engagement_rate", "jumlah anggota": "members", "jumlah pertanyaan": "questions",
    "jumlah keluhan": "complaints", "prospek": "leads",
}  # fmt: skip
RECEIVED: Mapping[str, str] = {
    "utas": "thread", "waktu": "at", "jenis": "kind", "topik": "topic", "pertanyaan": "question", "dijawab pada": "answered_at",
    "dijawab oleh": "answered_by", "artikel": "kb",
    "tiket": "thread", "nomor tiket": "thread", "no tiket": "thread", "ticket": "thread", "ticket id": "thread", "waktu masuk": "at",
    "tanggal masuk": "at", "received at": "at", "waktu dijawab": "answered_at", "penjawab": "answered_by",
}  # fmt: skip
INVITED: Mapping[str, str] = {
    "jenis": "kind", "nama": "name", "industri": "industry", "hubungan": "relation", "bertemu di": "met_where",
    "bertemu pada": "met_when", "alasan": "reason", "lewat": "via", "melalui": "via", "catatan": "note", "pesan": "note",
    "dikirim pada": "sent_on", "pengirim": "sent_by",
}  # fmt: skip
