"""What every document is, and what it is made of beside the policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from smpolicy.app.legal_review import LegalReview
from smpolicy.documents._frame import Frame
from smpolicy.model.knowledge import Gap
from smpolicy.model.localised import Localised
from smpolicy.model.recomputed import Recomputed
from smpolicy.model.report import Report
from smpolicy.model.subject import Subject
from smpolicy.policy.clause import Policy
from smpolicy.policy.release import Release


@dataclass(frozen=True, slots=True)
class Period:
    """The days an audit looks at; both ends belong to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Run:
    """The run of the engine that an audit prints.

    `subjects` are what was checked, for the approvals written in them. `paths` is what the caller asked for, `only` and
    `route` how the run was narrowed, as on the command line; `use_waivers` is false where waivers were left aside.
    `gaps`: what people asked and no article of the knowledge base answered, masked. `earlier` is the run over the drafts of the
    period of the same length before; `figures` are the stated ones beside the computed; `releases` are the frozen versions, in order.
    """

    report: Report
    subjects: tuple[Subject, ...] = ()
    paths: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    route: str | None = None
    use_waivers: bool = True
    period: Period | None = None
    gaps: tuple[Gap, ...] = ()
    earlier: Run | None = None
    figures: tuple[Recomputed, ...] = ()
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a document needs beside the policy. `today` is the day of its facts: ages and expiries are counted to it.

    `legal` is what legal has to read of the drafts; None where nobody looked at any. `drafts` are the files and folders that were
    asked for, `files` what was read of the workspace beside the policy's own files, with the SHA-256 of each. `archive` is the
    variant of PDF/A; one that may carry files carries `findings`, as JSON. `capacities` says as what each account is treated, by its
    id. `detectors` says in words what each detector looks for, `blind_spots` what it cannot see; filled in by `render`.
    """

    today: date
    run: Run | None = None
    legal: LegalReview | None = None
    drafts: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    archive: str = "2a"
    findings: str = ""
    capacities: Mapping[str, str] = field(default_factory=dict)
    detectors: Mapping[str, Localised] = field(default_factory=dict)
    blind_spots: Mapping[str, Localised] = field(default_factory=dict)


class View(Protocol):
    """The plain values that a template lays out; user text in them is text, never HTML."""

    @property
    def frame(self) -> Frame:
        """What every document says of itself: cover, running heads, approvals."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A member of this folder. `template` is a file of the folder `templates/`; it sees the view as `view`.

    One that is `of_a_run` prints a run of the engine (`Inputs.run`), one that is `of_drafts` what legal has to read of them
    (`Inputs.legal`); the others need the policy alone.
    """

    name: str
    title: Localised
    build: Callable[[Policy, Inputs, str], View]
    template: str
    of_a_run: bool = False
    of_drafts: bool = False
