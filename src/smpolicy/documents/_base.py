"""What every document is, and what it is made of beside the policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from smpolicy.documents._frame import Frame
from smpolicy.model.localised import Localised
from smpolicy.model.report import Report
from smpolicy.policy.clause import Policy


@dataclass(frozen=True, slots=True)
class Period:
    """The days an audit looks at; both ends belong to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a document needs beside the policy. `today` is the day of its facts: ages and expiries are counted to it.

    `report` is the run an audit prints. `detectors` says in words what each detector looks for.
    """

    today: date
    report: Report | None = None
    period: Period | None = None
    detectors: Mapping[str, Localised] = field(default_factory=dict)


class View(Protocol):
    """The plain values that a template lays out; user text in them is text, never HTML."""

    @property
    def frame(self) -> Frame:
        """What every document says of itself: cover, running heads, approvals."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A member of this folder. `template` is a file of the folder `templates/`; it sees the view as `view`."""

    name: str
    title: Localised
    build: Callable[[Policy, Inputs, str], View]
    template: str
