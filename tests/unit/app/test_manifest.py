"""A manifest says the same after it was written and read, and whatever else is read is refused and never raises anything else."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.app.manifest import (
    GROUPS,
    Manifest,
    NotAManifestError,
    RunScope,
    leaves,
    manifest_data,
    manifest_text,
    parse_manifest,
)

NAMES = st.text(max_size=40)
DAYS = st.dates()
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
RUNS = st.builds(
    RunScope,
    paths=st.lists(NAMES, max_size=3).map(tuple),
    period=st.none() | st.tuples(DAYS, DAYS),
    only=st.lists(NAMES, max_size=3).map(tuple),
    route=st.none() | NAMES,
    use_waivers=st.booleans(),
)
TABLES = st.dictionaries(NAMES, NAMES.filter(bool), max_size=3)
MANIFESTS = st.builds(
    Manifest,
    **dict.fromkeys(("tool", "document", "language", "format", "policy_id", "policy_version", "policy_digest", "archive"), NAMES),
    today=DAYS,
    built_in_layout=st.booleans(),
    epoch=st.none() | st.integers(),
    run=st.none() | RUNS,
    inputs=st.fixed_dictionaries({group: st.dictionaries(NAMES, DIGESTS, max_size=4) for group in GROUPS}),
    pack_versions=TABLES,
    libraries=TABLES,
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=5,
)
GOOD = manifest_data(
    Manifest("1", "policy", "id", "pdf", "A", "1", "sha256:0", date(2026, 11, 22), run=RunScope(), inputs={"files": {"a.yaml": "0" * 64}})
)


@given(MANIFESTS)
def test_what_is_written_is_what_is_read(manifest: Manifest) -> None:
    text = manifest_text(manifest_data(manifest))
    assert text.isascii()
    assert parse_manifest(text) == manifest
    assert manifest_text(manifest_data(parse_manifest(text))) == text


@given(st.text() | VALUES.map(json.dumps))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAManifestError):
        parse_manifest(text)


@given(st.data())
def test_a_manifest_with_another_value_is_read_or_refused(data: st.DataObject) -> None:
    changed = json.loads(json.dumps(GOOD))
    held: Any = changed
    while True:
        key = data.draw(st.sampled_from(sorted(held)))
        if not isinstance(held[key], dict) or not held[key] or data.draw(st.booleans()):
            break
        held = held[key]
    held[key] = data.draw(VALUES)
    with suppress(NotAManifestError):
        parse_manifest(json.dumps(changed))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "smpolicy/manifest/2"),
        (("today",), "22 November 2026"),
        (("inputs", "files"), {"a.yaml": "1234"}),
        (("inputs", "files"), {"a.yaml": None}),
        (("inputs", "fonts"), []),
        (("run", "period"), ["2026-01-01"]),
        (("run", "use_waivers"), "yes"),
        (("document", "source_date_epoch"), True),
        (("document", "name"), "n" * 5000),
        (("policy",), None),
    ],
)
def test_what_smpolicy_never_writes_is_refused(path: tuple[str, ...], value: Any) -> None:
    changed = json.loads(json.dumps(GOOD))
    assert parse_manifest(json.dumps(changed))
    held = changed
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    with pytest.raises(NotAManifestError):
        parse_manifest(json.dumps(changed))


def test_depth_is_no_way_in() -> None:
    with pytest.raises(NotAManifestError):
        parse_manifest('{"schema": ' + "[" * 200_000)


@pytest.mark.parametrize("name", ["", "/etc/hostname", "../a", "a/../../b", "a\0b"])
def test_names_that_lead_out(name: str) -> None:
    assert leaves(name)


@pytest.mark.parametrize("name", ["a", "drafts/a.md", "..a", "a..b/c", "x:y.md", "drafts/sub/.hidden"])
def test_names_that_stay(name: str) -> None:
    assert not leaves(name)
