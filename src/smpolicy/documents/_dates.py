"""Dates as people write them."""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}


def parse_date(text: str) -> date | None:
    """The date of an ISO date or time; None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def long_date(value: date | str | None, lang: str) -> str:
    """`1 September 2026`; a text that is no date is printed as it stands, nothing as a dash."""
    day = parse_date(value) if isinstance(value, str) else value
    if day is None:
        return str(value) if value else "–"
    return f"{day.day} {_MONTHS.get(lang, _MONTHS['en'])[day.month - 1]} {day.year}"


def month_name(day: date, lang: str) -> str:
    """`November 2026`."""
    return f"{_MONTHS.get(lang, _MONTHS['en'])[day.month - 1]} {day.year}"
