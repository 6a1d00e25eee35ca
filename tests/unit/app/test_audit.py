"""The period before an audited one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpolicy.app.audit import days_before


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2026, 12, 31), date(2026, 7, 1)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2025, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 31), date(2025, 12, 1)),
        (date(2026, 3, 1), date(2026, 3, 30), date(2026, 1, 30)),
        (date(2026, 11, 5), date(2026, 11, 5), date(2026, 11, 4)),
    ],
)
def test_whole_months_before_whole_months_else_as_many_days(start: date, end: date, first: date) -> None:
    assert days_before((start, end)) == (first, start - timedelta(days=1))


def test_nothing_lies_before_the_calendar() -> None:
    assert days_before((date(1, 1, 1), date(1, 1, 31))) is None
    assert days_before((date(1, 1, 5), date(1, 12, 3))) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 900))
def test_it_ends_where_the_period_begins_and_is_as_long(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    before = days_before((start, end))
    assert before is not None
    assert before[1] == start - timedelta(days=1)
    assert abs((before[1] - before[0]).days - days) <= 4
