"""How drafts were decided and what was found in them, month by month of their publication, and beside the period before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from smpolicy.documents._audit.findings import Tally, tally
from smpolicy.documents._base import Period, Run
from smpolicy.documents._charts import Series, Trend
from smpolicy.documents._dates import month_name, parse_date
from smpolicy.documents._words import DECISION, SEVERITY, word
from smpolicy.model.finding import Finding
from smpolicy.model.localised import Localised, say
from smpolicy.model.report import Decision
from smpolicy.model.subject import DRAFT_KINDS

_CHART: Localised = {"id": "Draf dan temuan menurut bulan terbit", "en": "Drafts and findings by month of publication"}
_MOST_MONTHS = 60
"""Months between the first and the last that are told although nothing was published in them; from here on, only those with drafts."""

Key = tuple[str, str]
"""A subject by its id and path."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Drafts, counted by decision, and what was found in them; `waived` findings are in none of the tally."""

    drafts: int
    decisions: Mapping[str, int]
    tally: Tally
    waived: int


@dataclass(frozen=True, slots=True)
class Month:
    """What is counted of the drafts that are published in a month; `month` is its first day."""

    month: date
    counted: Counted


@dataclass(frozen=True, slots=True)
class AuditTrend:
    """The months in order, the drafts without a date of publication, all together, and all of the period before.

    `earlier` is None where no period was asked for. `chart` is empty where fewer than two months are told.
    """

    months: tuple[Month, ...]
    undated: Counted
    total: Counted
    earlier: Counted | None
    earlier_period: Period | None
    chart: Trend


def audit_trend(run: Run, lang: str) -> AuditTrend:
    """The trend of the drafts in a run."""
    books = _Books(run)
    dates = {(one.id, one.path): parse_date(str(one.fields.get("publish_at", ""))) for one in run.subjects if one.kind in DRAFT_KINDS}
    by_month: dict[date, list[Key]] = defaultdict(list)
    for key, day in dates.items():
        if day is not None:
            by_month[day.replace(day=1)].append(key)
    months = tuple(Month(month, books.counted(by_month.get(month, ()))) for month in _months(by_month))
    earlier = run.earlier
    return AuditTrend(
        months=months,
        undated=books.counted([key for key, day in dates.items() if day is None]),
        total=books.counted(dates),
        earlier=_Books(earlier).counted([(one.id, one.path) for one in earlier.subjects]) if earlier else None,
        earlier_period=earlier.period if earlier else None,
        chart=_chart(months, lang),
    )


class _Books:
    """The decisions and findings of a run, by subject."""

    def __init__(self, run: Run) -> None:
        self._decided = {(one.id, one.path): one.decision for one in run.report.subjects}
        self._found, self._waived = _by_subject(run.report.findings), _by_subject(run.report.waived)

    def counted(self, keys: Iterable[Key]) -> Counted:
        """What there is of some subjects."""
        wanted = list(keys)
        decided = Counter(self._decided[key] for key in wanted if key in self._decided)
        return Counted(
            drafts=len(wanted),
            decisions={one.value: decided[one] for one in Decision},
            tally=tally(finding for key in wanted for finding in self._found.get(key, ())),
            waived=sum(len(self._waived.get(key, ())) for key in wanted),
        )


def _by_subject(findings: Iterable[Finding]) -> Mapping[Key, list[Finding]]:
    groups: dict[Key, list[Finding]] = defaultdict(list)
    for one in findings:
        groups[one.subject, one.path].append(one)
    return groups


def _months(found: Iterable[date]) -> Iterator[date]:
    """The months from the first to the last, those without a draft too where they are not too many."""
    known = sorted(found)
    if not known:
        return
    first, last = (one.year * 12 + one.month - 1 for one in (known[0], known[-1]))
    if last - first >= _MOST_MONTHS:
        yield from known
        return
    yield from (date(at // 12, at % 12 + 1, 1) for at in range(first, last + 1))


def _chart(months: tuple[Month, ...], lang: str) -> Trend:
    told = months if len(months) > 1 else ()
    series = [Series(word(DECISION, name, lang), tuple(one.counted.decisions[name] for one in told)) for name in ("block", "ask", "allow")]
    series += [
        Series(word(SEVERITY, name, lang), tuple(getattr(one.counted.tally, name) for one in told)) for name in ("error", "warning", "info")
    ]
    return Trend(say(_CHART, lang), tuple(month_name(one.month, lang) for one in told), tuple(series))
