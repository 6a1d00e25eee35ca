"""A stated figure beside the one that was computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smpolicy.model.localised import Localised


class Agreement(StrEnum):
    """How a stated figure and the computed one stand to each other.

    `undefined`: the computation divides by zero. `undetermined`: it could not be made. `not_computed`: no rule computes this
    figure, or what it would be computed of is missing.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    UNDEFINED = "undefined"
    UNDETERMINED = "undetermined"
    NOT_COMPUTED = "not_computed"


@dataclass(frozen=True, slots=True)
class Recomputed:
    """One stated figure of a subject, at the dotted path `field`, and what became of it.

    `stated` is None where not even that could be read, `computed` and `allowed` where nothing was computed. All are in the figure's own unit;
    `allowed` is the difference that is still agreement. `rule` is empty where no rule met the figure; `reason` says why a
    test could not be made.
    """

    rule: str
    clause: str
    title: Localised
    kind: str
    subject: str
    path: str
    field: str
    line: int
    stated: float | None
    computed: float | None
    allowed: float | None
    agreement: Agreement
    reason: Localised
