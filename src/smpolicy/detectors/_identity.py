"""What Indonesian identity numbers are made of: a district, a date, a serial number."""

from __future__ import annotations

from datetime import date

from smpolicy.detectors._regions import district_codes, regency_codes

LENGTH = 16
_WOMEN = 40
"""Added to the day of birth of women."""
_CENTURIES = (1900, 2000)


def place_of(digits: str) -> str:
    """`district`, `regency` where only that is known (the table ages), or nothing."""
    if digits[:6] in district_codes():
        return "district"
    return "regency" if digits[:4] in regency_codes() else ""


def has_birth_date(digits: str, year: int, *, women: bool = True) -> bool:
    """Whether digits 7 to 12 are a date DDMMYY not after `year`, with the day of women raised by 40."""
    day, month, short = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if women and day > _WOMEN:
        day -= _WOMEN
    return any(_is_date(century + short, month, day) and century + short <= year for century in _CENTURIES)


def has_serial(digits: str) -> bool:
    """Serial numbers begin at 1."""
    return digits[12:16] != "0000"


def luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812."""
    total = sum(int(digit) for digit in digits[-1::-2])
    return (total + sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])) % 10 == 0


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
