"""Figures of a month that has been evaluated already."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from smpolicy.app.evaluated import with_evaluated_months
from smpolicy.engine.ruleset import Ruleset
from smpolicy.model.subject import Subject

HELD = {"period": "2026-10", "account": "ig", "reach": 500}
SIGNED = {"period": "2026-10", "signed_by": {"person": "a", "signed_on": "2026-11-06"}}


def noted(rows: list[dict[str, Any]], evaluation: dict[str, Any] | None = None) -> list[str]:
    registers = {"evaluation": SIGNED if evaluation is None else evaluation, "kpi": {"rows": [HELD]}}
    subject = Subject("kpi", "angka", "angka.csv", {"rows": rows})
    (one,) = with_evaluated_months([subject], cast("Ruleset", SimpleNamespace(registers=registers)))
    return [note.message["en"] for note in one.notes]


@pytest.mark.parametrize("period", ["2026-10", "2026-09"])
def test_other_figures_of_an_evaluated_month(period: str) -> None:
    (told,) = noted([{"period": period, "account": "ig", "reach": 900}])

    assert told.startswith(f"{period} has been evaluated")


def test_the_figures_it_rests_on_and_the_month_after() -> None:
    assert noted([HELD, {"period": "2026-11", "account": "ig"}, {"period": "kuartal 3"}, {"account": "ig"}]) == []


@pytest.mark.parametrize("evaluation", [{}, {"period": "2026-10"}, {"period": "2026-10", "signed_by": {"person": "a"}}])
def test_nobody_has_signed(evaluation: dict[str, Any]) -> None:
    assert noted([{"period": "2026-10", "account": "ig"}], evaluation) == []
