"""Packs in order, then the workspace: one policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smpolicy.errors import Fault
from smpolicy.model.localised import LANGUAGES
from smpolicy.model.source import Place
from smpolicy.model.subject import Subject
from smpolicy.policy.case_values import case_of, clause_under_test
from smpolicy.policy.clause import Chapter, Clause, PackRef, Policy, Tag
from smpolicy.policy.clauses import Clauses
from smpolicy.policy.document import MAX_FAULTS, Document
from smpolicy.policy.faults import fault, unknown
from smpolicy.policy.file_shapes import SECTIONS
from smpolicy.policy.release import digest_of
from smpolicy.policy.sections import merged
from smpolicy.policy.sources import Source

_HEAD = (
    *("schema", "kind", "id", "title", "version", "status", "classification", "effective_from", "review_by"),
    *("languages", "prevailing_language"),
)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read, and its cases."""

    name: str
    source: Source
    cases: Source | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What is put over the packs: a workspace's policy, or the sample's. `base` is where it stands in its document."""

    name: str
    document: Document
    data: Mapping[str, Any]
    base: str = ""


def merge(
    packs: Sequence[Pack], own: Own, registers: Mapping[str, Subject], root: Path, digests: Mapping[str, str]
) -> tuple[Policy | None, list[Fault]]:
    """The policy, or None with the faults that only show between files."""
    clauses = Clauses()
    for pack in packs:
        clauses.add(pack.source.document, pack.source.data.get("clauses", ()), pack.name)
    for pack in packs:
        _add_cases(clauses, pack)
    clauses.add(own.document, own.data.get("clauses", ()), own.name)
    levels = [*(pack.source.data for pack in packs), own.data]
    settings, notes, faults = _settings(packs, own)
    chapters = _chapters(levels)
    faults = [*clauses.faults, *faults, *_unknown_chapters(clauses, chapters), *_language_faults(own)]
    if faults:
        return None, faults
    values = tuple(clauses.values())
    policy = Policy(
        id=own.data["id"],
        version=own.data["version"],
        title=own.data["title"],
        status=own.data.get("status", "draft"),
        languages=tuple(dict.fromkeys(own.data.get("languages", LANGUAGES))),
        view=_view(levels, values),
        settings=settings,
        chapters=chapters,
        clauses=values,
        tags=_tags(levels),
        packs=tuple(_reference(pack, digests) for pack in packs),
        changes=tuple(clauses.changes),
        registers=registers,
        root=root,
        files=own.data.get("files", {}),
        digests=digests,
        digest=digest_of(digests),
        setting_notes=notes,
        pattern_places=_pattern_places([*(Own(pack.name, pack.source.document, pack.source.data) for pack in packs), own]),
    )
    return policy, []


def _view(levels: Sequence[Mapping[str, Any]], clauses: Iterable[Clause]) -> dict[str, Any]:
    own = levels[-1]
    view: dict[str, Any] = {key: own[key] for key in _HEAD if key in own}
    view["kind"] = "policy"
    for name in SECTIONS:
        found = [level[name] for level in reversed(levels) if name in level]
        for index, one in enumerate(found):
            view[name] = merged(view[name], one) if index else one
    view["clauses"] = [_clause_view(clause) for clause in clauses]
    return view


def _clause_view(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "chapter": clause.chapter,
        "basis": list(clause.basis),
        "protects": list(clause.protects),
        "applies_to": list(clause.applies_to),
        "severity": clause.severity,
        "status": clause.status,
        "has_rules": bool(clause.rules),
    }


def _language_faults(own: Own) -> Iterator[Fault]:
    """What a policy says of its languages must hold together: one text cannot prevail that nobody is given."""
    languages, prevailing = own.data.get("languages", LANGUAGES), own.data.get("prevailing_language")
    if not languages:
        yield fault("no-language", own.document.place("languages"), known=", ".join(LANGUAGES))
    elif prevailing is not None and prevailing not in languages:
        yield fault("prevailing-language", own.document.place("prevailing_language"), name=prevailing, known=", ".join(languages))


def _settings(packs: Sequence[Pack], own: Own) -> tuple[dict[str, Any], dict[str, Any], list[Fault]]:
    """Values, notes, and faults of values that are of another type than their default."""
    values: dict[str, Any] = {}
    notes: dict[str, Any] = {}
    faults: list[Fault] = []
    files = [*((pack.source.document, pack.source.data, "") for pack in packs), (own.document, own.data, own.base)]
    for document, data, base in files:
        for name, told in data.get("settings", {}).items():
            value = told["value"] if isinstance(told, Mapping) else told
            if name in values and _type(values[name]) != _type(value):
                path = f"{base}.settings.{name}" if base else f"settings.{name}"
                faults.append(fault("setting-type", document.place(path), name=name, expected=_TYPES[_type(values[name])]))
            values[name] = value
            if isinstance(told, Mapping) and "note" in told:
                notes[name] = told["note"]
    return values, notes, faults


_TYPES = {
    "bool": {"id": "true atau false", "en": "true or false"},
    "number": {"id": "bilangan", "en": "a number"},
    "text": {"id": "teks", "en": "text"},
    "list": {"id": "daftar", "en": "a list"},
}


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    return "list" if isinstance(value, list) else "text"


def _chapters(levels: Iterable[Mapping[str, Any]]) -> tuple[Chapter, ...]:
    found: dict[str, Chapter] = {}
    for level in levels:
        for row in level.get("chapters", ()):
            found[row["id"]] = Chapter(row["id"], row["title"])
    return tuple(found.values())


def _unknown_chapters(clauses: Clauses, chapters: Sequence[Chapter]) -> Iterable[Fault]:
    known = [chapter.id for chapter in chapters]
    for clause_id, one in clauses.standing.items():
        chapter = one.data.get("chapter")
        if chapter is not None and chapter not in known:
            place = one.places.get("chapter", one.places[""])
            yield unknown("unknown-chapter", place, chapter, known, clause=clause_id)


def _tags(levels: Iterable[Mapping[str, Any]]) -> tuple[Tag, ...]:
    """Topics by id: a later file adds to the words of an earlier one."""
    found: dict[str, Tag] = {}
    for level in levels:
        for row in level.get("tags", ()):
            before = found.get(row["id"])
            terms = dict.fromkeys([*(before.terms if before else ()), *row.get("terms", ())])
            patterns = dict.fromkeys([*(before.patterns if before else ()), *row.get("patterns", ())])
            found[row["id"]] = Tag(row["id"], row["title"], tuple(terms), tuple(patterns))
    return tuple(found.values())


def _pattern_places(files: Iterable[Own]) -> dict[str, Place]:
    """Where the patterns of topics and of confidential subjects are written, by their source."""
    found: dict[str, Place] = {}
    for one in files:
        base = f"{one.base}." if one.base else ""
        for index, row in enumerate(one.data.get("tags", ())):
            for at, source in enumerate(row.get("patterns", ())):
                found[source] = one.document.place(f"{base}tags[{index}].patterns[{at}]")
        for index, row in enumerate(one.data.get("privacy_guidance", {}).get("confidential", ())):
            if "pattern" in row:
                found[row["pattern"]] = one.document.place(f"{base}privacy_guidance.confidential[{index}].pattern")
    return found


def _reference(pack: Pack, digests: Mapping[str, str]) -> PackRef:
    data = pack.source.data
    return PackRef(pack.name, data["version"], data["title"], digests.get(pack.source.name, ""))


def _add_cases(clauses: Clauses, pack: Pack) -> None:
    """Gives each case of a pack's case file to the clause of that pack that it tests."""
    if pack.cases is None:
        return
    own = [clause_id for clause_id, one in clauses.standing.items() if one.pack == pack.name]
    for index, row in enumerate(pack.cases.data["cases"]):
        if len(clauses.faults) >= MAX_FAULTS:
            return
        place = pack.cases.document.place(f"cases[{index}]")
        case = case_of(row, place)
        if isinstance(case, Fault):
            clauses.faults.append(case)
            continue
        named = clause_under_test(case)
        if named is None:
            clauses.faults.append(fault("case-without-clause", place))
        elif named not in clauses.standing:
            clauses.faults.append(unknown("unknown-clause", place, named, own))
        else:
            home = next((one for one in case.only if one.partition("/")[0] in own), named)
            clauses.standing[home.partition("/")[0]].cases.append(case)
