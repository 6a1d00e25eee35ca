"""Charts: values that a document's view holds, drawn as vector pictures by matplotlib in a child process.

A view holds one of the kinds below, its texts in the language of the page already:

    Bars(title, rows, unit)            amounts side by side, each with what it is held against, if anything; also
                                       percentages of a question with several answers
    Parts(title, rows, unit, whole)    the parts of one whole; raises `ValueError` where they do not add up to it
    Cascade(title, rows, limit, unit)  amounts that add up, each beginning where the last one ended, against a limit
    Presence(title, columns, rows)     which of a few ordered groups each thing is in, beside the groups that are wanted
    RiskMap(title, risks, appetite)    likelihood and impact, before and after treatment
    Trend(title, periods, series)      counts over time, a strip for each series
    Tiers(title, levels)               who stands under whom

The template prints it with `{{ parts.chart(view.mix) }}`, picture and table, or with `{{ view.mix | drawn }}`, the picture
alone, where a table with its numbers follows. All texts may be anybody's: they are printed as text. Each picture has its
text alternative (`alt`), is readable without colour, and takes its colours from a `Palette`.
"""

from __future__ import annotations

from smpolicy.documents._charts.amounts import Bar, Bars, Cascade, Parts
from smpolicy.documents._charts.base import Chart, Palette, Table
from smpolicy.documents._charts.fields import Box, Presence, Risk, RiskMap, Row, Tier, Tiers
from smpolicy.documents._charts.page import MISSING_CHARTS, Charts
from smpolicy.documents._charts.trends import Series, Trend

__all__ = [
    "MISSING_CHARTS",
    "Bar",
    "Bars",
    "Box",
    "Cascade",
    "Chart",
    "Charts",
    "Palette",
    "Parts",
    "Presence",
    "Risk",
    "RiskMap",
    "Row",
    "Series",
    "Table",
    "Tier",
    "Tiers",
    "Trend",
]
