"""docs/templates.md tells the names that there are."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2.defaults import DEFAULT_FILTERS

from smpolicy.documents import html
from smpolicy.documents._charts import Charts
from smpolicy.documents._layout.templates import _CLOSED_FILTERS, Templates
from smpolicy.model.kinds.policy import Colours
from smpolicy.policy.look import BUILT_IN, COLOURS

PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")


def rows(head: str) -> list[str]:
    """The names in the first column of the table with that heading."""
    table = re.search(rf"^\| {head} \|.*?(?=\n\n)", PAGE, re.MULTILINE | re.DOTALL)
    assert table
    return [name for row in table[0].splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_filters() -> None:
    env = html._environment(html._Speaker("en", str), Charts("en"), Templates(()), BUILT_IN)
    assert sorted(rows("filter")) == sorted(set(env.filters) - set(DEFAULT_FILTERS))
    assert [name for name in _CLOSED_FILTERS if f"`{name}`" not in PAGE] == []


def test_colours() -> None:
    assert {name: COLOURS[name] for name in rows("colour")} == dict(COLOURS)
    assert [f"`{colour}`" for colour in COLOURS.values() if f"`{colour}`" not in PAGE] == []
    assert set(Colours.__annotations__) == set(COLOURS)
