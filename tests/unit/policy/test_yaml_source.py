"""Narrow YAML: what is read, where it stands, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.policy.document import MAX_DEPTH, MAX_NODES, Document
from smpolicy.policy.yaml_source import parse_yaml

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "policy" / "yaml.yaml").read_text(encoding="utf-8"))


def told(document: Document) -> list[str]:
    return [f"{one.line}:{one.column} {one.code}" for one in document.faults]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    document = parse_yaml(case["source"], "file.yaml")

    assert told(document) == case.get("faults", [])
    if "data" in case:
        assert document.data == case["data"]
    for path, where in case.get("places", {}).items():
        place = document.places[path]
        assert (path, f"{place.line}:{place.column}") == (path, where)
    for path, where in case.get("keys", {}).items():
        place = document.key_places[path]
        assert (path, f"{place.line}:{place.column}") == (path, where)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_fault_speaks_both_languages(case: dict[str, Any]) -> None:
    for one in parse_yaml(case["source"], "file.yaml").faults:
        for lang in ("id", "en"):
            assert one.what[lang]
            assert "{" not in one.say(lang)


def test_aliases_that_explode() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert told(parse_yaml("\n".join(rows), "f"))[0].endswith("yaml-too-many")


def test_aliases_that_only_grow_deep() -> None:
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2000)]
    assert told(parse_yaml("\n".join(rows), "f"))[0].endswith("yaml-too-deep")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nested_too_deep(opening: str) -> None:
    assert [one.code for one in parse_yaml(opening * (MAX_DEPTH + 5), "f").faults] == ["yaml-too-deep"]


def test_too_many_values() -> None:
    assert told(parse_yaml("- a\n" * (MAX_NODES + 1), "f")) == [f"{MAX_NODES}:3 yaml-too-many"]


def test_paths_cannot_eat_the_memory() -> None:
    key = "k" * 100
    source = "".join(f"{' ' * depth}{key}:\n" for depth in range(20)) + " " * 20 + "[1, 2]"
    assert told(parse_yaml(source, "f"))[0].endswith("yaml-too-deep")


def test_places_of_an_aliased_value_are_where_it_is_written() -> None:
    document = parse_yaml("a: &x {k: v}\nb: *x\n", "f")
    assert document.places["b.k"] == document.places["a.k"]


plain_data = st.recursive(
    st.booleans() | st.integers(-(10**17), 10**17) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.sampled_from("abc -.é"), min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from("abcdef"), plain_data, min_size=1))
def test_reads_what_pyyaml_writes(data: dict[str, Any]) -> None:
    class Quoted(yaml.SafeDumper):
        """Writes every text in quotes, so that no text looks like anything else."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
    document = parse_yaml(yaml.dump(data, Dumper=Quoted, allow_unicode=True), "f")
    assert (document.data, document.faults) == (data, ())


@given(st.text(max_size=200) | st.text(st.sampled_from("ab:-[]{}&*!|>'\"\\ \t\n#,?%@`~\x00\ufeff\u2028"), max_size=60))
def test_never_raises(source: str) -> None:
    document = parse_yaml(source, "f")
    assert document.faults or document.data is not None
    lines = source.count("\n") + 1
    assert all(0 <= one.line <= lines + 1 for one in document.faults)
