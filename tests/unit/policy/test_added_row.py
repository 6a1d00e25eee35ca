"""A row more in a list: what stood in the file stays, and the row stands at the end."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.policy.added_row import with_row

ROW = {"id": "W", "until": "x y"}
BLOCK, FLOW = ["id: W", "until: x y"], json.dumps(ROW)

# The file, and the file afterwards.
CASES = {
    "after the last row, before the remark behind it": (
        "waivers:\n  - id: a # one\n    reason: |\n      two\n\n      lines\n  # the end\nother: 1\n",
        "waivers:\n  - id: a # one\n    reason: |\n      two\n\n      lines\n  - id: W\n    until: x y\n  # the end\nother: 1\n",
    ),
    "as far in as the other rows": ("waivers:\n- {id: a} # x\n", "waivers:\n- {id: a} # x\n- id: W\n  until: x y\n"),
    "an empty list": ("waivers: [] # none yet\nb: 1\n", "waivers: # none yet\n  - id: W\n    until: x y\nb: 1\n"),
    "a key without a value": ("waivers:\nb: 1\n", "waivers:\n  - id: W\n    until: x y\nb: 1\n"),
    "no such key, no line end": ("a: 1", "a: 1\nwaivers:\n  - id: W\n    until: x y\n"),
    "line ends of Windows, letters of others": ("é: 1\r\nwaivers:\r\n- {id: ü}\r\n", "é: 1\r\nwaivers:\r\n- {id: ü}\r\n- id: W\r\n  until: x y\r\n"),
    "a list on one line": ("waivers: [{id: a}]\n", 'waivers: [{id: a}, {"id": "W", "until": "x y"}]\n'),
    "JSON": ('{"waivers": [{"id": "a"}\n]}', '{"waivers": [{"id": "a"}, {"id": "W", "until": "x y"}\n]}'),
    "JSON without a row": ('{"waivers": []}', '{"waivers": [{"id": "W", "until": "x y"}]}'),
    "no list": ("waivers: none\n", None),
    "JSON without the key": ('{"a": 1}', None),
    "no mapping": ("- waivers\n", None),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_one_row_more_and_nothing_else(before: str, after: str | None) -> None:
    assert with_row(before, "waivers", BLOCK, FLOW) == after


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff\x85"), max_size=20)
DATA = st.dictionaries(TEXTS, st.recursive(TEXTS, lambda one: st.lists(one, max_size=3) | st.dictionaries(TEXTS, one, max_size=3), max_leaves=6), max_size=4)  # fmt: skip


@given(
    DATA,
    st.lists(st.dictionaries(TEXTS, TEXTS, min_size=1, max_size=3), max_size=3),
    st.sampled_from([True, False, None]),
    st.integers(2, 6),
)
def test_whatever_stood_there_stands_there_still(data: dict[str, Any], rows: list[Any], flow: bool | None, indent: int) -> None:
    held = {**data, "waivers": rows, "zz": "end"}
    source = yaml.safe_dump(held, allow_unicode=True, default_flow_style=flow, indent=indent, sort_keys=False)
    made = with_row(source, "waivers", BLOCK, FLOW)
    assert made is not None
    assert yaml.safe_load(made) == {**held, "waivers": [*rows, ROW]}
