"""Clauses of packs and workspace, put over one another: what tightens is free, what loosens needs a decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, cast

from smpolicy.errors import Fault
from smpolicy.model.finding import Severity
from smpolicy.model.source import Place
from smpolicy.policy.case_values import case_of
from smpolicy.policy.clause import Case, Change, Clause, TextPlace
from smpolicy.policy.document import Document
from smpolicy.policy.faults import fault
from smpolicy.policy.rule_values import rule_of
from smpolicy.rules._base import Rule

Direction = Literal["tightened", "loosened", "changed"]

_NEEDED = ("chapter", "title", "text", "severity", "route")
"""What a clause must have that no pack states."""
_CHECKS = ("principle", "sign", "heuristic", "auto")
_JOINED = ("basis", "protects")
_WORDS = ("title", "text", "why", "help")
_HANDLED = ("id", "rules", "cases", "settings", "because", "decided_by")
_ROW = re.compile(r"^clauses\[(\d+)\]\.?(.*)$")
_RULE = re.compile(r"^rules\[(\d+)\](.*)$")


@dataclass(slots=True)
class _RuleRow:
    data: Mapping[str, Any]
    places: Mapping[str, Place]

    @property
    def name(self) -> tuple[str, str]:
        return self.data["kind"], self.data.get("sub", "")


@dataclass(slots=True)
class _Standing:
    """A clause as it stands after the files merged so far; `places` are those of everything but its rules."""

    data: dict[str, Any]
    places: dict[str, Place]
    pack: str
    rules: list[_RuleRow] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)


@dataclass(slots=True)
class Clauses:
    """The clauses merged so far, by id."""

    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    standing: dict[str, _Standing] = field(default_factory=dict)

    def add(self, document: Document, rows: Sequence[Mapping[str, Any]], by: str) -> None:
        """Puts the clauses of one file over those before it."""
        seen: dict[str, Place] = {}
        places = _places_by_row(document)
        for index, row in enumerate(rows):
            here = places.get(index, {})
            place = here.get("id") or document.place(f"clauses[{index}]")
            if row["id"] in seen:
                self.faults.append(fault("duplicate-id", place, name=row["id"], first=seen[row["id"]].line))
                continue
            seen[row["id"]] = place
            if row["id"] in self.standing:
                _Override(self, self.standing[row["id"]], row, here, by).apply()
            else:
                self._new(row, here, by)

    def values(self) -> Iterator[Clause]:
        """The clauses as values, in the order in which they were first stated."""
        for one in self.standing.values():
            yield _clause_of(one)

    def _new(self, row: Mapping[str, Any], places: dict[str, Place], by: str) -> None:
        place = places.get("", Place(by, 0, 0))
        for key in _NEEDED:
            if key not in row:
                self.faults.append(fault("new-clause", place, clause=row["id"], name=key))
        one = _Standing({key: value for key, value in row.items() if key not in ("rules", "cases")}, _without_rules(places), by)
        for rule in _rule_rows(row, places):
            if rule.data.get("off"):
                self.faults.append(_nothing_off(rule, row["id"], ()))
            else:
                one.rules.append(rule)
        self.standing[row["id"]] = one
        self.add_cases(one, row, places)

    def add_cases(self, one: _Standing, row: Mapping[str, Any], places: Mapping[str, Place]) -> None:
        """The cases that stand beside a clause."""
        for index, data in enumerate(row.get("cases", ())):
            place = places.get(f"cases[{index}]", places[""])
            case = case_of(data, place, one.data.get("applies_to", ()))
            if isinstance(case, Fault):
                self.faults.append(case)
            else:
                one.cases.append(case)


@dataclass(slots=True)
class _Override:
    """One clause of a later file over the clause that stands."""

    clauses: Clauses
    one: _Standing
    row: Mapping[str, Any]
    places: dict[str, Place]
    by: str

    def apply(self) -> None:
        for key, new in self.row.items():
            if key not in _HANDLED:
                self._key(key, new)
        self._settings()
        self._rules()
        self.one.places |= {key: place for key, place in _without_rules(self.places).items() if key}
        self.clauses.add_cases(self.one, self.row, self.places)

    def _key(self, key: str, new: Any) -> None:
        old = self.one.data.get(key)
        if key in _JOINED:
            new = list(dict.fromkeys([*(old or ()), *new]))
        elif key in _WORDS:
            new = {**(old or {}), **new}
        if new == old:
            return
        self._note(key, old, new, direction_of(key, old, new), self.places.get(key))
        self.one.data[key] = new

    def _settings(self) -> None:
        held = dict(self.one.data.get("settings", {}))
        for name, new in self.row.get("settings", {}).items():
            if held.get(name) != new:
                self._note(f"settings.{name}", held.get(name), new, "changed", self.places.get(f"settings.{name}"))
            held[name] = new
        self.one.data["settings"] = held

    def _rules(self) -> None:
        standing = {one.name: one for one in self.one.rules}
        for rule in _rule_rows(self.row, self.places):
            self._rule(rule, standing)
        self.one.rules = list(standing.values())

    def _rule(self, rule: _RuleRow, standing: dict[tuple[str, str], _RuleRow]) -> None:
        key = "rules." + "/".join(filter(None, rule.name))
        old = standing.get(rule.name)
        if rule.data.get("off"):
            if old is None:
                self.clauses.faults.append(_nothing_off(rule, self.row["id"], standing))
            else:
                self._note(key, _plain(standing.pop(rule.name)), None, "loosened", rule.places[""])
            return
        if old is None:
            self._note(key, None, _plain(rule), "tightened", rule.places[""])
        elif _plain(old) != _plain(rule):
            self._note(key, _plain(old), _plain(rule), "loosened", rule.places[""])
        standing[rule.name] = rule

    def _note(self, key: str, old: Any, new: Any, direction: Direction, place: Place | None) -> None:
        because, decided_by = self.row.get("because", ""), self.row.get("decided_by", "")
        place = place or self.places.get("")
        if direction == "loosened" and not (because.strip() and decided_by.strip()):
            where = place or Place(self.by, 0, 0)
            self.clauses.faults.append(fault("loosened", where, key=key, clause=self.row["id"], pack=self.one.pack))
        self.clauses.changes.append(
            Change(
                clause=self.row["id"],
                key=key,
                old=old,
                new=new,
                direction=direction,
                because=because,
                decided_by=decided_by,
                by=self.by,
                place=place,
            )
        )


def _nothing_off(rule: _RuleRow, clause: str, known: Iterable[tuple[str, str]]) -> Fault:
    names = ", ".join("/".join(filter(None, name)) for name in known) or "-"
    return fault("nothing-off", rule.places[""], clause=clause, name="/".join(filter(None, rule.name)), known=names)


def direction_of(key: str, old: Any, new: Any) -> Direction:
    """Whether a change of a clause's key makes it stricter."""
    if key in _JOINED:
        return "loosened" if set(old or ()) - set(new) else "tightened"
    if key == "severity" and old:
        return "tightened" if Severity(new).rank > Severity(old).rank else "loosened"
    if key == "check" and old:
        return "tightened" if _CHECKS.index(new) > _CHECKS.index(old) else "loosened"
    if key == "status":
        return "loosened" if new == "withdrawn" else "tightened"
    if key == "applies_to":
        return _direction_of_reach(old or ["all"], new)
    return "changed"


def _direction_of_reach(old: Sequence[str], new: Sequence[str]) -> Direction:
    if set(old) == set(new):
        return "changed"
    return "tightened" if "all" in new or ("all" not in old and set(old) < set(new)) else "loosened"


def _clause_of(one: _Standing) -> Clause:
    data = one.data
    rules = tuple(rule_of(rule.data, data["id"]) for rule in one.rules)
    places = dict(one.places)
    for index, rule in enumerate(one.rules):
        places |= {f"rules[{index}]{path if path.startswith('[') or not path else '.' + path}": at for path, at in rule.places.items()}
    return Clause(
        id=data["id"],
        chapter=data["chapter"],
        title=data["title"],
        text=data["text"],
        why=data.get("why", {}),
        help=data.get("help", {}),
        check=data.get("check") or _check_of(rules),
        severity=data["severity"],
        route=data["route"],
        basis=tuple(data.get("basis", ())),
        protects=tuple(data.get("protects", ())),
        applies_to=tuple(data.get("applies_to", ("all",))),
        settings=data.get("settings", {}),
        rules=rules,
        cases=tuple(one.cases),
        source=data.get("source", ""),
        status=data.get("status", "active"),
        pack=one.pack,
        places=places,
    )


def _check_of(rules: Sequence[Rule]) -> Literal["auto", "sign", "principle"]:
    """A clause that does not say how it is checked: by its rules, by signatures, or by nobody."""
    if not rules:
        return "principle"
    return "sign" if all(rule.KIND == "attest" for rule in rules) else "auto"


def _plain(rule: _RuleRow) -> dict[str, Any]:
    return cast("dict[str, Any]", dict(rule.data))


def _places_by_row(document: Document) -> dict[int, dict[str, Place]]:
    """The places of each clause of a file, by their paths inside the clause."""
    found: dict[int, dict[str, Place]] = {}
    for path, place in document.places.items():
        match = _ROW.match(path)
        if match:
            is_text = path in document.scalars and _RULE.match(match[2])
            here = TextPlace(place.file, place.line, place.column, partial(document.anchors, path)) if is_text else place
            found.setdefault(int(match[1]), {})[match[2]] = here
    return found


def _without_rules(places: Mapping[str, Place]) -> dict[str, Place]:
    return {path: place for path, place in places.items() if not _RULE.match(path)}


def _rule_rows(row: Mapping[str, Any], places: Mapping[str, Place]) -> list[_RuleRow]:
    found: dict[int, dict[str, Place]] = {}
    for path, place in places.items():
        match = _RULE.match(path)
        if match:
            found.setdefault(int(match[1]), {})[match[2].removeprefix(".")] = place
    return [_RuleRow(data, found.get(index, places)) for index, data in enumerate(row.get("rules", ()))]
