"""Contact files: what they say of people leaves them in no output, not even where the policy lets personal data be shown."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions
from smpolicy.model.localised import LANGUAGES
from smpolicy.reports._base import Style
from smpolicy.reports._registry import format_named, format_names

EXAMPLE = Path(__file__).parents[3] / "examples" / "lumbungrasa"
PEOPLE = ("Galuh", "Guntur", "0812-3456-7890", "galuh@", "1990-01-01", "January 1990", "bridge")
TABLE = """\
name,company,mobile phone,birthday,hobby,purpose,given by the person,collected on
Galuh Ananta,Sample Press,0812-3456-7890,1 January 1990,bridge,readings,no,1 Jan 1990
Guntur Prabowo,Sample Press,galuh@sample.example,,,,,
"""
YAML = """\
schema: smpolicy/1
kind: contacts
rows:
  - {name: Galuh Ananta, mobile_phone: 0812-3456-7890, birth_date: 1990-01-01, hobby: bridge, given_by_person: Guntur}
  - {name: Guntur Prabowo, business_email: galuh@sample.example}
"""


@pytest.mark.parametrize(("file", "source"), [("contacts.csv", TABLE), ("contacts.yaml", YAML)])
def test_nothing_about_people_leaves_a_contact_file(file: str, source: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_text(source, encoding="utf-8")
    workspace = bootstrap.open_to_check(EXAMPLE)
    shows_people = dataclasses.replace(workspace.ruleset, settings={**workspace.ruleset.settings, "allow_unmask": True})
    options = CheckOptions(today=date(2026, 11, 22), unmask=True)
    report = bootstrap.check_paths(dataclasses.replace(workspace, ruleset=shows_people), [str(path)], stdin=None, options=options)
    assert {one.sub for one in report.findings} >= {"field", "birth_date"}
    told = [repr(report), *("".join(format_named(name).render(report, Style(lang))) for name in format_names() for lang in LANGUAGES)]
    assert [(one, text) for text in told for one in PEOPLE if one in text] == []
