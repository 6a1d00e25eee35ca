"""The JSON Schemas say what the loader says: files that it takes they take, and what it refuses they refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from smpolicy.policy.conform import conform
from smpolicy.policy.document import Document
from smpolicy.policy.file_shapes import (
    CHECKED_TYPES,
    REGISTER_TYPES,
    cases_shape,
    draft_shape,
    headings_shape,
    pack_shape,
    policy_shape,
    register_shape,
)
from smpolicy.policy.json_source import parse_json
from smpolicy.policy.release_file import release_shape
from smpolicy.policy.schema import json_schemas
from smpolicy.policy.shape import Record
from smpolicy.policy.yaml_source import parse_yaml

ROOT = Path(__file__).parents[3]
SCHEMAS = json_schemas()
SHAPES: dict[str, Record] = {
    "policy": policy_shape(),
    "pack": pack_shape(),
    "cases": cases_shape(),
    "draft": draft_shape(),
    "headings": headings_shape(),
    "release": release_shape(),
    **{kind: register_shape(kind) for kind in (*REGISTER_TYPES, *CHECKED_TYPES)},
}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


def loader_takes(name: str, document: Document) -> bool:
    return not document.faults and not conform(document, SHAPES[name]).faults


def schema_takes(name: str, data: Any) -> bool:
    return VALIDATORS[name].is_valid(data)


def written() -> Iterator[tuple[str, str, Document]]:
    """Every file of the shipped packs and of the examples, under the name of its schema."""
    for path in sorted([*(ROOT / "policies").glob("*.yaml"), *(ROOT / "examples").glob("**/*.yaml"), *(ROOT / "examples").glob("**/*.md")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            if not text.startswith("---\n"):
                continue
            text = text.removeprefix("---\n").partition("\n---")[0]
        document = parse_yaml(text, path.name)
        kind = document.data.get("kind") if isinstance(document.data, dict) else None
        name = kind if kind in SHAPES else "draft" if kind in ("post", "reply", "comment", "bio", "invitation") else None
        if name:
            yield str(path.relative_to(ROOT)), name, document


WRITTEN = list(written())


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert name in SHAPES
    json.dumps(SCHEMAS[name])


def test_every_shape_has_its_schema() -> None:
    assert SHAPES.keys() == SCHEMAS.keys()


def test_there_is_something_of_most_kinds() -> None:
    assert {"policy", "pack", "cases", "draft", "team", "accounts", "plan", "risks", "kb"} <= {name for _, name, _ in WRITTEN}


@pytest.mark.parametrize(("name", "document"), [(name, document) for _, name, document in WRITTEN], ids=[path for path, _, _ in WRITTEN])
def test_what_is_shipped_is_taken_by_both(name: str, document: Document) -> None:
    assert [one.say("en") for one in conform(document, SHAPES[name]).faults] == []
    assert [f"{error.json_path}: {error.message}"[:300] for error in VALIDATORS[name].iter_errors(document.data)] == []


VALUES = st.sampled_from(
    [None, True, False, 0, 3, -1, 2.5, 2.0, 10**17, 10**18, 10**30, "", "none", "teks", "2026-11-22", "post", "error", [], ["a"], [None], ["none"], [[]], {}, {"a": 1},
     {"id": "a"}, {"id": "a", "en": "b"}, {"id": None}, {"fr": "a"}, {"kind": "forbid"}, {"kind": "forbid", "off": True}, [{"kind": "limit", "off": False}]]
)  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value."""
    yield path
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, one in rows:
        yield from places(one, (*path, key))


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def changed(data: Any, path: tuple[Any, ...], how: str, value: Any) -> Any:
    """The data with one thing different at a path: a value, a key more, a key less, a key misspelt."""
    out = copy.deepcopy(data)
    if not path:
        return value
    parent, key = at(out, path[:-1]), path[-1]
    if how == "delete":
        del parent[key]
    elif how == "rename" and isinstance(parent, dict):
        parent[f"{key}x"] = parent.pop(key)
    elif how == "add" and isinstance(parent, dict):
        parent["warna"] = value
    elif how == "repeat" and isinstance(parent, list):
        parent.insert(key, copy.deepcopy(parent[key]))
    else:
        parent[key] = value
    return out


# The smallest files there are, so that what is optional in them is reached by a change at the top.
SMALL = {
    "policy": {"schema": "smpolicy/1", "kind": "policy", "id": "X", "title": {"id": "X"}, "version": "1"},
    "draft": {"kind": "post", "media": "a.jpg", "sources": [{"title": "x"}, "y"], "hashtags": "#a", "thread": {"turns": [{"by": "us"}]}},
}
SOURCES = [*((name, document.data) for _, name, document in WRITTEN), *SMALL.items()]
PATHS = [list(places(data)) for _, data in SOURCES]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_they_agree_on_files_with_something_different(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(SOURCES) - 1))
    name, whole = SOURCES[which]
    path = data.draw(st.sampled_from(PATHS[which]))
    different = changed(whole, path, data.draw(st.sampled_from(["set", "delete", "rename", "add", "repeat"])), data.draw(VALUES))
    document = parse_json(json.dumps(different), "f.json")

    assert (name, path, loader_takes(name, document)) == (name, path, schema_takes(name, different))


WRONG = [
    ("policy", "schema: smpolicy/2\nkind: policy\nid: X\ntitle: {id: X}\nversion: '1'\n"),
    ("policy", "schema: smpolicy/1\nkind: policy\nid: X\ntitle: X\nversion: '1'\n"),
    ("policy", "schema: smpolicy/1\nkind: policy\nid: X\ntitle: {id: X}\nversion: '1'\nstatus: selesai\n"),
    (
        "policy",
        "schema: smpolicy/1\nkind: policy\nid: X\ntitle: {id: X}\nversion: '1'\nclauses: [{id: A, rules: [{kind: forbid, termss: [a]}]}]\n",
    ),
    ("policy", "schema: smpolicy/1\nkind: policy\nid: X\ntitle: {id: X}\nversion: '1'\nclauses: [{id: A, severity: berat}]\n"),
    ("policy", "schema: smpolicy/1\nkind: policy\nid: X\nversion: '1'\n"),
    ("draft", "kind: post\nacount: x\n"),
    ("draft", "kind: tweet\n"),
    ("draft", "kind: post\nautomated: ya\n"),
    ("team", "kind: team\npeople: {a: b}\n"),
    ("accounts", "kind: accounts\naccounts: [{id: a, active: mungkin}]\n"),
    ("cases", "schema: smpolicy/1\nkind: cases\npack: p\ncases: [{name: x}]\n"),
]


@pytest.mark.parametrize(("name", "source"), WRONG)
def test_both_refuse(name: str, source: str) -> None:
    document = parse_yaml(source, "f.yaml")

    assert not loader_takes(name, document)
    assert not schema_takes(name, document.data)
    assert not schema_takes(name, yaml.safe_load(source)), "an editor reads YAML in its own way"
