"""Every detector against its cases: `finds` is the marked text, in order, after overlaps were settled."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from smpolicy.detectors._base import Known
from smpolicy.detectors._finder import Finder
from smpolicy.detectors._registry import all_detectors
from smpolicy.matching.views import Views

FILES = sorted((Path(__file__).parents[2] / "cases" / "detectors").glob("*.yaml"))


def cases():
    for file in FILES:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in data["cases"]:
            yield pytest.param(file.stem, {**data.get("known", {}), **case.get("known", {})}, case, id=f"{file.stem}: {case['text'][:60]}")


@pytest.mark.parametrize(("name", "known", "case"), list(cases()))
def test_detector_finds_what_its_case_says(name: str, known: dict, case: dict) -> None:
    who = Known.of(
        known.get("contacts", ()), known.get("domains", ()), known.get("addresses", ()), known.get("jurisdictions", ("id",)), 2026
    )
    text, detectors = case["text"], all_detectors()
    every = Finder(who).find(Views(text))
    found = [one for one in every if one.detector == name]
    assert [text[one.span.start : one.span.end] for one in found] == case["finds"], [(one.detector, one.why) for one in every]
    for key in ("named", "evasion"):
        if key in case:
            assert [getattr(one, key) for one in found] == [case[key]] * len(found)
    if "evasion" not in case:
        assert not any(one.evasion for one in found)
    if "shown" in case:
        assert [detectors[name].mask(text[one.span.start : one.span.end]) for one in found] == case["shown"]
    if "groups" in case:
        assert [dict(one.groups) for one in found] == [case["groups"]]
