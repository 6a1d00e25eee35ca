"""A count inside a pattern follows the policy's setting."""

from __future__ import annotations

import pytest

from smpolicy.errors import PolicyError

from .workspaces import Office, clause, rule

MARKS = "[!?]{%(settings.marks),}"


@pytest.mark.parametrize(("marks", "found"), [(2, 1), (3, 1), (4, 0)])
def test_the_setting_counts(office: Office, marks: int, found: int) -> None:
    office.policy["settings"] = {"marks": marks}
    office.policy["clauses"] = [clause("X-01", "info", "pr", rule("forbid", patterns=[MARKS]))]

    assert len(office.check(office.subject("Kenapa?!?")).findings) == found


def test_the_clause_s_own_setting_comes_first(office: Office) -> None:
    office.policy["settings"] = {"marks": 2}
    own = {**clause("X-01", "info", "pr", rule("forbid", patterns=[MARKS])), "settings": {"marks": 4}}
    office.policy["clauses"] = [own]

    assert office.check(office.subject("Kenapa?!?")).findings == ()


def test_a_setting_in_what_must_be_near(office: Office) -> None:
    office.policy["settings"] = {"digits": 4}
    near = {"patterns": [r"\d{%(settings.digits)}"], "within": 20}
    office.policy["clauses"] = [clause("X-01", "info", "pr", rule("forbid", terms=["kode"], near=near))]

    assert [len(office.check(office.subject(text)).findings) for text in ("kode 1234", "kode 123")] == [1, 0]


@pytest.mark.parametrize("settings", [{}, {"marks": "banyak"}, {"marks": 0.5}, {"marks": True}])
def test_what_is_no_whole_number_is_a_fault_of_the_policy(office: Office, settings: dict[str, object]) -> None:
    office.policy["settings"] = settings
    office.policy["clauses"] = [clause("X-01", "info", "pr", rule("forbid", patterns=[MARKS]))]

    with pytest.raises(PolicyError) as raised:
        office.check(office.subject("Halo"))

    assert ["'marks'" in one.what[lang] and one.line > 0 for one in raised.value.faults for lang in ("id", "en")] == [True, True]
