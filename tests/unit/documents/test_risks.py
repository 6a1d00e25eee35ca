"""The picture of the risks agrees with their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smpolicy.documents._people import directory
from smpolicy.documents._risks import CELL_HEIGHT, CELL_WIDTH, STEPS, Matrix, risk_register
from smpolicy.policy.clause import Policy


def field_of(x: int, y: int) -> tuple[int, int]:
    return STEPS - y // CELL_HEIGHT, x // CELL_WIDTH + 1


def matrix(policy: Policy, appetite: int | None = 8) -> Matrix:
    view = {**policy.view, "risk_management": {"appetite": appetite} if appetite is not None else {}}
    found = risk_register(replace(policy, view=view), directory(policy), "id").matrix
    assert found is not None
    return found


def test_marks_stand_in_the_field_of_their_score(policy: Policy) -> None:
    marks = [(mark.label, mark.residual, field_of(mark.x, mark.y)) for mark in matrix(policy).marks]
    assert sorted(marks) == [("1", False, (3, 5)), ("1", True, (1, 5)), ("2", False, (4, 3)), ("2", True, (3, 3))]


@pytest.mark.parametrize("appetite", [1, 4, 8, 12, 24])
def test_line_parts_what_is_within_the_appetite_from_what_is_not(policy: Policy, appetite: int) -> None:
    drawn = matrix(policy, appetite)
    score = {(cell.x, cell.y): cell.score for cell in drawn.cells}
    for edge in drawn.edges:
        beyond = score[(edge.x1, edge.y1)] if edge.x1 == edge.x2 else score[(edge.x1, edge.y1 - CELL_HEIGHT)]
        within = score[(edge.x1 - CELL_WIDTH, edge.y1)] if edge.x1 == edge.x2 else score[(edge.x1, edge.y1)]
        assert within <= appetite < beyond
    assert drawn.edges


def test_no_line_where_no_appetite_is_set(policy: Policy) -> None:
    assert matrix(policy, None).edges == ()


def test_crowded_field_says_how_many_are_left_out(policy: Policy) -> None:
    register = policy.registers["risks"]
    row = {**register.fields["risks"][0], "residual": {}}
    crowded = replace(register, fields={"risks": [{**row, "id": f"R-{number}"} for number in range(9)]})
    marks = matrix(replace(policy, registers={**policy.registers, "risks": crowded})).marks
    assert [mark.label for mark in marks] == ["1", "2", "3", "4", "5", "+4"]
    assert {field_of(mark.x, mark.y) for mark in marks} == {(3, 5)}


def test_residual_over_the_appetite_is_marked(policy: Policy) -> None:
    assert [one.over_appetite for one in risk_register(policy, directory(policy), "id").risks] == [False, True]
