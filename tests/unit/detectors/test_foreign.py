"""Detectors of other packages: asked for by name, and nothing is claimed where they are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from importlib.metadata import EntryPoint, EntryPoints
from types import SimpleNamespace
from typing import Any

import pytest

from smpolicy.detectors import _foreign, _presidio
from smpolicy.detectors._base import Detector, Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._foreign import detectors_named
from smpolicy.matching.views import Views


class Analyzer:
    """Takes every capitalised pair of words for a person, as a model might."""

    def analyze(self, text: str, language: str, entities: list[str]) -> list[Any]:
        assert (language, entities) == ("en", ["PERSON"])
        at = text.find("Jane Doe")
        return [] if at < 0 else [SimpleNamespace(start=at, end=at + 8, score=0.85), SimpleNamespace(start=0, end=3, score=0.2)]


def named() -> Detector:
    return _presidio.detector_over(Analyzer)


def absent() -> Detector:
    raise ImportError("nothing installed")


@pytest.fixture(autouse=True)
def points(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    module = __name__
    found = EntryPoints(
        [EntryPoint("person_name", f"{module}:named", _foreign.GROUP), EntryPoint("company_name", f"{module}:absent", _foreign.GROUP)]
    )
    monkeypatch.setattr(metadata, "entry_points", found.select)
    monkeypatch.setattr(EntryPoint, "load", lambda point: {"named": named, "absent": absent}[point.value.rpartition(":")[2]])
    _foreign._foreign.cache_clear()
    yield
    _foreign._foreign.cache_clear()


def test_ours_and_theirs_by_name() -> None:
    assert list(detectors_named(["phone", "person_name"])) == ["phone", "person_name"]


@pytest.mark.parametrize("name", ["company_name", "nobody_has_this"])
def test_what_is_not_installed_is_not_there(name: str) -> None:
    assert detectors_named([name]) == {}


def test_it_looks_at_every_text_and_its_spans_are_the_originals() -> None:
    text = "Thank you, Ja\u200bne Doe!"
    found = Finder(Known(), ["person_name"]).find(Views(text))

    assert [(one.detector, text[one.span.start : one.span.end], one.why) for one in found] == [
        ("person_name", "Ja\u200bne Doe", ("model 0.85",))
    ]


def test_without_a_name_nobody_is_asked() -> None:
    assert Finder(Known(), ["phone"]).find(Views("Thank you, Jane Doe!")) == ()


def test_a_text_of_the_shipped_detectors_keeps_theirs() -> None:
    text = "Jane Doe, 0812-3456-7890"
    assert [one.detector for one in Finder(Known(), ["phone", "person_name"]).find(Views(text))] == ["person_name", "phone"]
