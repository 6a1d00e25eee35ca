"""Headings of tables, in both languages and as people misspell them, and the fields that they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_type_hints

from smpolicy.errors import Fault
from smpolicy.model.kinds import exports
from smpolicy.model.source import Place
from smpolicy.policy.faults import fault, unknown

ROW_TYPES: Mapping[str, type] = {"kpi": exports.KpiRow, "inbox": exports.InboxRow, "invitations": exports.InvitationRow}
"""What one row of a table is, by the kind of the table."""

_ALSO: Mapping[str, Mapping[str, str]] = {
    "kpi": {
        "periode": "period", "bulan": "period", "akun": "account", "jangkauan": "reach", "tayangan": "impressions", "pengikut": "followers",
        "pengikut aktif": "followers_active", "suka": "likes", "komentar": "comments", "bagikan": "shares", "dibagikan": "shares",
        "simpan": "saves", "disimpan": "saves", "positif": "pos", "netral": "neu", "negatif": "neg", "jumlah": "n", "alat": "tool",
        "alat sentimen": "sentiment_tool", "pertanyaan": "questions", "keluhan": "complaints", "dijawab": "answered",
        "dijawab benar": "answered_correct", "lead": "leads", "anggota baru": "new_members", "anggota": "members",
        "anggota aktif": "active_members", "engagement rate": "stated_engagement_rate",
    },
    "inbox": {
        "utas": "thread", "waktu": "at", "jenis": "kind", "topik": "topic", "pertanyaan": "question", "dijawab pada": "answered_at",
        "dijawab oleh": "answered_by", "artikel": "kb",
    },
    "invitations": {
        "jenis": "kind", "nama": "name", "industri": "industry", "hubungan": "relation", "bertemu di": "met_where",
        "bertemu pada": "met_when", "alasan": "reason", "lewat": "via", "melalui": "via", "catatan": "note", "pesan": "note",
        "dikirim pada": "sent_on", "pengirim": "sent_by",
    },
}  # fmt: skip
_OPEN: Mapping[str, Mapping[str, str]] = {"kpi": {"mentions_": "mentions", "not_measured_": "not_measured"}}
"""Beginnings of headings that name a key of a mapping: `mentions_kopisebelah`."""
_PEOPLE = re.compile(
    r"(?i)(?:^|[ _])(?:nama|name|names|member|anggota_nama|user|username|handle|email|e-mail|surel|phone|telepon|hp|wa|nik)(?:$|[ _])"
)
"""Headings of a KPI export that name people: such figures are published in aggregate only (PRIV-08)."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The dotted field of each column, in order; empty for a column without a heading."""

    paths: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, kind: str, names: Sequence[str], file: str, line: int) -> Headings:
        """The headings of a table of that kind; every one that is not known, doubled or not allowed is a fault."""
        known = _known(kind)
        paths: list[str] = []
        faults: list[Fault] = []
        people = [name.strip() for name in names if kind == "kpi" and _plain(name) not in known and _PEOPLE.search(name.strip())]
        if people:
            faults.append(fault("kpi-names", Place(file, line, 1), names=", ".join(people)))
        for column, name in enumerate(names, 1):
            path = _path(kind, name, known)
            place = Place(file, line, column)
            if path is None and name.strip() not in people:
                faults.append(unknown("heading-unknown", place, name.strip(), [*get_type_hints(ROW_TYPES[kind]), *_ALSO[kind]]))
            elif path and path in paths:
                faults.append(fault("heading-twice", place, name=name.strip(), field=path))
            paths.append(path or "")
        return cls(tuple(paths), tuple(faults))


def kind_of_headings(names: Sequence[str]) -> str | None:
    """The kind of table whose headings these are: that which knows most of them, and at least half."""
    told = [name for name in names if name.strip()]
    counts = {kind: sum(bool(_path(kind, name, _known(kind))) for name in told) for kind in ROW_TYPES}
    best = max(counts, key=lambda kind: counts[kind])
    return best if told and counts[best] * 2 >= len(told) else None


def _known(kind: str) -> dict[str, str]:
    """Fields by the plain headings that mean them."""
    return {_plain(name): name for name in get_type_hints(ROW_TYPES[kind])} | dict(_ALSO[kind])


def _path(kind: str, name: str, known: Mapping[str, str]) -> str | None:
    """The field that a heading means; empty for an empty heading, None for one that is not known."""
    plain = _plain(name)
    if not plain:
        return ""
    if plain in known:
        return known[plain]
    for beginning, mapping in _OPEN.get(kind, {}).items():
        rest = plain.removeprefix(_plain(beginning)).strip()
        if plain.startswith(_plain(beginning)) and rest:
            return f"{mapping}.{rest.replace(' ', '_')}"
    return None


def _plain(name: str) -> str:
    """A heading without case, underscores, hyphens and doubled spaces."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
