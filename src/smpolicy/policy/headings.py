"""Headings of tables, in both languages and as people misspell them, and the fields that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import get_type_hints

from smpolicy.errors import Fault
from smpolicy.model.kinds import draft, exports, plan
from smpolicy.model.source import Place
from smpolicy.policy.faults import fault, unknown

ASIDE = "-"
"""What a workspace may take a heading for: a column that is not read."""
TIME = "time"
"""The field of a column with the time of day beside a date; `publish_at` is made of both."""


@dataclass(frozen=True, slots=True)
class TableKind:
    """What a kind of table holds: the type of a row, the key below which rows stand, and what else a heading may be called.

    `beginnings` are of headings that name a key of a mapping: `mentions_kopisebelah`. `sure` is a field without which a file that
    nobody named is not taken for such a table, nor one of which fewer headings than `fewest` are known. In an `open` table every
    column is read: a heading that is not known, left aside or missing is a field of its own.
    """

    row: type
    key: str
    also: Mapping[str, str]
    beginnings: Mapping[str, str] = field(default_factory=dict)
    sure: str = ""
    fewest: int = 1
    open: bool = False


_WRITTEN: Mapping[str, str] = {
    "akun": "account", "tema": "theme", "takarir": "caption", "teks": "caption", "text": "caption", "copy": "caption", "foto": "media",
    "gambar": "media", "visual": "media", "image": "media", "photo": "media", "berkas": "media", "hastag": "hashtags", "hastag tagar": "hashtags",
    "hashtag": "hashtags", "tagar": "hashtags", "tanggal posting": "publish_at", "tanggal terbit": "publish_at", "tanggal": "publish_at",
    "tgl": "publish_at", "tgl posting": "publish_at", "jadwal": "publish_at", "publish date": "publish_at", "date": "publish_at",
    "posting date": "publish_at", "scheduled": "publish_at", "jam": TIME, "waktu": TIME, "time": TIME, "sumber informasi": "sources",
    "sumber": "sources", "source": "sources", "jenis": "content_type", "jenis konten": "content_type", "type": "content_type",
    "content": "content_type", "tujuan": "goal", "penanggung jawab": "watch.person", "pic": "watch.person", "owner": "watch.person",
    "klaim": "claims", "diminta oleh": "requested_by", "diputuskan oleh": "decided_by", "no": "id", "kode": "id",
}  # fmt: skip
_POSTED: Mapping[str, str] = {
    "teks": "text", "caption": "text", "takarir": "text", "tweet": "text", "pesan": "text", "message": "text", "post": "text", "isi": "text",
    "full text": "text", "akun": "account", "penulis": "author", "user": "author", "username": "author", "tanggal": "publish_at",
    "date": "publish_at", "created at": "publish_at", "waktu": "publish_at", "bahasa": "language", "lang": "language", "tagar": "hashtags",
    "tweet id": "id", "post id": "id",
}  # fmt: skip
_CONTACTS: Mapping[str, str] = {
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
TABLES: Mapping[str, TableKind] = {
    "kpi": TableKind(
        exports.KpiRow,
        "rows",
        {
            "periode": "period", "bulan": "period", "akun": "account", "jangkauan": "reach", "tayangan": "impressions", "pengikut": "followers",
            "pengikut aktif": "followers_active", "suka": "likes", "komentar": "comments", "bagikan": "shares", "dibagikan": "shares",
            "simpan": "saves", "disimpan": "saves", "positif": "pos", "netral": "neu", "negatif": "neg", "jumlah": "n", "alat": "tool",
            "alat sentimen": "sentiment_tool", "pertanyaan": "questions", "keluhan": "complaints", "dijawab": "answered",
            "dijawab benar": "answered_correct", "lead": "leads", "anggota baru": "new_members", "anggota": "members",
            "anggota aktif": "active_members", "engagement rate": "stated_engagement_rate",
        },
        {"mentions": "mentions", "not measured": "not_measured"},
        sure="period",
    ),
    "inbox": TableKind(
        exports.InboxRow,
        "rows",
        {
            "utas": "thread", "waktu": "at", "jenis": "kind", "topik": "topic", "pertanyaan": "question", "dijawab pada": "answered_at",
            "dijawab oleh": "answered_by", "artikel": "kb",
        },
        sure="thread",
    ),
    "invitations": TableKind(
        exports.InvitationRow,
        "rows",
        {
            "jenis": "kind", "nama": "name", "industri": "industry", "hubungan": "relation", "bertemu di": "met_where",
            "bertemu pada": "met_when", "alasan": "reason", "lewat": "via", "melalui": "via", "catatan": "note", "pesan": "note",
            "dikirim pada": "sent_on", "pengirim": "sent_by",
        },
        sure="note",
    ),
    "contacts": TableKind(exports.ContactCells, "rows", _CONTACTS, sure="name", fewest=3, open=True),
    "plan": TableKind(plan.PlanItem, "items", _WRITTEN, sure="caption"),
    "posts": TableKind(draft.Draft, "posts", _POSTED, sure="text"),
}  # fmt: skip
"""Every kind of table."""

_PEOPLE = re.compile(
    r"(?i)(?:^|[ _])(?:nama|name|names|member|anggota_nama|user|username|handle|email|e-mail|surel|phone|telepon|hp|wa|nik)(?:$|[ _])"
)
"""Headings of a KPI export that name people: such figures are published in aggregate only (PRIV-08)."""
_SHORTEST = 5
"""Letters of a heading below which a slip might be another word."""


@dataclass(frozen=True, slots=True)
class HeadingFault(Fault):
    """A heading that is not known, in a table of the kind `table`: somebody who is there may say what it means."""

    table: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The dotted field of each column, in order; empty for a column without a heading."""

    paths: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, kind: str, names: Sequence[str], place: Place, also: Iterable[tuple[str, str]] = ()) -> Headings:
        """The headings of a table of that kind; every one that is not known, doubled or not allowed is a fault.

        `place` is that of the heading row; `also` are pairs of a heading and the field that this workspace takes it for.
        """
        known = _known(kind) | {_plain(name): path for name, path in also}
        paths: list[str] = []
        faults: list[Fault] = []
        people = [name.strip() for name in names if kind == "kpi" and _plain(name) not in known and _PEOPLE.search(name.strip())]
        if people:
            faults.append(fault("kpi-names", place, names=", ".join(people)))
        for column, name in enumerate(names, 1):
            path = _open_path(kind, name, known, column, paths) if TABLES[kind].open else _path(kind, name, known)
            here = Place(place.file, place.line, column)
            if path is None and name.strip() not in people:
                faults.append(_not_known(kind, name.strip(), here))
            elif path and path in paths:
                faults.append(fault("heading-twice", here, name=name.strip(), field=path))
            paths.append(path or "")
        return cls(tuple(paths), tuple(faults))


def kind_of_headings(
    names: Sequence[str], also: Mapping[str, Iterable[tuple[str, str]]] | None = None, *, asking: bool = False
) -> str | None:
    """The kind of table whose headings these are: that which knows most of them, at least half, and the one it cannot be without.

    `also` is what this workspace takes its own headings for, by kind. With `asking`, that one may be among headings that are not known;
    of an open table nothing is asked.
    """
    told = [name for name in names if name.strip()]
    found: dict[str, tuple[int, bool]] = {}
    for kind, table in TABLES.items():
        known = _known(kind) | {_plain(name): path for name, path in (also or {}).get(kind, ())}
        paths = [path for name in told if (path := _path(kind, name, known, exactly=True))]
        sure = table.sure in paths or (asking and not table.open and len(paths) < len(told))
        if sure and len(paths) >= table.fewest and len(paths) * 2 >= len(told):
            found[kind] = len(paths), table.sure in map(_plain, told)
    return max(found, key=lambda kind: found[kind], default=None)


def count_known(kind: str, names: Sequence[str], also: Mapping[str, Iterable[tuple[str, str]]] | None = None) -> int:
    """How many of the headings are known in such a table."""
    known = _known(kind) | {_plain(name): path for name, path in (also or {}).get(kind, ())}
    return sum(bool(name.strip()) and _path(kind, name, known) is not None for name in names)


def field_of(kind: str, heading: str) -> str | None:
    """The field that one heading of such a table means; None where it is not known."""
    return _path(kind, heading, _known(kind)) or None


def fields_of(kind: str) -> set[str]:
    """What a heading of such a table may be: its fields, and the other words for them."""
    return {*get_type_hints(TABLES[kind].row), *TABLES[kind].also}


def _not_known(kind: str, name: str, place: Place) -> HeadingFault:
    told = unknown("heading-unknown", place, name, fields_of(kind))
    return HeadingFault(told.file, told.line, told.column, told.code, told.what, told.help, kind, name)


@cache
def _known(kind: str) -> dict[str, str]:
    """Fields by the plain headings that mean them."""
    return dict(TABLES[kind].also) | {_plain(name): name for name in get_type_hints(TABLES[kind].row)}


def _path(kind: str, name: str, known: Mapping[str, str], *, exactly: bool = False) -> str | None:
    """The field that a heading means; empty for an empty heading, None for one that is not known."""
    plain = _plain(name)
    if not plain or plain in known:
        return known.get(plain, "")
    for beginning, mapping in TABLES[kind].beginnings.items():
        rest = plain.removeprefix(beginning).strip()
        if plain.startswith(beginning) and rest:
            return f"{mapping}.{rest.replace(' ', '_')}"
    return None if exactly else _meant(plain, known)


def _open_path(kind: str, name: str, known: Mapping[str, str], column: int, taken: Sequence[str]) -> str:
    """The field of a column in an open table: what its heading means, else, or where that is taken, the heading's own words."""
    path = _path(kind, name, known)
    if path and path not in taken:
        return path
    own = re.sub(r"\W+", "_", _plain(name)).strip("_")
    return own if own and own not in taken else f"column_{column}"


def _meant(plain: str, known: Mapping[str, str]) -> str | None:
    """The field of the one known heading that a slip of the pen may stand for."""
    if len(plain) < _SHORTEST:
        return None
    from rapidfuzz.distance import OSA  # loaded where a heading is not known as it stands

    near = {path for heading, path in known.items() if len(heading) >= _SHORTEST and OSA.distance(plain, heading, score_cutoff=1) <= 1}
    return near.pop() if len(near) == 1 else None


def _plain(name: str) -> str:
    """A heading without case, underscores, hyphens, slashes and doubled spaces."""
    return " ".join(re.sub(r"[_/:.-]", " ", name.casefold()).split())
