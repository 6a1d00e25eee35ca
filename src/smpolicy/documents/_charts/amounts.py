"""Charts of amounts: side by side, as parts of a whole, and adding up."""

from __future__ import annotations

from dataclasses import dataclass

from smpolicy.documents._charts.base import Chart, Table, finite, number
from smpolicy.model.localised import Localised, say

ALL: Localised = {"id": "Seluruhnya", "en": "All together"}
AMOUNT: Localised = {"id": "Jumlah", "en": "Amount"}
SHARE: Localised = {"id": "Bagian", "en": "Share"}


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount; None where nobody knows it. `against` is what it is held against."""

    label: str
    value: float | None
    against: float | None = None


@dataclass(frozen=True, slots=True)
class Bars(Chart):
    """Amounts side by side. `value_name` and `against_name` say what the bar and the mark upon it are; `limit` is a line through all."""

    rows: tuple[Bar, ...]
    unit: str = ""
    value_name: str = ""
    against_name: str = ""
    limit: float | None = None
    limit_name: str = ""

    @property
    def empty(self) -> bool:
        """Whether no row has an amount."""
        return not finite(one for row in self.rows for one in (row.value, row.against))

    @property
    def compared(self) -> bool:
        """Whether any row is held against something."""
        return bool(finite(row.against for row in self.rows))

    def told(self, lang: str) -> list[str]:
        """`education 40% (target 50%)`."""
        rows = []
        for row in self.rows:
            against = f" ({self.against_name} {number(row.against, lang, self.unit)})" if row.against is not None else ""
            rows.append(f"{row.label} {number(row.value, lang, self.unit)}{against}")
        return rows + ([f"{self.limit_name} {number(self.limit, lang, self.unit)}"] if self.limit is not None else [])

    def table(self, lang: str) -> Table:
        """Label, amount, what it is held against."""
        name = self.value_name or say(AMOUNT, lang)
        head = ("", name, self.against_name) if self.compared else ("", name)
        return Table(
            head,
            tuple((row.label, *(number(one, lang, self.unit) for one in (row.value, row.against)[: len(head) - 1])) for row in self.rows),
        )


@dataclass(frozen=True, slots=True)
class Parts(Chart):
    """The parts of one whole, in one bar.

    `whole` is what they add up to, `step` what each was rounded to: raises `ValueError` where no rounding explains the
    difference, as with the percentages of a question with several answers, which are `Bars`.
    """

    rows: tuple[Bar, ...]
    unit: str = "%"
    whole: float = 100
    step: float = 1

    def __post_init__(self) -> None:
        amounts = finite(row.value for row in self.rows)
        if len(amounts) < len(self.rows) or any(one < 0 for one in amounts):
            raise ValueError(f"{self.title}: a part of a whole is a number from 0")
        if self.rows and abs(sum(amounts) - self.whole) > self.step * len(amounts) / 2 + 1e-9:
            raise ValueError(f"{self.title}: the parts add up to {sum(amounts):g}, not to {self.whole:g}")

    @property
    def empty(self) -> bool:
        """Whether there are no parts."""
        return not self.rows

    def told(self, lang: str) -> list[str]:
        """`tested by data 62%`."""
        return [f"{row.label} {number(row.value, lang, self.unit)}" for row in self.rows]

    def table(self, lang: str) -> Table:
        """Label and part."""
        return Table(("", say(SHARE, lang)), tuple((row.label, number(row.value, lang, self.unit)) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Cascade(Chart):
    """Amounts from 0 that add up, against `limit`, which may be unknown. Raises `ValueError` for an amount below 0."""

    rows: tuple[Bar, ...]
    limit: float | None = None
    limit_name: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        if any(one < 0 for one in finite(row.value for row in self.rows)):
            raise ValueError(f"{self.title}: what adds up begins at 0")

    @property
    def total(self) -> float:
        """The sum of what is known."""
        return sum(finite(row.value for row in self.rows))

    @property
    def empty(self) -> bool:
        """Whether no row has an amount."""
        return not self.total

    def told(self, lang: str) -> list[str]:
        """Each amount, the sum, the limit."""
        rows = [f"{row.label} {number(row.value, lang, self.unit)}" for row in self.rows]
        return [*self._ends(lang), *rows]

    def _ends(self, lang: str) -> list[str]:
        known = [f"{self.limit_name} {number(self.limit, lang, self.unit)}"] if self.limit is not None else []
        return [f"{say(ALL, lang)} {number(self.total, lang, self.unit)}", *known]

    def table(self, lang: str) -> Table:
        """Label and amount, then the sum and the limit."""
        rows = [(row.label, number(row.value, lang, self.unit)) for row in self.rows]
        rows.append((say(ALL, lang), number(self.total, lang, self.unit)))
        rows += [(self.limit_name, number(self.limit, lang, self.unit))] if self.limit is not None else []
        return Table(("", say(AMOUNT, lang)), tuple(rows))
