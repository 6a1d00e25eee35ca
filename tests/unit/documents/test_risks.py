"""The map of the risks agrees with their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smpolicy.documents._charts import Risk, RiskMap
from smpolicy.documents._charts.draw_risks import CIRCLES, NUMBERS, band, edges, shown_labels
from smpolicy.documents._charts.fields import STEPS
from smpolicy.documents._registers.people import directory
from smpolicy.documents._registers.risks import risk_register
from smpolicy.policy.clause import Policy


def drawn(policy: Policy, appetite: int | None = 8) -> RiskMap:
    view = {**policy.view, "risk_management": {"appetite": appetite} if appetite is not None else {}}
    return risk_register(replace(policy, view=view), directory(policy), "id").map


def test_risks_stand_in_the_fields_of_their_scores(policy: Policy) -> None:
    assert drawn(policy).risks == (Risk("1", (3, 5), (1, 5)), Risk("2", (4, 3), (3, 3)))
    assert drawn(policy).appetite == 8


def test_risk_without_a_score_stands_nowhere(policy: Policy) -> None:
    register = policy.registers["risks"]
    row = {**register.fields["risks"][0], "likelihood": 9, "residual": {}}
    changed = replace(policy, registers={**policy.registers, "risks": replace(register, fields={"risks": [row]})})
    assert drawn(changed).risks == (Risk("1", None, None),)
    assert drawn(changed).empty


@pytest.mark.parametrize("appetite", [1, 4, 8, 12, 24])
def test_line_parts_what_is_within_the_appetite_from_what_is_not(appetite: int) -> None:
    def score(left: int, top: int) -> int:
        return (left + 1) * (STEPS - top)

    for x1, y1, x2, _ in edges(appetite):
        beyond, within = (score(x1, y1), score(x1 - 1, y1)) if x1 == x2 else (score(x1, y1 - 1), score(x1, y1))
        assert within <= appetite < beyond
    assert list(edges(appetite))


def test_no_line_where_everything_is_within_the_appetite() -> None:
    assert list(edges(25)) == []


def test_tone_rises_with_the_score_and_changes_at_the_appetite() -> None:
    tones = [band(score, 8) for score in range(1, 26)]
    assert tones == sorted(tones)
    assert (band(8, 8), band(9, 8), band(17, 8)) == (2, 3, 4)
    assert band(1, 0) > 2, "an appetite of nothing bears nothing"


def test_crowded_field_gives_up_its_circles_then_says_how_many_are_left_out() -> None:
    labels = [str(number) for number in range(1, 41)]
    assert shown_labels(labels[:CIRCLES]) == (labels[:CIRCLES], True)
    assert shown_labels(labels[:NUMBERS]) == (labels[:NUMBERS], False)
    assert shown_labels(labels) == ([*labels[: NUMBERS - 1], "+26"], False)


def test_residual_over_the_appetite_is_marked(policy: Policy) -> None:
    assert [one.over_appetite for one in risk_register(policy, directory(policy), "id").risks] == [False, True]
