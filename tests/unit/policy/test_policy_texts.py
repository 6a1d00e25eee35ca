"""The texts of a policy as parts of it as a subject: what is read, what is not, and where each stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from smpolicy import bootstrap
from smpolicy.app.check import CheckOptions
from smpolicy.model.finding import Finding
from smpolicy.policy.load import load_policy, shipped_packs
from smpolicy.readers.collect import subject_from_fields

TODAY = date(2026, 11, 22)
HEAD = """\
schema: smpolicy/1
kind: policy
id: T-1
title: {id: Kebijakan, en: Policy}
version: "1.0"
extends: [legal-id, ./house.yaml]
"""
OWN = """\
legal_review:
  laws: [{id: UU-99-2031, type: UU, number: "99", year: 2031, title: {id: Perubahan UU 98/2030, en: Amends UU 98/2030}}]
privacy_guidance:
  confidential: [{id: R-1, terms: [UU 97/2030], never: true, owner: a}]
clauses:
  - id: LR-01
    chapter: legal
    title: {id: Judul, en: Title}
    text:
      id: >-
        Kami menaati UU 99/2031
        dan UU 77/2030.
      en: We obey the law.
    severity: error
    route: legal
    protects: [compliance]
"""
HOUSE = """\
schema: smpolicy/1
kind: pack
id: house
title: {id: Rumah, en: House}
version: "1.0"
extends: [legal-id]
clauses:
  - id: HR-01
    chapter: legal
    title: {id: Judul, en: Title}
    text: {id: "Lihat UU 76/2030.", en: "See UU 76/2030."}
    severity: error
    route: legal
    protects: [compliance]
"""


@pytest.fixture(scope="module")
def citations(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    folder = tmp_path_factory.mktemp("policy")
    (folder / "smpolicy.yaml").write_text(HEAD + OWN, encoding="utf-8")
    (folder / "house.yaml").write_text(HOUSE, encoding="utf-8")
    workspace = bootstrap.open_to_check(folder)
    found = bootstrap.check_paths(
        workspace, [str(folder / "smpolicy.yaml")], stdin=None, options=CheckOptions(today=TODAY, only=("LEGAL-03",))
    ).findings
    return [one for one in found if one.sub == "unknown_law"]


def test_a_clause_of_ones_own_is_marked_where_it_stands(citations: list[Finding]) -> None:
    own = next(one for one in citations if one.excerpt == "UU 77/2030")
    assert own.field == "LR-01.text.id"
    assert own.range is not None
    assert (own.range.start_line, own.range.start_column, own.range.end_column) == (18, 13, 23)


def test_a_packs_clause_is_told_where_the_pack_is_taken_over(citations: list[Finding]) -> None:
    found = {(one.field, one.range.start_line if one.range else 0) for one in citations if one.excerpt == "UU 76/2030"}
    assert found == {("HR-01.text.id", 6), ("HR-01.text.en", 6)}


def test_registers_of_laws_and_of_secrets_are_not_read(citations: list[Finding]) -> None:
    assert {one.excerpt for one in citations} == {"UU 77/2030", "UU 76/2030"}


def test_shipped_packs_cite_laws_right(tmp_path: Path) -> None:
    packs = ", ".join(shipped_packs())
    (tmp_path / "smpolicy.yaml").write_text(HEAD.replace("legal-id, ./house.yaml", packs), encoding="utf-8")
    workspace = bootstrap.open_workspace(tmp_path)
    options = CheckOptions(today=TODAY, only=("LEGAL-03/citation",))
    report = bootstrap.check_paths(workspace, [str(tmp_path / "smpolicy.yaml")], stdin=None, options=options)
    assert len(workspace.policy.texts) > 1000
    assert report.findings == ()


def test_withdrawn_clauses_say_nothing(tmp_path: Path) -> None:
    withdrawn = "clauses: [{id: LEGAL-04, status: withdrawn, because: pindah, decided_by: legal}]\n"
    (tmp_path / "smpolicy.yaml").write_text(HEAD.replace(", ./house.yaml", "") + withdrawn, encoding="utf-8")
    assert not [path for path in load_policy(tmp_path).texts if path.startswith("LEGAL-04.")]


def test_a_policy_without_a_file_has_its_texts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "smpolicy.yaml").write_text(HEAD.replace(", ./house.yaml", ""), encoding="utf-8")
    subject = subject_from_fields({"kind": "policy"}, load_policy(tmp_path))
    assert subject.part("LEGAL-03.text.id") is not None
    assert all(not part.anchors for part in subject.parts)
