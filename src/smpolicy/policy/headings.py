"""Headings of tables, in both languages and as people misspell them, and the fields that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import get_type_hints

from smpolicy.errors import Fault
from smpolicy.model.kinds import draft, exports, plan
from smpolicy.model.source import Place
from smpolicy.policy._heading_words import CONTACTS, FINDINGS, INVITED, MEASURED, POSTED, RECEIVED, TIME, WRITTEN
from smpolicy.policy.faults import fault

ASIDE = "-"
"""What a workspace may take a heading for: a column that is not read."""


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


TABLES: Mapping[str, TableKind] = {
    "kpi": TableKind(exports.KpiRow, "rows", MEASURED, {"mentions": "mentions", "not measured": "not_measured"}, "period", 3),
    "inbox": TableKind(exports.InboxRow, "rows", RECEIVED, sure="thread"),
    "invitations": TableKind(exports.InvitationRow, "rows", INVITED, sure="note"),
    "contacts": TableKind(exports.ContactCells, "rows", CONTACTS, sure="name", fewest=3, open=True),
    "plan": TableKind(plan.PlanItem, "items", WRITTEN, sure="caption"),
    "posts": TableKind(draft.Draft, "posts", POSTED, sure="text"),
}
"""Every kind of table."""

_PEOPLE = re.compile(
    r"(?i)(?:^|[ _])(?:nama|name|names|member|anggota_nama|user|username|handle|email|e-mail|surel|phone|telepon|telp|hp|wa|whatsapp|nik|ktp"
    r"|alamat|address|lahir|birth|birthday|birthdate|top[ _]fans?|komentator|commenters?)(?:$|[ _])"
)
"""Headings of a KPI export that name people: such figures are published in aggregate only (PRIV-08)."""
_FIGURES = 3
"""Headings of figures, the month and the account among them, with which a table that names people too is no list of contacts."""
_MANY = 4
"""Known headings that make a table to ask about, though most of its headings are not known."""
TITLE_ROWS = 15
"""Rows above the headings that may hold a title, a logo, a note."""
_SHORTEST, _LONG = 5, 10
"""Letters of a heading below which a slip might be another word, and from which there may be two."""
_BESIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What stands beside the words of a heading: `Jam (WIB)`."""
_OR = re.compile(r"[/&|+,]|\b(?:dan|atau|and|or)\b")


@dataclass(frozen=True, slots=True)
class HeadingFault(Fault):
    """A heading that is not known, in a table of the kind `table`: somebody who is there may say what it means.

    `taken` are the fields of the other columns.
    """

    table: str = ""
    heading: str = ""
    taken: frozenset[str] = frozenset()


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
                faults.append(unknown_heading(kind, name.strip(), here))
            elif path and path in paths:
                faults.append(fault("heading-twice", here, name=name.strip(), field=path))
            paths.append(path or "")
        if TIME in paths and "publish_at" not in paths:
            # A moment in one column: `Waktu` without a date beside it.
            paths[paths.index(TIME)] = "publish_at"
        taken = frozenset(filter(None, paths))
        return cls(tuple(paths), tuple(replace(one, taken=taken) if isinstance(one, HeadingFault) else one for one in faults))


def kind_of_headings(
    names: Sequence[str], also: Mapping[str, Iterable[tuple[str, str]]] | None = None, *, asking: bool = False
) -> str | None:
    """The kind of table whose headings these are: that which knows most of them, at least half, and the one it cannot be without.

    `also` is what this workspace takes its own headings for, by kind. With `asking`, that one may be among headings that are not known;
    of an open table nothing is asked.
    """
    told = [name for name in names if name.strip() and not is_findings(name)]
    found: dict[str, tuple[int, bool]] = {}
    for kind, table in TABLES.items():
        known = _known(kind) | {_plain(name): path for name, path in (also or {}).get(kind, ())}
        # Columns about people are why an export of figures is refused, no reason to take it for something else.
        ours = told if kind != "kpi" else [name for name in told if _plain(name) in known or not _PEOPLE.search(name.strip())]
        paths = [path for name in ours if (path := _path(kind, name, known, exactly=not asking))]
        sure = table.sure in paths or (asking and not table.open and len(paths) < len(ours))
        enough = len(paths) * 2 >= len(ours) or (asking and len(paths) >= _MANY and len(paths) * 3 >= len(ours))
        if sure and enough and len(paths) >= table.fewest:
            found[kind] = len(paths), table.sure in map(_plain, told)
    if "kpi" in found and found["kpi"][0] >= _FIGURES:
        found.pop("contacts", None)
    return max(found, key=lambda kind: found[kind], default=None)


def count_known(kind: str, names: Sequence[str], also: Mapping[str, Iterable[tuple[str, str]]] | None = None) -> int:
    """How many of the headings are known in such a table."""
    known = _known(kind) | {_plain(name): path for name, path in (also or {}).get(kind, ())}
    return sum(bool(name.strip()) and _path(kind, name, known) is not None for name in names)


def heading_row(
    rows: Sequence[Sequence[str]],
    kind_of: Callable[[Sequence[str]], str | None],
    also: Mapping[str, Iterable[tuple[str, str]]] | None = None,
) -> tuple[int, str] | None:
    """Which of the first rows holds the headings, and of which kind: of those that `kind_of` knows, the one with the most known."""
    found = [(at, kind) for at, names in enumerate(rows[:TITLE_ROWS]) if (kind := kind_of(names)) is not None]
    return max(found, key=lambda one: (count_known(one[1], rows[one[0]], also), -one[0]), default=None)


def is_findings(heading: str) -> bool:
    """Whether the column holds findings that were written into a copy of the table; what was found in all of it follows the heading."""
    return heading.strip().startswith(tuple(FINDINGS.values()))


def field_of(kind: str, heading: str, also: Iterable[tuple[str, str]] = ()) -> str | None:
    """The field that one heading of such a table means; None where it is not known, empty where the workspace leaves it aside."""
    known = _known(kind) | {_plain(name): path for name, path in also}
    return "" if known.get(_plain(heading)) == "" else _path(kind, heading, known) or None


def fields_of(kind: str) -> set[str]:
    """What a heading of such a table may be: its fields, and the other words for them."""
    return {*get_type_hints(TABLES[kind].row), *TABLES[kind].also}


def listed_fields(kind: str) -> str:
    """What a heading of such a table may be, for people: each field with what it is called most often (`caption (takarir)`)."""
    called: dict[str, str] = {}
    for word, path in TABLES[kind].also.items():
        called.setdefault(path, word)
    fields = dict.fromkeys((*get_type_hints(TABLES[kind].row), *called))
    return ", ".join(f"{one} ({called[one]})" if called.get(one, one) != one else one for one in fields)


def unknown_heading(kind: str, name: str, place: Place) -> HeadingFault:
    """The fault of a heading that is not known, with those that are."""
    told = fault("heading-unknown", place, name=name, known=listed_fields(kind))
    return HeadingFault(told.file, told.line, told.column, told.code, told.what, told.help, kind, name)


@cache
def _known(kind: str) -> dict[str, str]:
    """Fields by the plain headings that mean them."""
    return dict(TABLES[kind].also) | {_plain(name): name for name in get_type_hints(TABLES[kind].row)}


def _path(kind: str, name: str, known: Mapping[str, str], *, exactly: bool = False) -> str | None:
    """The field that a heading means; empty for an empty heading, None for one that is not known."""
    plain = _plain(name)
    if is_findings(name):
        return ""
    if not plain or plain in known:
        return known.get(plain, "")
    for beginning, mapping in TABLES[kind].beginnings.items():
        rest = plain.removeprefix(beginning).strip()
        if plain.startswith(beginning) and rest:
            return f"{mapping}.{rest.replace(' ', '_')}"
    meant = None if TABLES[kind].open else _in_other_words(name, known)
    return meant if meant or exactly else _meant(plain, known)


def _in_other_words(name: str, known: Mapping[str, str]) -> str | None:
    """The field of `Jam (WIB)` as of `Jam`, and of `Foto/Video`, whose words all mean one."""
    bare = _BESIDE.sub(" ", name)
    found = {known.get(_plain(one)) for one in (bare, *_OR.split(bare.casefold())) if _plain(one) in known}
    words = [one for one in _OR.split(bare.casefold()) if _plain(one)]
    whole = _plain(bare) in known or all(_plain(one) in known for one in words)
    return found.pop() if len(found) == 1 and whole else None


def _open_path(kind: str, name: str, known: Mapping[str, str], column: int, taken: Sequence[str]) -> str:
    """The field of a column in an open table: what its heading means, else, or where that is taken, the heading's own words."""
    path = _path(kind, name, known)
    if (path and path not in taken) or is_findings(name):
        return path or ""
    own = re.sub(r"\W+", "_", _plain(name)).strip("_")
    return own if own and own not in taken else f"column_{column}"


def _meant(plain: str, known: Mapping[str, str]) -> str | None:
    """The field of the one known heading that a slip of the pen may stand for."""
    if len(plain) < _SHORTEST:
        return None
    from rapidfuzz.distance import OSA  # loaded where a heading is not known as it stands

    most = 1 if len(plain) < _LONG else 2
    near = {
        path for heading, path in known.items() if len(heading) >= _SHORTEST and OSA.distance(plain, heading, score_cutoff=most) <= most
    }
    return near.pop() if len(near) == 1 else None


def _plain(name: str) -> str:
    """A heading without case, underscores, hyphens, slashes, marks and doubled spaces."""
    return " ".join(re.sub(r"[_/:.*#?!-]", " ", name.casefold()).split())
