"""Calendar months."""

from __future__ import annotations

from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day.

    Raises `ValueError` beyond the calendar's years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no such month: {year}-{month + 1}")
